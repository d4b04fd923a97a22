#!/bin/sh
# Makes "Glow-TTS Studio.app" and a disk image on macOS 12 or later. Written with care, and not yet run: the project has no Mac.
#
#   SIGN_AS="Developer ID Application: NAME (TEAM)"   signs, with what packaging/macos/entitlements.plist allows
#   NOTARY_PROFILE=NAME                               has it notarised: a profile that `xcrun notarytool store-credentials` made
#
# Without them the program opens on this Mac only, or elsewhere by "Open Anyway" in the settings for privacy and security.
set -eu
cd "$(dirname "$0")/../.."
py=.venv/bin/python
app="dist/Glow-TTS Studio.app"
image=dist/glowtts-studio.dmg

sh packaging/setup.sh
$py packaging/freeze/pictures.py build/icons
$py -m PyInstaller --noconfirm --distpath dist --workpath build/freeze packaging/freeze/glowtts.spec
$py packaging/freeze/notices.py dist/glowtts-studio
$py packaging/freeze/weigh.py dist/glowtts-studio
cp dist/glowtts-studio/THIRD-PARTY-NOTICES.txt dist/glowtts-studio/sbom.cdx.json "$app/Contents/Resources/"
cp -R dist/glowtts-studio/_internal/assets/notices "$app/Contents/Resources/assets/"
if [ -n "${SIGN_AS:-}" ]; then
    codesign --force --deep --options runtime --timestamp --entitlements packaging/macos/entitlements.plist --sign "$SIGN_AS" "$app"
else
    codesign --force --deep --sign - "$app"
fi
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/glowtts" say "The packaged program speaks." --out build/said.wav
"$app/Contents/MacOS/glowtts-studio" --smoke-test build/smoke
rm -f "$image"
hdiutil create -volname "Glow-TTS Studio" -srcfolder "$app" -format ULFO "$image"
if [ -n "${NOTARY_PROFILE:-}" ]; then
    xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
    xcrun stapler staple "$image"
fi
