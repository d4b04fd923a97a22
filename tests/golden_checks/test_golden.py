"""The golden checker passes on the vectors of this checkout, and finds every kind of fault in a folder."""

from __future__ import annotations

import json
import runpy
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from tests.golden_checks.__main__ import judge, main

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"
NO_SQUEEZE = "glow/e_variant_noprenet_sqz1_split2_dil2"


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """The networks are small: more threads cost more than they bring, much more on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def part(tmp_path: Path, *names: str) -> Path:
    """A copy of some sections or cases."""
    for name in names:
        shutil.copytree(GOLDEN / name, tmp_path / name)
    return tmp_path


def change_arrays(path: Path, name: str, change: Callable[[object], object]) -> None:
    with np.load(path) as archive:
        arrays = {key: archive[key] for key in archive.files}
    arrays[name] = change(arrays[name].copy())
    np.savez(path, **arrays)


def change_json(path: Path, change: Callable[[object], None]) -> None:
    values = json.loads(path.read_text())
    change(values)
    path.write_text(json.dumps(values))


def failed_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Lines of what fails; checks that the exit status says so."""
    assert main([str(folder)]) == 1
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAIL")]


def test_every_vector_of_the_checkout_passes() -> None:
    report = judge(GOLDEN)
    assert [finding.line() for finding in report.failures] == []
    cases = {finding.case.split("/")[0] for finding in report.findings.values()}
    assert cases == {"text", "mel", "mas", "glow", "hifigan", "layouts"}
    judged = {finding.quantity for finding in report.findings.values() if finding.case == NO_SQUEEZE}
    assert {
        "z",
        "logdet",
        "attn",
        "l_mle",
        "infer y",
        "short y",
        "ddi logs",
        "gradient l2",
        "later steps loss",
    } <= judged


def test_passing_folder_ends_with_status_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(part(tmp_path, "mas"))]) == 0
    output = capsys.readouterr().out
    assert "FAIL" not in output
    assert output.splitlines()[-1].endswith("0 fail.")


def bump(size: float) -> Callable[[object], object]:
    def change(array: Any) -> object:
        array.flat[array.size // 2] += size
        return array

    return change


@pytest.mark.parametrize(
    ("section", "file", "array", "size", "case", "quantity"),
    [
        ("mas", "mas/mas.npz", "path_07", 1, "mas/07", "path"),
        ("mas", "mas/mas.npz", "score_03", 0.01, "mas/03", "score"),
        ("mel", "mel/mel.npz", "glow_mel_2", 2e-3, "mel/2", "glow mel"),
        ("mel", "mel/mel.npz", "hifigan_mel_fmax_none_3", 2e-3, "mel/3", "hifigan mel, fmax none"),
        ("mel", "mel/mel.npz", "mel_basis", 1e-5, "mel", "basis"),
        ("hifigan", "hifigan/resblock2/io.npz", "wav_1", 1e-4, "hifigan/resblock2", "wav"),
        (NO_SQUEEZE, f"{NO_SQUEEZE}/forward.npz", "z", 1e-3, NO_SQUEEZE, "z"),
        (NO_SQUEEZE, f"{NO_SQUEEZE}/forward.npz", "attn", 1, NO_SQUEEZE, "attn"),
        (NO_SQUEEZE, f"{NO_SQUEEZE}/forward.npz", "x_m", float("nan"), NO_SQUEEZE, "x_m"),
        (NO_SQUEEZE, f"{NO_SQUEEZE}/infer.npz", "y__ns0.333_ls1.3", 1e-3, NO_SQUEEZE, "infer y"),
        (NO_SQUEEZE, f"{NO_SQUEEZE}/ddi.npz", "decoder.flows.3.bias", 1e-3, NO_SQUEEZE, "ddi bias"),
    ],
)
def test_perturbed_array_is_named(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    section: str,
    file: str,
    array: str,
    size: float,
    case: str,
    quantity: str,
) -> None:
    folder = part(tmp_path, section)
    change_arrays(folder / file, array, bump(size))
    lines = failed_lines(folder, capsys)
    assert any(line.split()[1] == case and f" {quantity} " in f"{line} " for line in lines)


def test_perturbed_layout_names_the_tensor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = part(tmp_path, "layouts")

    def change(record: Any) -> None:
        record["state_dict"]["encoder.proj_m.bias"] = [81]

    change_json(folder / "layouts" / "glowtts_base.json", change)
    lines = failed_lines(folder, capsys)
    assert any(line.split()[1] == "layouts/glowtts_base" and "encoder.proj_m.bias" in line for line in lines)


def test_perturbed_training_record_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = part(tmp_path, NO_SQUEEZE)

    def change(record: Any) -> None:
        record["trajectory"][1]["l_mle"] *= 1.01
        record["trajectory"][5]["grad_norm_before_clip"] *= 1.05
        record["grad_step1_l2_sum_absmax"]["encoder.emb.weight"][0] *= 1.01

    change_json(folder / NO_SQUEEZE / "train.json", change)
    lines = "\n".join(failed_lines(folder, capsys))
    assert lines.count("FAIL") == 3
    assert all(quantity in lines for quantity in ("steps 1-3 l_mle", "later steps grad norm", "gradient l2"))


def test_perturbed_weight_shows_in_the_results(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = part(tmp_path, NO_SQUEEZE)
    path = folder / NO_SQUEEZE / "state_dict.safetensors"
    weights = load_file(path)
    weights["decoder.flows.1.weight"] *= 1.001
    save_file(weights, path)
    lines = failed_lines(folder, capsys)
    assert any(" logdet " in line for line in lines)


@pytest.mark.parametrize("field", ["cleaned", "ids_letters", "ids_cmudict", "ids_cmudict_blank", "tokens"])
def test_perturbed_sentence_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str) -> None:
    folder = part(tmp_path, "text")

    def change(record: Any) -> None:
        value = record["cases"][3][field]
        record["cases"][3][field] = value[:-1] if field == "cleaned" else [value[1], *value[1:]]

    change_json(folder / "text" / "text.json", change)
    assert any(line.split()[1] == "text/03" for line in failed_lines(folder, capsys))


@pytest.mark.parametrize(
    ("file", "case"),
    [
        ("mas/mas.npz", "mas"),
        ("mas/index.json", "mas"),
        ("mel/mel.npz", "mel"),
        ("text/text.json", "text"),
        ("hifigan/resblock2/state_dict.safetensors", "hifigan/resblock2"),
        ("hifigan/resblock2/config.json", "hifigan/resblock2"),
        (f"{NO_SQUEEZE}/inputs.npz", NO_SQUEEZE),
        (f"{NO_SQUEEZE}/infer_short.npz", NO_SQUEEZE),
        (f"{NO_SQUEEZE}/train.json", NO_SQUEEZE),
    ],
)
@pytest.mark.parametrize("damage", ["truncated", "missing"])
def test_damaged_or_missing_file_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], file: str, case: str, damage: str
) -> None:
    folder = part(tmp_path, NO_SQUEEZE if file.startswith(NO_SQUEEZE) else file.split("/", maxsplit=1)[0])
    path = folder / file
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    lines = failed_lines(folder, capsys)
    assert any(line.split()[1] == case and path.name in line for line in lines)


def test_checkpoint_is_compared_with_its_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = part(tmp_path, NO_SQUEEZE)
    weights = load_file(folder / NO_SQUEEZE / "state_dict.safetensors")
    (folder / "checkpoints").mkdir()
    (folder / "checkpoints" / "index.json").write_text(json.dumps({"G_1.pth": f"weights of {NO_SQUEEZE}"}))
    torch.save({"model": weights, "learning_rate": np.float64(1.0)}, folder / "checkpoints" / "G_1.pth")
    assert [finding.line() for finding in judge(folder).failures] == []
    weights["encoder.emb.weight"][3, 3] += 1e-3
    torch.save({"model": weights, "learning_rate": np.float64(1.0)}, folder / "checkpoints" / "G_1.pth")
    lines = failed_lines(folder, capsys)
    assert [line.split()[1:3] for line in lines] == [["checkpoints/G_1.pth", "weights"]]


@pytest.mark.parametrize("content", ["nothing", "strange", "no cases"])
def test_folder_without_anything_to_check_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    if content != "nothing":
        (tmp_path / ("glow" if content == "no cases" else "holiday")).mkdir()
    lines = failed_lines(tmp_path, capsys)
    assert len(lines) == 1
    assert "nothing to check" in lines[0]


@pytest.mark.filterwarnings("ignore:.*found in sys.modules:RuntimeWarning")
def test_command_line_fails_for_a_folder_that_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["golden_checks", str(tmp_path / "absent")])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("tests.golden_checks", run_name="__main__")
    assert ended.value.code == 1
    assert "does not exist" in capsys.readouterr().out


def test_command_line_wants_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
