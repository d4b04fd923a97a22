"""A message in the banner with one thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.widgets.banner import Banner


class BannerOffers(QObject):
    """Sees to it that the banner's button does what its own message promised, whoever else uses the banner."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._made: tuple[str, Callable[[], object]] | None = None
        banner.action.connect(self._accept)

    def make(self, words: str, label: str, call: Callable[[], object], *, error: bool = False) -> None:
        """Says something and offers to do something."""
        show = self._banner.show_error if error else self._banner.show_notice
        show(words, label)
        if self._banner.words.text() == words:  # an error stays over a notice
            self._made = words, call

    def _accept(self) -> None:
        made, self._made = self._made, None
        if made is not None and made[0] == self._banner.words.text():
            self._banner.dismiss()
            made[1]()
