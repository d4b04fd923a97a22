"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from glowtts_core.files import STALE_S, staged, write_whole
from glowtts_core.text.pronounce.lexicon import Lexicon


def test_text_and_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", "ä\n")
    write_whole(tmp_path / "b", b"\0\r\n")
    assert [(tmp_path / name).read_bytes() for name in "ab"] == ["ä\n".encode(), b"\0\r\n"]


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with staged(path) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_two_writers_of_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with staged(path) as one, staged(path) as other:
        one.write_bytes(b"one")
        other.write_bytes(b"other")
        assert one != other and not path.exists()
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_is_as_any_other_and_an_old_one_keeps_link_and_rights(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    real, link = tmp_path / "real", tmp_path / "link"
    write_whole(real, "a")
    assert real.stat().st_mode == (tmp_path / "plain").stat().st_mode
    real.chmod(0o640)
    link.symlink_to(real)
    write_whole(link, "b")
    assert link.is_symlink() and real.read_text() == "b"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize("first", [False, True], ids=["written before", "written first"])
def test_what_a_killed_program_left_goes_and_what_others_write_stays(tmp_path: Path, first: bool) -> None:
    path = tmp_path / "a[1].txt"
    stale, fresh = tmp_path / ".a[1].txt.00000001.part", tmp_path / ".a[1].txt.00000002.part"
    foreign = tmp_path / ".b.txt.00000001.part"
    for left in (path, stale, fresh, foreign):
        left.touch()
    now_s = path.stat().st_mtime
    for left in (stale, foreign):
        os.utime(left, (now_s, now_s - 2 * STALE_S))
    if first:
        path.unlink()
    write_whole(path, "new")
    assert sorted(tmp_path.iterdir()) == sorted((path, fresh, foreign))


def test_the_longest_name_of_any_script_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("𝄞" * 63)
    write_whole(path, "a")
    assert list(tmp_path.iterdir()) == [path]


def test_the_persons_pronunciations_are_on_the_disk_before_they_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, fixed = tmp_path / "own.tsv", tmp_path / "own.tsv.part"
    fixed.write_text("of somebody else")
    held: list[str | None] = []

    def watched(_handle: int) -> None:
        held.append(path.read_text() if path.exists() else None)

    monkeypatch.setattr(os, "fsync", watched)
    Lexicon({"data": ("D", "AE1", "T", "AH0")}).save(path)
    assert held == [None, "data\tD AE1 T AH0\n"], "first the new file, under another name, then its folder"
    assert fixed.read_text() == "of somebody else"
