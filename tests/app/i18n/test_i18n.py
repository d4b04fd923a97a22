"""Every text of the window has a German translation that says the same fields, and fits where it is shown."""

from __future__ import annotations

import ast
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app import i18n
from app.dialogs.about import AboutDialog
from app.dialogs.crash import CrashDialog
from app.dialogs.export import ExportDialog, ExportRequest, Subject
from app.dialogs.help import HelpDialog
from app.dialogs.keys import KeyEntry
from app.dialogs.pronunciation import PronunciationDialog
from app.dialogs.settings import Machine, SettingsDialog, SettingsValues
from app.dialogs.shortcuts import ShortcutsDialog
from app.i18n.core_words import said
from app.models.lines import LineModel
from app.widgets import theme
from app.widgets.script_panel import ScriptPanel
from app.widgets.style_panel import StylePanel
from app.widgets.transport import TransportBar
from app.window import MainWindow
from glowtts_core.errors import ProjectFileError, Words
from glowtts_core.export.options import ExportOptions
from glowtts_core.types import Style

APP = Path(i18n.__file__).parents[1]
MARKS = re.compile(r"%n|%\d|\{\w*\}")


def texts() -> Iterator[tuple[str, str]]:
    """Place and text of every literal that the program translates."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            index = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "_T": 1}.get(name)
            if index is None or len(node.args) <= index:
                continue
            text = node.args[index]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield f"{path.relative_to(APP)}:{node.lineno}", text.value


def translations() -> dict[str, dict[str, str]]:
    """Context -> text -> German, of the finished ones."""
    tree = ET.parse(i18n.FOLDER / "glowtts_de.ts")
    return {
        context.findtext("name", ""): {
            message.findtext("source", ""): message.findtext("translation/numerusform") or found.text or ""
            for message in context.iter("message")
            if (found := message.find("translation")) is not None and found.get("type") is None
        }
        for context in tree.iter("context")
    }


def test_every_text_is_translated() -> None:
    known = {source for context in translations().values() for source, german in context.items() if german}
    missing = [f"{place}: {text}" for place, text in texts() if text not in known]
    assert len(known) > 200
    assert missing == [], "run “make translate” and write what is missing into app/i18n/glowtts_de.ts"


def test_translations_keep_fields_and_mnemonics() -> None:
    for context, rows in translations().items():
        for source, german in rows.items():
            assert sorted(MARKS.findall(source)) == sorted(MARKS.findall(german)), (context, source)
            assert source.replace("&&", "").count("&") == german.replace("&&", "").count("&"), (context, source)
            assert source.endswith(":") == german.endswith(":"), (context, source)


def test_the_compiled_file_is_made_from_the_source() -> None:
    translator = QTranslator()
    assert translator.load(str(i18n.FOLDER / "glowtts_de.qm"))
    for context, rows in translations().items():
        for source, german in rows.items():
            assert translator.translate(context, source) == german, "run “make translate”"


@pytest.mark.parametrize("menu", ["&File", "&Edit", "&Line", "&Sound", "&Play", "&View", "&Help"])
def test_no_two_menus_share_a_mnemonic(menu: str) -> None:
    actions = translations()["Actions"]
    menus = ["&File", "&Edit", "&Line", "&Sound", "&Play", "&View", "&Help"]
    letters = [actions[one].partition("&")[2][0].lower() for one in menus]
    assert letters.count(actions[menu].partition("&")[2][0].lower()) == 1


def test_the_language_is_the_wanted_one_or_the_systems_or_english() -> None:
    assert set(i18n.languages()) == {"en", "de"}
    assert i18n.choose("de", ["en-GB"]) == "de"
    assert i18n.choose("", ["fr-FR", "de-AT", "en"]) == "de"
    assert i18n.choose("", ["fr-FR"]) == "en"
    assert i18n.choose("xx", []) == "en"


def dialogs() -> list[QDialog]:
    entries = [KeyEntry("undo", "Bearbeiten", "Rückgängig", ("Ctrl+Z",), ("Ctrl+Y",))]
    request = ExportRequest(ExportOptions(joined=True), "/x", "all")
    return [
        ExportDialog(request, Subject(3, 120, "Text", "kathleen", 7, 22050)),
        SettingsDialog(SettingsValues(), Machine([("cuda:0", "Karte")], ["Kopfhörer"], 8)),
        ShortcutsDialog(entries),
        HelpDialog(entries),
        AboutDialog("Lizenzen"),
    ]


def clipped(window: QWidget) -> list[str]:
    """Texts that have less room than they need, and scrolled parts that are too wide."""
    parts = [window, *window.findChildren(QWidget)]
    return [words for part in parts if part.isVisible() and (words := _cut_off(part))]


def _cut_off(part: QWidget) -> str:
    if isinstance(part, QScrollArea) and (inner := part.widget()) is not None:
        wide, room = inner.width(), part.viewport().width()
        return f"{wide} in {room} pixels" if wide > room else ""
    if isinstance(part, QLabel) and part.wordWrap():
        return part.text() if part.height() < part.heightForWidth(part.width()) else ""
    if isinstance(part, QComboBox):
        box = QStyleOptionComboBox()
        part.initStyleOption(box)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = part.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, box, field, part).width()
        return part.currentText() if room < part.fontMetrics().horizontalAdvance(part.currentText()) else ""
    if isinstance(part, QLineEdit) and not part.text() and part.isVisible():
        room = part.contentsRect().width()
        return part.placeholderText() if room < part.fontMetrics().horizontalAdvance(part.placeholderText()) else ""
    if isinstance(part, QLabel | QAbstractButton) and part.text():
        return part.text() if part.width() < part.sizeHint().width() else ""
    return ""


@pytest.mark.usefixtures("german")
def test_dialogs_are_german_and_nothing_is_clipped(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    titles = []
    for dialog in dialogs():
        qtbot.addWidget(dialog)
        dialog.show()
        qapp.processEvents()
        titles.append(dialog.windowTitle())
        assert clipped(dialog) == [], dialog.windowTitle()
        english = {b.text() for b in dialog.findChildren(QAbstractButton)} & {"Close", "Cancel", "&Export", "&Browse…"}
        assert not english
    assert titles == ["Export", "Einstellungen", "Tasten", "Hilfe und Tasten", "Über Glow-TTS Studio"]


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("width", [1024, 1440])
def test_panels_are_german_and_nothing_is_clipped(qtbot: QtBot, qapp: QApplication, width: int) -> None:
    theme.apply(qapp)
    style, transport, script = StylePanel(), TransportBar(), ScriptPanel(LineModel())
    style.show_style(Style(), takes_pitch=False)
    for panel, size in ((style, (260, 700)), (transport, (width, 48)), (script, (240, 500))):
        qtbot.addWidget(panel)
        panel.resize(*size)
        panel.show()
        qapp.processEvents()
        assert clipped(panel) == []
    assert {"Tempo", "Temperatur"} <= {label.text() for label in style.findChildren(QLabel)}


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("size", [(1024, 640), (1440, 900)])
def test_the_german_window_clips_nothing(qapp: QApplication, studio: MainWindow, size: tuple[int, int]) -> None:
    theme.apply(qapp)
    studio.views.style.set_unfolded(True)
    studio.views.banner.show_error("„Aufnahme.flac“ kann nicht als Klang gelesen werden.", "Andere Datei wählen")
    studio.resize(*size)
    studio.actions_["restore_layout"].trigger()
    for dock in (studio.docks.style, studio.docks.phones):
        dock.raise_()
        qapp.processEvents()
        assert clipped(studio) == [], dock.windowTitle()


@pytest.mark.usefixtures("german")
def test_the_dialogs_over_the_work_are_german_and_clip_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    word = PronunciationDialog("Geschwindigkeitsbegrenzung", "S P IY1 D")
    word.show_failure("„XX“ ist kein ARPAbet-Laut. Eine andere Aussprache oder eine andere Stimme wählen.")
    for dialog in (word, CrashDialog("Spur", Path("/a/b/studio.log"), False)):
        qtbot.addWidget(dialog)
        dialog.show()
        qapp.processEvents()
        assert clipped(dialog) == [], dialog.windowTitle()


@pytest.mark.usefixtures("german")
def test_what_the_core_says_is_german_down_to_the_reason() -> None:
    error = ProjectFileError("“{path}” cannot be read ({reason}).", path="a.glowproj", reason="Permission denied")
    assert said(error) == "„a.glowproj“ kann nicht gelesen werden (keine Berechtigung)."
    assert str(error) == "“a.glowproj” cannot be read (Permission denied)."
    inner = Words("“{name}” of {where} is far too large", name="speed", where=Words("line {row}", row=3))
    outer = Words("The project “{path}” is damaged: {what}. The file was left as it is.", path="a", what=inner)
    assert said(outer).startswith("Das Projekt „a“ ist beschädigt: „speed“ ist viel zu groß in: Zeile 3.")
    assert said("of another program") == "of another program"


def test_the_translators_see_every_word_of_the_core() -> None:
    known, found = translations()["core"], runpy.run_path(str(APP.parent / "packaging" / "core_words.py"))["words"]()
    assert len(found) > 100
    assert [template for template in found if not known.get(template)] == [], "run “make translate”"


def test_the_clipping_test_sees_clipped_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Ein langer deutscher Text", window)
    button.setFixedWidth(40)
    window.show()
    assert clipped(window) == [button.text()]


@pytest.mark.usefixtures("german")
def test_qts_own_texts_are_german_too(qapp: QApplication) -> None:
    assert (Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / "qtbase_de.qm").is_file()
    assert qapp.translate("QPlatformTheme", "Cancel") == "Abbrechen"
