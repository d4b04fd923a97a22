"""HiFi-GAN generators against the recorded outputs of the published ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from glowtts_core.errors import ConfigError
from glowtts_core.vocoder import build_vocoder
from glowtts_core.vocoder.hifigan import V1, V2, V3, HifiGanConfig, HifiGanVocoder, fold_weight_norm

GOLDEN = Path(__file__).parents[2] / "golden" / "hifigan"
SMALL = HifiGanConfig("2", (8, 8, 4), (16, 16, 8), 16, (3, 5), ((1, 2), (2, 6)))
CASES = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES)
def test_samples_are_those_of_the_published_generator(case: str) -> None:
    config = json.loads((GOLDEN / case / "config.json").read_text())["config"]
    vocoder = build_vocoder("hifigan", config).eval()
    vocoder.load_state_dict(load_file(GOLDEN / case / "state_dict.safetensors"))
    recorded = np.load(GOLDEN / case / "io.npz")
    mels = [name for name in recorded.files if name.startswith("mel_")]
    assert mels
    for name in mels:
        with torch.inference_mode():
            made = vocoder(torch.from_numpy(recorded[name]))
        wanted = recorded[name.replace("mel", "wav")][:, 0]
        assert float(np.abs(made.numpy() - wanted).max()) < 1e-5


@pytest.mark.parametrize(("config", "parameters"), [(V1, 13_926_017), (V2, 925_985), (V3, 1_462_273)])
def test_the_three_layouts_have_their_published_size(config: HifiGanConfig, parameters: int) -> None:
    with torch.device("meta"):
        vocoder = HifiGanVocoder(config)
    assert sum(p.numel() for p in vocoder.parameters()) == parameters
    assert vocoder.hop == 256


@pytest.mark.parametrize("chunk", [5, 30])
def test_stream_joined_equals_the_whole(chunk: int) -> None:
    torch.manual_seed(0)
    for config in (SMALL, HifiGanConfig(upsample_initial_channel=16)):
        vocoder = HifiGanVocoder(config).eval()
        mel = torch.randn(1, 80, 70) - 5
        with torch.inference_mode():
            whole = vocoder(mel)[0]
        assert whole.shape == (256 * 70,)
        assert float((torch.cat(list(vocoder.stream(mel, None, chunk))) - whole).abs().max()) < 1e-4


def test_context_is_no_larger_than_a_quarter_more_than_needed() -> None:
    torch.manual_seed(0)
    vocoder = HifiGanVocoder(SMALL).eval()
    mel = torch.randn(1, 80, 61)
    other = mel.clone()
    other[..., 30] += 1.0
    with torch.inference_mode():
        changed = (vocoder(mel) != vocoder(other))[0].nonzero()
    reach = max(30 - int(changed.min()) // 256, int(changed.max()) // 256 - 30)
    assert reach <= vocoder.context_frames() <= 1.25 * reach + 1


def test_it_has_no_pitch_input_and_says_so() -> None:
    vocoder = HifiGanVocoder(SMALL)
    assert not vocoder.takes_f0
    with pytest.raises(ConfigError, match="no pitch"):
        vocoder.predict_f0(torch.zeros(1, 80, 4))


def test_official_settings_are_read_past_those_of_training() -> None:
    official = {"resblock": "2", "upsample_rates": [8, 8, 4], "learning_rate": 2e-4, "num_gpus": 0}
    config = HifiGanConfig.from_official(official | {"upsample_kernel_sizes": [16, 16, 8]})
    assert config.upsample_rates == (8, 8, 4)
    assert config.resblock == "2"


def test_half_a_weight_norm_pair_is_refused() -> None:
    with pytest.raises(ConfigError, match="conv_pre"):
        fold_weight_norm({"conv_pre.weight_v": torch.ones(2, 2, 2)})


@pytest.mark.parametrize(
    "bad",
    [
        {"resblock": "3"},
        {"upsample_rates": (8, 8)},
        {"upsample_kernel_sizes": (15, 16, 4, 4)},
        {"resblock_kernel_sizes": (3, 7)},
        {"resblock_kernel_sizes": (3, 7, 10)},
        {"upsample_initial_channel": 100},
    ],
)
def test_impossible_shapes_are_refused(bad: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match="HiFi-GAN"):
        HifiGanConfig(**bad)
