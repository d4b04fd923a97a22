"""How the pages in this folder become the user guide: `make docs`.

Everything in the pages is made here and stays here: no font, script or picture comes from elsewhere.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from glowtts_core import __version__

CONTENTS = {
    "Learn": "installing first-line shaping voices training importing",
    "Look up": "keys commands files settings how-it-works voice-card",
    "When stuck": "trouble bug-reports",
}
"""Order of the pages, kept out of them so that they stay plain Markdown, which the program and others show too."""

project = "Glow-TTS Studio"
author = "Glow-TTS Studio contributors"
version = release = __version__
project_copyright = author
language = "en"
nitpicky = True
extensions = ["myst_parser"]
exclude_patterns = ["generator", "pictures"]
myst_heading_anchors = 3
myst_links_external_new_tab = True

html_theme = "furo"
html_title = "Glow-TTS Studio"
html_show_sphinx = False
html_show_sourcelink = False  # the program itself reads the sources that are copied along
html_static_path = ["static"]
html_css_files = ["guide.css"]
html_theme_options = {"top_of_page_buttons": [], "navigation_with_keys": True}

if tags.has("spelling"):  # type: ignore[name-defined]  # noqa: F821  # Sphinx puts it here
    extensions.append("sphinxcontrib.spelling")
    spelling_lang = "en_GB"
    spelling_word_list_filename = ["words.txt"]
    spelling_show_suggestions = True
    spelling_warning = True


def setup(app: Any) -> None:
    """Hands Sphinx the order of the pages with the first of them."""

    def add_contents(_app: object, page: str, text: list[str]) -> None:
        if page == "index":
            for caption, pages in CONTENTS.items():
                rows = ["", "```{toctree}", ":hidden:", f":caption: {caption}", "", *pages.split(), "```", ""]
                text[0] += "\n".join(rows)

    app.connect("source-read", add_contents)
