"""What of the files that somebody brings along is the model, and what goes with it."""

from __future__ import annotations

from pathlib import Path

from app.voices.import_candidates import gather, may_be_voice


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"{}")


def test_what_goes_with_a_checkpoint_is_found(tmp_path: Path) -> None:
    reference, coqui = tmp_path / "lj_run", tmp_path / "tts_models--en--glow-tts"
    touch(reference / "G_9000.pth", reference / "config.json", reference / "g_02500000")
    found = gather([reference / "G_9000.pth"])
    assert found is not None and (found.file, found.vocoder) == (reference / "G_9000.pth", reference / "g_02500000")
    assert found.config == reference / "config.json" and found.name == "lj run" and not found.language_known
    touch(coqui / "model_file.pth", coqui / "config.json", tmp_path / "vocoder_hifigan_v2" / "model_file.pth")
    (coqui / "config.json").write_text('{"phoneme_language": "de", "text_cleaner": "phoneme_cleaners"}')
    found = gather([tmp_path / "vocoder_hifigan_v2", coqui])
    assert found is not None and found.file == coqui / "model_file.pth" and found.language == "de"
    assert found.vocoder == tmp_path / "vocoder_hifigan_v2" / "model_file.pth" and found.language_known


def test_folders_of_larynx_are_told_apart_in_any_order(tmp_path: Path) -> None:
    model, vocoder = tmp_path / "kathleen-glow_tts", tmp_path / "hifi_gan" / "vctk_small"
    touch(*(folder / name for folder in (model, vocoder) for name in ("generator.pth", "config.json")))
    for dropped in ([model, vocoder], [vocoder, model], [vocoder.parent, model / "generator.pth"], [tmp_path]):
        found = gather(dropped)
        assert found is not None and found.file == model / "generator.pth", dropped
        assert found.config == model / "config.json" and found.name == "kathleen glow tts"
        assert found.vocoder == (None if dropped == [tmp_path] else vocoder / "generator.pth"), dropped
    touch(model / "hifigan.pth")
    beside = gather([model])
    assert beside is not None and (beside.file.name, beside.vocoder) == ("generator.pth", model / "hifigan.pth")


def test_of_many_checkpoints_the_furthest_trained_is_meant(tmp_path: Path) -> None:
    run, other = tmp_path / "run", tmp_path / "coqui"
    touch(*(run / name for name in ("G_900.pth", "G_10000.pth", "g_00000500", "g_02500000", "do_02500000")))
    found = gather([run])
    assert found is not None and (found.file.name, found.vocoder) == ("G_10000.pth", run / "g_02500000")
    touch(other / "checkpoint_260000.pth", other / "best_model.pth", other / "best_model_9000.pth")
    best = gather([other])
    assert best is not None and best.file.name == "best_model.pth"
    alone = gather([run / "do_02500000"])
    assert alone is not None and alone.file.name == "do_02500000", "the import says what it is"
    (other / "config.json").write_text('{"language": ' + "[" * 100_000)
    assert (deep := gather([other])) is not None and not deep.language_known


def test_of_a_configuration_the_checkpoint_beside_it_is_meant(tmp_path: Path) -> None:
    touch(tmp_path / "a" / "G_1.pth", tmp_path / "a" / "config.json", tmp_path / "notes.json")
    assert may_be_voice(tmp_path / "a" / "config.json") and not may_be_voice(tmp_path / "notes.json")
    found = gather([tmp_path / "a" / "config.json"])
    assert found is not None and found.file.name == "G_1.pth"
    assert not any(may_be_voice(tmp_path / name) for name in ("a.txt", "a.wav", "a.glowproj"))
