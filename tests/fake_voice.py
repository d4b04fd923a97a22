"""A complete voice in miniature, for tests: real networks of a few thousand seeded random weights.

It sounds like nothing, but it plans, renders, streams and takes pitch edits like a trained one.
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import nn

from glowtts_core.audio.mel import MelSpec, mel_basis
from glowtts_core.errors import TextError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.flows import InvertibleConv
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.synthesis import Synthesizer
from glowtts_core.text.frontend import Reading, Word
from glowtts_core.text.symbols import ARPABET, BUILT_IN, SymbolTable
from glowtts_core.types import PAUSE, Phone, Style
from glowtts_core.vocoder.build import build_vocoder
from glowtts_core.vocoder.f0 import F0Config
from glowtts_core.vocoder.griffin_lim import GriffinLimConfig, GriffinLimVocoder
from glowtts_core.vocoder.interface import Vocoder
from glowtts_core.vocoder.source_filter import SourceFilterConfig, SourceFilterVocoder
from glowtts_core.voice.card import VoiceCard
from glowtts_core.voice.folder import Voice, save_voice

USUAL = Style()
SECONDS_PER_TOKEN = 0.035
SPEAKERS = ("anna", "bert", "carl")
"""Names of the speakers of a fake voice of several; the first is the usual one."""


def tiny_glow_tts(symbols: SymbolTable = BUILT_IN, speakers: int = 0) -> GlowTTS:
    """An acoustic model that is quick on one core; its mel varies with text, seed and temperature."""
    config = GlowTTSConfig(
        n_vocab=symbols.vocabulary_size,
        hidden_channels=16,
        filter_channels=24,
        filter_channels_dp=16,
        n_layers_enc=1,
        hidden_channels_dec=16,
        kernel_size_dec=3,
        n_blocks_dec=2,
        n_block_layers=2,
        n_speakers=speakers,
        gin_channels=8 if speakers else 0,
    )
    model = GlowTTS(config)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn_like(parameter))
        for module in model.modules():
            if isinstance(module, InvertibleConv):
                module.weight.copy_(torch.eye(len(module.weight)) + 0.05 * torch.randn_like(module.weight))
        frames = torch.tensor(SECONDS_PER_TOKEN / MelSpec().frame_s)
        projection = model.encoder.proj_w.proj
        assert isinstance(projection, nn.Conv1d)
        assert projection.bias is not None
        projection.bias.copy_(frames.log()[None])
        # The output of the flow is about 0; a log-mel is about -5.
        for name, parameter in model.named_parameters():
            if name == "decoder.flows.0.bias":
                parameter.add_(5.0)
    return model.eval()


def tiny_vocoder(kind: str = "source_filter") -> Vocoder:
    """A vocoder of a few thousand weights; ``griffin_lim`` for one that takes no pitch."""
    if kind == "griffin_lim":
        basis = torch.from_numpy(mel_basis(MelSpec()).copy())
        return GriffinLimVocoder(GriffinLimConfig(rounds=2), basis).eval()
    config = SourceFilterConfig(channels=16, hidden=24, blocks=1, f0=F0Config(channels=16, hidden=24, blocks=1))
    vocoder = SourceFilterVocoder(config)
    with torch.no_grad():
        vocoder.f0_net.head.bias[0] = 4.0  # voiced throughout, so that pitch edits have something to act on
    return build_vocoder(kind, vocoder.config_dict()).eval() if kind != "source_filter" else vocoder.eval()


class SpellingReader:
    """A stand-in for the text front end that is ready at once: one sound per letter."""

    def read(self, text: str) -> Reading:
        """Letters become sounds, marks stay; a full stop is added where none ends the text."""
        phones: list[Phone] = []
        words: list[Word] = []
        for match in re.finditer(r"[A-Za-z']+|[.,?!;:]|\[pause (\d+)ms\]", text):
            start, end = match.span()
            if match[1]:
                phones.append(Phone(PAUSE, None, start, end, len(phones), pinned_s=int(match[1]) / 1000))
            elif match[0][0].isalpha():
                for letter in match[0].lower():
                    symbol = ARPABET[ord(letter) % len(ARPABET)]
                    phones.append(Phone(symbol, len(words), start, end, len(phones)))
                words.append(Word(match[0], start, end, True))
            else:
                phones.append(Phone(match[0], None, start, end, len(phones)))
        if not words:
            raise TextError("Nothing in this text can be spoken.")
        if phones[-1].symbol not in ".?!":
            phones.append(Phone(".", None, len(text), len(text), len(phones)))
        return Reading(tuple(phones), tuple(words), ())


def fake_synthesizer(kind: str = "source_filter", speakers: int = 0) -> Synthesizer:
    """A synthesizer that needs neither files nor a dictionary."""
    return Synthesizer(fake_voice(kind=kind, speakers=speakers), SpellingReader())


def fake_voice(
    name: str = "tiny", kind: str = "source_filter", speakers: int = 0, seed: int = 7, style: Style = USUAL
) -> Voice:
    """The voice in memory."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        acoustic, vocoder = tiny_glow_tts(speakers=speakers), tiny_vocoder(kind)
    card = VoiceCard(
        name=name,
        language="en-US",
        licence="CC0-1.0",
        symbols=BUILT_IN,
        model=acoustic.config.to_json(),
        mel=dataclasses.asdict(MelSpec()),
        vocoder_kind=vocoder.kind,
        vocoder=vocoder.config_dict(),
        speaker=0 if speakers else None,
        speakers=SPEAKERS[:speakers],
        style=style,
        description="Random weights for tests.",
        training={"steps": 0},
    )
    return Voice(card, acoustic.requires_grad_(False), vocoder.requires_grad_(False), MelSpec())


def write_fake_voice(
    shelf: Path, name: str = "tiny", kind: str = "source_filter", speakers: int = 0, style: Style = USUAL
) -> Path:
    """The voice as a folder ``shelf/name``; returns the folder."""
    folder = shelf / name
    folder.mkdir(parents=True, exist_ok=True)
    for part, content in _stored(name, kind, speakers, style).items():
        (folder / part).write_bytes(content)
    return folder


@cache
def _stored(name: str, kind: str, speakers: int, style: Style) -> dict[str, bytes]:
    """The files of such a voice, made once: hundreds of tests want the same one."""
    with TemporaryDirectory() as place:
        save_voice(fake_voice(name, kind, speakers, style=style), Path(place) / name)
        return {path.name: path.read_bytes() for path in (Path(place) / name).iterdir()}
