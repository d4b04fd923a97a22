#!/bin/bash
# Tries the Debian package as a stranger has it: in a new Debian, made with debootstrap, into which apt brings what the package asks
# for and nothing more. There it speaks, opens its window, opens both kinds of files, and is removed again without a trace.
#   check_deb.sh PACKAGE.deb PLACE      PLACE keeps the new Debian for the next time, and what was seen: sounds, pictures, reports.
# Needs root, debootstrap, xvfb and xdotool, and Debian sources that apt can reach; nothing of this machine is changed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ -n "${DEB_CHECK_ALONE:-}" ] || exec env DEB_CHECK_ALONE=1 unshare --mount --propagation private bash "$0" "$@"
package=$(realpath "$1")
mkdir -p "$2"
place=$(realpath "$2")
root=$place/root
seen=$place/seen
python=$here/../../.venv/bin/python
user=tester
home=/home/$user
what_apt_needs="http_proxy=${http_proxy:-} https_proxy=${https_proxy:-} DEBIAN_FRONTEND=noninteractive"

say() { printf 'deb-check: %s\n' "$*" >&2; }
stop() {
    say "FAILED: $*"
    exit 1
}
chroot_as() {
    local who=$1
    shift
    chroot --userspec="$who" "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"
}
as_root() { # shellcheck disable=SC2086  # words of an environment
    chroot_as root HOME=/root $what_apt_needs "$@"
}
as_user() { chroot_as "$user" HOME="$home" "$@" </dev/null; }
on_screen() { as_user DISPLAY="$display" "$@"; }
begin() { # a window that stays open; its process is $window, and no shell is between that could be ended in its stead
    exec chroot --userspec="$user" "$root" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME="$home" DISPLAY="$display" "$@" </dev/null
}
end() {
    kill "$window"
    wait "$window" || true
    window=
}
wait_for() { # seconds, what for, command: until it succeeds
    local left=$(($1 * 4)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        left=$((left - 1))
        [ $left -gt 0 ] || stop "$what did not come"
        sleep 0.25
    done
}
picture() { "$python" "$here/screenshot.py" "$display" "$seen/$1"; }
has_window() { [ -n "$(DISPLAY=$display xdotool search --onlyvisible --name "$1")" ]; }

new_debian() {
    local base=$place/base
    if [ ! -f "$base/usr/bin/apt-get" ]; then
        say "making a new Debian (debootstrap, minbase)"
        rm -rf "$base"
        debootstrap --variant=minbase "$(. /etc/os-release && echo "$VERSION_CODENAME")" "$base.part" \
            "$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)" >"$place/debootstrap.log" 2>&1 ||
            stop "debootstrap: $(tail -n 3 "$place/debootstrap.log")"
        mv "$base.part" "$base"
    fi
    rm -rf "$root"
    cp -a "$base" "$root"
    rm -rf "$root"/etc/apt/sources.list*
    cp -a /etc/apt/sources.list* "$root/etc/apt/"
    cp -a /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
    cp -a /usr/share/keyrings/. "$root/usr/share/keyrings/"
    cp -L /etc/resolv.conf "$root/etc/resolv.conf"
    mount -t proc proc "$root/proc"
    mkdir -p "$root/dev/shm" "$root/tmp/.X11-unix"
    mount -t tmpfs tmpfs "$root/dev/shm"
    as_root useradd --create-home $user
    echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/quick" # it is thrown away; nothing has to survive a power cut
}

list_files() { # everything but what belongs to people, to apt's and dpkg's own books, to caches, and to what is running
    (cd "$root" && find . -xdev \( -path ./home -o -path ./root -o -path ./tmp -o -path ./var/log -o -path ./var/cache/apt \
        -o -path ./var/cache/ldconfig -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/tmp \) -prune -o -type f -exec md5sum {} + -o -type l -print |
        LC_ALL=C sort -k 2)
}

install() {
    as_root apt-get update -qq
    say "apt brings what the package depends on, from Debian alone"
    as_root apt-get satisfy -y -qq --no-install-recommends "$(dpkg-deb -f "$package" Depends)" >"$place/apt.log" 2>&1 ||
        stop "apt: $(tail -n 5 "$place/apt.log")"
    # Of a desktop only what tells kinds of files apart (xdg-mime asks mimetype) and notes who opens them.
    as_root apt-get install -y -qq --no-install-recommends shared-mime-info desktop-file-utils xdg-utils libfile-mimeinfo-perl hicolor-icon-theme \
        >>"$place/apt.log" 2>&1
    list_files >"$place/before"
    cp "$package" "$root/tmp/"
    as_root apt-get install -y --no-install-recommends "/tmp/${package##*/}" >"$place/install.log" 2>&1 ||
        stop "apt: $(tail -n 5 "$place/install.log")"
    grep -q ' 1 newly installed' "$place/install.log" || stop "the package wanted more than it says in Depends"
    say "installed: $(as_root dpkg-query -W -f '${Package} ${Version}, ${Installed-Size} KiB' glowtts-studio)"
}

check_command_line() {
    say "the command line speaks"
    as_user glowtts --version
    as_user glowtts say "Installed from a package, and speaking." --out "$home/said.wav" || stop "glowtts say"
    [ "$(stat -c %s "$root$home/said.wav")" -gt 40000 ] || stop "the sound is too short"
    say "the doctor finds nothing but the missing sound card"
    as_user glowtts doctor --no-sound >"$seen/doctor.txt" || stop "glowtts doctor: $(tail -n 20 "$seen/doctor.txt")"
    ! as_user glowtts doctor >"$seen/doctor_sound.txt" || stop "the doctor found a sound card where there is none"
    grep -q 'To mend: 1' "$seen/doctor_sound.txt" || stop "the doctor found more: $(tail -n 20 "$seen/doctor_sound.txt")"
    as_user _GLOWTTS_COMPLETE=complete_bash COMP_WORDS="glowtts doc" COMP_CWORD=1 glowtts | grep -qx doctor || stop "completion"
}

check_files() {
    say "both kinds of files are known, and the studio opens them"
    as_user touch "$home/a.glowproj" "$home/a.glowvoice"
    for kind in project voice; do
        ending=glowproj
        [ $kind = project ] || ending=glowvoice
        told=$(as_user xdg-mime query filetype "$home/a.$ending")
        [ "$told" = "application/x-glowtts-$kind" ] || stop "a.$ending is taken for “$told”"
        told=$(as_user xdg-mime query default "application/x-glowtts-$kind")
        [ "$told" = org.glowtts.Studio.desktop ] || stop "application/x-glowtts-$kind is opened by “$told”"
    done
    as_user rm "$home/a.glowproj" "$home/a.glowvoice"
}

check_window() {
    say "the studio speaks, edits and exports"
    on_screen glowtts-studio --smoke-test "$home/smoke" 2>"$seen/smoke.txt" || stop "the smoke test: $(cat "$seen/smoke.txt")"
    [ ! -s "$seen/smoke.txt" ] || stop "the studio said on standard error: $(cat "$seen/smoke.txt")"
    for name in before.wav before.TextGrid after.wav after.TextGrid window.png; do
        [ -s "$root$home/smoke/$name" ] || stop "the studio did not leave $name"
    done
    say "the window opens, and a project that is double-clicked"
    "$python" "$here/a_project.py" "$root$home/Double-clicked.glowproj"
    chown --reference="$root$home" "$root$home/Double-clicked.glowproj"
    begin glowtts-studio "$home/Double-clicked.glowproj" &
    window=$!
    wait_for 90 "the window with the project" has_window "Double-clicked.glowproj"
    on_screen glowtts-studio "$home/Double-clicked.glowproj" || stop "the second time, the window was to come forward"
    [ "$(DISPLAY=$display xdotool search --onlyvisible --name "Double-clicked.glowproj" | wc -l)" = 1 ] ||
        stop "the second time opened a second window"
    picture project.png
    end
    say "a voice that is double-clicked is installed"
    as_user glowtts voice zip /usr/lib/glowtts-studio/_internal/assets/voices/kathleen --out "$home/Kathleen again.glowvoice" \
        >/dev/null
    begin glowtts-studio "$home/Kathleen again.glowvoice" &
    window=$!
    wait_for 120 "the voice" test -f "$root$home/.local/share/glowtts-studio/voices/kathleen-again/voice.json"
    wait_for 30 "the picture" picture voice.png
    end
}

check_words() { # what cannot work says so, in words
    say "without a screen, and without a home to write in, it says what to do"
    ! as_user timeout 60 glowtts-studio >"$seen/no_screen.txt" 2>&1 || stop "the studio opened without a screen"
    grep -qi 'display\|screen' "$seen/no_screen.txt" || stop "without a screen it says: $(tail -n 3 "$seen/no_screen.txt")"
    as_user HOME=/nowhere glowtts say "No home." --out "$home/no_home.wav" || stop "glowtts needs a home to speak"
    ! as_user HOME=/nowhere glowtts doctor --no-sound >"$seen/no_home.txt" || stop "the doctor did not miss the home"
    grep -q 'cannot be written' "$seen/no_home.txt" || stop "the doctor does not say that nothing can be written"
    begin HOME=/nowhere glowtts-studio 2>"$seen/no_home_studio.txt" &
    window=$!
    wait_for 90 "a window without a home" has_window "Glow-TTS Studio"
    wait_for 30 "the picture" picture no_home.png
    end
}

remove() {
    say "removed again"
    as_root apt-get purge -y -qq glowtts-studio >"$place/purge.log" 2>&1 || stop "apt: $(tail -n 5 "$place/purge.log")"
    list_files >"$place/after"
    diff "$place/before" "$place/after" >"$seen/left_behind.txt" || stop "this was left: $(head -n 10 "$seen/left_behind.txt")"
    say "nothing is left outside the folders of people ($(wc -l <"$place/after") files compared)"
}

rm -rf "$seen"
mkdir -p "$seen"
new_debian
install
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec 9>"$place/display"
Xvfb -displayfd 9 -screen 0 1440x900x24 -nolisten tcp >"$place/screen.log" 2>&1 &
screen=$!
window=
trap 'kill $window $screen' EXIT
wait_for 20 "a screen" test -s "$place/display"
display=:$(cat "$place/display")
check_command_line
check_files
check_window
check_words
cp "$root$home"/said.wav "$root$home"/smoke/* "$seen/"
remove
say "all is well; what was seen is in $seen"
