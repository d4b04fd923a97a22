"""``coqui/``: a Glow-TTS in Coqui's layout, under both spellings of its names and under Coqui's rule of generation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.voice_import import read_checkpoint, to_reference_names
from tests.golden_checks import models
from tests.golden_checks.files import Arrays, DamagedFile, read_json, require_whole
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import ENCODER, EXACT, FLOW, LOG_DET


def check(section: Path, report: Report) -> None:
    """Judge every model file against the recorded outputs."""
    config, golden = read_json(section / "config.json"), Arrays(section / "io.npz")
    files = sorted(section.glob("*.pth"))
    if not files:
        raise DamagedFile(section / "model_*.pth", "is missing")
    for path in files:
        name = f"{section.name}/{path.stem}"
        with report.judging(name, "model"):
            require_whole(path)
            kwargs = {**config["kwargs"], "window_size": config["rel_attn_window_size"]}
            tensors = to_reference_names(read_checkpoint(path))
            model = models.glow_tts(config["n_vocab"], kwargs, tensors)
            _judge(name, model, config, golden, report)


@torch.no_grad()
def _judge(name: str, model: GlowTTS, config: dict[str, Any], golden: Arrays, report: Report) -> None:
    speaker = golden.optional("g")
    prior = model.encode(golden.tensor("x"), golden.tensor("x_lengths"), speaker)
    report.compare(name, "o_mean", prior.mean, golden["o_mean"], ENCODER)
    report.compare(name, "o_log_scale", prior.log_scale, golden["o_log_scale"], ENCODER)
    report.compare(name, "o_dur_log", prior.log_duration, golden["o_dur_log"], ENCODER)
    mask = golden.tensor("z_mask")
    z, log_det = model.decoder(golden.tensor("y"), mask, model.speaker_vector(speaker))
    report.compare(name, "z", z, golden["z"], FLOW)
    report.compare(name, "logdet", log_det, golden["logdet"], LOG_DET)
    # Coqui's network predicts log(1 + frames), and no token is shorter than one frame.
    durations = (prior.log_duration.exp() - 1) * prior.mask * config["length_scale"]
    plan = models.plan(prior, durations, model.config.n_sqz, at_least=1.0)
    report.compare(name, "w_ceil", plan.frames, golden["w_ceil"], EXACT)
    y = models.generate(model, plan, golden.tensor("noise"), config["noise_scale"], speaker)
    report.compare(name, "model_outputs", y.transpose(1, 2), golden["model_outputs"], FLOW)
