"""Writes the made parts of the pages, and the picture of the wings, anew: ``python -m docs.generator``."""

from docs.generator.pages import write
from docs.generator.wings_picture import write as draw

write()
draw()
