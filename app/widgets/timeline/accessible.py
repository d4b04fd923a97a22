"""The painted sounds as objects for screen readers: a list, and an item for each sound with its name and its values.

Python cannot give an item Qt's value interface, so the values stand in its name: ``AE 1, duration 140 percent, 12
frames, edited``. The keys move the accessible focus from item to item, as in any list.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from app.widgets import theme
from app.widgets.timeline.cells import Cells
from app.widgets.timeline.descriptions import name_of, value_of
from app.widgets.timeline.state import TimelineState
from glowtts_core import edits

Role, Text = QAccessible.Role, QAccessible.Text


def said(stage: TimelineState, index: int) -> str:
    """All that is to be known about a sound, in one breath."""
    shown = stage.shown
    words = f"{name_of(shown, index)}, {value_of(shown, index)}"
    if edits.is_edited(shown.phones[index]):
        words += ", " + QCoreApplication.translate("Spoken", "edited")
    return words


class Sound(QAccessibleInterface):
    """One sound of the line, whichever that is now."""

    def __init__(self, cells: Cells, index: int) -> None:
        super().__init__()
        self._cells = cells
        self._index = index

    def isValid(self) -> bool:
        return self._index < len(self._cells.stage.phones)

    def object(self) -> QObject | None:  # type: ignore[override]  # Qt takes none
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]  # Qt takes none
        return self._cells.window().windowHandle()

    def role(self) -> QAccessible.Role:
        return Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == Text.Name:
            return said(self._cells.stage, self._index)
        return self._word() if kind == Text.Description else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """A sound is not renamed."""

    def state(self) -> QAccessible.State:
        state, stage = QAccessible.State(), self._cells.stage
        state.selectable = state.focusable = state.multiSelectable = True
        state.selected = self._index in stage.selection
        state.focused = self._cells.has_keys and stage.cursor == self._index
        state.offscreen = state.invisible = not self.isValid() or self.rect().isEmpty()
        return state

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        left, top, width, height = self._cells.box_of(self._index)
        return QRect(self._cells.mapToGlobal(QPoint(left, top)), QSize(width, height))

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._cells)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def relations(
        self, match: QAccessible.RelationFlag = QAccessible.RelationFlag.AllRelations
    ) -> list[tuple[QAccessibleInterface, QAccessible.RelationFlag]]:
        return []

    def foregroundColor(self) -> QColor:
        return QColor(theme.tokens(self._cells).text)

    def backgroundColor(self) -> QColor:
        return QColor(theme.tokens(self._cells).base)

    def _word(self) -> str:
        shown = self._cells.stage.shown
        word = next((shown.word_text(first) for first, past in shown.word_spans if first <= self._index < past), "")
        return word and QCoreApplication.translate("Spoken", "in the word “{word}”").format(word=word)


class Sounds(QAccessibleWidget):
    """The lane of cells as a list of sounds."""

    def __init__(self, cells: Cells) -> None:
        super().__init__(cells, Role.List, cells.accessibleName())
        self._cells = cells
        items: list[Sound] = []
        ids: list[int] = []
        self._items, self._ids = items, ids
        # Qt keeps a registered interface until it is deleted by hand, so the lists must outlive the lane.
        cells.destroyed.connect(lambda: _drop(items, ids))

    def childCount(self) -> int:
        return len(self._cells.stage.phones)

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        if not 0 <= index < self.childCount():
            return None
        while len(self._items) <= index:
            item = Sound(self._cells, len(self._items))
            self._items.append(item)
            self._ids.append(QAccessible.registerAccessibleInterface(item))
        return self._items[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        place = self._cells.mapFromGlobal(QPoint(x, y))
        index = self._cells.sound_at(place)
        return None if index is None else self.child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return next((index for index, item in enumerate(self._items) if item is child), -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        cursor = self._cells.stage.cursor
        return self.child(cursor) if cursor is not None and self._cells.has_keys else None


class Axis(QAccessibleWidget):
    """The whole time axis: its focus is the focus of a sound."""

    def __init__(self, view: QWidget, cells: Cells) -> None:
        super().__init__(view, Role.Grouping, view.accessibleName())
        self._cells = cells

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # Qt takes none
        sounds = QAccessible.queryAccessibleInterface(self._cells)
        return sounds.focusChild() or super().focusChild()


def tell(cells: Cells, index: int, event: QAccessible.Event) -> None:
    """Tells who listens that something happened to a sound."""
    what = QAccessibleEvent(cells, event)
    what.setChild(index)
    QAccessible.updateAccessibility(what)


@cache
def install() -> None:
    """Makes Qt ask here for the accessible object of the cells, and of widgets that have a `make_accessible`."""
    QAccessible.installFactory(_made)


def _made(_name: str, widget: QObject | None) -> QAccessibleInterface | None:
    if isinstance(widget, Cells):
        widget.accessible = Sounds(widget)
        return widget.accessible
    make: Callable[[], QAccessibleInterface] | None = getattr(widget, "make_accessible", None)
    return make() if make is not None else None


def _drop(items: list[Sound], ids: list[int]) -> None:
    for number in ids:
        QAccessible.deleteAccessibleInterface(number)
    ids.clear()
    items.clear()
