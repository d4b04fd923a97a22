from __future__ import annotations

import logging

import pytest

from app.activity_log import ActivityLog
from app.window import MainWindow
from tests.app.conftest import Desk


def test_the_log_tells_what_was_done_but_not_what_was_written(
    desk: Desk, studio: MainWindow, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "app.activity_log")
    _journal = ActivityLog(studio)
    secret = "Nobody may know."
    studio.session.editing.type_text(secret)
    studio.session.editing.flush()
    desk.wait_spoken()
    with desk.qtbot.waitSignal(studio.player.started, timeout=60_000):
        studio.session.speaking.play()
    with desk.qtbot.waitSignal(studio.player.finished, timeout=60_000):
        while studio.session.speaking.is_playing:
            desk.hear(0.1)
            desk.qtbot.wait(1)
    done = [row for row in caplog.messages if not row.startswith("Seen")]
    assert [row.split(":")[0] for row in done] == ["Spoken", "Playing.", "Played to the end."]
    assert f"{len(secret)} characters" in done[0]
    assert "Nobody" not in caplog.text
