"""The Debian package, made of a small stand-in for the packaged program; `make deb-check` tries the real one."""

from __future__ import annotations

import importlib
import json
import shutil
import subprocess
import time
from pathlib import Path
from types import ModuleType

import pytest

from glowtts_core import __version__

LINUX = Path(__file__).resolve().parents[1] / "packaging" / "linux"
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("dpkg-deb", "readelf", "dpkg-query")),
    reason="Debian's tools are missing",
)
TEXT = "The MIT License\n\nCopyright (c) 2020 Somebody Else\n\nPermission is hereby granted."


@pytest.fixture
def deb(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, whose share of the desktop has a test of its own."""
    monkeypatch.syspath_prepend(str(LINUX))
    module = importlib.import_module("deb")
    monkeypatch.setattr(module.desktop, "write_share", lambda share: (share / "man").mkdir(parents=True))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return module


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """What looks like the packaged program: starters, the one program behind them, a library, notices."""
    folder = tmp_path / "glowtts-studio"
    notices = folder / "_internal" / "assets" / "notices"
    notices.mkdir(parents=True)
    shutil.copyfile("/bin/true", folder / "_internal" / "glowtts")
    (folder / "_internal" / "glowtts-studio").hardlink_to(folder / "_internal" / "glowtts")
    for name in ("glowtts", "glowtts-studio"):
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    (folder / "_internal" / "torch").mkdir()
    shutil.copyfile("/bin/true", folder / "_internal" / "torch" / "libtorch.so")
    (folder / "_internal" / "torch" / "libtorch.so").chmod(0o755)
    (notices / "000.txt").write_text(TEXT, encoding="utf-8")
    row = {"name": "torch", "version": "2.13.0", "licence": "BSD-3-Clause", "file": "000.txt"}
    (notices / "index.json").write_text(json.dumps([row]), encoding="utf-8")
    return folder


def said(*command: object) -> str:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


def test_the_same_folder_makes_the_same_package(deb: ModuleType, program: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(deb.build(program, tmp_path / name).read_bytes())
        (program / "glowtts").touch()  # made at another time
    assert made[0] == made[1]
    assert [path.suffix for path in (tmp_path / "one").iterdir()] == [".deb"], "nothing else is left"


def test_programs_are_on_the_path_and_everything_is_roots(deb: ModuleType, program: Path, tmp_path: Path) -> None:
    package = deb.build(program, tmp_path)
    rows = [row.split(maxsplit=5) for row in said("dpkg-deb", "-c", package).splitlines()]
    files = {row[5].partition(" link to ")[0].removeprefix("./"): row for row in rows}
    assert {row[1] for row in rows} == {"root/root"}
    assert "usr/bin/glowtts -> ../lib/glowtts-studio/glowtts" in files
    assert "usr/bin/glowtts-studio -> ../lib/glowtts-studio/glowtts-studio" in files
    for name in ("glowtts", "_internal/glowtts", "glowtts-studio"):
        assert files[f"usr/lib/glowtts-studio/{name}"][0] == "-rwxr-xr-x"
    assert files["usr/lib/glowtts-studio/_internal/torch/libtorch.so"][0] == "-rw-r--r--"
    assert any(" link to " in row[5] for row in rows), "both programs stay one file"
    day = time.strftime("%Y-%m-%d", time.localtime(1790000000))
    assert {row[3] for row in rows} == {day}


def test_apt_is_told_what_is_needed(deb: ModuleType, program: Path, tmp_path: Path) -> None:
    package = deb.build(program, tmp_path)
    assert said("dpkg-deb", "-f", package, "Version").strip() == f"{__version__}-{deb.REVISION}"
    needed = said("dpkg-deb", "-f", package, "Depends").strip().split(", ")
    assert any(row.startswith("libc6 (>= 2.") for row in needed)
    assert {"fontconfig-config", "xkb-data"} <= set(needed)
    said("dpkg-deb", "-x", package, tmp_path / "root")
    said("dpkg-deb", "-e", package, tmp_path / "root" / "DEBIAN")
    done = subprocess.run(["md5sum", "--check", "--quiet", "DEBIAN/md5sums"], cwd=tmp_path / "root", check=False)
    assert done.returncode == 0
    rights = (tmp_path / "root/usr/share/doc/glowtts-studio/copyright").read_text(encoding="utf-8")
    assert "Files: usr/lib/glowtts-studio/_internal/torch/*\nCopyright: Copyright (c) 2020 Somebody Else\n" in rights
    assert "License: Expat\n Permission" in rights or "License: Expat\n Copyright" in rights


def test_a_library_that_nobody_has_stops_it(deb: ModuleType, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needs = importlib.import_module("needs")
    with pytest.raises(SystemExit, match="libnobody"):
        needs.owner_of("libnobody.so.7")
    monkeypatch.setattr(needs, "missing_libraries", lambda *_: {"libnobody.so.7"})
    with pytest.raises(SystemExit):
        needs.depends(program)


def test_without_a_packaged_program_it_says_what_to_do(deb: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="make package"):
        deb.put_program(tmp_path, tmp_path / "root")
