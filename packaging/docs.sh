#!/bin/sh
# Builds the user guide into build/guide, where the program finds it, with every warning as an error; then checks that
# the spelling is right, that every link leads somewhere, and that no page asks the network for anything.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
guide=build/guide
export QT_QPA_PLATFORM=offscreen

echo "docs: what the program says about itself"
$bin/python -m docs.generator
echo "docs: pages"
rm -rf $guide
$bin/sphinx-build -q -E -W -n --keep-going -b html -d build/doctrees docs $guide
echo "docs: spelling"
if $bin/python -c 'import enchant; enchant.Dict("en_GB")' 2>/dev/null; then
    $bin/sphinx-build -q -E -W --keep-going -t spelling -b spelling -d build/doctrees-spelling docs build/spelling
else
    echo "docs: NOT checked against a dictionary: install $(grep -v '^#' packaging/debian-packages-docs.txt | tr '\n' ' ')" >&2
fi
$bin/codespell README.md CONTRIBUTING.md ARCHITECTURE.md CHANGELOG.md packaging/README.md docs/*.md
echo "docs: links"
$bin/python -m docs.generator.links $guide
echo "docs: the guide is in $guide/index.html"
