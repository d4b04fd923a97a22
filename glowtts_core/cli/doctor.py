"""``glowtts doctor``: what a bug report needs, and what can be mended without one."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from glowtts_core.events import Announcer, JsonLines

SOMETHING_TO_MEND = 1


def doctor(
    sound: Annotated[bool, typer.Option("--sound/--no-sound", help="Try the loudspeaker, with silence.")] = True,
    json_lines: Annotated[bool, typer.Option("--json", help="Write JSON lines, for programs.")] = False,
) -> None:
    """Examine program and machine, and print what a bug report needs; 1 is returned where something is to be mended."""
    from glowtts_core.doctor.examination import checks, facts
    from glowtts_core.doctor.report import Check, State, as_text, private

    tell = Announcer(JsonLines(sys.stdout)) if json_lines else Announcer()

    def heard(check: Check) -> Check:
        parts = json.dumps({key: private(str(part)) for key, part in check.words.parts.items()}, ensure_ascii=False)
        tell.tell(
            "check",
            name=check.name,
            state=check.state,
            words=private(check.words),
            template=check.words.template,
            parts=parts,
            remedy=check.remedy,
        )
        return check

    tell.tell("started")
    known = list(facts(with_sound=sound))
    for fact in known:
        tell.tell("fact", group=fact.group, name=fact.name, value=private(fact.value))
    made = [heard(check) for check in checks(with_sound=sound)]
    amiss = sum(check.state is State.AMISS for check in made)
    text = as_text(known, made)
    tell.tell("report", amiss=amiss, text=text)
    if not json_lines:
        sys.stdout.write(text)
    if amiss:
        raise typer.Exit(SOMETHING_TO_MEND)
