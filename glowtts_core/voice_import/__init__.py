"""Reads what other programs trained and makes voices of it. The only package that opens checkpoints of strangers."""

from glowtts_core.voice_import.names import config_of, to_reference_names
from glowtts_core.voice_import.unpickle import read_checkpoint

__all__ = ["config_of", "read_checkpoint", "to_reference_names"]
