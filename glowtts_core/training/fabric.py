"""The engine that training runs on: device, arithmetic and processes, all left to Lightning Fabric.

On one machine ``run.devices = 2`` starts the second process by itself; over several, start the same command
on each with ``torchrun`` and Fabric finds its place from torchrun's environment.
"""

from __future__ import annotations

import logging

import torch
from lightning_fabric import Fabric

from glowtts_core.errors import DeviceError
from glowtts_core.training.settings import RunSettings


def half_precision(device: torch.device, run: RunSettings) -> torch.autocast:
    """bf16 for the networks inside the block where the settings ask for it; inputs stay as exact as they are."""
    return torch.autocast(device.type, torch.bfloat16, enabled=run.precision == "bf16")


def start_fabric(run: RunSettings) -> Fabric:
    """A launched engine for these settings.

    Raises:
        DeviceError: CUDA was asked for and no GPU is there, or fewer than asked for.
    """
    wanted = run.device
    if wanted == "auto":
        wanted = "cuda" if torch.cuda.is_available() else "cpu"
    if wanted == "cuda" and torch.cuda.device_count() < run.devices:
        found = torch.cuda.device_count()
        raise DeviceError(f"{run.devices} GPU asked for, {found} found. Choose fewer, or --device cpu.")
    # Fabric greets with its settings; the program speaks for itself.
    logging.getLogger("lightning_fabric").setLevel(logging.WARNING)
    if run.threads:
        torch.set_num_threads(run.threads)
    if wanted == "cuda":
        torch.set_float32_matmul_precision("high")
    several = run.devices * run.nodes > 1
    fabric = Fabric(
        accelerator=wanted,
        devices=run.devices,
        num_nodes=run.nodes,
        strategy="ddp" if several else "auto",
        precision="32-true",  # in half precision it would round mels and pitch too; see half_precision
    )
    fabric.launch()
    return fabric
