"""Everything the doctor looks at, one after the other; whatever breaks on the way is a finding, not the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from glowtts_core.doctor import machine, places, sound, speech
from glowtts_core.doctor.report import Check, Fact, State
from glowtts_core.errors import GlowTTSError, Words

FACTS: dict[str, Callable[[], Iterator[Fact]]] = {
    "Program": machine.program,
    "System": machine.system,
    "Libraries": machine.libraries,
    "Processor": machine.processor,
    "Graphics card": machine.graphics,
    "Sound": sound.sound_facts,
    "Folders": places.folder_facts,
    "Voices": places.voice_facts,
}
CHECKS: dict[str, Callable[[], Check]] = {
    "Folders": places.check_folders,
    "Voices": places.check_voices,
    "Pronunciation": speech.check_pronunciation,
    "Speech": speech.check_model,
    "Sound": sound.check_sound,
}


def facts(*, with_sound: bool = True) -> Iterator[Fact]:
    """What a bug report needs to say about program and machine."""
    for group, gather in FACTS.items():
        if group == "Sound" and not with_sound:
            continue
        try:
            yield from gather()
        except Exception as error:  # noqa: BLE001  # a doctor must not fall ill with what there is to be found
            yield Fact(group, "cannot be told", f"{type(error).__name__}: {error}")


def checks(*, with_sound: bool = True) -> Iterator[Check]:
    """The self-tests, each made when it is asked for."""
    for name, examine in CHECKS.items():
        if name != "Sound" or with_sound:
            yield _outcome(name, examine)


def _outcome(name: str, examine: Callable[[], Check]) -> Check:
    send = Words("Send this report to whoever looks after the program.")
    try:
        return examine()
    except GlowTTSError as error:
        return Check(Words(name), State.AMISS, error.words, send)
    except Exception as error:  # noqa: BLE001  # as above
        words = Words("The test broke off ({kind}: {reason}).", kind=type(error).__name__, reason=error)
        return Check(Words(name), State.AMISS, words, send)
