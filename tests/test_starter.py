"""What stands before the packaged programs hands over where the system is good enough, and else says what to do."""

from __future__ import annotations

import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FREEZE = Path(__file__).resolve().parents[1] / "packaging" / "freeze"
SYSTEM_TOOLS = "/usr/bin:/bin"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="on Linux alone a starter is needed")


@pytest.fixture
def starter(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FREEZE))
    return importlib.import_module("starter")


@pytest.fixture
def folder(tmp_path: Path, starter: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged folder of spaces and quotes, whose program tells what it was given and ends with 7."""
    folder = tmp_path / "a stranger's folder"
    folder.mkdir()
    (folder / "glowtts").write_text('#!/bin/sh\nprintf "%s|" "${0##*/}" "$PATH" "$@"\nexit 7\n', encoding="utf-8")
    (folder / "glowtts").chmod(0o755)
    (folder / "libtorch.so").write_bytes(b"")
    monkeypatch.setattr(starter, "libc_version", lambda elves: "2.5")
    starter.install(folder)
    return folder


def fake(place: Path, **tools: str) -> str:
    """A PATH that begins with tools of our own making: their names and what they do."""
    place.mkdir(exist_ok=True)
    for name, does in tools.items():
        (place / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (place / name).chmod(0o755)
    return f"{place}:{SYSTEM_TOOLS}"


def demand(folder: Path, starter: ModuleType, libc: str, tools: str = SYSTEM_TOOLS) -> None:
    for name in starter.NAMES:
        (folder / name).write_text(starter.script(libc, tools), encoding="utf-8")


def start(program: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PATH": "/nowhere", **environment}
    return subprocess.run([program, *arguments], env=given, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["glowtts", "glowtts-studio"])
def test_a_good_system_gets_the_program_with_its_arguments_and_status(folder: Path, name: str, tmp_path: Path) -> None:
    arguments = ("say", "two words", "", "it's $HOME *", "--out=ä b.wav")
    link = tmp_path / "bin" / name
    link.parent.mkdir()
    link.symlink_to(folder / name)
    for program in (folder / name, link):
        done = start(program, *arguments)
        assert (done.returncode, done.stderr) == (7, "")
        assert done.stdout == "|".join((name, "/nowhere", *arguments, ""))
    assert sorted(path.name for path in folder.iterdir()) == ["_internal", "glowtts", "glowtts-studio"]
    assert (folder / "_internal" / "libtorch.so").is_file()


def test_it_can_be_started_from_its_own_folder_and_by_a_link_of_another_name(folder: Path, tmp_path: Path) -> None:
    done = subprocess.run(["sh", "glowtts", "x"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 7 and done.stdout.startswith("glowtts|")
    (tmp_path / "tts").symlink_to(folder / "glowtts")
    assert start(tmp_path / "tts", "x").stdout == "glowtts|/nowhere|x|"


@pytest.mark.parametrize(
    ("tools", "version"),
    [
        ({"getconf": "echo glibc 2.31"}, "2.31"),
        ({"getconf": "exit 1", "ldd": "echo 'ldd (Ubuntu GLIBC 2.9-0ubuntu9) 2.9'; echo Copyright 2036"}, "2.9"),
    ],
)
def test_an_old_c_library_is_told_with_what_to_do(
    folder: Path, starter: ModuleType, tmp_path: Path, tools: dict[str, str], version: str
) -> None:
    demand(folder, starter, "2.36", fake(tmp_path / "old", **tools))
    done = start(folder / "glowtts", "say", "x")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("glowtts: This system is too old for this edition of Glow-TTS Studio: ")
    assert f"its C library (glibc) is version {version}," in done.stderr
    assert (
        "2.36 or later is needed; Debian 12, Ubuntu 24.04 and Fedora 37 are new enough. Upgrade the system, or"
        in done.stderr
    )


@pytest.mark.parametrize("said", ["glibc 2.36", "glibc 2.36.9000", "glibc 2.41", "glibc 2.100", "something else", ""])
def test_a_new_one_and_one_that_does_not_tell_are_let_through(
    folder: Path, starter: ModuleType, tmp_path: Path, said: str
) -> None:
    demand(folder, starter, "2.36", fake(tmp_path / "new", getconf=f"echo '{said}'"))
    assert start(folder / "glowtts").returncode == 7


def test_a_library_that_is_not_there_is_named(folder: Path) -> None:
    program = Path(shutil.which("true") or "/bin/true").read_bytes()
    assert b"\0libc.so.6\0" in program
    (folder / "_internal" / "glowtts").write_bytes(program.replace(b"\0libc.so.6\0", b"\0libq.so.6\0"))
    done = start(folder / "glowtts")
    assert done.returncode == 3
    assert "A library of the system is missing: libq.so.6. Install it" in done.stderr


def test_a_system_that_cannot_start_it_at_all_is_told_which_one_could(folder: Path, starter: ModuleType) -> None:
    program = bytearray(Path(shutil.which("true") or "/bin/true").read_bytes())
    for loader in (b"/lib64/ld-linux", b"/lib/ld-linux"):
        program = program.replace(loader, loader.replace(b"linux", b"other"))
    (folder / "_internal" / "glowtts").write_bytes(program)
    done = start(folder / "glowtts")
    assert done.returncode == 3
    assert f"is for {os.uname().machine} and the GNU C library (glibc) 2.5 or later; this system" in done.stderr
    assert "not found" in done.stderr


@pytest.mark.parametrize(
    ("name", "arguments", "screen", "shown"),
    [
        ("glowtts-studio", ("my.glowproj",), True, True),
        ("glowtts-studio", ("--smoke-test", "x"), True, False),
        ("glowtts-studio", (), False, False),
        ("glowtts", (), True, False),
    ],
)
@pytest.mark.parametrize("dialog", ["zenity", "kdialog", "xmessage"])
def test_who_started_the_studio_from_a_menu_sees_it_in_a_window(
    folder: Path,
    starter: ModuleType,
    tmp_path: Path,
    dialog: str,
    name: str,
    arguments: tuple[str, ...],
    screen: bool,
    shown: bool,
) -> None:
    seen = tmp_path / "seen"
    old = fake(
        tmp_path / "old",
        getconf="echo glibc 2.31",
        fold='exec /usr/bin/fold "$@"',
        readlink='exec /usr/bin/readlink "$@"',
    )
    demand(folder, starter, "2.36", old.partition(":")[0])
    path = fake(tmp_path / "person", **{dialog: f'printf "%s\\n" "$@" >"{seen}"; exit 1'}).partition(":")[0]
    done = start(folder / name, *arguments, PATH=path, **({"DISPLAY": ":7"} if screen else {}))
    assert done.returncode == 3 and "too old" in done.stderr
    assert seen.exists() is shown
    if shown:
        words = seen.read_text(encoding="ascii")  # xmessage draws nothing else
        assert "2.36 or later is needed" in " ".join(words.split()) and max(map(len, words.splitlines())) <= 72


def test_the_version_that_it_asks_for_is_that_of_the_newest_part(starter: ModuleType, tmp_path: Path) -> None:
    inside = tmp_path / "made"
    inside.mkdir()
    shutil.copyfile(shutil.which("true") or "/bin/true", inside / "glowtts")
    starter.install(inside)
    asked = starter.libc_version(list(starter.programs(inside / "_internal")))
    assert f"\nneeded={asked}\n" in (inside / "glowtts").read_text(encoding="utf-8")
    assert (inside / "_internal" / "glowtts").samefile(inside / "_internal" / "glowtts-studio")
    assert not any(word in starter.script("2.99") for word in ("@GLIBC@", "@RELEASES@", "@MACHINE@", "@TOOLS@"))
