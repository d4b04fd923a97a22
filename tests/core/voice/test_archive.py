"""A voice in one file comes out as it went in; archives with tricks are refused and leave nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from glowtts_core.cli import main
from glowtts_core.errors import VoiceError
from glowtts_core.voice.archive import open_zipped, pack_voice
from glowtts_core.voice.folder import load_voice
from tests.fake_voice import write_fake_voice


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    return write_fake_voice(tmp_path / "shelf")


def repacked(voice: Path, path: Path, extra: dict[str, bytes], prefix: str = "", leave: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in voice.iterdir():
            if part.name != leave:
                archive.write(part, prefix + part.name)
        for name, content in extra.items():
            archive.writestr(name, content)
    return path


def test_packed_voice_is_the_same_after_opening(voice: Path, tmp_path: Path) -> None:
    (voice / "sample.wav").write_bytes(b"RIFF")
    (voice / "private.txt").write_text("not part of a voice")
    pack_voice(voice, tmp_path / "v.glowvoice")
    card = open_zipped(tmp_path / "v.glowvoice", tmp_path / "new")
    assert card.name == "tiny"
    assert load_voice(tmp_path / "new").card == load_voice(voice).card
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        "acoustic.safetensors",
        "sample.wav",
        "vocoder.safetensors",
        "voice.json",
    ]


def test_folder_inside_the_archive_is_fine_and_strange_files_stay_in_it(voice: Path, tmp_path: Path) -> None:
    path = repacked(voice, tmp_path / "v.zip", {"__MACOSX/._voice.bin": b"x"}, prefix="tiny/")
    open_zipped(path, tmp_path / "new")
    assert len(list((tmp_path / "new").iterdir())) == 3


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "a/../../voice.json", "..\\evil", "C:\\evil.txt"])
def test_archive_that_points_elsewhere_is_refused(voice: Path, tmp_path: Path, name: str) -> None:
    path = repacked(voice, tmp_path / "v.glowvoice", {name: b"evil"})
    with pytest.raises(VoiceError, match="outside the voice's folder"):
        open_zipped(path, tmp_path / "new")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["shelf", "v.glowvoice"]


def test_link_in_an_archive_is_refused(voice: Path, tmp_path: Path) -> None:
    path = repacked(voice, tmp_path / "v.glowvoice", {}, leave="vocoder.safetensors")
    link = zipfile.ZipInfo("vocoder.safetensors")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(VoiceError, match="outside"):
        open_zipped(path, tmp_path / "new")


def test_bomb_is_refused(voice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repacked(voice, tmp_path / "v.glowvoice", {"README.md": bytes(3 * 2**20)})
    with pytest.raises(VoiceError, match="grows without end"):
        open_zipped(path, tmp_path / "new")
    monkeypatch.setattr("glowtts_core.voice.archive.LARGEST", 1000)
    with pytest.raises(VoiceError, match="too large"):
        open_zipped(path, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_incomplete_damaged_and_foreign_files_are_refused(voice: Path, tmp_path: Path) -> None:
    path = repacked(voice, tmp_path / "v.glowvoice", {}, leave="vocoder.safetensors")
    with pytest.raises(VoiceError, match=r"“vocoder.safetensors” is missing"):
        open_zipped(path, tmp_path / "new")
    pack_voice(voice, path)
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises(VoiceError, match="no zipped voice"):
        open_zipped(path, tmp_path / "new")
    with pytest.raises(VoiceError, match="exists already"):
        open_zipped(path, voice)
    with pytest.raises(VoiceError, match="There is no voice"):
        pack_voice(tmp_path, tmp_path / "w.glowvoice")
    assert not (tmp_path / "w.glowvoice").exists()


def test_zipped_voice_is_imported_by_the_command_line(voice: Path, tmp_path: Path) -> None:
    assert main(["voice", "zip", str(voice), "--out", str(tmp_path / "v.glowvoice")]) == 0
    assert main(["import", str(tmp_path / "v.glowvoice"), "--out", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / "sample.wav").stat().st_size > 1000
    assert load_voice(tmp_path / "new").card.name == "tiny"
