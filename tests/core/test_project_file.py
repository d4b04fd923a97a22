"""Project files: what is saved comes back, what is broken is refused in words, and nothing is ever lost."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glowtts_core import project_file
from glowtts_core.errors import ProjectFileError
from glowtts_core.parameters import PHONE, STYLE
from glowtts_core.types import Phone, Project, Style, Utterance

DATA = Path(__file__).parent / "data"
SAMPLE = DATA / "project_v1.glowproj"
NOW = DATA / "project_v2.glowproj"
SMALL = Project((Utterance("Hello", (Phone("HH", 0, 0, 5, 0, 0.1),), id="x"),), Style(seed=3), "kathleen")

phones = st.builds(
    Phone,
    symbol=st.text(min_size=1, max_size=4),
    word=st.none() | st.integers(0, 99),
    start=st.just(3),
    end=st.integers(3, 9),
    take=st.integers(0, 2**63 - 1),
    **{
        name: st.floats(*row.limits) if row.neutral is not None else st.none() | st.floats(*row.limits)
        for name, row in PHONE.items()
        if name != "take"
    },
)
styles = st.builds(
    Style,
    seed=st.integers(0, 2**63 - 1),
    speaker=st.text(max_size=3),
    mix_with=st.text(max_size=3),
    **{name: st.floats(*row.limits) for name, row in STYLE.items() if name != "seed"},
)
lines = st.builds(
    Utterance, text=st.text(), phones=st.lists(phones, max_size=3).map(tuple), style=styles, voice=st.text()
)
projects = st.builds(Project, st.lists(lines, max_size=3).map(tuple), styles, st.text())


def ids(project: Project) -> list[str]:
    return [line.id for line in project.utterances]


@given(project=projects)
def test_what_is_saved_comes_back(tmp_path_factory: pytest.TempPathFactory, project: Project) -> None:
    path = tmp_path_factory.mktemp("project") / "a.glowproj"
    project_file.save(path, project)
    again = project_file.load(path)
    assert again == project
    assert ids(again) == ids(project)


def test_the_sample_of_version_1_is_read_as_it_was_meant() -> None:
    project = project_file.load(SAMPLE)
    assert (project.version, project.voice, project.style) == (2, "kathleen", Style(seed=7))
    first, second = project.utterances
    assert ids(project) == ["a1", "b2"]
    assert first.text == "Grüß Gott [pause 300ms] — you."
    assert first.style == Style(1.25, 0.5, 9007199254740993, -1.5, 1.2, 2.0, 1.0)
    assert first.phones == (
        Phone("G", 0, 0, 4, 0, 0.08125),
        Phone("AA1", 1, 5, 9, 1, 0.1, 1.5, None, 2.0, 0.0, -3.0),
        Phone("pau", None, 10, 23, 2, 0.3, pinned_s=0.45),
    )
    assert (second.text, second.voice, second.phones) == ("Not planned yet", "another", ())


def test_the_sample_of_version_2_says_who_speaks() -> None:
    project, old = project_file.load(NOW), project_file.load(SAMPLE)
    first, second = project.utterances
    assert project.style == replace(old.style, speaker="rms")
    assert first.style == replace(old.utterances[0].style, speaker="kathleen", mix_with="rms", mix=0.25)
    assert second == old.utterances[1]


def test_the_sample_is_what_this_version_writes(tmp_path: Path) -> None:
    project_file.save(tmp_path / "a.glowproj", project_file.load(NOW))
    assert (tmp_path / "a.glowproj").read_text(encoding="utf-8") == NOW.read_text(encoding="utf-8")


def test_an_older_version_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def named(values: dict[str, Any]) -> dict[str, object]:
        return {**values, "voice": values["voice"].upper()}

    monkeypatch.setattr(project_file, "VERSION", 3)
    monkeypatch.setattr(
        project_file, "MIGRATIONS", {1: named, 2: lambda values: {**values, "voice": values["voice"] + "2"}}
    )
    assert project_file.load(SAMPLE).voice == "KATHLEEN2"


def write(path: Path, **changes: object) -> Path:
    values = {**json.loads(SAMPLE.read_text(encoding="utf-8")), **changes}
    path.write_text(json.dumps({key: value for key, value in values.items() if value is not None}), encoding="utf-8")
    return path


LINE = {"id": "a", "text": "Hi", "voice": "", "style": {}, "phones": []}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"version": 3}, "newer version"),
        ({"version": None}, "damaged"),
        ({"version": True}, "damaged"),
        ({"version": 0}, "damaged"),
        ({"format": "something else"}, "not a project"),
        ({"format": None}, "not a project"),
        ({"utterances": {}}, "wrong kind"),
        ({"utterances": ["a"]}, "line 1"),
        ({"utterances": [LINE, {"voice": ""}]}, "line 2 has no text"),
        ({"utterances": [{**LINE, "text": 5}]}, "“text” of line 1"),
        ({"utterances": [{**LINE, "tempo": 5}]}, "“tempo”"),
        ({"utterances": [{**LINE, "style": {"speed": 99}}]}, "speed"),
        ({"utterances": [{**LINE, "style": {"speed": True}}]}, "wrong kind"),
        ({"utterances": [{**LINE, "style": {"speed": 10**400}}]}, "far too large"),
        ({"utterances": [{**LINE, "style": {"seed": 0.5}}]}, "wrong kind"),
        ({"utterances": [{**LINE, "phones": [{}]}]}, "no symbol"),
        ({"utterances": [{**LINE, "phones": [{"symbol": "T", "scale": -1}]}]}, "scale of the sound “T”"),
        ({"utterances": [{**LINE, "phones": [{"symbol": "T", "seconds": float("nan")}]}]}, "seconds"),
        ({"utterances": [{**LINE, "phones": [{"symbol": "T", "start": 5, "end": 2}]}]}, "no place"),
        ({"style": {"speed": None}}, "wrong kind"),
        ({"lines": []}, "“lines”"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path: Path, changes: dict[str, object], words: str) -> None:
    path = write(tmp_path / "a.glowproj", **changes)
    before = path.read_bytes()
    with pytest.raises(ProjectFileError, match=words) as caught:
        project_file.load(path)
    assert "a.glowproj" in str(caught.value)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"RIFF\x00\x00WAVE", "not a project"),
        (b"[1, 2]", "not a project"),
        (b'{"a": 1}', "not a project"),
        (SAMPLE.read_bytes()[:300], "damaged"),
        (b'{"a": "\xff"}', "damaged"),
        (b'{"a":' * 200_000, "damaged"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.glowproj"
    path.write_bytes(content)
    with pytest.raises(ProjectFileError, match=words):
        project_file.load(path)


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match="no project"):
        project_file.load(tmp_path / "nothing.glowproj")
    with pytest.raises(ProjectFileError, match="cannot be read"):
        project_file.load(tmp_path)


def test_a_mark_of_byte_order_from_another_editor_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.glowproj"
    path.write_bytes(b"\xef\xbb\xbf" + SAMPLE.read_bytes())
    assert project_file.load(path) == project_file.load(SAMPLE)


def test_lines_copied_by_hand_get_ids_of_their_own(tmp_path: Path) -> None:
    path = write(tmp_path / "a.glowproj", utterances=[LINE, LINE, {**LINE, "id": ""}, {"text": "Hi"}])
    project = project_file.load(path)
    assert ids(project)[0] == "a"
    assert len(set(ids(project))) == 4 and all(ids(project))
    assert {line.text for line in project.utterances} == {"Hi"}


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.glowproj"
    project_file.save(path, SMALL)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ProjectFileError, match="No space left"):
        project_file.save(path, Project())
    assert project_file.load(path) == SMALL
    assert list(tmp_path.iterdir()) == [path]


def test_a_save_that_fails_says_where(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError, match=r"nowhere.*cannot be saved"):
        project_file.save(tmp_path / "nowhere" / "a.glowproj", SMALL)


def test_a_write_protected_file_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.glowproj"
    project_file.save(path, SMALL)
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    with pytest.raises(ProjectFileError, match="write-protected"):
        project_file.save(path, Project())
    assert project_file.load(path) == SMALL


def test_saving_keeps_links_and_who_may_read(tmp_path: Path) -> None:
    real, link = tmp_path / "real.glowproj", tmp_path / "link.glowproj"
    project_file.save(real, Project())
    real.chmod(0o640)
    link.symlink_to(real)
    project_file.save(link, SMALL)
    assert link.is_symlink() and project_file.load(real) == SMALL
    assert real.stat().st_mode & 0o777 == 0o640


def test_half_a_character_does_not_stop_a_save(tmp_path: Path) -> None:
    project_file.save(tmp_path / "a.glowproj", Project((Utterance("a\ud83d"),)))
    assert project_file.load(tmp_path / "a.glowproj").utterances[0].text == "a?"


def test_the_stamp_changes_when_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.glowproj"
    assert project_file.stamp(path) is None
    project_file.save(path, SMALL)
    first = project_file.stamp(path)
    assert first is not None and first == project_file.stamp(path)
    project_file.save(path, SMALL)
    assert project_file.stamp(path) != first
