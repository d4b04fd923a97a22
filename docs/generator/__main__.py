"""Writes the made parts of the pages anew: ``python -m docs.generator``."""

from docs.generator.pages import write

write()
