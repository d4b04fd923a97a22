"""Files that are no checkpoint, or a dangerous one: each is refused in words, nothing runs and nothing is left."""

from __future__ import annotations

import io
import json
import os
import pickle
import struct
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import safetensors.torch
import torch

from glowtts_core.cli import main
from glowtts_core.errors import CheckpointError, GlowTTSError
from glowtts_core.voice_import import importing
from glowtts_core.voice_import.files import LARGEST_FILE
from glowtts_core.voice_import.sandbox import read_apart
from glowtts_core.voice_import.unpickle import read_foreign
from tests.foreign_files import reference_checkpoint


class Runs:
    """Unpickling this would create a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.folder),)


def saved(content: object) -> bytes:
    stream = io.BytesIO()
    torch.save(content, stream)
    return stream.getvalue()


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("archive/data.pkl", b"\0" * 20_000_000)
        archive.writestr("archive/version", b"3\n")
    return stream.getvalue()


def with_value(value: float) -> bytes:
    weight = torch.ones(3)
    weight[1] = value
    return saved({"model": {"encoder.emb.weight": weight}})


def with_name(name: str) -> bytes:
    return saved({"model": {name: torch.ones(3)}})


def legacy(content: object) -> bytes:
    """As PyTorch wrote files before 1.6."""
    stream = io.BytesIO()
    torch.save(content, stream, _use_new_zipfile_serialization=False)
    return stream.getvalue()


def tar_of(name: str, content: bytes) -> bytes:
    """The oldest format of PyTorch, which is also that of NeMo, is a tar archive with pickles in it."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        entry = tarfile.TarInfo(name)
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return stream.getvalue()


def zip_of(**entries: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return stream.getvalue()


def program() -> bytes:
    stream = io.BytesIO()
    torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), stream)
    return stream.getvalue()


def overlapping() -> bytes:
    """A tensor whose shape is far larger than what is stored of it, by strides of zero."""
    return saved({"model": {"w": torch.as_strided(torch.zeros(4), (1 << 20, 1 << 20), (0, 0))}})


def false_header() -> bytes:
    """A safetensors file whose header promises more than there is."""
    header = json.dumps({"w": {"dtype": "F32", "shape": [1 << 40], "data_offsets": [0, 4]}}).encode()
    return len(header).to_bytes(8, "little") + header + bytes(4)


def stretched() -> bytes:
    """One number that claims to be a terabyte."""
    return saved({"model": {"huge": torch.zeros(1).expand(1 << 38)}})


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "is empty"),
    "text": (lambda: b"<!doctype html><html>Not found</html>\n" * 20, "a text, perhaps a web page"),
    "pointer": (lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "was not downloaded"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "a PNG picture"),
    "sound": (lambda: b"RIFF" + struct.pack("<I", 100) + b"WAVEfmt " + bytes(100), "a WAV sound"),
    "noise": (lambda: np.random.default_rng(3).bytes(5000), "damaged or holds more than plain data"),
    "truncated": (lambda: saved({"model": {"w": torch.randn(999)}})[:2500], "damaged"),
    "end missing": (lambda: saved({"model": {"w": torch.randn(9999)}})[:-300], "damaged"),
    "old pickle": (lambda: pickle.dumps({"model": os.system}), "more than plain data"),
    "old format with a program": (lambda: legacy({"model": Runs(Path("made"))}), "asks for the program “posix.mkdir”"),
    "tar with a pickle": (lambda: tar_of("pickle", pickle.dumps(Runs(Path("made")))), "a tar archive; unpack it first"),
    "other archive": (lambda: zip_of(G__pth=b"x"), "a zip archive; unpack it first"),
    "packed voice by another name": (lambda: zip_of(voice__json=b"{}"), "a packed voice; let its name end"),
    "program of torch": (program, "a TorchScript program, which would have to be run"),
    "discriminators": (lambda: saved({"mpd": {"w": torch.ones(1)}, "msd": {}, "steps": 5}), "name begins with g_"),
    "onnx": (lambda: b"\x08\x07\x12\x07pytorch" + bytes(99), "a ONNX model"),
    "line break in a name": (lambda: with_name("w\x1b[31m\n"), "a name that no program gives"),
    "endless name": (lambda: with_name("w" * 9999), "a name that no program gives"),
    "overlapping": (overlapping, "“w”.*pretends to be larger"),
    "false header": (false_header, "damaged"),
    "zip bomb": (zip_bomb, "would grow from 0.0 MB to 20.0 MB"),
    "not a number": (lambda: with_value(float("nan")), "“encoder.emb.weight”.*NaN or infinity"),
    "infinite": (lambda: with_value(float("inf")), "“encoder.emb.weight”.*NaN or infinity"),
    "stretched": (stretched, "“huge”.*pretends to be larger"),
    "no model": (lambda: saved({"epoch": 3}), "holds no model"),
    "sparse": (lambda: saved({"model": {"s": torch.eye(3).to_sparse()}}), "“s”.*of no known kind"),
    "safetensors": (lambda: (900).to_bytes(8, "little") + b"{" + bytes(100), "damaged"),
}


@pytest.mark.filterwarnings("ignore:.*sparse.*", "ignore:`torch.jit:DeprecationWarning")
@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_in_words(tmp_path: Path, name: str) -> None:
    make, words = BAD[name]
    path = tmp_path / "G.pth"
    path.write_bytes(make())
    with pytest.raises(CheckpointError, match=words):
        read_foreign(path)
    assert list(tmp_path.iterdir()) == [path]
    assert not Path("made").exists()


def test_pipe_and_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "G.pth")
    for path in (tmp_path / "G.pth", tmp_path):
        with pytest.raises(CheckpointError, match="is no file"):
            read_apart(path)


DEEP = "[" * 100_000
NO_CONFIG = {
    "list": ("[1, 2]", "must hold a JSON object"),
    "deep": ('{"model": ' + DEEP, "is no JSON text"),
    "not closed": ('{"model": ', "is no JSON text"),
    "large": ("{" + " " * (9 * 2**20) + "}", "too large"),
    "endless number": ('{"model": "glow_tts", "audio": {"sample_rate": 1' + "0" * 400 + "}}", "is no number"),
    "no number": ('{"data": {"hop_length": NaN}}', "is no number"),
    "a million layers": ('{"model": {"hidden_channels": 16, "n_layers_enc": 1000000}}', "out of range"),
    "more layers than the file": (
        '{"model": {"hidden_channels": 16, "n_layers_enc": 9}}',
        r"lacks the tensor “encoder\.encoder\.attn_layers\.1\.conv_q\.weight”",
    ),
    "another width": (
        '{"model": {"hidden_channels": 18, "filter_channels": 24, "n_layers_enc": 1, "n_blocks_dec": 2, "n_heads": 2}}',
        r"“encoder\.emb\.weight” has the shape \[148, 16\], but \[148, 18\] was expected",
    ),
}


@pytest.mark.parametrize("name", NO_CONFIG)
def test_bad_configuration_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(importing, "read_apart", read_foreign)
    text, words = NO_CONFIG[name]
    file = reference_checkpoint(tmp_path / "G.pth", 148)
    (tmp_path / "config.json").write_text(text)
    with pytest.raises(GlowTTSError, match=words):
        importing.import_voice(importing.ImportRequest(file, tmp_path / "new" / "voice"), lambda kind, **_: None)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["G.pth", "config.json"]


def test_file_of_thirty_gigabytes_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "G.pth"
    with path.open("wb") as stream:
        stream.truncate(30 * 2**30)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("a child was started"))
    with pytest.raises(CheckpointError, match=r"has 30\.0 GB; a checkpoint of a voice has at most 4 GB"):
        read_apart(path)
    assert path.stat().st_size > LARGEST_FILE


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="There is no checkpoint"):
        read_apart(tmp_path / "nothing.pth")


def test_import_of_a_malicious_file_runs_nothing_and_leaves_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    path = tmp_path / "G.pth"
    torch.save({"model": {"weight": torch.ones(1)}, "more": Runs(tmp_path / "made")}, path)
    code = main(["import", str(path), "--out", str(tmp_path / "a" / "new" / "voice"), "--json"])
    said = capfd.readouterr()
    assert code == 2
    assert "more than plain data: it asks for the program “posix.mkdir”. Nothing in it was run." in said.err
    assert '"event": "failed"' in said.out
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["G.pth", "scratch"]
    assert not list(scratch.iterdir())


def test_good_file_comes_through_the_child_unchanged(tmp_path: Path) -> None:
    weight = torch.randn(4, 5)
    torch.save({"model": {"w": weight.double()}, "step": 7, "config": {"add_blank": True}}, tmp_path / "G.pth")
    foreign = read_apart(tmp_path / "G.pth")
    assert torch.equal(foreign.tensors["w"], weight)
    assert (foreign.container, foreign.step, foreign.config) == ("model", 7, {"add_blank": True})


def test_bare_tensors_and_safetensors_are_read(tmp_path: Path) -> None:
    tensors = {"w": torch.ones(2, 2), "n": torch.tensor(3)}
    torch.save(tensors, tmp_path / "a.pth")
    safetensors.torch.save_file(tensors, tmp_path / "b.safetensors")
    for path in tmp_path.iterdir():
        assert sorted(read_foreign(path).tensors) == ["n", "w"]


def test_slow_child_is_stopped(tmp_path: Path) -> None:
    torch.save({"model": {"w": torch.ones(1)}}, tmp_path / "G.pth")
    with pytest.raises(CheckpointError, match=r"took longer than 0\.01 seconds"):
        read_apart(tmp_path / "G.pth", limit_s=0.01)


def test_child_that_dies_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, -9, b"", b"")

    torch.save({"model": {"w": torch.ones(1)}}, tmp_path / "G.pth")
    monkeypatch.setattr(subprocess, "run", killed)
    with pytest.raises(CheckpointError, match="more memory or time"):
        read_apart(tmp_path / "G.pth")


def test_child_cannot_take_more_memory_or_write_more_than_allowed(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    program = (
        "from pathlib import Path; from glowtts_core.voice_import.sandbox import limit_process; limit_process(1000)\n"
        "try: bytearray(20 * 2**30); print('memory')\n"
        "except MemoryError: pass\n"
        f"try: Path({str(tmp_path / 'big')!r}).write_bytes(bytes(2**22)); print('written')\n"
        "except OSError: pass\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, cwd=Path(__file__).parents[3], check=True)
    assert done.stdout == b""
