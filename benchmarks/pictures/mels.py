"""Recordings beside the model: the same sentence as it was read, as the model says it, and as the vocoder copies it.

    python -m benchmarks.pictures.mels FOLDER --held-out FOLDER --ids val.txt

The model speaks in the recording's own timing (found by its alignment), so that the eye compares sound with sound.
"""

from __future__ import annotations

import os

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from matplotlib.figure import Figure

from benchmarks.quality.heldout import Recording, read_held_out
from benchmarks.quality.melody import contour
from benchmarks.quality.voice import Candidate
from glowtts_core.audio.mel import log_mel
from glowtts_core.types import Audio

_DARK, _LIGHT = -9.0, 1.5  # natural log
_LOW_HZ, _HIGH_HZ = 80.0, 300.0


def in_its_timing(voice: Candidate, one: Recording) -> Audio:
    """What the voice makes of a recording's text with each sound as long as in the recording."""
    sentences = voice.phones_of(one.text)
    frames = voice.aligned_frames(sentences, one.mel(voice.spec))
    phones = [phone for sentence in sentences for phone in sentence]
    pinned = [
        replace(phone, pinned_s=float(count) * voice.spec.frame_s) for phone, count in zip(phones, frames, strict=True)
    ]
    return voice.speak_phones(one.text, tuple(pinned))


def picture(voice: Candidate, one: Recording) -> Figure:
    """Three mels above each other with the pitch of each."""
    with torch.inference_mode():
        copied = voice.vocoder(one.mel(voice.spec)[None])[0].float().numpy()
    rows = {
        "recording": one.audio,
        "spoken by the model in its timing": in_its_timing(voice, one),
        "copied by the vocoder": Audio(copied, voice.spec.sample_rate),
    }
    figure = Figure(figsize=(10, 7), layout="constrained")
    axes = figure.subplots(len(rows), 1, sharex=True)
    for axis, (name, audio) in zip(axes, rows.items(), strict=True):
        mel: npt.NDArray[np.float32] = log_mel(torch.from_numpy(audio.samples.copy()), voice.spec).numpy()
        seconds = mel.shape[1] * voice.spec.frame_s
        axis.imshow(
            mel, origin="lower", aspect="auto", vmin=_DARK, vmax=_LIGHT, cmap="magma", extent=(0, seconds, 0, 80)
        )
        hz = contour(audio, voice.spec)
        height = np.where(hz > 0, 80 * (hz - _LOW_HZ) / (_HIGH_HZ - _LOW_HZ), np.nan)
        axis.plot((np.arange(len(hz)) + 0.5) * voice.spec.frame_s, height, color="cyan", linewidth=1.5)
        axis.set_ylabel("mel band")
        axis.set_title(name, loc="left", fontsize=10)
    axes[0].set_title(f"“{one.text}”  (line: pitch, {_LOW_HZ:.0f} to {_HIGH_HZ:.0f} Hz)", loc="right", fontsize=9)
    axes[-1].set_xlabel("seconds")
    return figure


def main() -> int:
    """Writes a picture for each recording."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--voice", default="", help="name or folder of a voice; the built-in one by default")
    parser.add_argument("--held-out", type=Path, required=True, help="folder of recordings")
    parser.add_argument("--ids", type=Path, help="file of the ids of its clips to use; all by default")
    parser.add_argument("--count", type=int, default=3, help="so many pictures (3)")
    options = parser.parse_args()
    voice = Candidate(options.voice)
    options.folder.mkdir(parents=True, exist_ok=True)
    for one in read_held_out(options.held_out, options.ids, voice.spec.sample_rate, options.count):
        picture(voice, one).savefig(options.folder / f"{one.id}.png", dpi=80)
    return 0


if __name__ == "__main__":
    sys.exit(main())
