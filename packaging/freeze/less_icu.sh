#!/bin/sh
# Leaves out of ICU's data, 32 MB, what Qt never asks it for: names of units, currencies, languages and regions, where lines may be
# broken, transliteration, numbers in words (Qt has its own for those); and the names of time zones, which the window never shows.
# Collation, converters and upper and lower case stay as they are. less_icu.sh FOLDER
set -eu
library=$(find "$1" -name 'libicudata.so.*' -type f)
say() { printf 'package: %s\n' "$*" >&2; }

[ -n "$library" ] || exit 0
if ! command -v icupkg >/dev/null; then
    say "icupkg (icu-devtools) is missing; the data of ICU stays whole"
    exit 0
fi
# ICU numbers everything with its version: libicudata.so.73 is the data icudt73, and l is for little-endian.
name=icudt${library##*.so.}
place=$(mktemp -d)
trap 'rm -r "$place"' EXIT
data=$place/${name}l.dat # icupkg writes the name of the file into it, and ICU looks for that
mkdir "$place/whole"
objcopy -O binary --only-section=.rodata "$library" "$place/whole/${data##*/}"
icupkg -l "$place/whole/${data##*/}" | grep -E '^(unit|curr|lang|region|zone|brkitr|translit|rbnf)/' >"$place/out.txt"
icupkg -r "$place/out.txt" "$place/whole/${data##*/}" "$data"
cc -shared -nostdlib -Wl,-soname,"${library##*/}" -o "$place/less.so" -x assembler - <<EOF
    .section .rodata
    .balign 16
    .globl ${name}_dat
    .type ${name}_dat, %object
${name}_dat:
    .incbin "$data"
    .size ${name}_dat, . - ${name}_dat
    .section .note.GNU-stack, "", %progbits
EOF
mv "$place/less.so" "$library"
