"""Recordings as the acoustic model would say them, frame by frame, so that the vocoder learns the mels it will meet.

The recording is encoded through the flow and aligned to its text. Its latent frames are drawn towards the prior
mean, a little noise is added as synthesis adds it, and the flow decodes them: the model's own smoothness in the
recording's own timing (the fine-tuning on ground-truth-aligned mels of Kong et al. 2020, section 4.3).

Axes: C mel channels, N tokens, T frames.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.errors import AlignmentError, CheckpointError
from glowtts_core.events import Announcer
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.training.checkpoint import write_bytes
from glowtts_core.training.corpus.corpus import Clip, Corpus, read_features
from glowtts_core.training.trained import check_fits, read_trained, trained_acoustic
from glowtts_core.training.vocoder.dataset import Recording

_RESIDUAL = 0.3
"""Share of the recording's own distance from the prior mean that stays: what ties the mel to the samples."""
_NOISE = 0.25
"""Standard deviation of the noise added; both together spread as far as a temperature of about 0.4."""

Mel = npt.NDArray[np.float16]


class SpokenMels:
    """Makes and caches, clip by clip, the mel an acoustic model would speak in a recording's timing."""

    def __init__(self, acoustic: Path, corpus: Corpus) -> None:
        """Raises CheckpointError where the model is damaged or made for other sounds, mels or speakers."""
        trained = read_trained(acoustic)
        self._model: GlowTTS = trained_acoustic(acoustic, trained).for_inference()
        self._corpus = corpus
        known = trained.about.get("speakers")
        self._speakers = list(known) if isinstance(known, list) else []
        check_fits(trained, corpus, acoustic)
        strangers = [name for name in corpus.speakers if name not in self._speakers]
        if self._model.config.has_speakers and strangers:
            raise CheckpointError(f"“{acoustic}” does not know the speaker “{strangers[0]}” of this corpus.")
        digest = hashlib.sha256()
        for name in sorted(trained.weights):
            digest.update(trained.weights[name].detach().float().numpy().tobytes())
        self._stamp = digest.hexdigest()[:12]

    def added_to(self, recordings: list[Recording], clips: tuple[Clip, ...], tell: Announcer) -> list[Recording]:
        """The recordings of these clips with the model's mel beside; a clip too short for its text stays without."""
        found = []
        for done, (recording, clip) in enumerate(zip(recordings, clips, strict=True), start=1):
            path = clip.path.parent.parent / f"spoken-{self._stamp}" / clip.path.name
            mel = _cached(path, clip.frames)
            if mel is None:
                mel = self._make(clip)
                if mel is not None:
                    _write(path, mel)
                tell.tell("clip", done=done, total=len(clips), id=clip.id, refused=mel is None)
            found.append(replace(recording, spoken=mel))
        return found

    @torch.inference_mode()
    def _make(self, clip: Clip) -> Mel | None:
        ids, words, stored = read_features(clip, "ids", "words", "mel")
        model = self._model
        tokens = torch.tensor(self._corpus.symbols.tokens(ids.tolist(), words.tolist()))
        mel = torch.from_numpy(stored.astype(np.float32))[None]
        lengths = torch.tensor([mel.shape[2]])
        speaker = None
        if model.config.has_speakers:
            speaker = torch.tensor([self._speakers.index(self._corpus.speakers[clip.speaker])])
        try:
            seen = model(tokens[None], torch.tensor([len(tokens)]), mel, lengths, speaker)
        except AlignmentError:
            return None
        seed = torch.Generator().manual_seed(zlib.crc32(clip.id.encode()))
        noise = torch.randn(seen.z.shape, generator=seed) * seen.z_log_scale.exp()
        z = seen.z_mean + _RESIDUAL * (seen.z - seen.z_mean) + _NOISE * noise
        spoken = model.decode(z * seen.z_mask, seen.z_mask, speaker)[0].numpy()
        # The flow works on whole pairs of frames: an odd last one stays as recorded.
        whole = np.concatenate([spoken, stored[:, spoken.shape[1] :].astype(np.float32)], axis=1)
        return whole.astype(np.float16)


def _cached(path: Path, frames: int) -> Mel | None:
    try:
        with np.load(path, allow_pickle=False) as arrays:
            mel: Mel = arrays["mel"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None  # missing or damaged: it is made again
    return mel if mel.shape[1] == frames else None


def _write(path: Path, mel: Mel) -> None:
    buffer = io.BytesIO()
    np.savez(buffer, mel=mel)
    write_bytes(path, buffer.getvalue())
