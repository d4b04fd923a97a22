from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from app.smoke import SLOWED, SLOWED_SOUND
from benchmarks.desktop.program import Program

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]
FRAME_S = 256 / 22_050


def test_the_smoke_test_speaks_edits_and_exports(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "smoke"
    program.start("--smoke-test", str(folder))
    assert program.wait_ended() == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "after.TextGrid", "after.wav", "before.TextGrid", "before.wav", "window.png",
    ]  # fmt: skip
    before, after = (sounds((folder / f"{name}.TextGrid").read_text("utf-8")) for name in ("before", "after"))
    assert [label for label, _ in before] == [label for label, _ in after]
    growth_s = np.array([length_s for _, length_s in after]) - [length_s for _, length_s in before]
    wanted_s = (SLOWED - 1) * before[SLOWED_SOUND][1]
    assert growth_s[SLOWED_SOUND] == pytest.approx(wanted_s, abs=FRAME_S)
    assert np.abs(np.delete(growth_s, SLOWED_SOUND)).max() <= FRAME_S * 1.001  # lengths are whole frames
    for name, rows in (("before", before), ("after", after)):
        samples, rate = soundfile.read(folder / f"{name}.wav")
        assert len(samples) / rate == pytest.approx(sum(length_s for _, length_s in rows), abs=1e-3)
        assert np.sqrt(np.mean(samples**2)) > 0.01 and np.abs(samples).max() < 1
    assert_shows_something(folder / "window.png")


def sounds(textgrid: str) -> list[tuple[str, float]]:
    """Label and seconds of each interval of the tier ``phones``, read as Praat does: names and values, in order."""
    assert textgrid.startswith('File type = "ooTextFile"\nObject class = "TextGrid"\n')
    _, _, tier = textgrid.partition('name = "phones"')
    rows = re.findall(r'xmin = (\S+)\s+xmax = (\S+)\s+text = "((?:[^"]|"")*)"', tier)
    assert re.findall(r"intervals: size = (\d+)", tier) == [str(len(rows))]
    edges = [(float(start), float(end)) for start, end, _ in rows]
    assert all(one[1] == other[0] for one, other in pairwise(edges))
    return [(label, end - start) for (start, end), (_, _, label) in zip(edges, rows, strict=True)]


def assert_shows_something(picture: Path) -> None:
    with Image.open(picture) as image:
        pixels = np.asarray(image.convert("L"))
    assert pixels.shape[0] >= 640 and pixels.shape[1] >= 1024
    lanes = pixels[200:560, 340:1000]  # the middle, where mel and alignment are drawn in many tones
    assert len(np.unique(lanes)) > 50 and lanes.std() > 10
