from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.session import Session
from glowtts_core import edits
from glowtts_core.types import Take, Utterance
from tests.app.conftest import TEXTS, Desk
from tests.fake_voice import write_fake_voice


def current(session: Session) -> Utterance:
    line = session.line.current
    assert line is not None
    return line


def sound(session: Session) -> Take:
    take, stale = session.speaking.takes.of(current(session))
    assert take is not None and not stale
    return take


def test_every_line_is_planned_and_the_current_one_spoken(session: Session) -> None:
    assert [line.text for line in session.line.lines] == list(TEXTS)
    assert all(not edits.needs_planning(line) for line in session.line.lines)
    assert len(sound(session).starts_s) == len(current(session).phones)
    assert not session.document.undo_stack.canUndo()


def test_typing_rests_before_it_is_read_and_keeps_edits_of_unchanged_words(desk: Desk, session: Session) -> None:
    session.line.select({0})
    session.editing.change_phones(edits.set_scale(current(session).phones, {0}, 2.0), "Longer", True)
    session.editing.type_text("Hello, my old friend.")
    assert current(session).text == TEXTS[0]
    desk.qtbot.waitUntil(lambda: current(session).text == "Hello, my old friend.")
    desk.wait_spoken()
    assert current(session).phones[0].scale == 2.0
    session.editing.undo()
    assert (current(session).text, current(session).phones[0].scale) == (TEXTS[0], 2.0)
    session.editing.undo()
    assert current(session).phones[0].scale == 1.0
    assert not session.document.undo_stack.canUndo()


def test_a_drag_is_one_step_and_shows_before_it_is_done(desk: Desk, session: Session) -> None:
    shown: list[tuple[Utterance, bool]] = []
    session.line_shown.connect(lambda line, _take, stale: shown.append((line, stale)))
    before = current(session)
    for ratio in (1.2, 1.6, 2.0):
        session.editing.change_phones(edits.set_scale(before.phones, {1}, ratio), "Longer", False)
    assert current(session) == before
    assert (shown[-1][0].phones[1].scale, shown[-1][1]) == (2.0, True)
    session.editing.change_phones(edits.set_scale(before.phones, {1}, 2.0), "Longer", True)
    assert session.document.undo_stack.count() == 1
    assert session.document.undo_stack.undoText() == "Longer"
    desk.wait_spoken()
    session.editing.undo()
    assert current(session) == before
    assert session.speaking.takes.of(before)[1] is False, "the sound of before is still there"


def test_nudges_of_one_selection_are_one_step(session: Session) -> None:
    frame_s = sound(session).frame_s
    start = current(session).phones[2]
    session.line.select({2})
    for _ in range(3):
        session.editing.nudge(1)
    assert session.document.undo_stack.count() == 1
    longer = current(session).phones[2]
    assert longer.seconds * longer.scale == pytest.approx(start.seconds + 3 * frame_s)
    session.line.select({1})
    session.editing.nudge(1)
    assert session.document.undo_stack.count() == 2


def test_only_what_was_edited_sounds_different(desk: Desk, session: Session) -> None:
    before = sound(session)
    last = len(current(session).phones) - 2
    session.line.select({last})
    session.editing.nudge(6)
    desk.wait_spoken()
    after = sound(session)
    assert after.audio.seconds > before.audio.seconds
    untouched = round(0.5 * before.starts_s[last] * before.audio.sample_rate)
    assert np.allclose(after.audio.samples[:untouched], before.audio.samples[:untouched], atol=1e-3)


def test_reset_and_new_take_touch_the_selection_only(session: Session) -> None:
    line = current(session)
    session.editing.change_phones(edits.set_pitch(line.phones, {0, 1}, 3.0), "Higher", True)
    session.line.select({1})
    session.editing.reset(False)
    assert [phone.pitch_st for phone in current(session).phones[:2]] == [3.0, 0.0]
    session.editing.new_take()
    changed = [old.take != new.take for old, new in zip(line.phones, current(session).phones, strict=True)]
    assert changed == [index == 1 for index in range(len(changed))]


def test_lines_are_added_joined_split_moved_and_removed(desk: Desk, session: Session) -> None:
    session.script.join_next()
    assert current(session).text == f"{TEXTS[0]} {TEXTS[1]}"
    session.script.split(current(session).id, len(TEXTS[0]))
    assert [line.text for line in session.line.lines] == list(TEXTS)
    session.script.move(1)
    assert [line.text for line in session.line.lines] == [TEXTS[1], TEXTS[0], TEXTS[2]]
    session.script.paste("One.\n\nTwo.")
    assert [line.text for line in session.line.lines] == [TEXTS[1], TEXTS[0], "One.", "Two.", TEXTS[2]]
    assert current(session).text == "One."
    session.script.remove()
    assert current(session).text == "Two."
    session.script.duplicate()
    assert [line.text for line in session.line.lines].count("Two.") == 2
    while session.document.undo_stack.canUndo():
        session.editing.undo()
    assert [line.text for line in session.line.lines] == list(TEXTS)
    desk.wait_spoken()


def test_saved_and_opened_again_it_is_equal(desk: Desk, session: Session, tmp_path: Path) -> None:
    session.editing.change_phones(edits.set_scale(current(session).phones, {0}, 3.0), "Longer", True)
    desk.wait_spoken()
    project = session.document.project
    session.document.save(tmp_path / "one.glowproj")
    assert session.document.is_clean
    session.document.load(tmp_path / "one.glowproj")
    assert session.document.project == project
    assert not session.document.undo_stack.canUndo()


def test_a_line_that_cannot_be_spoken_says_why_and_recovers(desk: Desk, session: Session) -> None:
    session.editing.type_text("…")
    session.editing.flush()
    desk.qtbot.waitUntil(lambda: bool(desk.failures))
    assert "Nothing in this text" in session.failures[current(session).id]
    session.editing.type_text("Fine again.")
    session.editing.flush()
    desk.wait_spoken()
    assert dict(session.failures) == {}


def test_a_missing_voice_is_told_and_nothing_is_spoken(desk: Desk, session: Session) -> None:
    desk.engine.start("nobody")
    desk.qtbot.waitUntil(lambda: bool(desk.failures))
    assert "nobody" in desk.failures[0]
    assert not session.voiceless, "the voice that was there still speaks"


def test_a_style_changes_the_current_line_alone(desk: Desk, session: Session) -> None:
    before = sound(session).audio.seconds
    session.editing.change_style(replace(current(session).style, speed=0.5), "Change speed", True)
    desk.wait_spoken()
    assert sound(session).audio.seconds == pytest.approx(2 * before, rel=0.05)
    assert session.line.lines[1].style.speed == 1.0


def test_another_voice_for_several_lines_is_one_step_and_keeps_their_edits(desk: Desk, session: Session) -> None:
    write_fake_voice(desk.folder / "glowtts-studio" / "voices", "other")
    for line in session.line.lines[:2]:
        session.line.go_to(line.id)
        desk.wait_spoken()
        session.editing.change_phones(edits.set_scale(current(session).phones, {1}, 2.0), "Longer", True)
    desk.wait_spoken()
    steps = session.document.undo_stack.count()
    before = [[phone.scale for phone in line.phones] for line in session.line.lines]
    session.script.choose([session.line.lines[1].id, session.line.lines[0].id])
    session.script.set_voice("other")
    desk.wait_spoken()
    assert [line.voice for line in session.line.lines] == ["other", "other", ""]
    assert [[phone.scale for phone in line.phones] for line in session.line.lines] == before
    assert session.document.undo_stack.count() == steps + 1
    session.editing.undo()
    assert [line.voice for line in session.line.lines] == ["", "", ""]


def test_what_is_chosen_is_done_to_all_of_it(session: Session) -> None:
    first, second, third = (line.id for line in session.line.lines)
    session.script.choose([third, first])
    assert session.script.chosen == (first, third)
    session.script.move(1)
    assert [line.id for line in session.line.lines] == [first, second, third], "the last one cannot go further down"
    session.script.duplicate()
    assert [line.text for line in session.line.lines] == [TEXTS[0], TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[2]]
    session.editing.undo()
    session.line.go_to(first)
    session.script.choose([first, second])
    session.script.move(1)
    assert [line.id for line in session.line.lines] == [third, first, second]
    session.script.join_next()
    assert [line.text for line in session.line.lines] == [TEXTS[2], f"{TEXTS[0]} {TEXTS[1]}"]
    session.line.go_to(third)
    assert list(session.script.chosen) == [third], "others are chosen only together with the current line"


def test_words_are_replaced_everywhere_in_one_step(session: Session) -> None:
    assert session.script.replace_all("THE", "one") == 1
    assert session.script.replace_all("", "x") == 0
    assert session.script.replace_all("d.", r"d\1!") == 2
    assert [line.text for line in session.line.lines] == [r"Hello, my friend\1!", "one second line.", r"And a third\1!"]
    session.editing.undo()
    assert [line.text for line in session.line.lines] == [TEXTS[0], "one second line.", TEXTS[2]]


def test_text_dropped_between_lines_comes_there(session: Session) -> None:
    session.script.paste("One.\nTwo.", 1)
    assert [line.text for line in session.line.lines][:4] == [TEXTS[0], "One.", "Two.", TEXTS[1]]
    assert current(session).text == "One."


def test_a_large_text_is_taken_apart_beside_the_window(
    desk: Desk, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []
    paragraphs = edits.paragraphs

    def watched(text: str) -> list[str]:
        threads.append(threading.current_thread().name)
        return paragraphs(text)

    monkeypatch.setattr(edits, "paragraphs", watched)
    session.script.paste("One.\n\nTwo.")
    session.script.paste("\n\n".join(["A paragraph of many words, " * 400 + "at last."] * 6))
    assert threads[0] == threading.main_thread().name and threads[1].startswith("disk")
    assert len(session.line.lines) == len(TEXTS) + 2 + 6


def test_undo_of_what_cannot_be_spoken_takes_the_complaint_back(desk: Desk, session: Session) -> None:
    mended: list[str] = []
    session.mended.connect(mended.append)
    with desk.qtbot.waitSignal(session.failed, timeout=30_000) as told:
        session.editing.type_text("Hello {XX}.")
        session.editing.flush()
    assert session.failures and not mended
    session.editing.undo()
    assert mended == told.args and not session.failures
