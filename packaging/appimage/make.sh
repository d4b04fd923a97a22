#!/bin/sh
# Makes build/Glow-TTS-Studio.AppDir from dist/glowtts-studio (make package), and from that dist/Glow-TTS-Studio.AppImage where
# appimagetool is on the PATH; where it is not, this says what to type. make.sh [PACKAGED FOLDER [FOLDER TO MAKE]]
set -eu
cd "$(dirname "$0")/../.."
id=org.glowtts.Studio
folder=${1:-dist/glowtts-studio}
place=${2:-build/Glow-TTS-Studio.AppDir}
image=dist/Glow-TTS-Studio.AppImage
say() { printf 'appimage: %s\n' "$*" >&2; }

[ -x "$folder"/glowtts-studio ] || {
    say "there is no $folder; type: make package"
    exit 1
}
rm -rf "$place"
mkdir -p "$place"/usr/bin "$place"/usr/lib "$place"/usr/share/applications "$place"/usr/share/metainfo "$place"/usr/share/mime/packages
cp -al "$folder" "$place"/usr/lib/glowtts-studio 2>/dev/null || cp -a "$folder" "$place"/usr/lib/glowtts-studio
ln -s ../lib/glowtts-studio/glowtts ../lib/glowtts-studio/glowtts-studio "$place/usr/bin/"
cp packaging/linux/$id.desktop "$place"/usr/share/applications/
cp packaging/linux/$id.metainfo.xml "$place"/usr/share/metainfo/$id.appdata.xml
cp packaging/linux/$id.xml "$place"/usr/share/mime/packages/
.venv/bin/python packaging/linux/icons.py "$place"/usr/share/icons/hicolor
# What an AppImage has at its top: the desktop entry, the icon, and what starts it.
ln -s usr/share/applications/$id.desktop "$place"/$id.desktop
ln -s usr/share/icons/hicolor/256x256/apps/$id.png "$place"/$id.png
ln -s $id.png "$place"/.DirIcon
cat >"$place"/AppRun <<'END'
#!/bin/sh
# "Glow-TTS-Studio.AppImage glowtts say ..." is the command line; anything else goes to the studio.
here=$(dirname "$(readlink -f "$0")")
case ${1:-} in
glowtts)
    shift
    exec "$here/usr/bin/glowtts" "$@"
    ;;
esac
exec "$here/usr/bin/glowtts-studio" "$@"
END
chmod +x "$place"/AppRun
say "the folder is $place"
if command -v appimagetool >/dev/null 2>&1; then
    ARCH=$(uname -m) appimagetool --no-appstream "$place" $image
    say "the program is $image"
else
    say "appimagetool is not here. With it, type: ARCH=$(uname -m) appimagetool $place $image"
fi
