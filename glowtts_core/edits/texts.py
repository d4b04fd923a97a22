"""What becomes of the edits of a line when its text changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import count
from typing import Any, TypeVar

from glowtts_core.edits.choice import Phones
from glowtts_core.edits.lengths import is_written
from glowtts_core.parameters import MANNERS
from glowtts_core.types import Phone, Utterance

T = TypeVar("T")


def needs_planning(utterance: Utterance) -> bool:
    """Whether sounds or lengths are due: nothing was read yet, the text has changed, or another voice speaks."""
    return not utterance.phones or any(phone.seconds <= 0.0 for phone in utterance.phones)


def set_text(utterance: Utterance, text: str) -> Utterance:
    """Another text. The sounds stay, moved to their new places, until `carry_over` brings their edits to new ones.

    Sounds whose characters changed lose their planned length, which marks that planning is due (`needs_planning`);
    the others keep it, so that views stay still meanwhile. The same text means that it is to be read anew: no length
    is kept. A text of blanks has no sounds.
    """
    if not text.strip():
        return replace(utterance, text=text, phones=())
    if text == utterance.text:
        return utterance.with_phones(tuple(replace(phone, seconds=0.0) for phone in utterance.phones))
    begin, old_end, new_end = _changed(utterance.text, text)
    moved = [_moved(phone, begin, old_end, new_end) for phone in utterance.phones]
    if moved and all(phone.seconds > 0.0 for phone in moved):  # between two sounds: the nearest one stands for it
        nearest = min(range(len(moved)), key=lambda index: abs(utterance.phones[index].end - begin))
        moved[nearest] = replace(moved[nearest], seconds=0.0)
    return replace(utterance, text=text, phones=tuple(moved))


def _changed(old: str, new: str) -> tuple[int, int, int]:
    """First changed character, and one past the last, in the old text and in the new one."""
    begin = _equal_ends(old, new)
    same_end = _equal_ends(old[begin:][::-1], new[begin:][::-1])
    return begin, len(old) - same_end, len(new) - same_end


def _moved(phone: Phone, begin: int, old_end: int, new_end: int) -> Phone:
    """A sound at its place in the changed text; one whose characters were touched is due."""
    if phone.end < begin:
        return phone
    if phone.start > old_end:
        shift = new_end - old_end
        return replace(phone, start=phone.start + shift, end=phone.end + shift)
    start = min(phone.start, new_end)
    end = phone.end + new_end - old_end if phone.end >= old_end else new_end
    rewritten = is_written(phone) and begin < phone.end and old_end > phone.start
    pinned_s = None if rewritten else phone.pinned_s  # the length that is written now counts
    return replace(phone, start=start, end=max(start, end), seconds=0.0, pinned_s=pinned_s)


def carry_over(old: Utterance, fresh: Phones) -> Phones:
    """The fresh sounds with what the user did to the old ones, where those are still there.

    Whole words are matched first, so that an edit stays with its word; within changed words, sounds are. A matched
    sound keeps its take, hence its noise; the others get takes that neither the old sounds nor the matched ones have.
    """
    pairs = {} if not old.phones else dict(_pairs(_words(old.phones), _words(fresh)))
    used = {phone.take for phone in old.phones}
    unused = (take for take in count() if take not in used)
    return tuple(
        _kept(phone, pairs[index]) if index in pairs else replace(_read(phone), take=next(unused))
        for index, phone in enumerate(fresh)
    )


_Word = list[tuple[int, Phone]]
"""Sounds with their places."""


def _words(phones: Phones) -> list[_Word]:
    """Sounds word by word; a mark is a word by itself."""
    words: list[_Word] = []
    for index, phone in enumerate(phones):
        if words and phone.word is not None and words[-1][0][1].word == phone.word:
            words[-1].append((index, phone))
        else:
            words.append([(index, phone)])
    return words


def _pairs(before: Sequence[_Word], after: Sequence[_Word]) -> Iterator[tuple[int, Phone]]:
    """Place of a fresh sound, and the old sound that it is."""
    keys = [[tuple(_key(phone) for _, phone in word) for word in words] for words in (before, after)]
    for same, left, right in _aligned(*keys):
        old = [phone for word in before[left] for _, phone in word]
        new = [one for word in after[right] for one in word]
        if same:
            yield from ((index, phone) for (index, _), phone in zip(new, old, strict=True))
        else:
            yield from _within_words(old, new)


def _within_words(old: Sequence[Phone], new: _Word) -> Iterator[tuple[int, Phone]]:
    for same, left, right in _aligned([_key(phone) for phone in old], [_key(phone) for _, phone in new]):
        if same:
            yield from ((index, phone) for (index, _), phone in zip(new[right], old[left], strict=True))


def _key(phone: Phone) -> tuple[str, bool]:
    """What makes two sounds the same; a pause that is written is another thing than one between sentences."""
    return phone.symbol, is_written(phone)


def _aligned(old: Sequence[T], new: Sequence[T]) -> Iterator[tuple[bool, slice, slice]]:
    """Stretches of two sequences that are equal, or that stand for each other.

    What is equal at both ends is taken off first: that is nearly everything when somebody types, and difflib is slow.
    """
    head = _equal_ends(old, new)
    tail = _equal_ends(old[head:][::-1], new[head:][::-1])
    yield True, slice(0, head), slice(0, head)
    old_end, new_end = len(old) - tail, len(new) - tail
    middle = SequenceMatcher(None, old[head:old_end], new[head:new_end], autojunk=False)
    for kind, i1, i2, j1, j2 in middle.get_opcodes():
        yield kind == "equal", slice(head + i1, head + i2), slice(head + j1, head + j2)
    yield True, slice(old_end, len(old)), slice(new_end, len(new))


def _equal_ends(one: Sequence[T], other: Sequence[T]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def _read(fresh: Phone) -> Phone:
    """A fresh sound; a written pause notes its length as planned, so that it can be edited and reset."""
    if is_written(fresh) and fresh.pinned_s is not None:
        return replace(fresh, seconds=fresh.pinned_s)
    return fresh


def _kept(fresh: Phone, old: Phone) -> Phone:
    fresh = _read(fresh)
    pinned_s = fresh.pinned_s if old.pinned_s is None else old.pinned_s
    manner: dict[str, Any] = {row.field: getattr(old, row.field) for row in MANNERS}  # fields of Phone
    return replace(fresh, take=old.take, scale=old.scale, pinned_s=pinned_s, **manner)
