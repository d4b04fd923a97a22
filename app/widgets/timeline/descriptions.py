"""A sound in words: for the hover text, the line under the sliders, and for who listens instead of looking."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from app.i18n.core_words import said
from app.widgets.timeline.display import DisplayedLine
from app.widgets.timeline.parameter import KNOBS, Mode
from app.widgets.timeline.state import TimelineState
from glowtts_core import edits
from glowtts_core.prosody import is_pause


def frames_of(shown: DisplayedLine, index: int) -> int:
    """Frames that a sound lasts."""
    return round(float(shown.ends_s[index] - shown.starts_s[index]) / shown.frame_s)


def name_of(shown: DisplayedLine, index: int) -> str:
    """A sound by its name: ``AE 1``, ``pause``."""
    symbol = shown.phones[index].symbol
    if is_pause(symbol):
        return (
            QCoreApplication.translate("Spoken", "pause")
            if symbol.isalpha()
            else QCoreApplication.translate("Spoken", "pause at “{mark}”").format(mark=symbol)
        )
    return f"{symbol[:-1]} {symbol[-1]}" if symbol[-1].isdigit() else symbol


def value_of(shown: DisplayedLine, index: int) -> str:
    """What a sound is set to: ``duration 140 percent, 12 frames``."""
    phone, style = shown.phones[index], shown.utterance.style if shown.utterance else None
    assert style is not None
    parts = []
    if is_pause(phone.symbol):
        length_ms = 1000 * float(shown.ends_s[index] - shown.starts_s[index])
        parts.append(QCoreApplication.translate("Spoken", "{ms} milliseconds").format(ms=round(length_ms)))
    else:
        ratio = KNOBS[Mode.LENGTH].value(phone, style)
        parts.append(
            QCoreApplication.translate("Spoken", "duration {percent} percent").format(percent=round(100 * ratio))
        )
    parts.append(QCoreApplication.translate("Spoken", "{count} frames").format(count=frames_of(shown, index)))
    if edits.is_pinned(phone):
        parts.append(QCoreApplication.translate("Spoken", "pinned"))
    for knob in KNOBS.values():
        if knob.mode is not Mode.LENGTH and knob.is_edited(phone):
            parts.append(f"{said(knob.row.spoken)} {knob.words(phone, style).strip()}")
    return ", ".join(parts)


def hover_of(stage: TimelineState, index: int) -> str:
    """A sound with its length, its frames, what was planned, and the value that the sliders set."""
    shown, knob = stage.shown, stage.knob
    phone = shown.phones[index]
    word = next((shown.word_text(first) for first, past in shown.word_spans if first <= index < past), "")
    name = f"{stage.labels(phone.symbol)[0]} · {word}" if word else name_of(shown, index)
    length_ms = 1000 * float(shown.ends_s[index] - shown.starts_s[index])
    number = QLocale().toString
    length = QCoreApplication.translate("Spoken", "{ms} ms, {count} frames (planned {planned} ms)").format(
        ms=number(length_ms, "f", 0), count=frames_of(shown, index), planned=number(1000 * phone.seconds, "f", 0)
    )
    value = "" if knob.mode is Mode.LENGTH and is_pause(phone.symbol) else f"{knob.words(phone, stage.style)}   "
    pinned = QCoreApplication.translate("Spoken", "pinned")
    return f"{name}   {value}{length}" + (f"   {pinned}" if edits.is_pinned(phone) else "")


def summary_of(stage: TimelineState) -> str:
    """What is selected, in one line."""
    chosen = sorted(stage.selection)
    if not chosen:
        return ""
    if len(chosen) == 1:
        return hover_of(stage, chosen[0])
    shown = stage.shown
    length_ms = 1000 * sum(float(shown.ends_s[index] - shown.starts_s[index]) for index in chosen)
    return QCoreApplication.translate("Spoken", "{count} sounds   {ms} ms").format(
        count=len(chosen), ms=QLocale().toString(length_ms, "f", 0)
    )
