#!/bin/sh
# make package: the studio and the command line in one folder that needs no Python, in dist/glowtts-studio, weighed and tried.
set -eu
cd "$(dirname "$0")/../.."
py=.venv/bin/python
folder=dist/glowtts-studio
say() { printf 'package: %s\n' "$*" >&2; }

# Some sources of packages give torch with CUDA, gigabytes of it, where nothing else is asked for.
$py -c 'import sys, torch; sys.exit(torch.version.cuda is not None)' || {
    say "the torch in .venv is one with CUDA (or none); the program is made with its CPU build. Ask the selector on PyTorch's own"
    say "\"Get started\" page for the CPU build of the version in requirements.lock, and run what it shows with .venv/bin/pip"
    say "and --force-reinstall. What then has no use is removed by: .venv/bin/pip uninstall triton nvidia-..."
    exit 1
}
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
