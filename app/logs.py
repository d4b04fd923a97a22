"""The log file: what went on, for whoever has to find out why something went wrong."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from app import paths

LONGEST_BYTES = 500_000


def start() -> logging.Handler:
    """Sends every warning, and all that this program says, to the log file."""
    handler = RotatingFileHandler(paths.log_file(), maxBytes=LONGEST_BYTES, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("app").setLevel(logging.INFO)
    return handler
