"""What a long command tells while it runs: a progress bar on the terminal, or the same events as JSON for the app."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from glowtts_core.errors import GlowTTSError
from glowtts_core.events import Announcer, Event, JsonLines


@contextmanager
def listening(json_lines: bool, what: str) -> Iterator[Announcer]:
    """Events to the terminal or, as JSON, to standard output; a failure is an event too before it goes on."""
    if int(os.environ.get("RANK", os.environ.get("LOCAL_RANK", "0"))):
        yield Announcer()  # one of several processes; the first one speaks for all
        return
    if not json_lines:
        with TrainingBar(Console(stderr=True), what) as bar:
            yield Announcer(bar)
        return
    tell = Announcer(JsonLines(sys.stdout))
    try:
        yield tell
    except GlowTTSError as error:
        tell.tell("failed", **error.words.to_json())
        raise


class TrainingBar:
    """A listener that shows steps, loss, gradient norm, frames per second and time left; a context manager."""

    def __init__(self, console: Console, what: str) -> None:
        self._console = console
        columns = (
            TextColumn("[bold]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[numbers]}"),
        )
        self._progress = Progress(*columns, console=console)
        self._task: TaskID = self._progress.add_task(what, total=None, numbers="")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress.live.is_started:
            self._progress.stop()

    def __call__(self, event: Event) -> None:
        """Show one event. The bar appears with the first: bad input is told in one line and no bar."""
        self._progress.start()
        values = event.values
        if event.kind == "started":
            self._progress.update(self._task, total=_number(values.get("steps")), completed=_number(values.get("step")))
            self._console.print(f"{values.get('parameters'):,} parameters on {values.get('device')}")
        elif event.kind == "step":
            self._progress.update(self._task, completed=_number(values.get("step")), numbers=_numbers(event))
        elif event.kind == "clip":
            done, total = _number(values.get("done")), _number(values.get("total"))
            self._progress.update(self._task, completed=done, total=total, numbers=str(values.get("id")))
        else:
            said = ", ".join(f"{name} {_short(value)}" for name, value in values.items())
            self._console.print(f"{event.kind}: {said}", highlight=False)


def clock(seconds: float) -> str:
    """Seconds as h:mm:ss."""
    whole = max(0, round(seconds))
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"


def _numbers(event: Event) -> str:
    values = {name: _number(value) for name, value in event.values.items()}
    return (
        f"loss {values.get('loss', 0):.3f}  grad {values.get('grad_norm', 0):.2f}  "
        f"{values.get('frames_per_s', 0):,.0f} frames/s  {clock(values.get('left_s', 0))} left"
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _short(value: object) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)
