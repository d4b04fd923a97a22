#!/bin/sh
# Tries the packaged program as a stranger has it: a copy elsewhere, an empty home, an empty environment without a Python, no
# network, a screen that nobody sees. try.sh FOLDER
set -eu
folder=$1
say() { printf 'package: %s\n' "$*" >&2; }
stop() {
    say "$*"
    exit 1
}

place=$(mktemp -d)
screen=
trap '[ -z "$screen" ] || kill "$screen"; rm -r "$place"' EXIT
trap 'exit 1' INT TERM
mkdir "$place/home" "$place/spoken"
cp -a "$folder" "$place/studio"

if unshare --net true 2>/dev/null; then
    alone="unshare --net"
elif unshare --map-root-user --net true 2>/dev/null; then
    alone="unshare --map-root-user --net"
else
    alone=
    say "this machine cannot take the network away; the program is tried with it"
fi

# A screen of its own number; it says which once it is ready.
Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>"$place/display" 2>"$place/screen.log" &
screen=$!
until [ -s "$place/display" ]; do
    kill -0 $screen 2>/dev/null || stop "Xvfb does not start: $(cat "$place/screen.log")"
    sleep 0.1
done

cd "$place/home"
# shellcheck disable=SC2086  # words of a command, or none
bare() { $alone env -i PATH=/nowhere HOME="$place/home" "$@"; }

say "the command line speaks"
bare "$place/studio/glowtts" say "The packaged program speaks." --out "$place/spoken/said.wav" || stop "glowtts failed"
[ -s "$place/spoken/said.wav" ] || stop "glowtts wrote no sound"
say "the studio speaks, edits and exports"
bare DISPLAY=":$(cat "$place/display")" "$place/studio/glowtts-studio" --smoke-test "$place/spoken/smoke" 2>"$place/said.txt" ||
    stop "the studio failed: $(cat "$place/said.txt")"
[ ! -s "$place/said.txt" ] || stop "the studio was to say nothing on standard error, and said: $(cat "$place/said.txt")"
for name in before.wav before.TextGrid after.wav after.TextGrid window.png; do
    [ -s "$place/spoken/smoke/$name" ] || stop "the studio did not leave $name"
done
if [ -n "${KEEP:-}" ]; then
    mkdir -p "$KEEP"
    cp -a "$place/spoken/." "$place/home" "$KEEP"
fi
say "both work from an empty environment"
