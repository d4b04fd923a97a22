"""From an utterance to sound: the one translator between the nouns and the tensors.

Axes: P phones, C mel channels, T frames.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glowtts_core.errors import ConfigError, TextError
from glowtts_core.prosody import check_request, noise_places, phone_frames, planned
from glowtts_core.synthesis.acoustics import Acoustics, Check, one_prior
from glowtts_core.synthesis.contour import Curve, Curves, PitchEdits, curves
from glowtts_core.synthesis.device import device_words
from glowtts_core.synthesis.incremental import IncrementalVocoder, Stretch
from glowtts_core.synthesis.reading import NoticeSink, Reader, read_phones
from glowtts_core.synthesis.segmentation import sentences
from glowtts_core.synthesis.windows import HALO_FRAMES, JOIN_FRAMES, Joiner, Window, windows
from glowtts_core.text.alphabet import alphabet_reader
from glowtts_core.text.frontend import Frontend
from glowtts_core.types import Audio, Phone, Style, Utterance
from glowtts_core.voice.folder import Voice

Tap = Callable[[Tensor, Tensor | None], None]
"""Gets mel frames [C, T] as the vocoder speaks them, and their pitch in Hz [T] where the vocoder takes one."""


def _never() -> None:
    """A check that lets every job run to its end."""


class Synthesizer:
    """Speaks with one voice. Not for use from two threads at once."""

    def __init__(self, voice: Voice, frontend: Reader | None = None) -> None:
        self.voice = voice
        self._frontend = frontend
        self._reader: Reader | None = None
        self._acoustics = Acoustics(voice)
        self.grid = self._acoustics.grid

    @property
    def frontend(self) -> Reader:
        """What reads texts; made when first needed, because its dictionary takes a moment to load."""
        if self._reader is None:
            card = self.voice.card
            self._reader = alphabet_reader(card.alphabet, card.symbols, self._frontend or Frontend(), card.name)
        return self._reader

    def plan(self, utterance: Utterance, check: Check = _never, notice: NoticeSink | None = None) -> Utterance:
        """The utterance with phones and planned durations.

        Phones that are there already keep everything the user gave them; only missing durations are filled
        in. ``notice`` gets what the user should know: characters that are not spoken, or a speaker that the
        voice does not have, for whom its usual one speaks.

        Raises:
            TextError: the text holds nothing to say.
            UnknownSymbolError: the voice has no symbol for a phone.
        """
        phones = [phone for part in self.sentences(utterance, check, notice) for phone in part]
        return utterance.with_phones(tuple(phones))

    def sentences(
        self, utterance: Utterance, check: Check = _never, notice: NoticeSink | None = None
    ) -> Iterator[tuple[Phone, ...]]:
        """The planned phones, each sentence planned when it is asked for. Errors as in `plan`."""
        check_request(utterance.style, utterance.phones)
        for one in self._acoustics.speakers.notices(utterance.style) if notice else ():
            assert notice is not None
            notice(one)
        phones = utterance.phones or read_phones(self.frontend, utterance.text, notice)
        for sentence in sentences(phones):
            with device_words():
                prior = self._acoustics.prior(sentence, utterance.style, check)
            yield planned(sentence, prior.log_duration, self.grid)

    def render(self, utterance: Utterance, check: Check = _never) -> Iterator[Audio]:
        """The sound of an utterance in chunks, the first one small. Stop iterating to cancel.

        ``check`` is called between encoder, flow layers and vocoder chunks and may raise `Cancelled`. An
        utterance without phones is read and planned on the way, sentence by sentence.

        Raises:
            ConfigError: a number is out of range, or pitch is asked of a vocoder that takes none.
            TextError: the text holds nothing to say or a sound the voice does not know.
            DeviceError: the device failed.
        """
        for index, phones in enumerate(self.sentences(utterance, check)):
            yield from self.render_sentence(phones, utterance.style, check, early=index == 0)

    def render_sentence(
        self,
        phones: Sequence[Phone],
        style: Style,
        check: Check = _never,
        *,
        early: bool = False,
        tap: Tap | None = None,
        retakes: IncrementalVocoder | None = None,
    ) -> Iterator[Audio]:
        """The sound of one planned sentence; ``early`` makes the first chunk come sooner. See `render`.

        ``tap`` gets what the vocoder speaks, stretch by stretch: joined, mel and pitch of the whole sentence.
        ``retakes`` remembers what was spoken and spares it where it is the same within 60 dB; without it equal
        requests give equal samples.
        """
        check_request(style, phones)
        if not phones:
            raise TextError("There is nothing to say in this sentence.")
        frames = phone_frames(phones, style, self.grid)
        takes_pitch = self.voice.vocoder.takes_f0
        drawn = curves(phones, frames, style, self.voice.card.question_rise_st if takes_pitch else 0.0)
        if drawn.pitch and not takes_pitch:
            raise ConfigError(
                "The vocoder of the voice “{name}” has no pitch input, so its pitch cannot be "
                "changed. Leave pitch and intonation as they are or choose another voice.",
                name=self.voice.card.name,
            )
        with device_words():
            z = self._acoustics.latent(phones, frames, self._acoustics.prior(phones, style, check), style)
        name = (style.seed, *((phone.symbol, phone.take) for phone in phones))
        sentence = _Sentence(name, z, noise_places(phones, frames), drawn, style)
        hop, joiner = self.voice.mel.hop, Joiner(JOIN_FRAMES * self.voice.mel.hop)
        retakes = retakes or IncrementalVocoder(self.voice.vocoder)
        position = 0
        for number, window in enumerate(windows(phones, frames, self.grid.multiple, early)):
            stretch = self._stretch(sentence, number, window, check, tap)
            pieces = retakes.speak(stretch, check, early=early and number == 0)
            for samples in joiner.join(pieces, window.last):
                heard = drawn.shaped(samples, position, hop)
                position += len(samples)
                yield Audio(heard, self.voice.mel.sample_rate)

    def _stretch(self, sentence: _Sentence, number: int, window: Window, check: Check, tap: Tap | None) -> Stretch:
        """What the vocoder is to speak of a window, and of the join after it unless it is the last."""
        vocoder = self.voice.vocoder
        wide = slice(window.wide_low, window.wide_high)
        with device_words():
            mel = _quietened(
                self._acoustics.mel(sentence.z[:, wide], sentence.style, check), sentence.curves.quiet[wide]
            )
            check()
        # The vocoder needs fewer neighbours than the flow; it need not speak what is cut off afterwards.
        context = min(HALO_FRAMES, vocoder.context_frames() + JOIN_FRAMES)
        low, high = max(window.wide_low, window.low - context), min(window.wide_high, window.high + context)
        near = slice(low - window.wide_low, high - window.wide_low)
        with device_words():
            f0_hz = self._pitch(mel[None], sentence.curves.pitch, wide, near)
            if tap:
                spoken = slice(window.low - low, window.high - low)
                tap(mel[:, near][:, spoken], None if f0_hz is None else f0_hz[0, spoken])
        end = window.high + (0 if window.last else JOIN_FRAMES)
        name, places = (number, *sentence.name), sentence.places[low:high]
        # At temperature 0 every take is the same one, the vocoder's breath included.
        seed = sentence.style.seed % 2**31 if sentence.style.temperature else 0
        return Stretch(name, places, mel[None, :, near], f0_hz, seed, window.low - low, end - low)

    def token_scores(
        self, phones: Sequence[Phone], mel: Tensor, style: Style, check: Check = _never
    ) -> npt.NDArray[np.float32]:
        """Log-prior of each token of a sentence for each frame of its spoken mel [C, T] -> [N, T].

        Of the style only who speaks counts.

        Raises:
            DeviceError: the device failed.
        """
        return self.line_scores([phones], mel, style, check)[0]

    def line_scores(
        self, texts: Sequence[Sequence[Phone]], mel: Tensor, style: Style, check: Check = _never
    ) -> list[npt.NDArray[np.float32]]:
        """`token_scores` of several sentences for the same mel [C, T], which goes through the flow only once.

        Gives [N, T] for each sentence of N tokens.
        """
        with device_words():
            priors = [self._acoustics.prior(phones, style, check) for phones in texts]
            scores = self._acoustics.log_prior(mel, one_prior(priors), style, check)
        return np.split(scores, np.cumsum([len(prior.log_duration) for prior in priors])[:-1])

    @torch.inference_mode()
    def _pitch(self, mel: Tensor, pitch: PitchEdits | None, wide: slice, near: slice) -> Tensor | None:
        """The pitch of the near frames of mel [1, C, T] in Hz [1, t]: predicted, with the user's edits if any."""
        vocoder = self.voice.vocoder
        if not vocoder.takes_f0:
            return None
        own = vocoder.predict_f0(mel)
        if pitch is None:
            return own[:, near]
        edited = pitch.edited(own[0].float().cpu().numpy(), wide)
        return torch.from_numpy(edited[near]).to(mel.device).unsqueeze(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Sentence:
    """A sentence on its way to the vocoder."""

    name: tuple[Hashable, ...]
    """Equal for all versions of the sentence."""
    z: Tensor
    """Latent frames [C, T]."""
    places: npt.NDArray[np.int64]
    """See `noise_places`, [T]."""
    curves: Curves
    style: Style


@torch.inference_mode()
def _quietened(mel: Tensor, quiet: Curve) -> Tensor:
    """Mel [C, T] with its quietest frame in place of the frames that are to be silent, 0 .. 1 [T]."""
    if not quiet.any():
        return mel
    share = torch.from_numpy(quiet).to(mel.device)
    floor = mel[:, mel.mean(0).argmin()].unsqueeze(1)
    return torch.lerp(mel, floor.expand_as(mel), share)
