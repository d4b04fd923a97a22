"""Settings: one TOML with every key declared, and learning rates."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from glowtts_core.errors import ConfigError
from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.text.symbols import BUILT_IN
from glowtts_core.training.acoustic.config import AcousticConfig, ModelSettings
from glowtts_core.training.acoustic.trainer import learning_rate
from glowtts_core.training.schedule import noam
from glowtts_core.training.settings import read_settings, settings_from, to_json, to_toml


def test_printed_defaults_read_back_equal(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(to_toml(AcousticConfig()))
    assert read_settings(AcousticConfig, path) == AcousticConfig()
    assert settings_from(AcousticConfig, to_json(AcousticConfig())) == AcousticConfig()


def test_printed_defaults_explain_every_key() -> None:
    keys = [line for line in to_toml(AcousticConfig()).splitlines() if "=" in line.split("#")[0]]
    assert len(keys) > 40
    assert all(line.split("  # ")[1].strip() for line in keys)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"optimizer": {}}, "“optimizer”.*“optimiser”"),
        ({"optimiser": {"rat": 1}}, "“optimiser.rat”.*“optimiser.rate”"),
        ({"run": {"steps": 0}}, "run.steps.*at least 1"),
        ({"run": {"steps": "many"}}, "run.steps.*whole number"),
        ({"run": {"steps": True}}, "run.steps.*whole number"),
        ({"run": {"device": "tpu"}}, "auto, cpu, cuda"),
        ({"data": {"join_chance": 1.5}}, "from 0 to 1"),
        ({"data": {"join_chance": float("nan")}}, "from 0 to 1"),
        ({"run": 3}, r"\[run\]"),
    ],
)
def test_bad_settings_are_refused_by_name(values: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        settings_from(AcousticConfig, values)


def test_damaged_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[run\n")
    with pytest.raises(ConfigError, match="no valid TOML"):
        read_settings(AcousticConfig, tmp_path / "bad.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        read_settings(AcousticConfig, tmp_path / "none.toml")


def test_whole_numbers_stand_for_fractions() -> None:
    assert settings_from(AcousticConfig, {"optimiser": {"rate": 1}}).optimiser.rate == 1.0


def test_every_shape_setting_reaches_the_network() -> None:
    marks = {"sentence_ends", "phrase_ends", "questions"}
    derived = {
        "n_vocab",
        "n_mels",
        "n_speakers",
        "block_length",
        "duration_offset",
    }  # strangers’ own
    assert {f.name for f in fields(ModelSettings)} - {"places"} == {
        f.name for f in fields(GlowTTSConfig)
    } - derived - marks
    network = ModelSettings(window_size=0, gin_channels=7).network(BUILT_IN, 80, 1)
    assert (network.window_size, network.gin_channels, network.n_vocab) == (None, 0, 75)
    assert ModelSettings(gin_channels=7).network(BUILT_IN, 80, 3).gin_channels == 7


def test_the_marks_of_the_corpus_reach_the_network() -> None:
    network = ModelSettings().network(BUILT_IN, 80, 1)
    assert network.sentence_ends == tuple(BUILT_IN.ids([".", "?"]))
    assert network.phrase_ends == tuple(BUILT_IN.ids([","]))
    assert network.questions == tuple(BUILT_IN.ids(["?"]))
    assert ModelSettings(places=False).network(BUILT_IN, 80, 1).sentence_ends == ()


def test_noam_is_the_paper_s() -> None:
    assert noam(4000, 192, 4000) == pytest.approx(1.141e-3, rel=1e-3)
    assert noam(1, 192, 4000) == pytest.approx(192**-0.5 * 4000**-1.5)
    assert noam(16000, 192, 4000) == pytest.approx(noam(4000, 192, 4000) / 2)


@pytest.mark.parametrize("kind", ["cosine", "linear", "one-cycle", "noam", "constant"])
def test_rates_rise_to_the_highest_at_the_end_of_warmup_and_never_after(kind: str) -> None:
    run, optimiser = {"steps": 200}, {"rate": 0.01}
    settings = settings_from(
        AcousticConfig,
        {"run": run, "optimiser": optimiser, "schedule": {"kind": kind, "warmup": 20, "last": 0.1}},
    )
    rates = [learning_rate(settings, step) for step in range(1, 201)]
    assert rates[:20] == sorted(rates[:20])
    assert rates[19:] == sorted(rates[19:], reverse=True)
    assert max(rates) == rates[19]
    if kind != "noam":
        assert rates[19] == pytest.approx(0.01)
        assert rates[-1] == pytest.approx(0.01 if kind == "constant" else 0.001)
