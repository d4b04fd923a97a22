"""The contracts about imports catch what they are there for: wrong imports are planted in a copy of the program."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    "


PLANTED = (
    (
        "app/window/files.py",
        "import glowtts_core.synthesis.performer",
        "app.window.files -> glowtts_core.synthesis.performer",
    ),
    ("app/window/wiring.py", "import glowtts_core.export.run", "app.window.wiring -> glowtts_core.export.run"),
    ("app/paths.py", "import glowtts_core.doctor", "app.paths -> glowtts_core.doctor"),
    (
        "app/session/editing.py",
        "import glowtts_core.follow_recording",
        "app.session.editing -> glowtts_core.follow_recording",
    ),
    ("app/engine/worker.py", "import glowtts_core.voice_import", "app.engine.worker -> glowtts_core.voice_import"),
    ("app/engine/jobs.py", FOR_TYPES + "from torch import Tensor", "app.engine.jobs -> torch"),
    ("app/session/voices.py", FOR_TYPES + "from app.session.session import Session", "allowed in app.session."),
    ("app/widgets/tokens.py", "import app.widgets.theme", "allowed in app.widgets."),
    ("app/open_external.py", FOR_TYPES + "from app.settings import Settings", "app.open_external -> app.settings"),
    ("glowtts_core/prosody.py", "import glowtts_core.edits", "glowtts_core.prosody -> glowtts_core.edits"),
    ("glowtts_core/text/normalize/numbers.py", "import torch", "glowtts_core.text.normalize.numbers -> torch"),
    ("glowtts_core/model/glow_tts.py", "import PySide6", "glowtts_core.model.glow_tts -> PySide6"),
    ("glowtts_core/new_module.py", "", "glowtts_core.new_module"),
)
"""A file, a line that it gets, and what the check has to say of it."""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program's own modules, and of the contracts."""
    for folder in ("app", "glowtts_core"):
        for source in (ROOT / folder).rglob("*.py"):
            copy = tmp_path / source.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, copy)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdict(house: Path) -> tuple[int, str]:
    """How the check of the copy ended, and what it said."""
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def test_each_planted_import_is_caught(house: Path) -> None:
    status, words = verdict(house)
    assert status == 0, words
    for module, planted, told in PLANTED:
        assert told not in words
        with (house / module).open("a", encoding="utf-8") as source:
            source.write(f"\n{planted}\n")
    status, words = verdict(house)
    assert status == 1
    assert [told for _, _, told in PLANTED if told not in words] == [], words
