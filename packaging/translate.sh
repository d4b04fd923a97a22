#!/bin/sh
# Brings app/i18n/*.ts up to date with the texts of the program and makes the .qm files that it reads.
# New texts come out untranslated in the .ts file (type="unfinished"): write the translation there, then run this again.
set -eu
cd "$(dirname "$0")/.."
words=$(mktemp -d)
trap 'rm -r "$words"' EXIT
.venv/bin/python packaging/core_words.py >"$words/core.py"
sources="$(find app -name '*.py' | LC_ALL=C sort) $words/core.py"
for language in en de; do
    # English needs nothing but its plural forms.
    only=$([ "$language" = en ] && echo -pluralonly || echo -no-obsolete)
    # shellcheck disable=SC2086  # no name holds a blank
    .venv/bin/pyside6-lupdate -tr-function-alias QT_TRANSLATE_NOOP+=_T $only -no-obsolete -locations none \
        -source-language en -target-language "$language" $sources -ts "app/i18n/glowtts_$language.ts"
    .venv/bin/pyside6-lrelease "app/i18n/glowtts_$language.ts" -qm "app/i18n/glowtts_$language.qm"
done
