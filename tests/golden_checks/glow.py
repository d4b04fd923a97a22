"""``glow/<case>/``: every direction of the acoustic model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from glowtts_core.model.glow_tts import GlowTTS, TrainingPass
from tests.golden_checks import models, trajectory
from tests.golden_checks.files import Arrays, cases_of, read_json, read_weights
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import DURATION, ENCODER, EXACT, FLOW, LOG_DET, LOSS


@dataclass(frozen=True)
class Case:
    """One case folder, read as far as all its quantities need it."""

    name: str
    folder: Path
    config: dict[str, Any]
    weights: dict[str, Tensor]
    inputs: Arrays

    @classmethod
    def read(cls, folder: Path) -> Case:
        """Read configuration, weights and inputs."""
        return cls(
            f"{folder.parent.name}/{folder.name}",
            folder,
            read_json(folder / "config.json"),
            read_weights(folder / "state_dict.safetensors"),
            Arrays(folder / "inputs.npz"),
        )

    def model(self) -> GlowTTS:
        """A fresh model with the golden weights."""
        return models.glow_tts(self.config["n_vocab"], self.config["flowgenerator_kwargs"], self.weights)

    @property
    def speaker(self) -> Tensor | None:
        """Speaker ids [B], where the case has them."""
        return self.inputs.optional("g")

    def training_pass(self, model: GlowTTS, initialise: bool = False) -> TrainingPass:
        """The training direction on the recorded batch."""
        x, x_lengths, y, y_lengths = (self.inputs.tensor(name) for name in ("x", "x_lengths", "y", "y_lengths"))
        result: TrainingPass = model(x, x_lengths, y, y_lengths, self.speaker, initialise=initialise)
        return result


def check(section: Path, report: Report) -> None:
    """Judge every case of the section."""
    for folder in cases_of(section):
        name = f"{section.name}/{folder.name}"
        with report.judging(name, "case"):
            case = Case.read(folder)
            model = case.model()
            report.compare(name, "parameter count", models.parameter_count(model), case.config["param_count"])
            for quantity, judge in _PARTS.items():
                with report.judging(name, quantity):
                    judge(case, report)


def judge_forward(report: Report, case: str, got: TrainingPass, golden: Arrays) -> None:
    """Compare one pass of the training direction with the fields of forward.npz."""
    for quantity, mine in (
        ("x_m", got.prior.mean),
        ("x_logs", got.prior.log_scale),
        ("logw", got.prior.log_duration),
        ("logw_", got.log_duration_target),
    ):
        report.compare(case, quantity, mine, golden[quantity], ENCODER)
    for quantity, mine in (("z", got.z), ("z_m", got.z_mean), ("z_logs", got.z_log_scale)):
        report.compare(case, quantity, mine, golden[quantity], FLOW)
    for quantity, mine in (("x_mask", got.prior.mask), ("z_mask", got.z_mask), ("attn", got.path.unsqueeze(1))):
        report.compare(case, quantity, mine, golden[quantity], EXACT)
    report.compare(case, "logdet", got.log_det, golden["logdet"], LOG_DET)
    report.compare(case, "l_mle", got.nll, golden["l_mle"], LOSS)
    report.compare(case, "l_length", got.duration, golden["l_length"], LOSS)


@torch.no_grad()
def _forward(case: Case, report: Report) -> None:
    judge_forward(report, case.name, case.training_pass(case.model()), Arrays(case.folder / "forward.npz"))


@torch.no_grad()
def _infer(case: Case, report: Report) -> None:
    golden, model, name = Arrays(case.folder / "infer.npz"), case.model(), case.name
    noise, folded = case.inputs.tensor("noise"), case.model().for_inference()
    prior = model.encode(case.inputs.tensor("x"), case.inputs.tensor("x_lengths"), case.speaker)
    recorded = [found.groups() for key in golden if (found := re.fullmatch(r"y__ns([\d.]+)_ls([\d.]+)", key))]
    noise_scales = {float(pair[0]) for pair in recorded} | set(case.config["noise_scales"])
    for length_scale in sorted({float(pair[1]) for pair in recorded} | set(case.config["length_scales"])):
        ls = f"ls{length_scale:g}"
        plan = models.plan(prior, prior.log_duration.exp() * prior.mask * length_scale, model.config.n_sqz)
        report.compare(name, "infer w", plan.seconds_like, golden[f"w__{ls}"], DURATION)
        report.compare(name, "infer w_ceil", plan.frames, golden[f"w_ceil__{ls}"], EXACT)
        report.compare(name, "infer attn", plan.path.unsqueeze(1), golden[f"attn__{ls}"], EXACT)
        report.compare(name, "infer dur_used", plan.path.sum(2).unsqueeze(1), golden[f"dur_used__{ls}"], EXACT)
        report.compare(name, "infer y_lengths", plan.lengths, golden[f"y_lengths__{ls}"], EXACT)
        report.compare(name, "infer z_m", plan.mean, golden[f"z_m__{ls}"], FLOW)
        for noise_scale in sorted(noise_scales):
            y = models.generate(model, plan, noise, noise_scale, case.speaker)
            report.compare(name, "infer y", y, golden[f"y__ns{noise_scale:g}_{ls}"], FLOW)
            y = models.generate(folded, plan, noise, noise_scale, case.speaker)
            report.compare(name, "infer y, folded weights", y, golden[f"y__ns{noise_scale:g}_{ls}"], FLOW)


@torch.no_grad()
def _infer_short(case: Case, report: Report) -> None:
    golden, model, name = Arrays(case.folder / "infer_short.npz"), case.model(), case.name
    speaker = None if case.speaker is None else case.speaker[:1]
    lengths = sorted(int(key.removeprefix("x__n")) for key in golden if key.startswith("x__n"))
    for length in lengths:
        prior = model.encode(golden.tensor(f"x__n{length}"), torch.tensor([length]), speaker)
        plan = models.plan(prior, prior.log_duration.exp() * prior.mask, model.config.n_sqz)
        report.compare(name, "short w_ceil", plan.frames, golden[f"w_ceil__n{length}"], EXACT)
        y = models.generate(model, plan, golden.tensor("noise"), 0.667, speaker)
        report.compare(name, "short y", y, golden[f"y__n{length}"], FLOW)


@torch.no_grad()
def _data_dependent_start(case: Case, report: Report) -> None:
    golden, model, name = Arrays(case.folder / "ddi.npz"), case.model(), case.name
    got = case.training_pass(model, initialise=True)
    state = model.state_dict()
    expected = [key for key in state if key.startswith("decoder.flows.") and key.count(".") == 3]
    for key in expected:
        quantity = key.rsplit(".", 1)[1]
        if quantity in ("logs", "bias"):
            report.compare(name, f"ddi {quantity}", state[key], golden[key], FLOW)
    report.compare(name, "ddi z", got.z, golden["z"], FLOW)
    report.compare(name, "ddi logdet", got.log_det, golden["logdet"], LOG_DET)
    report.compare(name, "ddi l_mle", got.nll, golden["l_mle"], LOSS)


def _training(case: Case, report: Report) -> None:
    record = read_json(case.folder / "train.json")
    model = case.model()
    trajectory.judge_gradients(report, case.name, model, case.training_pass(model), record)
    trajectory.judge_steps(report, case.name, model, lambda: case.training_pass(model), record)


_PARTS = {
    "forward": _forward,
    "infer": _infer,
    "infer short": _infer_short,
    "ddi": _data_dependent_start,
    "training": _training,
}
