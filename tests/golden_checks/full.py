"""``full/``: the model in full size, its weights made from the recorded formula.

Axes: C_out output channels first, as in every weight.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt
import torch

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.glow_tts import GlowTTS
from tests.golden_checks import models
from tests.golden_checks.files import Arrays, DamagedFile, read_json
from tests.golden_checks.glow import judge_forward
from tests.golden_checks.report import Report
from tests.golden_checks.tolerances import EXACT, FLOW, FORMULA

Draw = npt.NDArray[np.float64]
_NOISE_SCALE = 0.667


def check(section: Path, report: Report) -> None:
    """Judge every configuration of the section."""
    stems = {path.stem for path in section.iterdir() if path.suffix in (".json", ".npz")}
    for stem in sorted(stems):
        name = f"{section.name}/{stem}"
        with report.judging(name, "case"):
            _judge(name, read_json(section / f"{stem}.json"), Arrays(section / f"{stem}.npz"), report)


@torch.no_grad()
def _judge(name: str, record: dict[str, Any], golden: Arrays, report: Report) -> None:
    kwargs = {"out_channels": golden["y"].shape[1], **record["config"]["model"]}
    model = GlowTTS(GlowTTSConfig.from_reference(record["n_vocab"], kwargs)).eval()
    fill(model, record["seed"])
    report.compare(name, "parameter count", models.parameter_count(model), record["param_count"])
    for part in ("encoder", "decoder"):
        if f"param_count_{part}" in record:
            count = models.parameter_count(model.get_submodule(part))
            report.compare(name, f"parameter count {part}", count, record[f"param_count_{part}"])
    state = model.state_dict()
    for key, (total, norm) in record["check"].items():
        weights = state[key].double()
        report.compare(name, "weights sum", weights.sum(), total, FORMULA)
        report.compare(name, "weights norm", weights.norm(), norm, FORMULA)
    speaker = golden.optional("g")
    ids, id_lengths = golden.tensor("x"), golden.tensor("x_lengths")
    got = model(ids, id_lengths, golden.tensor("y"), golden.tensor("y_lengths"), speaker)
    judge_forward(report, name, got, golden)
    for loss in ("l_mle", "l_length"):
        if loss in record:
            report.same(name, f"{loss} in JSON", float(golden[loss]), record[loss])
    prior = model.encode(ids, id_lengths, speaker)
    plan = models.plan(prior, prior.log_duration.exp() * prior.mask, model.config.n_sqz)
    report.compare(name, "infer w_ceil", plan.frames, golden["infer_w_ceil"], EXACT)
    report.compare(name, "infer attn", plan.path.unsqueeze(1), golden["infer_attn"], EXACT)
    y = models.generate(model, plan, golden.tensor("noise"), _NOISE_SCALE, speaker)
    report.compare(name, "infer y", y, golden["infer_y"], FLOW)


def fill(model: GlowTTS, seed: int) -> None:
    """Set every weight by the recorded formula."""
    state = model.state_dict()
    for key, tensor in state.items():
        generator = np.random.Generator(np.random.PCG64(seed * 100003 + crc32(key.encode()) % 1000003))
        drawn = generator.standard_normal(tuple(tensor.shape))
        tensor.copy_(torch.from_numpy(weight(key, drawn).astype(np.float32)))
    model.load_state_dict(state)


def _by_fan_in(factor: float) -> Callable[[Draw], Draw]:
    return lambda a: factor * a / math.sqrt(math.prod(a.shape[1:]))


_FORMULA: tuple[tuple[str, Callable[[Draw], Draw]], ...] = (
    (r".*emb\.weight", lambda a: a / math.sqrt(a.shape[1])),
    (r".*emb_rel_[kv]", lambda a: a / math.sqrt(a.shape[-1])),
    (r".*gamma", lambda a: 1 + 0.2 * a),
    (r".*beta", lambda a: 0.1 * a),
    (r".*logs", lambda a: 0.1 * a),
    (r"decoder\.flows\.\d+\.bias", lambda a: 0.3 * a),
    (r"decoder\.flows\.\d+\.weight", lambda a: np.eye(len(a)) + 0.15 * a),
    (r".*weight_v", _by_fan_in(1.0)),
    (r".*weight_g", lambda a: 0.8 + 0.1 * a),
    (r".*end\.(weight|bias)", lambda a: 0.02 * a),
    (r"encoder\.proj_w\.proj\.weight", _by_fan_in(0.5)),
    (r"encoder\.proj_w\.proj\.bias", lambda a: 1 + 0.1 * a),
    (r".*weight", _by_fan_in(1.0)),
    (r".*bias", lambda a: 0.1 * a),
)
"""Pattern of the whole name -> weight from a standard normal draw; the first match wins."""


def weight(key: str, drawn: Draw) -> Draw:
    """A tensor by the recorded formula, from a standard normal draw."""
    for pattern, formula in _FORMULA:
        if re.fullmatch(pattern, key):
            return formula(drawn)
    raise DamagedFile(Path(key), "is a tensor that the formula does not know")
