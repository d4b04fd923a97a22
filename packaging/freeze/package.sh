#!/bin/sh
# make package: the studio and the command line in one folder that needs no Python, in dist/glowtts-studio, weighed and tried.
set -eu
cd "$(dirname "$0")/../.."
py=.venv/bin/python
folder=dist/glowtts-studio
say() { printf 'package: %s\n' "$*" >&2; }

say "freezing; this takes a few minutes"
rm -rf build/freeze build/no_jack "$folder"
mkdir -p build/no_jack
[ "$(uname -s)" != Linux ] || sh packaging/freeze/no_jack.sh build/no_jack
$py -m PyInstaller --noconfirm --distpath dist --workpath build/freeze --log-level INFO packaging/freeze/glowtts.spec \
    >build/freeze.log 2>&1 </dev/null || {
    tail -n 30 build/freeze.log >&2
    say "PyInstaller failed; the whole log is in build/freeze.log"
    exit 1
}
if [ "$(uname -s)" = Linux ]; then
    $py packaging/freeze/starter.py "$folder"
    sh packaging/freeze/less_icu.sh "$folder"
    $py packaging/freeze/slim.py "$folder"
fi
$py packaging/freeze/notices.py "$folder"
$py packaging/freeze/weigh.py "$folder"
[ "$(uname -s)" != Linux ] || sh packaging/freeze/try.sh "$folder"
say "the program is in $folder: glowtts-studio opens the window, glowtts is the command line"
