"""The voices that are installed: listen to them, import others, rename, remove, pass on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.forms import hint, margins, primary, quiet
from app.dialogs.guide import help_button
from app.models.voices import LANGUAGE, LICENCE, LISTEN, NAME, SIZE, SPEAKERS, VoiceModel, VoiceRow
from app.widgets.banner import Banner
from app.widgets.icons import SIZE_PX, Tint, icon
from app.widgets.tokens import LIGHT

ABOUT_LINES = 6


class VoiceTable(QTreeView):
    """The list, with two keys of its own.

    Signals:
        listen_pressed(), remove_pressed()
    """

    listen_pressed = Signal()
    remove_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.listen_pressed.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        else:
            super().keyPressEvent(event)


class VoiceManagerDialog(QDialog):
    """Not modal: one can listen here and go on working there.

    Signals:
        listen_requested(VoiceInfo), stop_requested(), usual_requested(VoiceInfo), rename_requested(VoiceInfo, str),
        remove_requested(VoiceInfo), reveal_requested(VoiceInfo), export_requested(VoiceInfo)
        import_requested(): a voice is to be chosen on the disk.
        dropped(list[Path]): files and folders were dropped here.
    """

    listen_requested = Signal(object)
    stop_requested = Signal()
    usual_requested = Signal(object)
    rename_requested = Signal(object, str)
    remove_requested = Signal(object)
    reveal_requested = Signal(object)
    export_requested = Signal(object)
    import_requested = Signal()
    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voices")
        self.setWindowTitle(self.tr("Voices"))
        self.setAcceptDrops(True)
        self.banner = Banner()
        glyphs = ("play-fill", Tint.ACCENT), ("stop-fill", Tint.ACCENT), ("warning-circle-fill", Tint.DANGER)
        play, stop, broken = (icon(*glyph) for glyph in glyphs)
        self.model = VoiceModel((play, stop, broken), self)
        self.model.renamed.connect(self.rename_requested)
        self.list = self._list()
        self.about = quiet()
        self.about.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.listen = self._button(self.tr("&Listen"), self._listen)
        self.usual = self._button(self.tr("Make &usual"), lambda: self._ask(self.usual_requested))
        self.rename = self._button(self.tr("Re&name"), self._rename)
        self.export = self._button(self.tr("&Export…"), lambda: self._ask(self.export_requested))
        self.reveal = self._button(self.tr("Show &folder"), lambda: self._ask(self.reveal_requested))
        self.remove = self._button(self.tr("&Remove"), self._remove)
        self.bring = primary(self.tr("&Import…"))
        self.bring.setDefault(False)  # Return belongs to the row
        self.bring.clicked.connect(self.import_requested)
        self._set_tool_tips()
        self._lay_out()
        self._show_chosen()

    def show_voices(self, rows: Sequence[VoiceRow]) -> None:
        """What is installed now; the chosen voice stays chosen."""
        chosen, number = self.chosen(), self.list.currentIndex().row()
        self.model.show(rows)
        found = self.model.row_of(chosen.voice.path) if chosen is not None else -1
        self._go_to(found if found >= 0 else min(max(number, 0), len(rows) - 1))

    def show_heard(self, path: str) -> None:
        """Which voice is being listened to, by its folder; empty = none."""
        self.model.show_heard(path)
        self._show_chosen()

    def choose(self, path: str) -> None:
        """Goes to a voice by its folder."""
        self._go_to(self.model.row_of(path))

    def chosen(self) -> VoiceRow | None:
        """The row that the buttons act on."""
        return self.model.row(self.list.currentIndex().row())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _list(self) -> VoiceTable:
        view = VoiceTable()
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Installed voices"))
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setAllColumnsShowFocus(True)
        view.setIconSize(QSize(SIZE_PX, SIZE_PX))
        view.setEditTriggers(QTreeView.EditTrigger.EditKeyPressed | QTreeView.EditTrigger.DoubleClicked)
        head = view.header()
        head.setSectionsMovable(False)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(2 * LIGHT.lg)
        for column in (LANGUAGE, SPEAKERS, SIZE):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column in (NAME, LICENCE):  # what others have written is as long as they like
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(LISTEN, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(LISTEN, SIZE_PX + LIGHT.lg)
        view.clicked.connect(self._clicked)
        view.listen_pressed.connect(self._listen)
        view.remove_pressed.connect(self._remove)
        view.selectionModel().currentRowChanged.connect(lambda *_: self._show_chosen())
        self.model.modelReset.connect(self._show_chosen)
        return view

    def _lay_out(self) -> None:
        actions = QVBoxLayout()
        actions.setSpacing(LIGHT.sm)
        actions.addWidget(self.bring)
        actions.addSpacing(LIGHT.sm)
        for button in (self.listen, self.usual, self.rename, self.export, self.reveal):
            actions.addWidget(button)
        actions.addStretch(1)
        actions.addWidget(self.remove)
        actions.addWidget(help_button("voices"))
        middle = QHBoxLayout()
        middle.setSpacing(LIGHT.lg)
        middle.addWidget(self.list, 1)
        middle.addLayout(actions)
        column = QVBoxLayout()
        margins(self, column)
        column.addWidget(self.banner)
        column.addLayout(middle, 1)
        column.addWidget(self._scrolled(self.about))
        column.addWidget(
            hint(self.tr("Drop a voice, the folder of one, or a checkpoint of Glow-TTS here to import it."))
        )
        self.resize(900, 480)
        self.list.setFocus()

    @staticmethod
    def _scrolled(words: QWidget) -> QScrollArea:
        """Room for a few lines, whatever there is to say: the list above does not jump with it."""
        area = QScrollArea()
        area.setWidget(words)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFixedHeight(ABOUT_LINES * words.fontMetrics().lineSpacing())
        return area

    def _button(self, words: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(call)
        return button

    def _set_tool_tips(self) -> None:
        self.listen.setToolTip(self.tr("Hear the voice say a sentence (Space)"))
        self.usual.setToolTip(self.tr("Lines for which no voice was chosen are spoken with it"))
        self.export.setToolTip(self.tr("Write the voice as one file, to pass it on"))
        self.remove.setToolTip(self.tr("Move the voice to the trash (Del)"))

    def _show_chosen(self) -> None:
        row = self.chosen()
        heard = row is not None and row.voice.path == self.model.heard
        whole = row is not None and not row.wrong
        self.listen.setText(self.tr("S&top") if heard else self.tr("&Listen"))
        for button in (self.listen, self.export):
            button.setEnabled(whole)
        self.reveal.setEnabled(row is not None)
        self.remove.setEnabled(row is not None and row.own)
        self.rename.setEnabled(whole and self.remove.isEnabled())
        self.usual.setEnabled(row is not None and whole and not row.usual)
        self.about.setText("" if row is None else self._about(row))

    def _about(self, row: VoiceRow) -> str:
        if row.wrong:
            return row.wrong
        licence = self.tr("Licence: %1").replace("%1", self.model.licence(row))
        origin = "" if row.own else self.tr("Came with the program.")
        lines = (row.voice.description, " · ".join(filter(None, (licence, origin))), *row.notes)
        return "\n".join(filter(None, lines))

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == LISTEN:
            self._listen()

    def _listen(self) -> None:
        row = self.chosen()
        if not self.listen.isEnabled():
            return
        if row is not None and row.voice.path == self.model.heard:
            self.stop_requested.emit()
        else:
            self._ask(self.listen_requested)

    def _rename(self) -> None:
        index = self.list.currentIndex()
        if self.rename.isEnabled():
            self.list.edit(index.siblingAtColumn(NAME))

    def _remove(self) -> None:
        if self.remove.isEnabled():
            self._ask(self.remove_requested)

    def _ask(self, signal: SignalInstance) -> None:
        row = self.chosen()
        if row is not None:
            signal.emit(row.voice)

    def _go_to(self, number: int) -> None:
        if number >= 0:
            self.list.setCurrentIndex(self.model.index(number, NAME))
