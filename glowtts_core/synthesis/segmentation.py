"""Cutting a long utterance into sentences, and a long sentence into stretches that are worked on at a time.

Sentences are independent of each other: memory is bounded by the longest one, and the first is heard early.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glowtts_core.prosody import is_pause
from glowtts_core.types import Phone

END_MARKS = frozenset((".", "?", "!", "…"))
SENTENCE_LIMIT = 600
"""Longest sentence in phones (about a minute); text without any end mark is cut at this length."""


def sentences(phones: Iterable[Phone]) -> Iterator[tuple[Phone, ...]]:
    """The phones, sentence by sentence; a sentence keeps the marks and pauses that follow its end mark.

    Takes no more phones than it needs to see that a sentence is over.
    """
    gathered: list[Phone] = []
    ended = False
    for phone in phones:
        if ended and not is_pause(phone.symbol):
            yield from bounded(tuple(gathered))
            gathered, ended = [], False
        gathered.append(phone)
        ended = ended or phone.symbol in END_MARKS
    if gathered:
        yield from bounded(tuple(gathered))


def bounded(sentence: tuple[Phone, ...]) -> Iterator[tuple[Phone, ...]]:
    """A sentence of any length as parts of at most `SENTENCE_LIMIT` phones."""
    ends = cuts(sentence, [1] * len(sentence), SENTENCE_LIMIT)
    for start, end in zip([0, *ends], ends, strict=False):
        yield sentence[start:end]


def cuts(phones: Sequence[Phone], sizes: Sequence[int], limit: int, first_limit: int | None = None) -> list[int]:
    """Where to cut phones so that each stretch has a total size of at most ``limit``; ends with len(phones).

    Each cut is the index of the first phone of the next stretch. In the second half of the allowed size the
    last place after a mark is taken, else the last place between words, else the limit itself. A phone larger
    than the limit stands alone. ``first_limit`` bounds the first stretch, so that it can be heard early.
    """
    ends: list[int] = []
    start = 0
    while start < len(phones):
        bound = limit if ends or first_limit is None else first_limit
        start = _next_cut(phones, sizes, start, bound)
        ends.append(start)
    return ends


def _next_cut(phones: Sequence[Phone], sizes: Sequence[int], start: int, bound: int) -> int:
    total, best, best_rank = 0, start + 1, -1
    for index in range(start, len(phones)):
        total += sizes[index]
        if total > bound and index > start:
            return best
        rank = _rank(phones, index) if 2 * total >= bound else -1
        if rank >= best_rank:
            best, best_rank = index + 1, rank
    return len(phones)


def _rank(phones: Sequence[Phone], index: int) -> int:
    """How good a cut after this phone is: 2 after a mark, 1 between words, 0 inside a word."""
    after = phones[index + 1] if index + 1 < len(phones) else None
    if is_pause(phones[index].symbol) and not (after and is_pause(after.symbol)):
        return 2
    return int(after is None or phones[index].word != after.word)
