"""What stands in the way of a window is said in words that help, by the real program as far as it can be started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import licences, paths, startup_errors
from app.dialogs.about import AboutDialog
from app.dialogs.libraries import LibrariesDialog

ROOT = Path(__file__).resolve().parents[2]


def started(**environment: str) -> subprocess.CompletedProcess[str]:
    """The program as far as it comes without a screen."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    inherited = {name: value for name, value in os.environ.items() if name not in screens}
    command = [sys.executable, "-m", "app", "--smoke-test", "/nowhere"]
    return subprocess.run(
        command, cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("environment", "words"),
    [({}, "There is no screen here"), ({"DISPLAY": ":4711"}, "The screen “:4711” does not answer")],
)
def test_without_a_screen_one_line_says_so_and_what_works_all_the_same(environment: dict[str, str], words: str) -> None:
    done = started(**environment)
    assert done.returncode == startup_errors.CODE
    assert done.stderr.startswith(f"glowtts-studio: {words}") and "glowtts say" in done.stderr
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("loader", "words"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "apt install libegl1."),
        ("libxcb-cursor.so.0: cannot open shared object file", "apt install libxcb-cursor0."),
        ("libunheard-of.so.7: cannot open", "libunheard-of.so.7. Install it with the tools of your system."),
        ("No module named 'PySide6'", "cannot be loaded: No module named 'PySide6'"),
    ],
)
def test_a_missing_library_is_named_with_the_package_that_has_it(loader: str, words: str) -> None:
    assert words in startup_errors.missing_library(ImportError(loader))


def test_missing_sound_libraries_are_named_with_their_packages() -> None:
    loader = (
        "cannot load library '/opt/libportaudio.so.2': libasound.so.2: cannot open shared object file: No such file"
    )
    assert startup_errors.missing_sound(OSError(loader)).startswith(
        "libasound.so.2 is missing. On Debian or Ubuntu: sudo apt"
    )
    assert "apt install libportaudio2" in startup_errors.missing_sound(OSError("PortAudio library not found"))


def test_only_systems_without_a_screen_of_their_own_can_lack_one() -> None:
    assert startup_errors.missing_screen({}, "linux") != ""
    assert startup_errors.missing_screen({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == ""
    assert startup_errors.missing_screen({}, "darwin") == startup_errors.missing_screen({}, "win32") == ""


def test_where_nothing_may_be_written_the_program_works_with_folders_for_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way of every folder")
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "file"))
    monkeypatch.setattr(paths, "stand_in", lambda: tmp_path / "today")
    assert paths.unwritable() == tmp_path / "file" / paths.NAME
    assert paths.log_file() == tmp_path / "today" / "studio.log"
    monkeypatch.undo()
    assert paths.unwritable() is None


def test_about_leads_to_every_library_with_the_text_of_its_licence(qtbot: QtBot) -> None:
    about = AboutDialog("")
    qtbot.addWidget(about)
    about.libraries_button.click()
    dialog = about.findChildren(LibrariesDialog)[0]
    items = [dialog.table.item(row, 0) for row in range(dialog.table.rowCount())]
    names = [item.text() for item in items if item is not None]
    assert {"torch", "numpy", "PySide6_Essentials"} <= set(names)
    for name, words in (("PySide6_Essentials", "LESSER GENERAL PUBLIC"), ("numpy", "NumPy Developers")):
        dialog.table.setCurrentCell(names.index(name), 0)
        assert words in dialog.text.toPlainText()
    dialog.close()


def test_a_library_that_is_not_installed_is_no_part_of_the_list() -> None:
    assert "colorama" not in licences.needed()  # click wants it on Windows alone


@pytest.mark.parametrize(("program", "quoted"), [("xmessage", '"spirits"'), ("zenity", "“spirits”")])
def test_a_message_has_the_quotes_that_its_program_can_draw(
    program: str, quoted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "shown"
    stand_in = tmp_path / program
    stand_in.write_text(f'#!/bin/sh\nfor last; do :; done\nprintf %s "$last" >{shown}\n', encoding="utf-8")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":9")
    assert startup_errors.stop("The house is full of “spirits”.") == startup_errors.CODE
    assert quoted in shown.read_text(encoding="utf-8")
    assert "“spirits”" in capsys.readouterr().err
