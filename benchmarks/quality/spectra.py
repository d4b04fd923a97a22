"""Distances between sounds, and faults of a sound: pure functions of samples and mels.

Axes: C mel bands, T and U frames, N samples.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch
from scipy import signal

from glowtts_core.audio.mel import MelSpec
from glowtts_core.training.vocoder.losses import RESOLUTIONS, spectrum

Floats = npt.NDArray[np.float32]
Path = npt.NDArray[np.int64]

COEFFICIENTS = 13
HARMONICS = 3
"""The frame rate and its multiples that are looked at."""
BANDS_HZ = ((100.0, 1000.0), (1000.0, 2000.0), (2000.0, 4000.0), (4000.0, 8000.0))
"""Bands whose loudness over time is looked at: a buzz may live in one of them alone."""
_SEGMENT_HOPS = 64  # the frame rate then falls on bin 64 of the modulation spectrum exactly
_LOBE = 2  # bins on either side that a Hann window spreads a line over
_NEAR = 12  # bins on either side that a line is compared with


def cepstrum(log_mel: Floats) -> npt.NDArray[np.float64]:
    """Mel-cepstral coefficients 1 to 13 of a natural-log mel [C, T] -> [13, T], without the level (coefficient 0).

    ``c[k] = 2 / C · sum over j of log_mel[j] · cos(π k (j + 1/2) / C)``, so that the log-mel is about
    ``c[0] / 2 + sum of c[k] cos``: the scale of mel-cepstra from SPTK, for which the usual formula is made.
    """
    bands = len(log_mel)
    angle = np.pi * np.arange(1, COEFFICIENTS + 1)[:, None] * (np.arange(bands) + 0.5)[None, :] / bands
    return np.asarray(2.0 / bands * np.cos(angle) @ log_mel.astype(np.float64))


def cepstral_distortion_db(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Distortion of each pair of frames of cepstra [13, T], [13, T] -> [T]: 10 / ln 10 · sqrt(2 · sum of squares)."""
    return np.asarray(10.0 / np.log(10.0) * np.sqrt(2.0 * np.square(a - b).sum(0)))


def warping_path(a: npt.NDArray[np.float64], b: npt.NDArray[np.float64]) -> Path:
    """Dynamic time warping of features [K, T] and [K, U] -> pairs of frames [2, P], both ends fixed.

    Steps by one in either or both; the path with the least sum of Euclidean distances.
    """
    square = np.square(a).sum(0)[:, None] + np.square(b).sum(0)[None, :] - 2 * a.T @ b
    cost = np.sqrt(np.maximum(square, 0.0))
    rows, columns = cost.shape
    total = np.full((rows + 1, columns + 1), np.inf)
    total[0, 0] = 0.0
    # Along a diagonal that rises to the right no cell depends on another.
    for diagonal in range(rows + columns - 1):
        i = np.arange(max(0, diagonal - columns + 1), min(rows, diagonal + 1))
        j = diagonal - i
        before = np.minimum(np.minimum(total[i, j + 1], total[i + 1, j]), total[i, j])
        total[i + 1, j + 1] = cost[i, j] + before
    steps = [(rows - 1, columns - 1)]
    while steps[-1] != (0, 0):
        i, j = steps[-1]
        options = ((total[i, j], i - 1, j - 1), (total[i, j + 1], i - 1, j), (total[i + 1, j], i, j - 1))
        _, i, j = min(options, key=lambda option: option[0])
        steps.append((i, j))
    return np.array(steps[::-1], np.int64).T


def stft_distance(made: Floats, true: Floats) -> tuple[float, float]:
    """Spectral convergence and mean distance of log magnitudes over four resolutions: samples [N], [N]."""
    count = min(len(made), len(true))
    pair = [torch.from_numpy(samples[:count].copy())[None] for samples in (made, true)]
    convergence, magnitude = 0.0, 0.0
    for size, hop in RESOLUTIONS:
        a, b = (spectrum(samples, size, hop) for samples in pair)
        convergence += float(torch.linalg.vector_norm(a - b) / torch.linalg.vector_norm(b).clamp_min(1e-3))
        magnitude += float((a.log() - b.log()).abs().mean())
    return convergence / len(RESOLUTIONS), magnitude / len(RESOLUTIONS)


def offset(samples: Floats) -> float:
    """Direct current: the mean of the samples, as a share of full scale."""
    return float(abs(samples.mean(dtype=np.float64)))


def clipped(samples: Floats) -> int:
    """Samples at or beyond full scale."""
    return int((np.abs(samples) >= 0.9999).sum())


class Modulation:
    """How strongly the loudness of sounds beats at the frame rate and its multiples.

    In each band the envelope (magnitude of the analytic signal) is cut into overlapping stretches of 64 frames; the
    power of the line, relative to that of the mean, is averaged over all stretches of all sounds.
    """

    def __init__(self, spec: MelSpec) -> None:
        self._spec = spec
        self._power = np.zeros((len(BANDS_HZ), 1 + _SEGMENT_HOPS * spec.hop // 2))

    def add(self, samples: Floats) -> None:
        """Another sound: samples [N], at least 64 frames long to count."""
        rate, length = self._spec.sample_rate, _SEGMENT_HOPS * self._spec.hop
        window = signal.windows.hann(length, sym=False)
        for band, edges in enumerate(BANDS_HZ):
            filtered = signal.sosfiltfilt(signal.butter(3, edges, "bandpass", fs=rate, output="sos"), samples)
            envelope = np.abs(signal.hilbert(filtered))
            for start in range(0, len(envelope) - length + 1, length // 2):
                self._power[band] += np.square(np.abs(np.fft.rfft(envelope[start : start + length] * window)))

    def levels_db(self) -> npt.NDArray[np.float64]:
        """Power at each multiple of the frame rate below that of the mean, [bands, harmonics]; -inf for silence.

        A sine that moves the loudness by the share m of its mean stands at 20 log10(m / 2).
        """
        lines = [self._around(_SEGMENT_HOPS * k).sum(1) for k in range(1, HARMONICS + 1)]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray(10 * np.log10(np.stack(lines, 1) / self._around(0).sum(1, keepdims=True)))

    def prominence_db(self) -> npt.NDArray[np.float64]:
        """How far each multiple of the frame rate stands above its neighbours, [bands, harmonics]."""
        found = []
        for k in range(1, HARMONICS + 1):
            line = _SEGMENT_HOPS * k
            below, above = (
                self._power[:, line - _NEAR : line - _LOBE],
                self._power[:, line + _LOBE + 1 : line + _NEAR + 1],
            )
            near = np.concatenate([below, above], 1)
            found.append(self._around(line).mean(1) / near.mean(1))
        return np.asarray(10 * np.log10(np.stack(found, 1)))

    def _around(self, line: int) -> npt.NDArray[np.float64]:
        # Of the mean only one side is there; the other is its mirror image.
        low = self._power[:, max(line - _LOBE, 0) : line + _LOBE + 1]
        return np.concatenate([low, low[:, 1:]], 1) if line == 0 else low
