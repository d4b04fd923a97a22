"""Judges the project's model, vocoder, mel and reference text against a folder of golden vectors.

``python -m tests.golden_checks DIR`` walks DIR by its layout (``glow/``, ``mas/``, ``hifigan/``, ``mel/``, ``text/``,
``checkpoints/``, ``coqui/``, ``layouts/``, ``full/``; any of them may be absent) and knows nothing of particular cases.
"""
