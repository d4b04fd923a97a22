"""Choosing where the arithmetic happens, and saying in words what went wrong there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from glowtts_core.errors import DeviceError


def choose_device(name: str = "auto") -> torch.device:
    """The device of a name: auto (a GPU where there is one), cpu, cuda or cuda:1 and so on.

    Raises:
        DeviceError: the name is unknown or the device is not in this machine.
    """
    gpus = torch.cuda.device_count() if torch.cuda.is_available() else 0
    if name == "auto":
        return torch.device("cuda" if gpus else "cpu")
    if name == "cpu":
        return torch.device("cpu")
    kind, _, number = name.partition(":")
    if kind != "cuda" or (":" in name and not number.isdecimal()):
        raise DeviceError("There is no device “{name}”. Choose auto, cpu, cuda or cuda:0.", name=name)
    if not gpus:
        raise DeviceError("No CUDA graphics card can be used here. Choose the device cpu or auto.")
    if int(number or 0) >= gpus:
        raise DeviceError(
            "There is no graphics card number {number}; the highest here is {highest}.", number=number, highest=gpus - 1
        )
    return torch.device(name)


_LIBRARIES = re.compile("cuda|cudnn|cublas|cufft|cusolver|hip error|nccl", re.IGNORECASE)


@contextmanager
def device_words() -> Iterator[None]:
    """Turns a failure of the device into a `DeviceError`."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise DeviceError(
            "The graphics card has too little free memory. Close other programs or choose the device cpu."
        ) from error
    except RuntimeError as error:  # torch's own AcceleratorError is one; its libraries raise the plain one
        if not isinstance(error, torch.AcceleratorError) and not _LIBRARIES.search(str(error)):
            raise
        raise DeviceError(
            "The graphics card failed ({reason}). Choose the device cpu.", reason=str(error).splitlines()[0]
        ) from error
