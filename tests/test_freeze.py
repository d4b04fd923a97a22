"""What goes into the packaged program: the lists that the freezing works by, and the checks on its result.

The freezing itself takes minutes; ``make package`` does it and tries the program.
"""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import PySide6
import pytest
from packaging.utils import canonicalize_name

from app import licences as about
from glowtts_core import own_command

ROOT = Path(__file__).resolve().parents[1]
FREEZE = ROOT / "packaging" / "freeze"
ASK_ICU = """
from functools import cmp_to_key
from PySide6.QtCore import QCollator, QLocale, QStringConverter, QStringDecoder
print(next(line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line))
for name in ("de_DE", "sv_SE", "cs_CZ", "ja_JP", "tr_TR"):
    order = cmp_to_key(QCollator(QLocale(name)).compare)
    print(name, sorted(["Äpfel", "Zebra", "apfel"], key=order), sorted("ąaøzéhćcb", key=order))
    print(QLocale(name).toUpper("iß"))
print(QStringConverter.availableCodecs())
for name in ("windows-1252", "Shift_JIS", "GB18030", "KOI8-R"):
    print(name, QStringDecoder(name).isValid())
"""
"""What Qt asks of ICU, told in lines; the first is where the data was found."""
MODULES = ("contents", "shipped", "slim", "system", "weigh", "bill", "notices")


@pytest.fixture
def freeze(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    monkeypatch.syspath_prepend(str(FREEZE))
    before = set(sys.modules)
    yield {name: import_module(name) for name in MODULES}
    for name in set(sys.modules) & set(MODULES) - before:
        del sys.modules[name]


def made_folder(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
    return root


def test_the_spec_is_a_program_and_all_that_it_packs_is_there(freeze: dict[str, ModuleType]) -> None:
    tree = ast.parse((FREEZE / "glowtts.spec").read_text(encoding="utf-8"))
    assert {"Analysis", "EXE", "COLLECT"} <= {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    for source, _folder in freeze["contents"].data(ROOT):
        assert list(Path(source).parent.glob(Path(source).name)), source
    assert "freeze_support()" in (FREEZE / "start.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("torch/lib/libtorch_cpu.so", True),
        ("torch/include/ATen/ATen.h", False),
        ("torch/lib/libsomething.a", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("qtawesome/fonts/phosphor-1.3.0.ttf", True),
        ("qtawesome/fonts/fontawesome5-solid-webfont-5.15.4.ttf", False),
        ("nltk_data/corpora/cmudict.zip", False),
        ("glowtts_core/text/data/cmudict.dict", True),
        ("scipy/signal/tests/data.npz", False),
    ],
)
def test_what_the_program_does_not_use_stays_out(freeze: dict[str, ModuleType], name: str, wanted: bool) -> None:
    assert freeze["contents"].is_wanted(name) is wanted


def test_what_is_installed_for_other_ends_stays_out(freeze: dict[str, ModuleType]) -> None:
    out = freeze["contents"].strangers()
    assert {"pytest", "mypy", "hypothesis", "PyInstaller", "pesq"} <= out
    assert not out & {"torch", "numpy", "PySide6", "nltk", "packaging", "app", "glowtts_core", "google"}
    # Nothing is drawn in three dimensions, but without it matplotlib complains at each start.
    assert "mpl_toolkits" not in {*out, *freeze["contents"].MODULES_OUT}


def test_nothing_under_the_gpl_alone_may_come_in(freeze: dict[str, ModuleType], tmp_path: Path) -> None:
    good = (
        "_internal/glowtts_core/text/data/cmudict.dict", "_internal/nltk/corpus/reader/cmudict.pyc",
        "_internal/scipy/spatial/distance.pyc", "_internal/numpy/__init__.pyc", "_internal/PySide6/QtCore.abi3.so",
    )  # fmt: skip
    made_folder(tmp_path, *good)
    assert list(freeze["shipped"].offences(tmp_path)) == []
    bad = (
        "_internal/cmudict/__init__.pyc", "_internal/distance/__init__.pyc", "_internal/libreadline.so.8",
        "_internal/PySide6/Qt/lib/libQt6VirtualKeyboard.so.6",
        "_internal/lib-dynload/readline.cpython-311-x86_64-linux-gnu.so",
    )  # fmt: skip
    made_folder(tmp_path, *bad)
    words = "\n".join(freeze["shipped"].offences(tmp_path))
    inner = {name: name.removeprefix("_internal/").replace(".pyc", ".py") for name in (*bad, *good)}
    assert [name for name in bad if inner[name] not in words] == []
    assert [name for name in good if f"{inner[name]} is" in words] == []
    assert "cmudict is under" in words and "istance is under" in words  # found by what they say of themselves, too


def test_modules_in_the_archive_of_the_program_count_as_shipped(
    freeze: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modules = ["distance", "rich.console", "qtpy.QtCharts"]
    monkeypatch.setattr(freeze["shipped"], "archived_modules", lambda program: modules)
    (tmp_path / "_internal").mkdir()
    assert {"rich", "Distance"} <= set(freeze["shipped"].shipped_libraries(tmp_path))
    assert all("istance" in words for words in freeze["shipped"].offences(tmp_path))
    assert len(list(freeze["shipped"].offences(tmp_path))) >= 2


@pytest.mark.parametrize(
    ("licence", "gpl"),
    [
        ("GNU General Public License v3 or later (GPLv3+)", True),
        ("GPL-3.0-only", True),
        ("AGPL-3.0-only", True),
        ("LGPL-2.1-or-later", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", False),
        ("GPL-2.0-or-later WITH Bootloader-exception", False),
        ("GNU Lesser General Public License v3", False),
        ("MIT", False),
    ],
)
def test_gpl_is_told_from_what_leaves_a_choice(freeze: dict[str, ModuleType], licence: str, gpl: bool) -> None:
    assert freeze["shipped"].is_gpl(licence) is gpl


def test_the_weight_is_told_by_part_and_has_a_limit(
    freeze: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    weigh = freeze["weigh"]
    made_folder(
        tmp_path, "_internal/glowtts", "_internal/torch/a", "_internal/torch/lib/b", "_internal/PySide6/c",
        "_internal/scipy.libs/d",
        "_internal/assets/voices/kathleen/e", "_internal/assets/f", "_internal/libz.so.1", "_internal/unheard_of/g",
    )  # fmt: skip
    assert weigh.weigh(tmp_path) == {
        "torch": 2000, "Qt": 1000, "numpy, scipy": 1000, "voice": 1000, "the program": 1000, "the two programs": 1000,
        "system libraries, Python": 1000, "other libraries": 1000,
    }  # fmt: skip
    assert weigh.main(tmp_path) == 0
    monkeypatch.setattr(weigh, "BUDGET_BYTES", 8_999)
    assert weigh.main(tmp_path) == 1
    assert "over its budget" in capsys.readouterr().err


@pytest.mark.skipif(not all(map(shutil.which, ("patchelf", "readelf"))), reason="tools of make package are missing")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/opt/maker/lib", ""),
        ("$ORIGIN/../lib:/opt/maker/lib", "$ORIGIN/../lib"),
        ("$ORIGIN", "$ORIGIN"),
        ("", ""),
    ],
)
def test_a_library_forgets_the_folders_of_those_who_built_it(
    freeze: dict[str, ModuleType], tmp_path: Path, before: str, after: str
) -> None:
    library = tmp_path / "lib.so"
    shutil.copyfile(shutil.which("true") or "/bin/true", library)
    if before:
        subprocess.run(["patchelf", "--set-rpath", before, library], check=True)
    freeze["slim"].forget_builders(library)
    told = subprocess.run(["readelf", "-dW", library], capture_output=True, text=True, check=True).stdout
    assert "".join(re.findall(r"\((?:RPATH|RUNPATH)\).*\[(.*)\]", told)) == after


@pytest.mark.skipif(not all(map(shutil.which, ("icupkg", "cc", "objcopy"))), reason="tools of make package are missing")
def test_qt_sorts_and_reads_other_alphabets_with_less_of_icu(tmp_path: Path) -> None:
    qt = Path(PySide6.__file__).resolve().parent / "Qt" / "lib"
    (whole,) = qt.glob("libicudata.so.*")
    shutil.copy2(whole, tmp_path)
    less = tmp_path / whole.name
    subprocess.run(["sh", FREEZE / "less_icu.sh", tmp_path], check=True)
    assert less.stat().st_size < whole.stat().st_size / 2
    said = [
        subprocess.run(
            [sys.executable, "-c", ASK_ICU], env={**os.environ, "LD_LIBRARY_PATH": str(place)}, capture_output=True,
            text=True, check=True,
        ).stdout
        for place in (qt, tmp_path)
    ]  # fmt: skip
    assert said[1].startswith(str(less)) and said[0].startswith(str(whole))
    rest = [words.partition("\n")[2] for words in said]
    assert rest[0] == rest[1] and "Shift_JIS True" in rest[1] and "['apfel', 'Zebra', 'Äpfel']" in rest[1]


def test_every_library_says_its_licence_whole(freeze: dict[str, ModuleType]) -> None:
    out = {canonicalize_name(name) for name in freeze["contents"].LIBRARIES_OUT}
    names = about.needed() - out
    assert {"torch", "pyside6-essentials", "numpy", "g2p-en"} <= names
    silent = [name for name in sorted(names) if not about.notice_of(name).licence or not about.notice_of(name).text()]
    assert silent == []
    gpl = [name for name in sorted(names) if freeze["shipped"].is_gpl(about.notice_of(name).licence)]
    assert gpl == []
    assert {"cmudict", "distance"} <= out


def test_the_table_of_licences_names_every_library() -> None:
    table = (ROOT / "assets" / "LICENSES.md").read_text(encoding="utf-8").partition("## Libraries")[2]
    words = {canonicalize_name(word) for word in re.findall(r"[\w.-]+", table)}
    assert sorted(about.needed() - words) == []


def test_qts_licence_is_there_word_for_word() -> None:
    text = about.notice_of("PySide6-Essentials").text()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text and "GNU GENERAL PUBLIC LICENSE" in text


def test_the_bill_of_materials_is_made_from_the_lock(freeze: dict[str, ModuleType], tmp_path: Path) -> None:
    path = tmp_path / "sbom.json"
    freeze["bill"].write_bill(path, [about.notice_of(name) for name in ("numpy", "torch")])
    bill = json.loads(path.read_text(encoding="utf-8"))
    assert bill["bomFormat"] == "CycloneDX" and bill["metadata"]["component"]["name"] == "glowtts-studio"
    parts = {part["name"]: part for part in bill["components"]}
    assert parts["numpy"]["purl"] == f"pkg:pypi/numpy@{freeze['bill'].locked()['numpy']}"
    assert parts["voice kathleen"]["type"] == "machine-learning-model"
    wrong = about.Notice("numpy", "0.1", "BSD-3-Clause", ())
    with pytest.raises(SystemExit, match="in the lock"):
        freeze["bill"].write_bill(path, [wrong])


def test_the_list_that_is_brought_along_is_read_as_it_was_written(
    freeze: dict[str, ModuleType], tmp_path: Path
) -> None:
    told = [about.notice_of(name) for name in ("rich", "PySide6-Essentials")]
    freeze["notices"].write(tmp_path, told)
    read = about.brought(tmp_path / freeze["notices"].PLACE)
    assert [(one.name, one.version, one.licence) for one in read] == [
        (one.name, one.version, one.licence) for one in told
    ]
    assert [one.text().strip() for one in read] == [one.text().strip() for one in told]
    whole = (tmp_path / freeze["notices"].ALL_IN_ONE).read_text(encoding="utf-8")
    assert told[0].text().strip() in whole


def test_a_packaged_program_calls_the_one_beside_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert own_command.command_line() == (sys.executable, "-m", "glowtts_core")
    assert str(ROOT) in own_command.extra_environment()["PYTHONPATH"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "glowtts-studio"))
    assert own_command.command_line() == (str(tmp_path / "glowtts"),)
    assert "PYTHONPATH" not in own_command.extra_environment()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "glowtts-studio.exe"))
    assert own_command.command_line() == (str(tmp_path / "glowtts.exe"),)
