"""The core of Glow-TTS Studio: text in, speech out, everything between in the open. Importing it loads no torch."""

__version__ = "0.1.0"
