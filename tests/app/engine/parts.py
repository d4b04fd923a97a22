"""What the tests of the engine share: an ear, and a way to wait for a take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from app.engine.engine import VOICE_LANE, Engine
from glowtts_core.types import Take, Utterance

PATIENCE_MS = 60_000
LANES = (
    VOICE_LANE,
    "preview",
    "next",
    "files",
    *(f"plan:{name}" for name in ("1", "one", "two", "three", "next", "now")),
)
"""All that these tests ask on."""


class Heard:
    """Everything an engine says, in order: the name of the signal, the lane where it is one's, and the values."""

    def __init__(self, engine: Engine) -> None:
        self.all: list[tuple[object, ...]] = []
        for name in ("ready", "notice", "bug"):
            getattr(engine, name).connect(self._keeper(name))
        for lane in LANES:
            for name in ("planned", "guessed", "chunk", "rendered", "failed", "settled"):
                getattr(engine.lane(lane), name).connect(self._keeper(name, lane))

    def _keeper(self, *name: str) -> Callable[..., None]:
        return lambda *values: self.all.append((*name, *values))

    def named(self, name: str) -> list[tuple[Any, ...]]:
        return [entry[1:] for entry in self.all if entry[0] == name]


def rendered(qtbot: QtBot, engine: Engine, utterance: Utterance, lane: str = "preview") -> Take:
    with qtbot.waitSignal(engine.lane(lane).rendered, timeout=PATIENCE_MS) as answer:
        engine.render(lane, utterance)
    take: Take = answer.args[0]
    return take
