#!/bin/sh
# What a person starts under either name. It looks whether this system can run the program, says what to do where it cannot, and
# otherwise hands over: same arguments, same environment, and the exit status is the program's. starter.py has filled in the facts.
needed=@GLIBC@
known_from="@RELEASES@"
machine=@MACHINE@
tools=@TOOLS@

system() (
    PATH=$tools
    "$@"
)
self=$(system readlink -f "$0" 2>/dev/null) || self=$0
name=${self##*/}
program=${self%/*}/_internal/$name

# The version of the C library, such as 2.36; nothing where the system does not tell.
glibc() {
    { system getconf GNU_LIBC_VERSION || system ldd --version; } 2>/dev/null |
        while read -r line; do
            case ${line##* } in 2.[0-9]*) printf '%s\n' "${line##* }" ;; esac
            break
        done
}

minor() {
    rest=${1#2.}
    printf '%s\n' "${rest%%[!0-9]*}"
}

# Ends in words: on standard error, and in a window of whatever the system has where the studio was started from a menu.
stop() {
    words=$1
    printf '%s: %s\n' "$name" "$words" >&2
    if [ "$name" = glowtts-studio ] && [ -n "$attended" ] && [ ! -t 2 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        PATH=$PATH:$tools
        folded=$(printf '%s\n' "$words" | fold -s -w 72 2>/dev/null) || folded=$words
        if command -v zenity >/dev/null; then
            zenity --error --text "$folded"
        elif command -v kdialog >/dev/null; then
            kdialog --error "$folded"
        elif command -v xmessage >/dev/null; then
            xmessage -center "$folded"
        fi 2>/dev/null
    fi
    exit 3
}

attended=yes
case " $* " in *" --smoke-test"*) attended= ;; esac

have=$(glibc)
[ -z "$have" ] || [ "$(minor "$have")" -ge "$(minor "$needed")" ] ||
    stop "This system is too old for this edition of Glow-TTS Studio: its C library (glibc) is version $have, and $needed or later \
is needed; $known_from are new enough. Upgrade the system, or run the program from its source ('make run', with Python \
3.11 or later), which older systems can do."

# The system's own loader says which libraries are not there, without starting anything.
told=$(LD_TRACE_LOADED_OBJECTS=1 "$program" 2>&1) ||
    stop "This edition of Glow-TTS Studio is for $machine and the GNU C library (glibc) $needed or later; this system \
($(system uname -m)) does not start it: ${told##*"$program: "}. Get the edition for this system, or run the program from its source \
('make run')."
missing=$(printf '%s\n' "$told" | while read -r library _ found; do [ "$found" != "not found" ] || printf '%s ' "$library"; done)
[ -z "$missing" ] ||
    stop "A library of the system is missing: ${missing% }. Install it with the tools of your system (on Debian or Ubuntu: sudo apt \
install zlib1g), then start the program again."

exec "$program" "$@"
