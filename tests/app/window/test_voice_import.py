"""Voices that are dropped on the window or chosen on the disk, and what becomes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.child_process import COMMAND
from app.dialogs.voice_import import VoiceImportDialog
from app.dialogs.voice_manager import VoiceManagerDialog
from app.window import MainWindow
from glowtts_core.errors import Words
from glowtts_core.text.symbols import REFERENCE_TABLE
from glowtts_core.voice.card import read_card
from glowtts_core.voice.library import user_folder
from tests.app.conftest import Desk
from tests.app.window.voice_desk import PATIENCE_MS, WORKS, add_voice, choose, drop, importer, names, wait_for
from tests.fake_voice import tiny_glow_tts, write_fake_voice


def asking(studio: MainWindow) -> VoiceImportDialog:
    dialog = studio.dialogs.shown(VoiceImportDialog)
    assert dialog is not None
    return dialog


def work_on(studio: MainWindow, then: Path) -> None:
    """Somebody writes a line while a voice is imported; the import waits for it."""
    if not then.exists():
        studio.session.script.add("Typed meanwhile.")
        studio.session.line.go_to(studio.session.line.lines[0].id)
        then.touch()


def reference_checkpoint(folder: Path) -> Path:
    """A small model as the reference implementation leaves it, with its configuration beside it."""
    folder.mkdir(parents=True)
    model = tiny_glow_tts(REFERENCE_TABLE)
    torch.save({"model": model.state_dict(), "iteration": 100}, folder / "G_100.pth")
    data = {"text_cleaners": ["english_cleaners"], "add_blank": True, "sampling_rate": 22050, "n_mel_channels": 80}
    ours = {"n_vocab", "n_mels", "n_speakers", "gin_channels", "duration_offset"}
    network = {name: value for name, value in model.config.to_json().items() if name not in ours}
    (folder / "config.json").write_text(json.dumps({"data": data, "model": network}))
    return folder / "G_100.pth"


def test_a_checkpoint_dropped_on_the_window_becomes_a_voice_that_speaks(
    studio: MainWindow, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.wait_spoken()
    source = write_fake_voice(tmp_path / "elsewhere", "source")
    given = tmp_path / "down loads" / "Anna"
    given.mkdir(parents=True)
    (given / "G_100.pth").write_bytes(b"checkpoint")
    (given / "config.json").write_text(json.dumps({"data": {"text_cleaners": ["english_cleaners"]}}))
    waits = f"while not pathlib.Path({str(tmp_path / 'go')!r}).exists():\n    time.sleep(0.01)\n"
    importing = importer(studio, waits + WORKS, source)
    drop(studio, given / "G_100.pth")
    dialog = asking(studio)
    assert not dialog.isModal() and studio.isEnabled()
    assert dialog.name.text() == "Anna" and dialog.config.path == given / "config.json"
    assert (dialog.head.text(), dialog.config.field.text()) == ("Anna/G_100.pth", "Anna/config.json")
    assert dialog.licence.currentText() == "not known" and "guess" not in dialog.words.text()
    dialog.licence.setEditText("CC-BY-4.0")
    importing.child_processes.progress.connect(lambda *_: work_on(studio, tmp_path / "go"))
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=PATIENCE_MS) as answer:
        dialog.start.click()
    assert studio.session.line.lines[1].text == "Typed meanwhile.", "the window went on while the import did"
    asked = json.loads((Path(answer.args[0]) / "asked.json").read_text())
    assert asked["--licence"] == "CC-BY-4.0" and asked["--language"] == "en-US"
    assert asked["--config"] == str(given / "config.json") and "--vocoder" not in asked
    assert studio.dialogs.shown(VoiceImportDialog) is None
    assert studio.views.banner.words.text() == "The voice “Anna” is installed."
    studio.views.banner.button.click()
    line = studio.session.line.current
    assert line is not None and line.voice == "Anna"
    desk.wait_spoken()
    assert not desk.failures


def test_a_real_checkpoint_becomes_a_voice_through_the_real_command(
    studio: MainWindow, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    desk.wait_spoken()
    drop(studio, reference_checkpoint(tmp_path / "Uma"))
    dialog = asking(studio)
    said: list[str] = []
    studio.voice_manager.importing.child_processes.told.connect(lambda *_: said.append(dialog.words.text()))
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=4 * PATIENCE_MS) as answer:
        dialog.start.click()
    assert answer.args == [str(user_folder() / "uma"), "Uma"]
    assert len(set(said)) > 2, "what is being done is told"
    card = read_card(user_folder() / "uma")
    assert (card.name, card.language, card.licence) == ("Uma", "en-US", "unknown")
    studio.views.banner.button.click()
    desk.wait_spoken()
    line = studio.session.line.current
    assert line is not None and line.voice == "Uma" and not desk.failures
    take = studio.session.speaking.take(line)
    assert take is not None and take.audio.seconds > 0.3


def test_a_bad_file_is_refused_by_the_real_command_and_leaves_nothing(
    studio: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = sorted(user_folder().rglob("*"))
    (tmp_path / "evil.pth").write_bytes(b"not a checkpoint" * 99)
    drop(studio, tmp_path / "evil.pth")
    dialog = asking(studio)
    with qtbot.waitSignal(studio.voice_manager.importing.child_processes.failed, timeout=4 * PATIENCE_MS):
        dialog.start.click()
    assert "evil.pth" in dialog.words.text() and "unexpectedly" not in dialog.words.text()
    dialog.cancel.click()
    assert sorted(user_folder().rglob("*")) == before


def test_what_is_not_known_is_not_invented(studio: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "own voice.pt").write_bytes(b"checkpoint")
    importer(studio, WORKS, write_fake_voice(tmp_path / "elsewhere", "source"))
    drop(studio, tmp_path / "own voice.pt")
    assert "The language is a guess" in asking(studio).words.text()
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=PATIENCE_MS) as answer:
        asking(studio).start.click()
    asked = json.loads((Path(answer.args[0]) / "asked.json").read_text())
    assert set(asked) == {"--out", "--name", "--language"} and asked["--name"] == "own voice"


def test_a_bad_file_is_told_where_it_was_dropped_and_leaves_nothing(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    before = sorted(user_folder().iterdir())
    (tmp_path / "evil.pth").write_bytes(b"checkpoint")
    importer(studio, 'tell("failed", words="The file “evil.pth” holds more than plain data."); sys.exit(2)')
    drop(manager, tmp_path / "evil.pth")
    dialog = asking(studio)
    dialog.start.click()
    wait_for(qtbot, lambda: "more than plain data" in dialog.words.text())
    assert dialog.isVisible() and dialog.form.isEnabled() and dialog.start.text() == "Try &again"
    assert sorted(user_folder().iterdir()) == before
    importer(studio, WORKS, write_fake_voice(tmp_path / "elsewhere", "source"))
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=PATIENCE_MS):
        dialog.start.click()
    wait_for(qtbot, lambda: manager.chosen() is not None and "evil" in names(manager))


def test_an_import_that_is_not_wanted_any_more_ends(studio: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "slow.pth").write_bytes(b"checkpoint")
    importing = importer(studio, "time.sleep(600)")
    drop(studio, tmp_path / "slow.pth")
    dialog = asking(studio)
    dialog.start.click()
    wait_for(qtbot, lambda: dialog.bar.value() > 0)
    assert dialog.words.text() == "Putting the model together…"
    drop(studio, tmp_path / "slow.pth")
    assert "One voice at a time" in studio.views.banner.words.text()
    with qtbot.waitSignal(importing.child_processes.cancelled, timeout=PATIENCE_MS):
        dialog.cancel.click()
    assert importing.child_processes.names() == [] and studio.dialogs.shown(VoiceImportDialog) is None


def test_what_was_guessed_is_told_when_the_voice_is_there(studio: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "own.pth").write_bytes(b"checkpoint")
    notices = (
        Words("The checkpoint lacks the tensor “{name}”.", name="w").to_json(),
        {"words": "Said plainly."},
    )
    body = "".join(f'tell("notice", **{notice!r})\n' for notice in notices)
    works = WORKS.replace("name=card", "round_trip=2.5e-6, name=card")
    importer(studio, body + works, write_fake_voice(tmp_path / "elsewhere", "source"))
    drop(studio, tmp_path / "own.pth")
    dialog = asking(studio)
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=PATIENCE_MS):
        dialog.start.click()
    assert dialog.isVisible() and not dialog.form.isVisible() and not dialog.cancel.isVisible()
    assert dialog.head.text() == "The voice “own” is installed."
    assert [note.text() for note in dialog.outcome.notes] == [
        "The checkpoint lacks the tensor “w”.",
        "Said plainly.",
        "Sent through the model and back, the sample returns to within 0.0000025.",
    ]
    with qtbot.waitSignal(studio.player.started, timeout=PATIENCE_MS):
        dialog.listen.click()
    assert dialog.listen.text() == "S&top"
    dialog.listen.click()
    assert dialog.listen.text() == "&Listen" and not studio.player.is_playing()
    dialog.listen.click()
    dialog.start.click()
    assert studio.dialogs.shown(VoiceImportDialog) is None and not studio.player.is_playing()


def test_a_packed_voice_is_taken_without_a_question_and_gets_a_name_of_its_own(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    add_voice(studio, qtbot, "anna")
    (tmp_path / "some.glowvoice").write_bytes(b"zip")
    body = 'tell("step", step=2)\nshutil.copytree(SOURCE, out)\nassert len(given) == 1\ntell("finished", path=str(out))'
    importing = importer(studio, body, user_folder() / "anna")
    with qtbot.waitSignal(importing.imported, timeout=PATIENCE_MS) as answer:
        drop(manager, tmp_path / "some.glowvoice")
    assert answer.args[1] == "anna 2" and Path(answer.args[0]) == user_folder() / "some"
    wait_for(qtbot, lambda: (row := manager.chosen()) is not None and row.voice.name == "anna 2")


def test_what_holds_no_voice_is_told(studio: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    drop(studio, tmp_path / "empty")
    assert "No voice and no checkpoint was found in “empty”." in studio.views.banner.words.text()


def test_a_name_that_another_voice_has_cannot_be_imported(studio: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "tiny.pth").write_bytes(b"checkpoint")
    drop(studio, tmp_path / "tiny.pth")
    dialog = asking(studio)
    assert dialog.name.text() == "tiny 2" and dialog.start.isEnabled()
    dialog.name.setText("TINY")
    assert not dialog.start.isEnabled() and "already" in dialog.words.text()


def test_a_voice_chosen_on_the_disk_is_imported(
    studio: MainWindow, manager: VoiceManagerDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.safetensors"
    file.write_bytes(b"checkpoint")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    manager.bring.click()
    assert asking(studio).wishes().file == file


def test_a_voice_is_written_as_one_file_and_comes_back(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the real command."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "passed on"), ""))
    choose(manager, "tiny")
    manager.export.click()
    wait_for(qtbot, lambda: "passed on.glowvoice" in manager.banner.words.text())
    assert not manager.banner.is_error
    assert studio.voice_manager.importing.child_processes.command == COMMAND
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=4 * PATIENCE_MS) as answer:
        drop(studio, tmp_path / "passed on.glowvoice")
    there, here = read_card(Path(answer.args[0])), read_card(user_folder() / "tiny")
    assert there.sha256 == here.sha256 and there.name == "tiny 2"


def test_a_packed_voice_that_was_double_clicked_is_imported(studio: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "Anna.glowvoice").write_bytes(b"packed")
    importer(studio, WORKS, write_fake_voice(tmp_path / "elsewhere", "source"))
    lines = studio.session.line.lines
    with qtbot.waitSignal(studio.voice_manager.importing.imported, timeout=PATIENCE_MS) as answer:
        studio.files.errands.brought.emit(str(tmp_path / "Anna.glowvoice"))
    assert Path(answer.args[0]).parent == user_folder()
    assert studio.session.line.lines == lines
