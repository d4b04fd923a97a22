"""The house itself: size of files, floors, light imports, and a lock file that holds every dependency."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
CODE = ("glowtts_core", "app", "tests", "benchmarks", "packaging")
LONGEST_FILE = 300
NOT_OURS = {".git", ".venv", "var", "build", "dist"}
MADE = ("_cache", "__pycache__", ".egg-info")

# Split so that this file does not find itself.
FOREIGN_ADDRESSES = re.compile(
    "|".join(
        (
            r"pypi\." + "org",
            r"python" + r"hosted\.org",
            r"(deb|security)\.deb" + r"ian\.org",
            r"registry\.npm" + r"js",
            r"download\.py" + r"torch\.org",
            "--(extra-)?" + "index-url",
            "--find" + "-links",
            r"/(ho" + r"me|Users)/\w+/",
        )
    )
)


def project_files() -> Iterator[Path]:
    """Every file of the checkout that is not made by a tool."""
    for folder, below, files in os.walk(ROOT):
        unwanted = NOT_OURS if Path(folder) == ROOT else ()
        below[:] = [name for name in below if name not in unwanted and not name.endswith(MADE)]
        yield from (Path(folder, name) for name in files if name not in unwanted and not name.endswith(MADE))


def locked() -> dict[str, str]:
    """Canonical name -> version of every line of the lock file."""
    rows = (ROOT / "requirements.lock").read_text().splitlines()
    return {canonicalize_name(name): version for name, _, version in (row.partition("==") for row in rows)}


def declared() -> list[Requirement]:
    """Every dependency of the project, for running, developing and packaging."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    return [Requirement(row) for row in (*project["dependencies"], *extras["dev"], *extras["package"])]


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in CODE
        for path in (ROOT / folder).rglob("*.py")
    }
    assert len(lengths) > 50
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_floors_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_benchmarks_and_the_product_need_no_tests() -> None:
    wrong = re.compile(r"^\s*(from|import) tests\b", re.MULTILINE)
    files = [path for folder in CODE if folder != "tests" for path in (ROOT / folder).rglob("*.py")]
    assert [str(path) for path in files if wrong.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "name", ["", ".types", ".errors", ".prosody", ".text", ".text.frontend", ".voice.library", ".cli"]
)
def test_imports_without_torch_or_qt(name: str) -> None:
    heavy = ("torch", "PySide6", "lightning_fabric", "numba")
    program = f"import sys, glowtts_core{name}; print([m for m in {heavy} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_no_addresses_of_registries_or_of_one_machine() -> None:
    found = []
    for path in project_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in FOREIGN_ADDRESSES.finditer(text)]
    assert found == []


def test_lock_file_holds_names_and_versions_only() -> None:
    rows = (ROOT / "requirements.lock").read_text().splitlines()
    bad = [row for row in rows if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*==[0-9][0-9A-Za-z.]*", row)]
    assert bad == []
    assert len(rows) == len(locked()), "a package stands twice"


def test_lock_file_meets_every_declared_dependency() -> None:
    versions = locked()
    unmet = [
        str(wanted)
        for wanted in declared()
        if canonicalize_name(wanted.name) not in versions
        or Version(versions[canonicalize_name(wanted.name)]) not in wanted.specifier
    ]
    assert unmet == []


def test_lock_file_holds_what_the_dependencies_need_in_turn() -> None:
    versions = locked()
    waiting, seen = declared(), set[str]()
    missing = []
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        # The GPU build of torch brings its own libraries; they are no part of the lock.
        if name in seen or name.startswith(("nvidia-", "cuda-", "triton")):
            continue
        seen.add(name)
        if name not in versions:
            missing.append(name)
            continue
        for row in metadata.requires(name) or ():
            need = Requirement(row)
            if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in {"", *wanted.extras}):
                waiting.append(need)
    assert missing == []
    assert seen <= set(versions)


def test_what_is_installed_is_what_is_locked() -> None:
    off = {
        name: metadata.version(name)
        for name, version in locked().items()
        if Version(metadata.version(name)).public != Version(version).public
    }
    assert off == {}
