"""Making recordings alike: rumble away, silence trimmed, one loudness.

Voices learn from recordings treated so; whatever else is shown to a voice is best treated likewise.

Axes: N samples of mono sound, F level frames (one per hop).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import signal

Samples = npt.NDArray[np.float32]

HIGHPASS_HZ = 60.0
"""Edge of the high-pass filter."""
LOUDNESS_DB = -20.0
"""Level of the spoken parts in dB of full scale."""
PEAK = 0.95
"""Largest sample; wins over the loudness."""
LEAD_S = 0.06
"""Silence kept before the first sound."""
TAIL_S = 0.12
"""Silence kept after the last sound."""
SILENT_DB = -70.0
"""A recording whose loudest moment stays below this holds no sound."""

_HOP = 256
_CLIPPED_RUN = 4
_BURST_S = 0.25
_ROOM_DB = 35.0


def level_db(samples: Samples) -> npt.NDArray[np.float64]:
    """RMS level per hop over a window of two hops, in dB of full scale: samples [N] -> [N // 256]."""
    count = len(samples) // _HOP
    power = np.square(samples[: count * _HOP], dtype=np.float64).reshape(count, _HOP).mean(1)
    smooth = 0.5 * (power + np.append(power[1:], power[-1:]))
    return np.asarray(10 * np.log10(smooth + 1e-12))


def speech_frames(samples: Samples) -> npt.NDArray[np.bool_]:
    """Which hops hold speech [F]: those well above the noise floor of this recording.

    The threshold stands a quarter of the way from the noise floor (10th percentile) up to the speech level
    (95th) but never more than 40 dB below the latter; high frequencies are lifted first, so that a weak s or
    f counts as speech.
    """
    lifted = np.append(samples[:1], samples[1:] - 0.9 * samples[:-1]).astype(np.float32)
    levels = level_db(lifted)
    if not len(levels):
        return np.zeros(0, dtype=np.bool_)
    noise, speech = np.percentile(levels, [10, 95])
    threshold = min(max(noise + 0.25 * (speech - noise), speech - 40), speech - 15)
    return np.asarray(levels > threshold)


def high_pass(samples: Samples, rate: int, edge_hz: float) -> Samples:
    """Remove rumble below ``edge_hz`` without shifting the phase (4th-order Butterworth, forwards and backwards)."""
    if edge_hz <= 0 or len(samples) < 64:
        return samples
    sections = signal.butter(2, edge_hz, "highpass", fs=rate, output="sos")
    return np.asarray(signal.sosfiltfilt(sections, samples), dtype=np.float32)


def trim(samples: Samples, rate: int, lead_s: float, tail_s: float) -> Samples:
    """Bring the silence at both ends to a lead and a tail; the length becomes a multiple of the hop.

    Too much is cut; where the recording itself was cut too close, its own room noise fills in, because a
    voice that learns from clips without an end learns to end abruptly. Returns the samples unchanged but for
    their length when there is no speech.
    """
    span = _spoken_span(samples, rate)
    if span is None:
        return samples[: len(samples) // _HOP * _HOP]
    start, end = span[0] - round(lead_s * rate), span[1] + round(tail_s * rate)
    end += -(end - start) % _HOP
    kept = samples[max(start, 0) : end]
    before, after = max(-start, 0), max(end - len(samples), 0)
    if not before and not after:
        return kept
    noise = room_noise(samples, before + after)
    # A clip without a quiet moment would be continued by its own voice as a roar.
    level = 10 * np.log10(np.square(noise, dtype=np.float64).mean() + 1e-12)
    noise *= np.float32(10 ** (min(0.0, loudness(samples) - _ROOM_DB - level) / 20))
    return _fade_join(_fade_join(noise[:before], kept), noise[before:])


def room_noise(samples: Samples, count: int) -> Samples:
    """Noise that sounds like a recording's quietest moments: their mean spectrum with fixed random phases."""
    frames = np.lib.stride_tricks.sliding_window_view(samples, 2 * _HOP)[::_HOP]
    power = np.square(frames, dtype=np.float64).mean(1)
    quiet = frames[np.argsort(power)[: max(2, len(power) // 20)]]
    window = np.sin(np.pi * (np.arange(2 * _HOP) + 0.5) / (2 * _HOP))
    spectrum = np.sqrt(np.square(np.abs(np.fft.rfft(quiet * window))).mean(0))
    dice = np.random.default_rng(count)
    pieces = count // _HOP + 3
    noise = np.zeros((pieces + 1) * _HOP)
    for piece in range(pieces):
        phases = np.exp(2j * np.pi * dice.random(len(spectrum)))
        noise[piece * _HOP : (piece + 2) * _HOP] += window * np.fft.irfft(spectrum * phases)
    # The first hop has only half of its overlap.
    return np.asarray(noise[_HOP : _HOP + count] * np.sqrt(2.0), dtype=np.float32)


def _spoken_span(samples: Samples, rate: int) -> tuple[int, int] | None:
    """First and last sample of speech.

    Speech is steady for four hops (46 ms); a burst near it, such as the release
    of a final k, belongs to it, a click far from it does not.
    """
    loud = speech_frames(samples)
    if len(loud) < 7:
        return None
    steady = np.flatnonzero(signal.medfilt(loud.astype(np.float64), 7) > 0.5)
    if not len(steady):
        return None
    near = round(_BURST_S * rate / _HOP)
    first, last = int(steady[0]), int(steady[-1])
    earlier = max(0, first - near)
    first = earlier + int(np.flatnonzero(loud[earlier : first + 1])[0]) if loud[earlier : first + 1].any() else first
    later = np.flatnonzero(loud[last : last + near + 1])
    last += int(later[-1]) if len(later) else 0
    return first * _HOP, min((last + 1) * _HOP, len(samples))


def _fade_join(left: Samples, right: Samples) -> Samples:
    """Put two pieces together with their inner edges faded over up to 3 ms, so that nothing clicks."""
    edge = min(64, len(left), len(right))
    ramp = np.linspace(0, 1, edge, dtype=np.float32)
    left, right = left.copy(), right.copy()
    left[len(left) - edge :] *= ramp[::-1]
    right[:edge] *= ramp
    return np.concatenate([left, right])


def loudness(samples: Samples) -> float:
    """RMS level of the spoken hops in dB of full scale."""
    loud = speech_frames(samples)
    hops = samples[: len(loud) * _HOP].reshape(-1, _HOP)
    spoken = hops[loud] if loud.any() else hops
    return float(10 * np.log10(np.square(spoken, dtype=np.float64).mean() + 1e-12))


def normalise(samples: Samples, loudness_db: float, peak: float) -> Samples:
    """Bring the spoken parts to a level, as far as the largest sample stays within ``peak``."""
    gain = 10 ** ((loudness_db - loudness(samples)) / 20)
    largest = float(np.abs(samples).max())
    return (samples * min(gain, peak / largest)).astype(np.float32) if largest > 0 else samples


def clipped_share(samples: Samples) -> float:
    """Share of samples that stand in runs of four or more at the recording's own ceiling near full scale."""
    ceiling = float(np.abs(samples).max()) if len(samples) else 0.0
    if ceiling < 0.5:
        return 0.0
    at_ceiling = np.abs(samples) >= 0.9999 * ceiling
    edges = np.flatnonzero(np.diff(np.concatenate([[0], at_ceiling.astype(np.int8), [0]])))
    runs = edges[1::2] - edges[::2]
    return float(runs[runs >= _CLIPPED_RUN].sum() / len(samples))


def clean(
    samples: Samples,
    rate: int,
    *,
    highpass_hz: float = HIGHPASS_HZ,
    loudness_db: float = LOUDNESS_DB,
    peak: float = PEAK,
    lead_s: float = LEAD_S,
    tail_s: float = TAIL_S,
) -> Samples:
    """High-pass, trim, normalise: samples [N] -> [256 T]."""
    quiet = high_pass(samples, rate, highpass_hz)
    return normalise(trim(quiet, rate, lead_s, tail_s), loudness_db, peak)
