"""Checkpoints as other programs write them, in miniature: seeded weights under the names those programs use."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor

from glowtts_core.model.config import GlowTTSConfig
from glowtts_core.model.flows import InvertibleConv
from glowtts_core.model.glow_tts import GlowTTS
from glowtts_core.vocoder.hifigan import HifiGanConfig, HifiGanVocoder


def small_config(rows: int, speakers: int = 0) -> GlowTTSConfig:
    """The shape of all of these networks."""
    return GlowTTSConfig(
        n_vocab=rows,
        hidden_channels=16,
        filter_channels=24,
        filter_channels_dp=16,
        n_layers_enc=1,
        prenet=False,
        hidden_channels_dec=16,
        kernel_size_dec=3,
        n_blocks_dec=2,
        n_speakers=speakers,
        gin_channels=8 if speakers else 0,
    )


def speakable(model: GlowTTS, frames: float = 4.0) -> GlowTTS:
    """Weights that plan sounds of some frames and keep the flow finite."""
    generator = torch.Generator().manual_seed(5)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.02 * torch.randn(parameter.shape, generator=generator))
        for module in model.modules():
            if isinstance(module, InvertibleConv):
                size = len(module.weight)
                module.weight.copy_(torch.eye(size) + 0.05 * torch.randn(size, size, generator=generator))
        model.state_dict()["encoder.proj_w.proj.bias"].fill_(torch.tensor(frames).log())
        model.state_dict()["decoder.flows.0.bias"].fill_(4.0)  # the flow gives about 0; a log-mel is about -4
    return model


def reference_checkpoint(path: Path, rows: int, speakers: int = 0) -> Path:
    """As the reference implementation saves it."""
    model = speakable(GlowTTS(small_config(rows, speakers)))
    torch.save({"model": model.state_dict(), "iteration": 9, "learning_rate": 1e-4}, path)
    return path


def coqui_checkpoint(folder: Path, *, phonemes: bool, blank: bool) -> tuple[Path, list[str]]:
    """As Coqui TTS saves it, with its configuration; the file and the symbol of each row."""
    main, marks = ("aɪɡəˈ" if phonemes else "zyxwvutsrqponmlkjihgfedcba"), ",. "
    vocabulary = ["<PAD>", "<EOS>", "<BOS>", "<BLNK>", *sorted(main), *marks]
    model = speakable(GlowTTS(small_config(len(vocabulary))))
    tensors: dict[str, Tensor] = {}
    for name, tensor in model.state_dict().items():
        theirs = name.replace("encoder.proj_w.", "encoder.duration_predictor.")
        theirs = theirs.replace(".weight_g", ".parametrizations.weight.original0")
        theirs = theirs.replace(".weight_v", ".parametrizations.weight.original1")
        tensors[theirs] = tensor[None, :, None] if name.endswith(("gamma", "beta")) else tensor
    characters = {"pad": "<PAD>", "eos": "<EOS>", "bos": "<BOS>", "blank": "<BLNK>", "characters": main}
    config = {
        "model": "glow_tts",
        "use_phonemes": phonemes,
        "phoneme_language": "en-us",
        "add_blank": blank,
        "characters": {**characters, "punctuations": marks, "is_unique": True, "is_sorted": True},
        "audio": {"sample_rate": 22050, "fft_size": 1024, "hop_length": 256, "win_length": 1024, "num_mels": 80},
        "inference_noise_scale": 0.33,
    }
    torch.save({"model": tensors, "step": 3, "config": config}, folder / "best_model.pth")
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder / "best_model.pth", vocabulary


def generator_checkpoint(config: HifiGanConfig, normed: str) -> dict[str, Tensor]:
    """A HiFi-GAN generator with weight norm by its ``new`` or ``old`` names, or with it ``removed``."""
    names = {"new": (".parametrizations.weight.original0", ".parametrizations.weight.original1")}
    tensors: dict[str, Tensor] = {}
    for name, tensor in HifiGanVocoder(config).state_dict().items():
        if normed == "removed" or name.endswith(".bias"):
            tensors[name] = tensor
            continue
        norm, direction = names.get(normed, (".weight_g", ".weight_v"))
        stem = name.removesuffix(".weight")
        tensors[stem + norm] = torch.linalg.vector_norm(tensor, dim=(1, 2), keepdim=True)
        tensors[stem + direction] = 3.0 * tensor
    return tensors
