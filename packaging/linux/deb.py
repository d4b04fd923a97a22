"""Makes a Debian package of the packaged program: ``deb.py FOLDER OUT``; FOLDER is what ``make package`` leaves.

The same folder gives the same package, to the bit: all times are SOURCE_DATE_EPOCH, by default that of the last commit.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import desktop
import rights
from needs import depends, programs

from glowtts_core import __version__

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "glowtts-studio"
PROGRAMS = ("glowtts", "glowtts-studio")
REVISION = 1
LIB = Path("usr/lib") / NAME
DOC = Path("usr/share/doc") / NAME
COMPRESSION = os.environ.get("DEB_COMPRESSION", "-Zzstd -z3").split()
"""Quick; for a release “-Zxz -z6” makes it smaller. Every system that is new enough for the program reads both."""


def build(folder: Path, out: Path) -> Path:
    """The finished package."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", _last_commit())
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    machine = _said("dpkg", "--print-architecture")
    version = f"{__version__}-{REVISION}"
    with tempfile.TemporaryDirectory(prefix="glowtts-deb-", dir=out) as place:
        root = Path(place) / NAME
        put_program(folder, root)
        desktop.write_share(root / "usr" / "share")
        put_documents(root, version, epoch)
        put_control(root, version, machine)
        settle(root, epoch)
        package = out / f"{NAME}_{version}_{machine}.deb"
        command = ["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build", str(root), str(package)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def put_program(folder: Path, root: Path) -> None:
    """The folder, and the two programs where a shell finds them."""
    for name in PROGRAMS:
        if not (folder / name).is_file():
            raise SystemExit(f"deb: there is no {name} in {folder}. Type “make package” first.")
    (root / LIB).parent.mkdir(parents=True)
    # The program behind both names is one file, and stays so.
    subprocess.run(["cp", "-a", folder, root / LIB], check=True)
    (root / "usr" / "bin").mkdir(parents=True)
    for name in PROGRAMS:
        (root / "usr" / "bin" / name).symlink_to(Path("..") / "lib" / NAME / name)


def put_documents(root: Path, version: str, epoch: int) -> None:
    """Copyright, what changed, and what of lintian's findings is meant so."""
    place = root / DOC
    place.mkdir(parents=True)
    (place / "copyright").write_text(rights.copyright_file(root / LIB, LIB), encoding="utf-8")
    _zip(place / "changelog.gz", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    day = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime(epoch))
    entry = (
        f"{NAME} ({version}) unstable; urgency=medium\n\n  * Version {__version__}; changelog.gz says what is new.\n\n"
    )
    _zip(place / "changelog.Debian.gz", f"{entry} -- {_maintainer()}  {day}\n")
    overrides = root / "usr" / "share" / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(HERE / "debian" / "lintian-overrides", overrides)


def put_control(root: Path, version: str, machine: str) -> None:
    """What apt wants to know, and a checksum of every file."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    values = {
        "version": version,
        "architecture": machine,
        "size_kib": sum(-(-path.stat().st_size // 1024) for path in files),
        "depends": ", ".join(depends(root / LIB)),
    }
    control = root / "DEBIAN"
    control.mkdir()
    sums = [f"{_md5(path)}  {path.relative_to(root)}\n" for path in files]
    (control / "md5sums").write_text("".join(sums), encoding="utf-8")
    text = (HERE / "debian" / "control").read_text(encoding="utf-8")
    (control / "control").write_text(text.format(**values), encoding="utf-8")


def settle(root: Path, epoch: int) -> None:
    """One time and the usual rights for everything: programs can be run, libraries and the rest be read."""
    runnable = {path for path in programs(root / LIB) if ".so" not in path.name}
    runnable |= {root / LIB / name for name in PROGRAMS}
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path in runnable else 0o644)
    for path in [*root.rglob("*"), root]:
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _zip(path: Path, text: str) -> None:
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def _md5(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _maintainer() -> str:
    rows = (HERE / "debian" / "control").read_text(encoding="utf-8").splitlines()
    return next(row.partition(": ")[2] for row in rows if row.startswith("Maintainer"))


def _last_commit() -> str:
    return _said("git", "-C", str(ROOT), "log", "-1", "--format=%ct")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.stdout.write(f"{build(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
