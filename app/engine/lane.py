"""A lane of the engine: what is asked for there is answered there, and nobody else hears it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Lane(QObject):
    """The answers to the jobs of one lane. Belongs to the GUI thread.

    Signals:
        progress(float): share of a long job that is done, 0 to 1.
        planned(Utterance, list[str] notices)
        guessed(list[tuple[int, int]]): characters of the words that no dictionary knows; before `planned`.
        chunk(Audio), rendered(Take): the sound as it comes, and at its end the take.
        heard(Heard, Audio): what was found in a recording of a line, and the recording without its silences.
        exported(Report): files have been written; see `glowtts_core.export.report.Report`.
        failed(str words): a job came to nothing, for a reason that the person can mend.
        settled(): the job is over, whatever became of it. Not for cancelled ones.
    """

    progress = Signal(float)
    planned = Signal(object, list)
    guessed = Signal(list)
    chunk = Signal(object)
    rendered = Signal(object)
    heard = Signal(object, object)
    exported = Signal(object)
    failed = Signal(str)
    settled = Signal()
