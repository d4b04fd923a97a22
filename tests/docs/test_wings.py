"""The picture of the wings shows the house that stands, and shows of a house what it says it shows."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from docs.generator.wings import HOUSES, ROOT, Floor, wings
from docs.generator.wings_layout import laid_out
from docs.generator.wings_picture import BOX, PASSING, PICTURE, picture

CONTRACTS = """
[[tool.importlinter.contracts]]
type = "layers"
containers = ["app"]
layers = ["(main)", "window", "(paths) | engine"]
[[tool.importlinter.contracts]]
type = "layers"
containers = ["glowtts_core"]
layers = ["(__main__)", "voice", "model", "types", "errors"]
"""
FILES = {
    "app/main.py": "from app.window import shown\n",
    "app/paths.py": "",
    "app/window/__init__.py": "import PySide6\nif TYPE_CHECKING:\n    from app.engine.lane import Lane\n",
    "app/engine/__init__.py": "def door():\n    import torch\n    from glowtts_core import voice, __version__\n",
    "glowtts_core/voice/__init__.py": "from glowtts_core import model, types\n",
    "glowtts_core/voice/card.py": "from glowtts_core.voice import x\nfrom glowtts_core.model.y import z\n",
    "glowtts_core/model/__init__.py": "import glowtts_core.errors\n",
    "glowtts_core/types.py": "",
    "glowtts_core/errors.py": "",
}


def packages() -> list[str]:
    found = [path.parent for house in HOUSES for path in ROOT.glob(f"{house}/*/__init__.py")]
    return [f"{path.parent.name}.{path.name}" for path in found]


def modules() -> list[str]:
    """Files right under ``app/`` and ``glowtts_core/``."""
    return [path.stem for house in HOUSES for path in (ROOT / house).glob("*.py") if not path.stem.startswith("__")]


def words() -> set[str]:
    """What stands in the committed picture."""
    tree = ET.fromstring(PICTURE.read_text(encoding="utf-8"))
    return {word for text in tree.iter("{http://www.w3.org/2000/svg}text") for word in (text.text or "").split()}


def test_the_picture_is_as_the_house_is() -> None:
    drawn = picture()
    assert PICTURE.read_text(encoding="utf-8") == drawn, "run “python -m docs.generator”"
    assert str(ROOT) not in drawn


def test_every_wing_and_every_single_module_is_in_the_picture() -> None:
    names = [name.partition(".")[2] for name in packages()] + modules()
    assert len(names) > 40
    assert sorted(set(names) - words()) == []


def test_architecture_tells_of_every_wing_and_every_single_module() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = " ".join(line.partition(" | ")[0] for line in text.splitlines() if line.startswith("| `"))
    assert [name for name in packages() if f"`{name.partition('.')[2]}/`" not in rows] == []
    assert [name for name in modules() if f"`{name}`" not in text] == []


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout of few files."""
    (tmp_path / "pyproject.toml").write_text(CONTRACTS)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def test_arrows_are_imports_of_every_kind_but_those_that_follow_from_others(house: Path) -> None:
    assert wings(house).arrows == (
        ("app.engine", "glowtts_core.voice"),
        ("app.window", "app.engine"),
        ("glowtts_core.voice", "glowtts_core.model"),
    )
    (house / "glowtts_core" / "model" / "new.py").write_text("from glowtts_core.edits.sounds import x\n")
    assert len(wings(house).arrows) == 3, "nothing is there to be needed"
    (house / "app" / "paths.py").write_text("import glowtts_core.model.y\n")
    (house / "app" / "window" / "a.py").write_text("from app import paths\n")
    assert len(wings(house).arrows) == 3, "the window reaches the model anyway"
    (house / "app" / "engine" / "__init__.py").write_text("")
    assert ("app.window", "glowtts_core.model") in wings(house).arrows, "through a single module"


def test_floors_are_those_of_the_contracts_and_marks_those_of_the_libraries(house: Path) -> None:
    shown = wings(house)
    assert shown.floors == (
        Floor("app", ("app.window",), (("app.main",),)),
        Floor("app", ("app.engine",), (("app.paths",),)),
        Floor("glowtts_core", ("glowtts_core.voice",), ()),
        Floor("glowtts_core", ("glowtts_core.model",), ()),
        Floor("glowtts_core", (), (("glowtts_core.types",), ("glowtts_core.errors",))),
    )
    marks = {"app.window": ("Qt",), "app.engine": ("torch",), "glowtts_core.voice": (), "glowtts_core.model": ()}
    assert shown.marks == marks


def test_arrows_cross_no_box() -> None:
    """Every point of each line that passes a floor keeps its distance from the wings of that floor."""
    shown = wings()
    middles, lines = laid_out([floor.wings for floor in shown.floors], shown.arrows, BOX, PASSING)
    assert {stop.name for stop in middles if not stop.passing} == set(packages())
    assert all(lower.row == upper.row + 1 for upper, lower in lines)
    for one, place in middles.items():
        for other, there in middles.items():
            if one != other and one.row == other.row:
                sizes = [PASSING if stop.passing else BOX for stop in (one, other)]
                assert abs(place - there) >= sum(sizes) / 2 + 10
