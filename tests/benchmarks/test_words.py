"""The pure parts of the measurements: counting word errors, reading sentences, taking the best time."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.machine import Took, best
from benchmarks.recogniser import Errors, plain_words, word_errors
from benchmarks.sentences import UNSEEN, read_sentences
from benchmarks.speakers import Program


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        ("the cat sat", Errors(words=3)),
        ("the cat", Errors(deleted=1, words=3)),
        ("the black cat sat", Errors(inserted=1, words=3)),
        ("the dog sat", Errors(substituted=1, words=3)),
        ("", Errors(deleted=3, words=3)),
        ("a cat sat down", Errors(substituted=1, inserted=1, words=3)),
    ],
)
def test_word_errors_are_told_apart(heard: str, expected: Errors) -> None:
    assert word_errors("the cat sat".split(), heard.split()) == expected


WORDS = st.lists(st.sampled_from("abc"), max_size=7)


@given(WORDS, WORDS)
def test_word_errors_are_the_least(said: list[str], heard: list[str]) -> None:
    distance = np.add.outer(np.arange(len(said) + 1), np.arange(len(heard) + 1))
    for i, word in enumerate(said, 1):
        for j, other in enumerate(heard, 1):
            edits = distance[i - 1, j] + 1, distance[i, j - 1] + 1, distance[i - 1, j - 1] + (word != other)
            distance[i, j] = min(edits)
    found = word_errors(said, heard)
    assert found.substituted + found.deleted + found.inserted == distance[-1, -1]
    assert found.inserted - found.deleted == len(heard) - len(said)


def test_rates_add_up_over_sentences() -> None:
    total = Errors(1, 0, 0, 4) + Errors(0, 1, 1, 2)
    assert (total, total.rate) == (Errors(1, 1, 1, 6), 0.5)
    assert Errors().rate == 0.0


def test_both_sides_are_written_alike() -> None:
    assert plain_words("“It’s a cold-blooded, naïve café!” O'Neil said.") == [
        "it's", "a", "cold", "blooded", "naive", "cafe", "o'neil", "said",
    ]  # fmt: skip


def test_sentence_files(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_text("One line.\n\nA|raw 2|Two lines.\n", encoding="utf-8")
    assert [tuple(s) for s in read_sentences(file)] == [("1", "One line."), ("A", "Two lines.")]
    assert len(read_sentences(file, 1)) == 1
    with pytest.raises(SystemExit, match="cannot be read"):
        read_sentences(tmp_path / "none.txt")
    file.write_text("\n")
    with pytest.raises(SystemExit, match="holds no sentence"):
        read_sentences(file)


def test_the_bundled_sentences_are_forty_different_ones() -> None:
    sentences = read_sentences(UNSEEN)
    assert len(sentences) == 40 == len({sentence.text for sentence in sentences})
    assert all(plain_words(sentence.text) for sentence in sentences)


def test_best_time_is_taken_of_each_clock() -> None:
    assert best([Took(2.0, 0.5), Took(1.0, 0.7)]) == Took(1.0, 0.5)


def test_another_program_speaks(tmp_path: Path) -> None:
    script = tmp_path / "speak.py"
    script.write_text(
        "import sys, wave\n"
        "with wave.open(sys.argv[2], 'wb') as out:\n"
        "    out.setnchannels(1); out.setsampwidth(2); out.setframerate(16000)\n"
        "    out.writeframes(bytes(2 * 100 * len(sys.argv[1])))\n"
    )
    audio = Program(f"{sys.executable} {script} {{text}} {{out}}").speak("a; $b")
    assert (len(audio.samples), audio.sample_rate) == (500, 16000)
    with pytest.raises(SystemExit, match="is not installed"):
        Program("no-such-program-at-all {text} {out}").speak("a")
    with pytest.raises(SystemExit, match="did not speak"):
        Program(f"{sys.executable} -c raise(SystemExit(3)) {{text}} {{out}}").speak("a")
    with pytest.raises(SystemExit, match="words of their own"):
        Program("flite {text}")
