"""Text files of every origin are read; what is no text is refused in words."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from glowtts_core import text_file
from glowtts_core.errors import TextError

TEXT = "Grüße, “naïve” café — £5.\r\nA second line.\r\n"
PLAIN = "Grüße, café.\nA second line."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert text_file.read_text(path) == TEXT


def test_marks_of_byte_order_and_old_one_byte_files() -> None:
    assert text_file.decoded(b"\xfe\xff" + PLAIN.encode("utf-16-be")) == PLAIN
    assert text_file.decoded(PLAIN.encode("latin-1")) == PLAIN
    assert text_file.decoded(b"caf\xe9 \x81") == "café \x81", "a byte that Windows does not know"
    assert text_file.decoded(b"") == ""
    assert text_file.decoded("漢字、かな。".encode()) == "漢字、かな。"


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + zlib.compress(bytes(range(256)) * 9)
SOUND = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"".join(struct.pack("<h", 37 * one % 9000) for one in range(500))


@pytest.mark.parametrize("content", [PICTURE, SOUND, b"PK\x03\x04" + PICTURE, b"%PDF-1.7\n" + PICTURE, b"\x00" * 40])
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(TextError, match=r"“a.txt” is no plain text. Save it as text"):
        text_file.read_text(path)


def test_files_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TextError, match=r"“none.txt” cannot be read \(No such file"):
        text_file.read_text(tmp_path / "none.txt")
    with pytest.raises(TextError, match="cannot be read"):
        text_file.read_text(tmp_path)
    monkeypatch.setattr(text_file, "LARGEST_BYTES", 10)
    (tmp_path / "a.txt").write_text("x" * 11)
    with pytest.raises(TextError, match="too large"):
        text_file.read_text(tmp_path / "a.txt")
