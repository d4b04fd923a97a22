"""What a file is before anybody opens it: size and first bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

from glowtts_core.errors import CheckpointError, Words

LARGEST_FILE = 4 * 2**30
"""Bytes; a training state of the largest known model is a tenth of it."""
LARGEST_NOTE = 2**20
"""Bytes of text that a configuration or a list of names may have."""
_SMALLEST = 16
_KINDS = (
    (b"\x89PNG", Words("PNG picture")),
    (b"\xff\xd8\xff", Words("JPEG picture")),
    (b"RIFF", Words("WAV sound")),
    (b"fLaC", Words("FLAC sound")),
    (b"OggS", Words("Ogg sound")),
    (b"%PDF", Words("PDF document")),
    (b"\x7fELF", Words("program")),
    (b"MZ", Words("program")),
    (b"\x1f\x8b", Words("gzip archive; unpack it first")),
    (b"\x08\x00\x00\x00", Words("ONNX model")),
    (b"\x08\x06\x12", Words("ONNX model")),
    (b"\x08\x07\x12", Words("ONNX model")),
    (b"\x08\x08\x12", Words("ONNX model")),
    (b"\x89HDF", Words("HDF5 file")),
    (b"\x93NUMPY", Words("NumPy array")),
    (b"BZh", Words("bzip2 archive; unpack it first")),
    (b"\xfd7zXZ", Words("xz archive; unpack it first")),
    (b"7z\xbc\xaf", Words("7-Zip archive; unpack it first")),
    (b"Rar!", Words("RAR archive; unpack it first")),
    (b"(\xb5/\xfd", Words("Zstandard archive; unpack it first")),
    (b"ID3", Words("MP3 sound")),
    (b"version https://git-lfs", Words("pointer to a file that was not downloaded (Git LFS)")),
)
_TAR = (257, b"ustar")  # where a tar archive says so
_PARTS = {
    "data.pkl": None,
    "constants.pkl": Words("TorchScript program, which would have to be run to be read"),
    "voice.json": Words("packed voice; let its name end in .glowvoice"),
}
"""Last name of an entry of an archive -> what that archive is; None = a checkpoint."""
_OTHER_ARCHIVE = Words("zip archive; unpack it first")


def check_file(path: Path) -> None:
    """Refuses by size and first bytes what cannot be a checkpoint, without reading it.

    Raises:
        CheckpointError: says what the file is instead.
    """
    if path.exists() and not path.is_file():
        raise CheckpointError("“{path}” is no file, so it is no checkpoint either.", path=path)
    size, head = _size_and_head(path)
    if size > LARGEST_FILE:
        raise CheckpointError(
            "“{path}” has {size} GB; a checkpoint of a voice has at most {limit} GB. It was not opened.",
            path=path,
            size=f"{size / 2**30:.1f}",
            limit=LARGEST_FILE // 2**30,
        )
    if size < _SMALLEST:
        raise CheckpointError("“{path}” is empty. Download it again.", path=path)
    _check_head(head, path)
    if zipfile.is_zipfile(path):
        _check_archive(path, size)


def _check_head(head: bytes, path: Path) -> None:
    for magic, kind in _KINDS:
        if head.startswith(magic):
            raise _of_another_kind(path, kind)
    if head[_TAR[0] :].startswith(_TAR[1]):
        raise _of_another_kind(path, Words("tar archive; unpack it first"))
    if _is_text(head) and not is_safetensors(path):
        raise CheckpointError(
            "“{path}” is no checkpoint but a text, perhaps a web page that was saved in its place.", path=path
        )


def _of_another_kind(path: Path, kind: Words) -> CheckpointError:
    return CheckpointError("“{path}” is no checkpoint but a {kind}.", path=path, kind=kind)


def _is_text(head: bytes) -> bool:
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError as error:
        text = head[: error.start].decode("utf-8") if error.start > len(head) - 4 else "\0"
    return all(character.isprintable() or character in "\r\n\t" for character in text)


def _size_and_head(path: Path) -> tuple[int, bytes]:
    try:
        with path.open("rb") as stream:
            return path.stat().st_size, stream.read(512)
    except FileNotFoundError:
        raise CheckpointError("There is no checkpoint “{path}”.", path=path) from None
    except OSError as error:
        raise CheckpointError("“{path}” cannot be read ({reason}).", path=path, reason=error.strerror) from error


def is_safetensors(path: Path) -> bool:
    """Whether a file begins like a safetensors file."""
    with path.open("rb") as stream:
        head = stream.read(9)
    return len(head) == 9 and head[8:] == b"{" and 2 < int.from_bytes(head[:8], "little") < 100_000_000


def _check_archive(path: Path, size: int) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = {name.rsplit("/", 1)[-1] for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise CheckpointError("The checkpoint “{path}” is damaged: its archive is broken.", path=path) from error
    if unpacked > 2 * size + LARGEST_NOTE:
        raise CheckpointError(
            "“{path}” would grow from {packed} MB to {unpacked} MB when it is unpacked. That is no checkpoint; it "
            "was not opened.",
            path=path,
            packed=f"{size / 1e6:.1f}",
            unpacked=f"{unpacked / 1e6:.1f}",
        )
    kinds = [kind for name, kind in _PARTS.items() if name in names] or [_OTHER_ARCHIVE]
    if kind := kinds[-1]:
        raise _of_another_kind(path, kind)
