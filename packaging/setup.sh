#!/bin/sh
# Makes .venv with everything that requirements.lock names, from nothing; does nothing when it is already there.
# PYTHON chooses the interpreter. Says what it needs where it may not install it.
# With the word "tests" or "package": only what these need from the system besides; tried once.
# With the word "docs": what builds and checks the documents, into the same .venv.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd)
venv=.venv
base_list=packaging/debian-packages.txt
docs_list=packaging/debian-packages-docs.txt
export PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1

say() { printf 'setup: %s\n' "$*" >&2; }
stop() {
    say "$*"
    exit 1
}

suits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for name in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if suits "$name"; then
            command -v "$name"
            return
        fi
    done
    found=$("${PYTHON:-python3}" --version 2>&1) || found="none"
    stop "Python 3.11 or later is needed (found: $found). Install it, or name one: make run PYTHON=/path/to/python3.11"
}

# What the set-up depends on; a change of any of it makes it run again. The place counts: a .venv cannot be moved.
wanted_key() { { printf '%s\n' "$here"; cat requirements.lock pyproject.toml packaging/setup.sh $base_list; } | cksum; }

missing_debian() {
    grep -v '^#' "$1" | while read -r name; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) in installed) ;; *) printf '%s ' "$name" ;; esac
    done
}

install_debian() {
    command -v apt-get >/dev/null 2>&1 || return 0
    missing=$(missing_debian "$1")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif sudo -n true 2>/dev/null; then
        as_root="sudo env"
    else
        say "these system packages are missing and need an administrator. Type this once, then try again if a step below fails:"
        say "    sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
        return 0
    fi
    say "installing system packages: $missing"
    # shellcheck disable=SC2086  # both are lists of words
    { $as_root apt-get update -qq && $as_root DEBIAN_FRONTEND=noninteractive apt-get install -qq -y -o Dpkg::Use-Pty=0 --no-install-recommends --no-remove $missing; } \
        </dev/null >&2 || say "some system packages could not be installed; going on without them"
}

check_tools() {
    "$1" -c 'import venv, ensurepip' 2>/dev/null || stop "$1 has no venv module. On Debian or Ubuntu type: sudo apt-get install -y python3-venv"
    "$1" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_path("include"), "Python.h")))' ||
        say "the C headers of $1 are missing (python3-dev); packages that come as source will not build"
    command -v cc >/dev/null 2>&1 || say "there is no C compiler (build-essential); packages that come as source will not build"
}

if [ "${1:-}" = tests ] || [ "${1:-}" = package ] || [ "${1:-}" = deb ]; then
    more_list=packaging/debian-packages-${1%s}.txt
    if [ "$(cat "$venv/$1" 2>/dev/null)" != "$(cksum <"$more_list")" ]; then
        install_debian "$more_list"
        cksum <"$more_list" >"$venv/$1"
    fi
    exit 0
fi
if [ "${1:-}" = docs ]; then
    wanted=$(cat requirements-docs.lock $docs_list | cksum)
    if [ "$(cat $venv/docs 2>/dev/null)" != "$wanted" ]; then
        install_debian $docs_list
        $venv/bin/python -m pip install -q -r requirements-docs.lock -c requirements.lock </dev/null >&2 ||
            stop "the packages that build the documents could not be installed; the lines above say why."
        echo "$wanted" >$venv/docs
    fi
    exit 0
fi
if [ -f $venv/ready ] && [ "$(cat $venv/ready)" = "$(wanted_key)" ] && $venv/bin/python --version >/dev/null 2>&1; then
    exit 0
fi
install_debian $base_list
python=$(find_python) || exit 1
check_tools "$python"
say "making $venv (the first time takes a few minutes and about 2 GB of disk)"
rm -f $venv/ready
suits $venv/bin/python || "$python" -m venv --clear $venv
quiet=-q
[ -t 2 ] && quiet=
# shellcheck disable=SC2086  # an empty word must vanish
$venv/bin/python -m pip install $quiet -r requirements.lock </dev/null >&2 ||
    stop "the Python packages could not be installed; the lines above say why. Nothing else was changed; try again with the same command."
$venv/bin/python -m pip install -q --no-deps --no-build-isolation -e . </dev/null >&2 || stop "the project itself could not be installed."
wanted_key >$venv/ready
say "ready"
