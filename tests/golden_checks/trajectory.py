"""``train.json``: gradients at the recorded weights, and the recorded optimiser steps."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor

from glowtts_core.model.glow_tts import GlowTTS, TrainingPass
from glowtts_core.training.schedule import noam
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import EARLY_STEP, GRADIENT, LATER_STEP, LEARNING_RATE, Tolerance

_EARLY_STEPS = 3


def judge_gradients(report: Report, case: str, model: GlowTTS, got: TrainingPass, record: dict[str, Any]) -> None:
    """Compare L2 norm, sum and largest magnitude of every parameter's gradient; null = the loss does not see it."""
    golden: dict[str, list[float] | None] = record["grad_step1_l2_sum_absmax"]
    parameters = dict(model.named_parameters())
    report.same(case, "gradient names", sorted(parameters), sorted(golden))
    model.zero_grad(set_to_none=True)
    got.loss.backward()
    for name, figures in golden.items():
        gradient = parameters[name].grad
        if figures is None or gradient is None:
            unseen = gradient is None or not bool(gradient.any())
            report.same(case, "gradient nulls", (name, unseen), (name, figures is None))
            continue
        norm, total, largest = figures
        report.compare(case, "gradient l2", _norm(gradient), norm, GRADIENT)
        # A sum cancels, so its rounding follows the norm and not the sum itself.
        by_norm = Tolerance(max(GRADIENT.absolute, GRADIENT.relative * norm), GRADIENT.relative)
        report.compare(case, "gradient sum", gradient.double().sum(), total, by_norm)
        report.compare(case, "gradient absmax", gradient.abs().max(), largest, GRADIENT)


def judge_steps(
    report: Report, case: str, model: GlowTTS, training_pass: Callable[[], TrainingPass], record: dict[str, Any]
) -> None:
    """Repeat the recorded steps: Adam, the Noam schedule, gradients clipped by value."""
    how = record["optimizer"]
    report.same(case, "optimiser", (how["kind"], how["schedule"]), ("Adam", "noam"))
    parameters = list(model.parameters())
    adam = torch.optim.Adam(parameters, betas=tuple(how["betas"]), eps=how["eps"])
    for entry in record["trajectory"]:
        model.zero_grad(set_to_none=True)
        got = training_pass()
        step = entry["step"]
        tolerance = EARLY_STEP if isinstance(step, int) and step <= _EARLY_STEPS else LATER_STEP
        quantity = "steps 1-3" if tolerance is EARLY_STEP else "later steps"
        report.compare(case, f"{quantity} l_mle", got.nll, entry["l_mle"], tolerance)
        report.compare(case, f"{quantity} l_length", got.duration, entry["l_length"], tolerance)
        if not isinstance(step, int):
            continue
        rate = noam(step, how["dim_model"], how["warmup_steps"], how["lr"])
        report.compare(case, "learning rate", rate, entry["lr"], LEARNING_RATE)
        got.loss.backward()
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        total = math.sqrt(sum(_norm(gradient) ** 2 for gradient in gradients))
        report.compare(case, f"{quantity} loss", got.loss, entry["loss"], tolerance)
        report.compare(case, f"{quantity} grad norm", total, entry["grad_norm_before_clip"], tolerance)
        torch.nn.utils.clip_grad_value_(parameters, how["clip_by_value"])
        for group in adam.param_groups:
            group["lr"] = rate
        adam.step()


def _norm(gradient: Tensor) -> float:
    return float(gradient.double().norm())
