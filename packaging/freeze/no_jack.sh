#!/bin/sh
# Debian's PortAudio wants JACK's library, and that one Berkeley DB. Instead of both the package gets a library that says there is
# no JACK: each of its functions returns nothing, upon which PortAudio goes on to ALSA. no_jack.sh FOLDER
set -eu
wanted=$(cc -print-file-name=libportaudio.so.2)
[ -f "$wanted" ] || { echo "package: libportaudio.so.2 is not installed; the program will be silent without it" >&2; exit 1; }
for name in $(nm --dynamic --undefined-only "$wanted" | sed -n 's/.* U \(jack_[a-z_]*\).*/\1/p'); do
    printf 'void *%s(void) { return 0; }\n' "$name"
done | cc -shared -fPIC -x c -Wl,-soname,libjack.so.0 -o "$1/libjack.so.0" -
