"""Sound files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from glowtts_core.audio.wav import AudioWriter, read_audio, resample, write_audio
from glowtts_core.errors import AudioFileError
from glowtts_core.types import Audio

ROOT = Path(__file__).parents[3]


def tone(seconds: float = 0.5, rate: int = 22050, hertz: float = 440.0) -> Audio:
    time_s = np.arange(int(seconds * rate)) / rate
    return Audio((0.5 * np.sin(2 * np.pi * hertz * time_s)).astype(np.float32), rate)


@pytest.mark.parametrize(("name", "exact"), [("a.wav", 2e-5), ("a.flac", 2e-5), ("A.WAV", 2e-5), ("a.ogg", 0.1)])
def test_what_is_written_is_read_again(tmp_path: Path, name: str, exact: float) -> None:
    write_audio(tmp_path / name, tone())
    back = read_audio(tmp_path / name)
    assert back.sample_rate == 22050
    assert len(back.samples) == len(tone().samples)
    assert np.abs(back.samples - tone().samples).max() < exact


def test_chunks_are_streamed_and_clipped(tmp_path: Path) -> None:
    with AudioWriter(tmp_path / "a.wav", 22050) as writer:
        writer.write(tone(0.1))
        writer.write(Audio(np.full(100, 3.0, dtype=np.float32), 22050))
        assert not (tmp_path / "a.wav").exists()
        assert writer.seconds == pytest.approx(0.1 + 100 / 22050)
    samples = read_audio(tmp_path / "a.wav").samples
    assert samples[-1] == pytest.approx(1.0, abs=1e-4)
    assert soundfile.info(tmp_path / "a.wav").subtype == "PCM_16"


HOURS = """
import resource, sys
from pathlib import Path
import numpy as np
resource.setrlimit(resource.RLIMIT_STACK, (2**20, 2**20))
from glowtts_core.audio.wav import write_audio
from glowtts_core.export.files import write_sound
from glowtts_core.types import Audio
audio = Audio(np.zeros(1_250_000, np.float32), 22050)
write_audio("said.ogg", audio)
write_sound(Path("exported.ogg"), audio, "16", {})
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the size of the stack is set as POSIX has it")
def test_very_long_sounds_are_written_as_ogg_too(tmp_path: Path) -> None:
    # An eighth of the usual stack and of ten million samples, which ended the process when they came in one call.
    done = subprocess.run([sys.executable, "-c", HOURS], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, check=False)
    assert done.returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["exported.ogg", "said.ogg"]
    assert {soundfile.info(path).frames for path in tmp_path.iterdir()} == {1_250_000}


def test_an_exception_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_audio(path, tone())
    before = path.read_bytes()

    def interrupted() -> None:
        with AudioWriter(path, 22050) as writer:
            writer.write(tone(0.1))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_may_be_read_by_others_as_any_new_file_may(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_audio(tmp_path / "a.wav", tone())
    assert (tmp_path / "a.wav").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["a.mp3", "a", "missing/a.wav", "."])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(AudioFileError, match=r"Choose|Give"):
        write_audio(tmp_path / name, tone())
    assert list(tmp_path.iterdir()) == []


def test_a_chunk_of_another_rate_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="16000"), AudioWriter(tmp_path / "a.wav", 22050) as writer:
        writer.write(tone(rate=16000))
    assert list(tmp_path.iterdir()) == []


def test_stereo_is_averaged(tmp_path: Path) -> None:
    both = np.stack([np.full(50, 0.5), np.full(50, -0.1)], 1)
    soundfile.write(tmp_path / "s.wav", both, 8000)
    audio = read_audio(tmp_path / "s.wav")
    assert audio.samples == pytest.approx(np.full(50, 0.2), abs=1e-4)


@pytest.mark.parametrize("content", [b"", b"RIFF....WAVEfmt nonsense", b"hello " * 50])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.wav").write_bytes(content)
    with pytest.raises(AudioFileError, match=r"x\.wav"):
        read_audio(tmp_path / "x.wav")


def test_missing_empty_and_broken_sound_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AudioFileError, match="no sound file"):
        read_audio(tmp_path / "none.wav")
    soundfile.write(tmp_path / "e.wav", np.zeros(0), 8000)
    with pytest.raises(AudioFileError, match="no sound at all"):
        read_audio(tmp_path / "e.wav")
    soundfile.write(tmp_path / "n.wav", np.array([0.0, np.nan]), 8000, subtype="FLOAT")
    with pytest.raises(AudioFileError, match="damaged"):
        read_audio(tmp_path / "n.wav")


def test_resampling_keeps_tone_and_length() -> None:
    half = resample(tone(1.0, 22050), 16000)
    assert half.sample_rate == 16000
    assert len(half.samples) == 16000
    middle = slice(2000, 14000)
    assert np.abs(half.samples[middle] - tone(1.0, 16000).samples[middle]).max() < 1e-3
    assert resample(half, 16000) is half
