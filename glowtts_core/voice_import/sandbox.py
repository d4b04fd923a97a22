"""The child process that opens checkpoints: this program's own command line, with limits on memory, time and writing.

It hands back plain tensors and JSON in a folder that is gone afterwards, whatever happens.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import safetensors
import safetensors.torch

from glowtts_core.errors import CheckpointError, Words
from glowtts_core.own_command import command_line, extra_environment
from glowtts_core.voice_import.files import LARGEST_NOTE, check_file
from glowtts_core.voice_import.unpickle import ForeignCheckpoint, read_foreign

COMMAND = "read-checkpoint"
"""The child's hidden command."""
CPU_LIMIT_S = 180
"""Seconds of computing that the child may use."""
TIME_LIMIT_S = 600
"""Seconds that it may take on a machine that is busy with other things."""
_ROOM = 8 * 2**30  # address space of the child beside the tensors: torch maps a lot of it without using it
_TENSORS, _ABOUT = "tensors.safetensors", "about.json"


def read_apart(path: Path, limit_s: float = TIME_LIMIT_S) -> ForeignCheckpoint:
    """`read_foreign` in a child process with limits; the child's files are gone afterwards, whatever happens.

    Raises:
        CheckpointError: as `read_foreign`, or the child took too much memory or time.
    """
    check_file(path)
    with tempfile.TemporaryDirectory(prefix="glowtts-import-") as folder:
        place = Path(folder)
        command = [*command_line(), COMMAND, str(path.resolve()), str(place)]
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=limit_s, env=_environment(place), cwd=place, check=False
            )
        except subprocess.TimeoutExpired:
            raise CheckpointError(
                "Reading “{path}” took longer than {seconds} seconds and was stopped.", path=path, seconds=limit_s
            ) from None
        if done.returncode:
            raise _complaint(done, path)
        return _handed_over(place, path)


def serve(path: Path, place: Path) -> None:
    """The child's work: limits first, then the file, then plain data into ``place``. Errors as in `read_foreign`."""
    limit_process(path.stat().st_size)
    foreign = read_foreign(path)
    safetensors.torch.save_file(foreign.tensors, place / _TENSORS)
    about = {"container": foreign.container, "config": foreign.config, "step": foreign.step}
    (place / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def limit_process(size: int) -> None:
    """Bounds this process's memory, time and the files it writes, for a checkpoint of so many bytes."""
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit alone
        return
    for what, most in (
        (resource.RLIMIT_AS, _ROOM + 4 * size),
        (resource.RLIMIT_CPU, CPU_LIMIT_S),
        (resource.RLIMIT_FSIZE, 2 * size + LARGEST_NOTE),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing too much is an OSError then


def _complaint(done: subprocess.CompletedProcess[bytes], path: Path) -> CheckpointError:
    try:
        said = json.loads(done.stdout.decode("utf-8").splitlines()[-1])
        return CheckpointError(Words(said["template"], **json.loads(said["parts"])))
    except (ValueError, LookupError, TypeError, UnicodeError):
        return CheckpointError(
            "“{path}” could not be read: it needs more memory or time than a checkpoint of its size may.", path=path
        )


def _handed_over(place: Path, path: Path) -> ForeignCheckpoint:
    try:
        about = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
        # A copy in memory: a mapped file could not be removed everywhere.
        tensors = safetensors.torch.load((place / _TENSORS).read_bytes())
    except (OSError, ValueError, safetensors.SafetensorError) as error:
        raise CheckpointError("“{path}” could not be read.", path=path) from error
    return ForeignCheckpoint(tensors, about["container"], about["config"], about["step"])


def _environment(place: Path) -> dict[str, str]:
    """This process's environment, with the package to be found from anywhere and temporary files in ``place``."""
    return {
        **os.environ,
        **extra_environment(),
        "TMPDIR": str(place),
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def main(arguments: Sequence[str]) -> int:
    """The child's command: file and folder; words as JSON on standard output where it is refused."""
    path, place = map(Path, arguments)
    try:
        serve(path, place)
    except CheckpointError as error:
        sys.stdout.write(json.dumps(error.words.to_json()) + "\n")
        return 2
    return 0
