"""Settings: what was kept comes back with its type, and what cannot be read counts as not there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from app.settings import MOST_RECENT, Settings


def test_everything_comes_back_in_another_run(tmp_path: Path) -> None:
    file = tmp_path / "studio.ini"
    first = Settings(file)
    first.device, first.threads, first.volume, first.reduced_motion = "cuda:0", 3, 0.5, True
    first.theme, first.language, first.output = "dark", "de", "Kopfhörer, 2"
    first.shortcuts = {"play": ("F5", "Ctrl+,"), "stop": ()}
    first.presets = {"slow": {"speed": 0.5}}
    first.export = {"format": "flac", "timings": ["json"]}
    first.geometry, first.layout = b"\x00\xffa", b"b"
    del first
    again = Settings(file)
    assert (again.device, again.threads, again.volume, again.reduced_motion) == ("cuda:0", 3, 0.5, True)
    assert (again.theme, again.language, again.output) == ("dark", "de", "Kopfhörer, 2")
    assert again.shortcuts == {"play": ("F5", "Ctrl+,"), "stop": ()}
    assert again.presets == {"slow": {"speed": 0.5}}
    assert again.export == {"format": "flac", "timings": ["json"]}
    assert (again.geometry, again.layout) == (b"\x00\xffa", b"b")


def test_a_first_day_and_a_damaged_file_have_the_usual_values(tmp_path: Path) -> None:
    file = tmp_path / "studio.ini"
    store = QSettings(str(file), QSettings.Format.IniFormat)
    for name, value in (("device", "5"), ("volume", "loud"), ("export", "[1]"), ("recent", '"x"'), ("geometry", "x")):
        store.setValue(name, value)
    store.sync()
    for settings in (Settings(tmp_path / "none.ini"), Settings(file)):
        assert (settings.device, settings.volume, settings.export, settings.recent) == ("auto", 1.0, {}, [])
        assert settings.geometry == b""


def test_recent_projects_newest_first_each_once_and_only_those_that_are_there(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "studio.ini")
    files = [tmp_path / f"{number}.glowproj" for number in range(MOST_RECENT + 2)]
    for file in files:
        file.touch()
        settings.add_recent(file)
    settings.add_recent(files[5])
    files[-1].unlink()
    found = settings.recent
    assert found[0] == files[5].resolve() and len(found) == MOST_RECENT - 1
    assert len(set(found)) == len(found) and files[-1].resolve() not in found
