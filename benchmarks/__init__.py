"""Measurements of Glow-TTS Studio: `python -m benchmarks.NAME --help` tells what each one measures."""
