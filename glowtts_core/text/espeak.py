"""IPA through the program ``espeak-ng``, where the person has installed it. It is called, never shipped or linked."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import lru_cache

from glowtts_core.errors import TextError
from glowtts_core.own_command import system_environment

_PROGRAM = "espeak-ng"
_TIME_LIMIT_S = 20
_SWITCH = re.compile(r"\([a-z-]+\)")
"""How espeak-ng marks a word that it reads in another language."""
_LONGEST = 4000


@lru_cache(64)
def speaks(language: str) -> bool:
    """Whether the program is installed and knows a language (BCP 47 tag)."""
    return shutil.which(_PROGRAM) is not None and _run("a", language) is not None


@lru_cache(4096)
def phonemes(clause: str, language: str) -> list[str]:
    """The words of a clause without marks, in IPA.

    Raises:
        TextError: the program failed.
    """
    said = _run(clause[:_LONGEST], language)
    if said is None:
        raise TextError("The program espeak-ng, which reads the text for this voice, failed.")
    return _SWITCH.sub("", said).split()


def _run(text: str, language: str) -> str | None:
    command = [_PROGRAM, "-q", "--ipa", "-v", language.lower().replace("_", "-"), "--stdin"]
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            capture_output=True,
            timeout=_TIME_LIMIT_S,
            check=False,
            env=system_environment(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
