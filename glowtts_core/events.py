"""What a long command tells while it runs: events, and JSON lines for the program that started it."""

from __future__ import annotations

import json
import math
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import TextIO

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    A training sends ``started`` (step, steps, device, parameters, processes), ``step`` (step, loss, grad_norm, rate,
    frames_per_s, left_s) with each part of the loss by its name, ``skipped`` (step, reason), ``validation`` (step,
    loss) with the other figures of its network, ``picture``, ``sample`` and ``saved`` (step, path), ``finished``
    (step, reason, path). What works through recordings sends ``clip`` (done, total, id, refused), and each of them
    ``notice`` and ``failed`` (words, template, parts as JSON: see `glowtts_core.errors.Words`).
    """

    kind: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def to_json(self) -> str:
        """The event as one line of JSON; numbers that are not finite become null."""
        plain = {name: _finite(value) for name, value in self.values.items()}
        return json.dumps({"event": self.kind, **plain}, ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Event:
        """The event of a line that `to_json` wrote. Raises ValueError for any other line."""
        values = json.loads(line)
        if not isinstance(values, dict) or not isinstance(kind := values.pop("event", None), str):
            raise ValueError(f"no event: {line[:80]}")
        return cls(kind, values)


Listener = Callable[[Event], None]


class JsonLines:
    """A listener that writes each event as one line and flushes it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __call__(self, event: Event) -> None:
        """Write one event."""
        self._stream.write(event.to_json() + "\n")
        self._stream.flush()


class Announcer:
    """Tells every listener; ``tell("saved", step=3)`` makes the event."""

    def __init__(self, *listeners: Listener) -> None:
        self._listeners = listeners

    def tell(self, kind: str, **values: Value) -> None:
        """Make an event of this kind and hand it to every listener in turn."""
        event = Event(kind, values)
        for listener in self._listeners:
            listener(event)


class StopRequest:
    """Whether somebody asked the command to end after the current step."""

    def __init__(self) -> None:
        self.asked = False

    def __call__(self) -> bool:
        """Whether to end."""
        return self.asked

    def ask(self, _signum: int, _frame: FrameType | None) -> None:
        """Signal handler: the first signal asks for an orderly end, the second ends at once."""
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


@contextmanager
def stop_on_signals() -> Iterator[StopRequest]:
    """Turn Ctrl-C and SIGTERM into a request to save and stop; the former handlers come back afterwards."""
    request = StopRequest()
    former = {number: signal.signal(number, request.ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield request
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _finite(value: Value) -> Value:
    return None if isinstance(value, float) and not math.isfinite(value) else value
