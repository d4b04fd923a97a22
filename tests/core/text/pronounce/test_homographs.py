"""Words with two pronunciations, chosen by their sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from glowtts_core.text.frontend import Frontend
from glowtts_core.text.pronounce.homographs import read_table
from glowtts_core.text.symbols import ARPABET

_DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(("file", "floor"), [("homographs.tsv", 0.97), ("homographs_more.tsv", 0.97)])
def test_share_of_right_choices(file: str, floor: float) -> None:
    frontend = Frontend()
    rows = [line.split("\t") for line in (_DATA / file).read_text(encoding="utf-8").splitlines() if line]
    wrong = []
    for word, sounds, sentence in rows:
        reading = frontend.read(sentence)
        place = next(place for place, spoken in enumerate(reading.words) if spoken.text.lower() == word)
        said = " ".join(phone.symbol for phone in reading.phones if phone.word == place)
        if said != sounds:
            wrong.append((sentence, said))
    assert len(wrong) <= (1 - floor) * len(rows), wrong


def test_table_holds_only_sounds_that_exist() -> None:
    text = (Path(__file__).parents[4] / "glowtts_core" / "text" / "data" / "homographs.tsv").read_text(encoding="utf-8")
    sounds = {sound for senses in read_table(text).values() for said in senses.values() for sound in said}
    assert sounds <= set(ARPABET)
