"""How the recordings of a corpus are treated before a voice learns from them, and which are no use."""

from __future__ import annotations

from dataclasses import dataclass

from glowtts_core.audio import clean as usual
from glowtts_core.audio.clean import SILENT_DB, Samples, clipped_share, level_db
from glowtts_core.training.settings import key


@dataclass(frozen=True, slots=True)
class CleanSettings:
    """How recordings are treated before features are taken."""

    highpass_hz: float = key(usual.HIGHPASS_HZ, "edge of the high-pass filter; 0 = none", least=0)
    loudness_db: float = key(usual.LOUDNESS_DB, "level of the spoken parts in dB of full scale", least=-60, most=0)
    peak: float = key(usual.PEAK, "largest sample; wins over the loudness", least=0.01, most=1)
    lead_s: float = key(usual.LEAD_S, "silence kept before the first sound", least=0)
    tail_s: float = key(usual.TAIL_S, "silence kept after the last sound", least=0)
    shortest_s: float = key(0.4, "shorter recordings are refused", least=0)
    longest_s: float = key(20.0, "longer recordings are refused", least=0)
    clipped_share: float = key(0.002, "recordings with a larger share of clipped samples are refused", least=0, most=1)


def fault(samples: Samples, rate: int, settings: CleanSettings) -> tuple[str, str] | None:
    """Why a raw recording is no use, as a short name and words for the person; None when it is fine."""
    seconds = len(samples) / rate
    if seconds < settings.shortest_s:
        return "too_short", f"{seconds:.2f} s long; at least {settings.shortest_s:g} s are needed"
    if level_db(samples).max() < SILENT_DB:
        return "silent", "holds no sound"
    if (share := clipped_share(samples)) > settings.clipped_share:
        return "clipped", f"{share:.1%} of the samples are clipped; record it again at a lower level"
    return None


def clean(samples: Samples, rate: int, settings: CleanSettings) -> Samples:
    """High-pass, trim, normalise: samples [N] -> [256 T]."""
    return usual.clean(
        samples,
        rate,
        highpass_hz=settings.highpass_hz,
        loudness_db=settings.loudness_db,
        peak=settings.peak,
        lead_s=settings.lead_s,
        tail_s=settings.tail_s,
    )
