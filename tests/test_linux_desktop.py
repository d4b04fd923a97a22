"""What a Linux desktop is told of the program is true: kinds of files, icons, manual pages, completion."""

from __future__ import annotations

import configparser
import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImage

from app import paths
from app.main import DESKTOP_ID, NAME, parser
from glowtts_core import __version__
from glowtts_core.cli import main
from glowtts_core.voice import archive

LINUX = Path(__file__).resolve().parents[1] / "packaging" / "linux"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
needs = {
    tool: pytest.mark.skipif(shutil.which(tool) is None, reason=f"{tool} is missing")
    for tool in ("desktop-file-validate", "appstreamcli", "xmllint", "man", "bash")
}


@pytest.fixture(scope="module")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything as it is laid out for ``/usr/share``."""
    folder = tmp_path_factory.mktemp("linux") / "share"
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "PYTHONPATH": str(LINUX.parents[1])}
    command = [sys.executable, str(LINUX / "desktop.py"), str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def entry(share: Path) -> configparser.SectionProxy:
    """The desktop entry."""
    file = configparser.ConfigParser(interpolation=None)
    file.optionxform = str  # type: ignore[assignment,method-assign]  # as its documents say
    file.read(share / "applications" / f"{DESKTOP_ID}.desktop", encoding="utf-8")
    return file["Desktop Entry"]


def page(share: Path, name: str) -> str:
    return gzip.decompress((share / "man" / "man1" / f"{name}.1.gz").read_bytes()).decode("utf-8")


def test_both_kinds_of_files_open_with_the_studio(share: Path, entry: configparser.SectionProxy) -> None:
    tree = ET.parse(share / "mime" / "packages" / f"{DESKTOP_ID}.xml")
    kinds = {
        kind.attrib["type"]: {glob.attrib["pattern"] for glob in kind.iter(f"{MIME}glob")}
        for kind in tree.iter(f"{MIME}mime-type")
    }
    assert sorted(kinds.values(), key=str) == sorted(({f"*{paths.SUFFIX}"}, {f"*{archive.SUFFIX}"}), key=str)
    assert set(entry["MimeType"].strip(";").split(";")) == set(kinds)
    assert entry["Exec"] == f"{NAME} %f"
    metadata = ET.parse(share / "metainfo" / f"{DESKTOP_ID}.metainfo.xml")
    assert {one.text for one in metadata.iter("mediatype")} == set(kinds)
    assert {one.text for one in metadata.iter("binary")} == {NAME, "glowtts"}
    for kind in kinds:
        assert (share / "icons/hicolor/scalable/mimetypes" / f"{kind.replace('/', '-')}.svg").is_file()


def test_metadata_name_the_entry_and_this_version(share: Path, entry: configparser.SectionProxy) -> None:
    metadata = ET.parse(share / "metainfo" / f"{DESKTOP_ID}.metainfo.xml")
    assert metadata.findtext("id") == DESKTOP_ID
    assert metadata.findtext("launchable") == f"{DESKTOP_ID}.desktop"
    release = metadata.find("releases/release")
    assert release is not None and release.attrib["version"] == __version__
    assert entry["Icon"] == metadata.findtext("icon") == DESKTOP_ID


def test_icons_have_their_sizes_and_something_in_them(share: Path) -> None:
    pictures = sorted((share / "icons" / "hicolor").glob("*x*/*/*.png"))
    assert len(pictures) == 24
    for path in pictures:
        image = QImage(str(path))
        side = int(path.parts[-3].partition("x")[0])
        assert (image.width(), image.height()) == (side, side)
        assert image.pixelColor(side // 2, side // 2).alpha() == 255, path
        assert image.pixelColor(side - 1, 0).alpha() < 255, "corners are round, or folded"


def test_the_manual_page_has_every_option_of_every_command(
    share: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    parts = re.split(r"^\.SS ", page(share, "glowtts"), flags=re.MULTILINE)[1:]
    assert len(parts) > 10
    for whole in parts:
        part = whole.partition("\n.SH ")[0].replace("\\-", "-")
        name = part.partition("\n")[0].strip('"').removeprefix("glowtts ")
        assert main([*name.split(), "--help"]) == 0
        rows = re.findall(r"^│[ *]+((?:--?[a-z-]+[ ,]*)+)", capsys.readouterr().out, flags=re.MULTILINE)
        shown = set(re.findall(r"--[a-z-]+", " ".join(rows)))
        assert "--help" in shown
        assert set(re.findall(r"\\fB(--[a-z][a-z-]*)", part)) == shown, name


def test_no_command_is_missing_in_the_manual_page(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = re.findall(r"^│ ([a-z]+) ", capsys.readouterr().out, flags=re.MULTILINE)
    assert {"say", "doctor", "train"} <= set(shown)
    text = page(share, "glowtts").replace("\\-", "-")
    assert [name for name in shown if not re.search(rf'^\.SS "glowtts {name}[ "]', text, flags=re.MULTILINE)] == []
    assert "read-checkpoint" not in text, "what is hidden stays hidden"


def test_studio_page_and_completion_have_every_option_of_the_studio(share: Path) -> None:
    options = set(re.findall(r"--[a-z][a-z-]*", parser().format_help()))
    assert "--smoke-test" in options
    assert set(re.findall(r"\\fB(--[a-z-]+)", page(share, NAME).replace("\\-", "-"))) == options
    bash = (share / "bash-completion" / "completions" / NAME).read_text(encoding="utf-8")
    zsh = (share / "zsh" / "vendor-completions" / f"_{NAME}").read_text(encoding="utf-8")
    fish = (share / "fish" / "vendor_completions.d" / f"{NAME}.fish").read_text(encoding="utf-8")
    for option in options:
        assert option in bash
        assert option in zsh
        assert f"-l {option.removeprefix('--')}" in fish


@needs["bash"]
def test_bash_completes_commands_options_and_files(share: Path, tmp_path: Path) -> None:
    for name in ("a.glowproj", "b.glowvoice", "c.png", "glowtts"):
        (tmp_path / name).touch()
    (tmp_path / "glowtts").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m glowtts_core "$@"\n', encoding="utf-8")
    (tmp_path / "glowtts").chmod(0o755)
    folder = share / "bash-completion" / "completions"
    program = f"""
shopt -s extglob
. {folder}/glowtts; . {folder}/{NAME}
COMP_WORDS=(glowtts doc); COMP_CWORD=1; _glowtts_completion glowtts; echo "${{COMPREPLY[@]}}"
COMP_WORDS=({NAME} ""); _glowtts_studio; echo "${{COMPREPLY[@]}}"
COMP_WORDS=({NAME} --sm); _glowtts_studio; echo "${{COMPREPLY[@]}}"
"""
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "PYTHONPATH": str(LINUX.parents[1])}
    done = subprocess.run(
        ["bash", "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    commands, files, options = done.stdout.splitlines()
    assert (commands, set(files.split()), options) == ("doctor", {"a.glowproj", "b.glowvoice"}, "--smoke-test")


@pytest.mark.parametrize(
    ("command", "pattern"),
    [
        pytest.param(["desktop-file-validate"], "applications/*", marks=needs["desktop-file-validate"]),
        pytest.param(["appstreamcli", "validate", "--no-net"], "metainfo/*", marks=needs["appstreamcli"]),
        pytest.param(["xmllint", "--noout"], "mime/packages/*", marks=needs["xmllint"]),
        pytest.param(["xmllint", "--noout"], "icons/hicolor/scalable/*/*", marks=needs["xmllint"]),
    ],
)
def test_the_desktops_own_tools_find_nothing(command: list[str], pattern: str, share: Path) -> None:
    files = sorted(share.glob(pattern))
    assert files
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs["man"]
@pytest.mark.parametrize("name", ["glowtts", NAME])
def test_manual_pages_are_formatted_without_a_warning(name: str, share: Path) -> None:
    command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(share / "man" / "man1" / f"{name}.1.gz")]
    done = subprocess.run(command, env={**os.environ, "LC_ALL": "C.UTF-8"}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert __version__ in done.stdout
