"""Words that know how they were put together."""

from __future__ import annotations

import pickle

from glowtts_core.errors import LexiconError, ProjectFileError, TextError, UnknownSymbolError, Words


def test_words_are_plain_words_that_keep_template_and_parts() -> None:
    words = Words("There is no project “{path}”.", path="a")
    assert words == "There is no project “a”." and isinstance(words, str)
    assert (words.template, words.parts) == ("There is no project “{path}”.", {"path": "a"})


def test_braces_without_parts_are_braces() -> None:
    assert str(TextError("Write {HH AH0} or }.")) == "Write {HH AH0} or }."
    assert str(TextError("Write {{HH AH0}} at {place}.", place=3)) == "Write {HH AH0} at 3."


def test_an_error_gives_its_words_and_reads_as_before() -> None:
    error = ProjectFileError("“{path}” cannot be read.", path="{a}")
    assert str(error) == error.words == "“{a}” cannot be read."
    assert error.words.parts == {"path": "{a}"}
    ready = Words("{n} lines", n=2)
    assert TextError(ready).words is ready


def test_an_error_within_words_loses_its_full_stop() -> None:
    inner = LexiconError("the word is empty.")
    outer = LexiconError("Line {number}: {error}.", number=3, error=inner)
    assert str(outer) == "Line 3: the word is empty."
    assert outer.words.parts["error"] is inner


def test_an_unknown_sound_is_named_with_the_voice_that_lacks_it() -> None:
    assert str(UnknownSymbolError("XX", "kathleen")).startswith("The voice “kathleen” cannot say the sound “XX”.")
    assert UnknownSymbolError("XX").words.template.startswith("This voice cannot say")


def test_words_survive_a_copy_to_another_process() -> None:
    words = pickle.loads(pickle.dumps(Words("{n} lines", n=2)))
    assert (words, words.template, words.parts) == ("2 lines", "{n} lines", {"n": 2})
