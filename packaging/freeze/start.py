"""What both packaged programs start with; the name that it was started under says which of the two it is."""

import multiprocessing
import os
import sys
import warnings
from pathlib import Path

# torch would compile some functions from their sources, which are not here; nobody asks it to.
warnings.filterwarnings("ignore", "Unable to retrieve source for @torch.jit", UserWarning)
multiprocessing.freeze_support()  # a worker process is this program again
if sys.stderr is None:  # a windowed program of Windows has no streams
    sys.stdout = sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # for as long as it runs

if Path(sys.executable).stem == "glowtts":
    from glowtts_core.cli import main as command_line

    sys.exit(command_line())
else:
    from app.main import main as studio

    sys.exit(studio())
