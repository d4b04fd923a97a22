"""The voices in the window: listening, renaming, removing, passing on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.dialogs.voice_manager import VoiceManagerDialog
from app.engine.engine import VOICE_LANE
from app.models.voices import LANGUAGE, LICENCE, LISTEN, NAME, SIZE, SPEAKERS
from app.voices.installed import told_at_import
from app.window import MainWindow
from app.window.voice_sample import LANE
from glowtts_core.errors import VoiceError, Words
from glowtts_core.voice.card import CARD_NAME, read_card
from glowtts_core.voice.library import (
    checked_name,
    find_voice,
    free_folder,
    free_name,
    known_voices,
    rename_voice,
    settle_name,
    user_folder,
)
from tests.app.conftest import Desk
from tests.app.window.voice_desk import PATIENCE_MS, add_voice, choose, names, row_of, wait_for
from tests.fake_voice import write_fake_voice


def cells(manager: VoiceManagerDialog, row: int) -> list[str]:
    return [str(manager.model.index(row, column).data()) for column in (NAME, LANGUAGE, SPEAKERS, SIZE, LICENCE)]


def test_the_list_tells_what_each_voice_is(studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot) -> None:
    add_voice(studio, qtbot, "anna", licence="unknown", language="de-DE")
    assert cells(manager, row_of(manager, "tiny"))[:3] == ["tiny (usual voice)", "American English", "1"]
    anna = row_of(manager, "anna")
    assert cells(manager, anna)[1] == "Deutsch" and cells(manager, anna)[4] == "not known"
    assert "kB" in cells(manager, anna)[3]
    assert "terms" in manager.model.index(anna, LICENCE).data(Qt.ItemDataRole.ToolTipRole)
    choose(manager, "anna")
    assert "not known" in manager.about.text()


def test_a_damaged_voice_is_listed_says_why_and_can_be_removed(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot
) -> None:
    torn, half = (write_fake_voice(user_folder(), name) for name in ("torn", "half"))
    (torn / CARD_NAME).write_text('{"format": ' + "[" * 100_000)
    (half / "vocoder.safetensors").unlink()
    with qtbot.waitSignal(studio.engine.voices_found, timeout=PATIENCE_MS):
        studio.engine.look_for_voices()
    assert cells(manager, row_of(manager, "half"))[:3] == ["half (damaged)", "", ""]
    assert all("half" not in one.name for one in studio.session.cast.voices), "nobody can choose it"
    choose(manager, "torn")
    assert "no JSON text" in manager.about.text()
    for button in (manager.listen, manager.usual, manager.rename, manager.export):
        assert not button.isEnabled()
    qtbot.keyClick(manager.list, Qt.Key.Key_Space)
    assert manager.model.heard == ""
    assert manager.reveal.isEnabled() and manager.remove.isEnabled()
    index = manager.model.index(row_of(manager, "torn"), NAME)
    assert not manager.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    with qtbot.waitSignal(studio.engine.voices_found, timeout=PATIENCE_MS):
        manager.remove.click()
    assert not torn.exists() and "torn" not in names(manager) and "half" in names(manager)


def test_what_an_import_had_to_guess_stays_with_the_voice(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot
) -> None:
    folder = add_voice(studio, qtbot, "anna")
    honest = Words("The language is not known; English (en-US) is assumed.").to_json()
    tricky = {"words": "Plain.", "template": "{name.__class__:>999999999}", "parts": '{"name": "x"}'}
    (folder / "import.json").write_text(json.dumps({"said": [honest, tricky, "odd", {"words": 3}]}))
    with qtbot.waitSignal(studio.engine.voices_found, timeout=PATIENCE_MS):
        studio.engine.look_for_voices()
    choose(manager, "anna")
    assert manager.about.text().splitlines()[-3:] == [honest["words"], "Plain.", "3"]
    (folder / "import.json").write_text("[" * 100_000)
    assert told_at_import(folder) == []


def test_a_long_licence_leaves_room_for_the_name(studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot) -> None:
    add_voice(studio, qtbot, "anna", licence="all rights reserved by a great many people " * 4)
    assert manager.list.columnWidth(NAME) > 150


def test_what_came_with_the_program_can_be_neither_renamed_nor_removed(manager: VoiceManagerDialog) -> None:
    choose(manager, "kathleen")
    assert not manager.remove.isEnabled() and not manager.rename.isEnabled() and manager.export.isEnabled()
    index = manager.model.index(row_of(manager, "kathleen"), NAME)
    assert not manager.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    with pytest.raises(VoiceError, match="came with the program"):
        rename_voice(known_voices()["kathleen"], "Mine")


def test_the_list_can_be_read_and_used_without_a_mouse(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, desk: Desk
) -> None:
    assert manager.list.accessibleName() == "Installed voices"
    row = row_of(manager, "tiny")
    listen = manager.model.index(row, LISTEN)
    assert listen.data(Qt.ItemDataRole.AccessibleTextRole) == "Listen to “tiny”"
    choose(manager, "tiny")
    with qtbot.waitSignal(studio.voice_manager.sample.heard, timeout=PATIENCE_MS):
        qtbot.keyClick(manager.list, Qt.Key.Key_Space)
    assert listen.data(Qt.ItemDataRole.AccessibleTextRole) == "Stop “tiny”"
    qtbot.keyClick(manager.list, Qt.Key.Key_F2)
    field = manager.list.findChild(QLineEdit)
    assert field is not None and field.text() == "tiny"


def test_a_voice_speaks_a_sentence_and_the_project_is_left_alone(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, desk: Desk
) -> None:
    desk.wait_spoken()
    before, steps = studio.session.document.project, studio.session.document.undo_stack.count()
    choose(manager, "tiny")
    with qtbot.waitSignal(studio.engine.lane(LANE).rendered, timeout=PATIENCE_MS):
        manager.listen.click()
    assert studio.player.is_playing() and not studio.session.speaking.is_playing
    while manager.model.heard:
        desk.hear(0.2)
        qtbot.wait(1)
    assert studio.session.document.project is before
    assert studio.session.document.undo_stack.count() == steps


def test_listening_ends_when_it_is_asked_to_and_when_the_project_is_played(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, desk: Desk
) -> None:
    desk.wait_spoken()
    choose(manager, "tiny")
    with qtbot.waitSignal(studio.engine.lane(LANE).rendered, timeout=PATIENCE_MS):
        manager.listen.click()
    manager.listen.click()
    assert not studio.player.is_playing() and manager.model.heard == ""
    with qtbot.waitSignal(studio.engine.lane(LANE).rendered, timeout=PATIENCE_MS):
        manager.listen.click()
    studio.session.speaking.play()
    assert manager.model.heard == "" and studio.session.speaking.is_playing
    assert studio.player.is_playing(), "the project is not cut off"


def test_a_voice_that_cannot_speak_says_why(studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot) -> None:
    folder = add_voice(studio, qtbot, "broken")
    (folder / "acoustic.safetensors").write_bytes(b"nothing")
    choose(manager, "broken")
    manager.listen.click()
    wait_for(qtbot, lambda: manager.banner.is_error)
    assert "is damaged" in manager.banner.words.text() and manager.model.heard == ""
    assert not studio.views.banner.is_error


def test_the_usual_voice_is_remembered_and_speaks(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot
) -> None:
    add_voice(studio, qtbot, "anna")
    choose(manager, "anna")
    with qtbot.waitSignal(studio.engine.ready, timeout=PATIENCE_MS) as answer:
        manager.usual.click()
    assert answer.args[0].name == "anna" and studio.settings.voice == "anna"
    assert cells(manager, row_of(manager, "anna"))[0] == "anna (usual voice)" and not manager.usual.isEnabled()


def test_a_usual_voice_that_is_gone_leaves_its_place(studio: MainWindow, qtbot: QtBot) -> None:
    studio.settings.voice = "nobody"
    with qtbot.waitSignal(studio.engine.ready, timeout=PATIENCE_MS) as answer:
        studio.engine_status.start()
    assert answer.args[0].name == "kathleen" and studio.settings.voice == ""
    assert "There is no voice “nobody”" in studio.views.banner.words.text()


def test_where_no_voice_can_be_loaded_nothing_seems_to_be_loading(studio: MainWindow) -> None:
    studio.session.voice = None
    studio.settings.voice = ""
    studio.views.text.show_progress(0.4)
    studio.engine_status.start()
    assert "loading the voice" in studio.views.status.text()
    studio.engine.lane(VOICE_LANE).failed.emit("There is no voice.")
    assert "no voice" in studio.views.status.text() and "loading" not in studio.views.status.text()
    assert studio.views.text.progress.part is None


def test_a_renamed_voice_is_found_by_both_names(studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot) -> None:
    folder = add_voice(studio, qtbot, "anna")
    studio.settings.voice = "anna"
    with qtbot.waitSignal(studio.engine.voices_found, timeout=PATIENCE_MS):
        manager.model.setData(manager.model.index(row_of(manager, "anna"), NAME), "  Anna\nBlum ")
    assert "Anna Blum" in names(manager) and studio.settings.voice == "Anna Blum"
    assert find_voice("Anna Blum") == find_voice("anna") == folder
    studio.session.script.set_voice("anna")
    assert studio.views.transport.voice.currentText() == "Anna Blum"


@pytest.mark.parametrize("name", ["", " \n", "Kathleen", "x" * 61])
def test_a_name_that_cannot_be_is_refused(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, name: str
) -> None:
    folder = add_voice(studio, qtbot, "anna")
    manager.model.setData(manager.model.index(row_of(manager, "anna"), NAME), name)
    assert manager.banner.is_error and read_card(folder).name == "anna"


def test_a_removed_voice_is_in_the_trash_and_can_be_put_back(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = add_voice(studio, qtbot, "anna")
    choose(manager, "anna")
    with qtbot.waitSignal(studio.engine.ready, timeout=PATIENCE_MS):
        manager.usual.click()
    with qtbot.waitSignals([studio.engine.ready, studio.engine.voices_found], timeout=PATIENCE_MS):
        qtbot.keyClick(manager.list, Qt.Key.Key_Delete)
    assert not folder.exists() and "anna" not in names(manager) and studio.settings.voice == ""
    assert manager.banner.words.text() == "The voice “anna” is in the trash."
    with qtbot.waitSignals([studio.engine.ready, studio.engine.voices_found], timeout=PATIENCE_MS):
        manager.banner.button.click()
    assert (folder / CARD_NAME).is_file() and "anna" in names(manager) and studio.settings.voice == "anna"
    assert not list(tmp_path.glob("Trash/*/anna*"))


def test_where_there_is_no_trash_nothing_is_deleted(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = add_voice(studio, qtbot, "anna")
    (tmp_path / "Trash").write_text("where the trash should be")
    choose(manager, "anna")
    manager.remove.click()
    assert manager.banner.is_error and folder.is_dir()


def test_an_export_that_fails_says_why(
    studio: MainWindow, manager: VoiceManagerDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(manager, "tiny")
    row = manager.chosen()
    assert row is not None
    studio.voice_manager.export(row.voice, tmp_path / "nowhere" / "a.glowvoice")
    wait_for(qtbot, lambda: manager.banner.is_error)
    assert "a.glowvoice" in manager.banner.words.text()


def test_folders_and_names_on_the_shelf_are_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert free_folder("Ännchen / Öl").name == "annchen-ol" and free_folder("日本").name == "voice"
    write_fake_voice(user_folder(), "anna")
    assert free_folder("Anna").name == "anna-2" and free_folder("../../kathleen").name == "kathleen-2"
    assert free_name("Anna") == "Anna 2" and settle_name(user_folder() / "anna") == "anna"
    assert checked_name("anna", user_folder() / "anna") == "anna"
    (user_folder() / ".half").mkdir()
    (user_folder() / ".half" / CARD_NAME).write_text("{}")
    assert ".half" not in known_voices()
