"""``python -m glowtts_core`` is ``glowtts``."""

import sys

from glowtts_core.cli import main

if __name__ == "__main__":
    sys.exit(main())
