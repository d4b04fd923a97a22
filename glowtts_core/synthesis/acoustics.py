"""From phones to mel frames: the acoustic half of a voice.

Axes: P phones, N tokens, C mel channels, T frames.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import UnknownSymbolError, VoiceError
from glowtts_core.model.encoder import TextPrior
from glowtts_core.model.glow_tts import frame_log_prior
from glowtts_core.prosody import Grid, latent_noise, token_frames
from glowtts_core.synthesis.segmentation import cuts
from glowtts_core.synthesis.speakers import Mixture, Speakers
from glowtts_core.types import Phone, Style
from glowtts_core.vocoder.stream import chunks
from glowtts_core.voice.folder import Voice

Check = Callable[[], None]
"""Called between the steps of a long job; raises `Cancelled` where nobody waits for the result any more."""

_ENCODER_LIMIT = 240  # phones read at once: attention costs grow with the square of the length
_ENCODER_CONTEXT = 32  # phones read on both sides of a stretch, so that its edges know their neighbours
_LONGEST_LOG = 20.0  # more frames than any sound has; exp() of more overflows
_KEPT_PRIORS = 16
_KEPT_MELS = 16
LOOK_FRAMES = 700  # frames encoded at once: bounds memory and how long a cancelled job goes on
_LOOK_CONTEXT = 64


class Prior(NamedTuple):
    """What the encoder says about the tokens of a sentence."""

    mean: Tensor
    """[C, N]."""
    log_scale: Tensor
    """[C, N]."""
    log_duration: npt.NDArray[np.float32]
    """Natural logarithm of the frames of each token, [N]."""


def one_prior(parts: Sequence[Prior]) -> Prior:
    """Several priors one after the other, as that of one text."""
    return Prior(
        torch.cat([part.mean for part in parts], 1),
        torch.cat([part.log_scale for part in parts], 1),
        np.concatenate([part.log_duration for part in parts]),
    )


class Acoustics:
    """Encoder and flow of one voice. Keeps its last few answers: an edit of pitch or gain needs no new ones."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._priors: dict[tuple[Mixture, tuple[tuple[str, int | None], ...]], Prior] = {}
        self._mels: dict[tuple[Mixture, bytes], Tensor] = {}
        self.speakers = Speakers(voice)
        self.grid = Grid(voice.mel.frame_s, voice.acoustic.config.n_sqz, voice.symbols.blank)

    def prior(self, phones: Sequence[Phone], style: Style, check: Check) -> Prior:
        """The encoder's answer for a sentence; of the style only who speaks counts.

        Raises:
            UnknownSymbolError: the voice has no symbol for a phone.
            VoiceError: the model answers with something that is no number.
        """
        who = self.speakers.mixture(style)
        key = who, tuple((phone.symbol, phone.word) for phone in phones)
        if key not in self._priors:
            ends = cuts(phones, [1] * len(phones), _ENCODER_LIMIT)
            parts = [self._stretch(phones, *span, who, check) for span in zip([0, *ends], ends, strict=False)]
            joined = one_prior(parts)
            if not np.isfinite(joined.log_duration).all():
                raise self._broken()
            self._priors[key] = joined
            while len(self._priors) > _KEPT_PRIORS:
                del self._priors[next(iter(self._priors))]
        return self._priors[key]

    @torch.inference_mode()
    def _stretch(self, phones: Sequence[Phone], start: int, end: int, who: Mixture, check: Check) -> Prior:
        """Encodes phones [start, end) among their neighbours; the first stretch has the first blank too."""
        check()
        low, high = max(0, start - _ENCODER_CONTEXT), min(len(phones), end + _ENCODER_CONTEXT)
        ids = self._tokens(phones[low:high])
        length = torch.tensor([ids.shape[1]], device=ids.device)
        answer = self._voice.acoustic.encode(ids, length, self.speakers.vector(who))
        keep = slice(start - low, end - low)
        if self.grid.blank:
            keep = slice(2 * (start - low) + int(start > 0), 2 * (end - low) + 1)
        logs = answer.log_duration[0, 0, keep].float().cpu().numpy()
        if offset := self._voice.acoustic.config.duration_offset:
            logs = np.log(np.maximum(np.exp(np.minimum(logs, _LONGEST_LOG)) - offset, 1.0))
        return Prior(
            answer.mean[0, :, keep], answer.log_scale[0, :, keep], logs + np.float32(self.speakers.log_pace(who))
        )

    def _tokens(self, phones: Sequence[Phone]) -> Tensor:
        """Phones -> ids int64 [1, N] with the blanks."""
        table = self._voice.symbols
        try:
            ids = table.ids(phone.symbol for phone in phones)
        except UnknownSymbolError as error:
            raise UnknownSymbolError(error.symbol, self._voice.card.name) from None
        tokens = table.tokens(ids, [phone.word for phone in phones])
        return torch.tensor([tokens], dtype=torch.int64, device=self._voice.device)

    @torch.inference_mode()
    def latent(self, phones: Sequence[Phone], frames: npt.NDArray[np.int64], prior: Prior, style: Style) -> Tensor:
        """A sample of the prior over the frames of each phone [P] -> z [C, T] (section 2.1)."""
        counts = torch.from_numpy(token_frames(frames, prior.log_duration, self.grid)).to(prior.mean.device)
        noise = torch.from_numpy(latent_noise(phones, frames, style, len(prior.mean))).to(prior.mean.device)
        mean = prior.mean.repeat_interleave(counts, 1)
        return mean + prior.log_scale.repeat_interleave(counts, 1).exp() * noise

    @torch.inference_mode()
    def mel(self, z: Tensor, style: Style, check: Check) -> Tensor:
        """Latent frames z [C, T] -> mel [C, T]; T is a multiple of the grid's. Of the style only who speaks counts.

        Raises:
            VoiceError: the model answers with something that is no number.
        """
        who = self.speakers.mixture(style)
        key = who, hashlib.blake2b(z.contiguous().cpu().numpy().tobytes(), digest_size=16).digest()
        mel = self._mels.pop(key, None)
        if mel is None:
            mask = torch.ones(1, 1, z.shape[1], device=z.device)
            mel = self._voice.acoustic.decode(z.unsqueeze(0), mask, self.speakers.vector(who), check)[0]
            if not bool(mel.isfinite().all()):
                raise self._broken()
        self._mels[key] = mel
        while len(self._mels) > _KEPT_MELS:
            del self._mels[next(iter(self._mels))]
        return mel

    def _broken(self) -> VoiceError:
        return VoiceError("The voice “{name}” is broken: it answers with no numbers.", name=self._voice.card.name)

    @torch.inference_mode()
    def log_prior(self, mel: Tensor, prior: Prior, style: Style, check: Check) -> npt.NDArray[np.float32]:
        """How well each token explains each frame of a mel [C, T] (equation 4), natural logarithm, [N, T].

        Of the style only who speaks counts.
        """
        speaker = self.speakers.vector(self.speakers.mixture(style))
        log_duration = torch.from_numpy(prior.log_duration).to(prior.mean.device)
        whole = torch.ones_like(log_duration)
        text = TextPrior(prior.mean[None], prior.log_scale[None], log_duration[None, None], whole[None, None])
        parts = []
        for chunk in chunks(mel.shape[1], LOOK_FRAMES, _LOOK_CONTEXT):
            check()
            seen = mel[:, chunk.low : chunk.high].unsqueeze(0).to(prior.mean.device)
            length = torch.tensor([seen.shape[2]], device=seen.device)
            z, _ = self._voice.acoustic.latent(seen, length, speaker)
            kept = z[..., chunk.cut_left : chunk.cut_left + chunk.frames]
            parts.append(frame_log_prior(kept, text)[0].float().cpu().numpy())
        return np.concatenate(parts, 1)
