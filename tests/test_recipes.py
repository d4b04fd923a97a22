"""The recipes for systems that this project has no machine of: what can be said about them by reading."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import SUFFIX
from glowtts_core.voice.archive import SUFFIX as VOICE_SUFFIX

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
SUFFIXES = (SUFFIX, VOICE_SUFFIX)


def iss_sections() -> dict[str, list[str]]:
    """Lines of each section of the installer's script."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (PACKAGING / "windows" / "glowtts-studio.iss").read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            name = match[1]
            sections[name] = []
        elif name and line and not line.startswith(";"):
            sections[name].append(line)
    return sections


def test_windows_installer_asks_for_no_administrator_and_knows_our_files() -> None:
    sections = iss_sections()
    parser = configparser.RawConfigParser(delimiters="=", comment_prefixes=(";",))
    parser.read_string("\n".join(["[Setup]", *sections["Setup"]]))
    setup = parser["Setup"]
    assert setup["PrivilegesRequired"] == "lowest" and setup["ChangesAssociations"] == "yes"
    for suffix in SUFFIXES:
        kind = next(row for row in sections["Registry"] if f'Classes\\{suffix}"' in row)
        name = re.search(r'ValueData: "([\w.]+)"', kind)
        assert name is not None and kind.startswith("Root: HKA;")
        opens = next(row for row in sections["Registry"] if f"{name[1]}\\shell\\open\\command" in row)
        assert '"""{app}\\glowtts-studio.exe"" ""%1"""' in opens
    for section in ("Files", "Icons", "Registry", "Run", "Tasks", "Languages"):
        for row in sections[section]:
            assert re.fullmatch(r'(\w+: ("([^"]|"")*"|[^";]+)(; |$))+', row), row


def test_windows_and_mac_recipes_name_only_files_that_are_there() -> None:
    for recipe in (PACKAGING / "windows" / "package.ps1", PACKAGING / "macos" / "package.sh"):
        text = recipe.read_text(encoding="utf-8").replace("\\", "/")
        named = re.findall(r"packaging/[\w./-]+", text)
        assert len(named) > 4
        assert [name for name in named if not (ROOT / name).exists()] == []


def test_mac_bundle_says_which_files_are_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING / "freeze"))
    import contents

    told = plistlib.loads(plistlib.dumps(contents.INFO_PLIST))
    kinds = {
        row["UTTypeIdentifier"]: row["UTTypeTagSpecification"]["public.filename-extension"]
        for row in told["UTExportedTypeDeclarations"]
    }
    opened = [kind for row in told["CFBundleDocumentTypes"] for kind in row["LSItemContentTypes"]]
    assert sorted(f".{suffix}" for kind in opened for suffix in kinds[kind]) == sorted(SUFFIXES)
    allowed = plistlib.loads((PACKAGING / "macos" / "entitlements.plist").read_bytes())
    assert allowed["com.apple.security.cs.allow-jit"] is True  # numba compiles


@pytest.mark.parametrize("script", sorted(PACKAGING.rglob("*.sh")), ids=lambda path: path.name)
def test_shell_scripts_can_be_read_by_a_plain_shell(script: Path) -> None:
    subprocess.run(["sh", "-n", script], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage is for Linux")
def test_appimage_folder_has_what_the_format_asks_for(tmp_path: Path) -> None:
    folder, place = tmp_path / "packaged", tmp_path / "made.AppDir"
    folder.mkdir()
    for name in ("glowtts", "glowtts-studio"):
        (folder / name).write_text(f'#!/bin/sh\necho {name} "$@"\n')
        (folder / name).chmod(0o755)
    environment = {**os.environ, "PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(["sh", PACKAGING / "appimage" / "make.sh", folder, place], env=environment, check=True)
    (entry,) = place.glob("*.desktop")
    words = configparser.RawConfigParser(delimiters="=")
    words.optionxform = str  # type: ignore[assignment,method-assign]  # as its documents say
    words.read_string(entry.read_text(encoding="utf-8"))
    assert (place / f"{words['Desktop Entry']['Icon']}.png").is_file() and (place / ".DirIcon").is_file()
    for arguments, said in (((), "glowtts-studio"), (("glowtts", "say"), "glowtts say")):
        done = subprocess.run([place / "AppRun", *arguments], capture_output=True, text=True, check=True)
        assert done.stdout.strip() == said
