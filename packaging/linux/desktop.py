"""Lays out what a Linux desktop wants to know of the program, as ``share`` has it: ``desktop.py FOLDER``.

Desktop entry, kinds of files, AppStream metadata, icons, manual pages and completion for three shells.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import icons
import manual

HERE = Path(__file__).resolve().parent
PLACES = {
    f"{icons.ID}.desktop": "applications",
    f"{icons.ID}.xml": "mime/packages",
    f"{icons.ID}.metainfo.xml": "metainfo",
}
SHELLS = {
    "bash": ("bash-completion/completions", "{name}"),
    "zsh": ("zsh/vendor-completions", "_{name}"),
    "fish": ("fish/vendor_completions.d", "{name}.fish"),
}
STUDIO = {"bash": "glowtts-studio.bash", "zsh": "_glowtts-studio", "fish": "glowtts-studio.fish"}
# A file that zsh loads by itself is called as the completion once, before it has named the function for the next time.
ZSH_FIRST_TIME = '_glowtts_completion "$@"\n'


def write_share(share: Path) -> None:
    """Everything, into a folder that is to become ``/usr/share`` or ``~/.local/share``."""
    for name, folder in PLACES.items():
        _copy(HERE / name, share / folder / name)
    icons.write_theme(share / "icons" / "hicolor")
    pages = share / "man" / "man1"
    manual.write_pages(pages)
    for page in sorted(pages.glob("*.1")):
        page.with_name(f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
        page.unlink()
    for shell, (folder, name) in SHELLS.items():
        _copy(HERE / "completion" / STUDIO[shell], share / folder / name.format(name="glowtts-studio"))
        (share / folder / name.format(name="glowtts")).write_text(completion(shell), encoding="utf-8")


def completion(shell: str) -> str:
    """What typer has a shell load to complete ``glowtts``; it asks the program itself what may follow."""
    command = [sys.executable, "-m", "glowtts_core"]
    environment = {**os.environ, "_GLOWTTS_COMPLETE": f"source_{shell}"}
    done = subprocess.run(command, env=environment, cwd=HERE.parents[1], capture_output=True, text=True, check=True)
    text = done.stdout.strip() + "\n"
    return text + ZSH_FIRST_TIME if shell == "zsh" else text


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


if __name__ == "__main__":
    write_share(Path(sys.argv[1]))
