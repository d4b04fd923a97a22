"""A made-up corpus for training tests: every symbol has a mel frame and a length of its own, so both can be checked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from glowtts_core.audio.mel import MelSpec
from glowtts_core.text.symbols import SymbolTable
from glowtts_core.training.corpus.corpus import Clip, Corpus, features_path, write_corpus

SYMBOLS = SymbolTable(("_", *"ABCDEFGH"), blank=False)
BANDS = 8
FRAMES = {number: 3 + number % 5 for number in range(1, 9)}
"""True length of each symbol in frames."""

TINY = """
[run]
steps = {steps}
seed = 7
device = "cpu"
precision = "{precision}"
threads = 1
[data]
frames = {frames}
join_chance = {join}
dither = 0.0
[model]
hidden_channels = 16
filter_channels = 32
filter_channels_dp = 32
n_layers_enc = 1
p_dropout = {dropout}
prenet = false
hidden_channels_dec = 16
n_blocks_dec = 2
n_block_layers = 1
kernel_size_dec = 3
p_dropout_dec = {dropout}
[optimiser]
rate = 0.005
ema = 0.9
[schedule]
warmup = 10
[log]
every = 1
validate = 0
listen = 0
save = {save}
keep = 2
tensorboard = false
"""


def tiny_settings(
    steps: int = 6,
    *,
    save: int = 2,
    frames: int = 200,
    join: float = 0.5,
    dropout: float = 0.1,
    precision: str = "fp32",
) -> str:
    """Settings of a network that takes a step in milliseconds, as TOML."""
    return TINY.format(steps=steps, save=save, frames=frames, join=join, dropout=dropout, precision=precision)


def make_corpus(
    folder: Path, count: int = 8, *, speaker: str = "nobody", held_out: int = 0, symbols: int = 5
) -> Corpus:
    """Write a prepared corpus of utterances of about ``symbols`` symbols; the last ``held_out`` are for validation."""
    dice = np.random.default_rng(count)
    colours = np.random.default_rng(99).normal(-5, 2, (len(SYMBOLS.symbols), BANDS))
    clips = []
    (folder / "features").mkdir(parents=True)
    for number in range(count):
        ids = _symbols(int(dice.integers(symbols - 1, symbols + 3)), dice)
        frames = np.repeat(ids, [FRAMES[int(i)] for i in ids])
        mel = colours[frames] + 0.3 * dice.standard_normal((len(frames), BANDS))
        name = f"clip{number}"
        np.savez(
            features_path(folder, name),
            mel=mel.T.astype(np.float16),
            ids=ids,
            words=np.zeros_like(ids),
            f0=np.zeros(len(frames), np.float32),
            samples=np.zeros(256 * len(frames), np.int16),
        )
        held = number >= count - held_out
        clips.append(Clip(name, "", len(frames), len(ids), 0, held, features_path(folder, name)))
    corpus = Corpus(tuple(clips), SYMBOLS, MelSpec(n_mels=BANDS), (speaker,))
    write_corpus(folder, corpus)
    return corpus


def _symbols(count: int, dice: np.random.Generator) -> npt.NDArray[np.int16]:
    """Random symbols, never the same one twice in a row: nobody could tell where one ends."""
    steps = dice.integers(1, 8, count)
    return (np.cumsum(steps) % 8 + 1).astype(np.int16)
