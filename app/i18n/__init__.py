"""The window's languages: English stands in the program text, the others in ``glowtts_<language>.ts`` and ``.qm``.

``glowtts_en`` holds nothing but plural forms. ``make translate`` brings the ``.ts`` files up to date with the
program text and makes the ``.qm`` files from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

SOURCE = "en"
FOLDER = Path(__file__).resolve().parent


def languages() -> tuple[str, ...]:
    """Languages the window speaks, as BCP 47 tags; English first."""
    found = {path.stem.partition("_")[2] for path in FOLDER.glob("glowtts_*.qm")}
    return (SOURCE, *sorted(found - {SOURCE}))


def choose(wanted: str, offered: Iterable[str]) -> str:
    """The language to speak: the wanted one, else the first of the person's that is known, else English."""
    known = languages()
    for tag in (wanted, *offered):
        language = tag.replace("_", "-").partition("-")[0].lower()
        if language in known:
            return language
    return SOURCE


def install(app: QCoreApplication, wanted: str = "") -> str:
    """Makes an application speak a language, to be called before any window is made; returns the language.

    ``wanted`` is a tag such as ``de``; empty = as the system has it. Numbers stay as the system writes them.
    """
    language = choose(wanted, QLocale.system().uiLanguages())
    qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm"
    for path in (qt, FOLDER / f"glowtts_{language}.qm"):
        translator = QTranslator(app)
        if translator.load(str(path)):
            app.installTranslator(translator)
    return language
