"""The real program as a child process with a home of its own, and what it writes into its log."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from benchmarks.desktop.waiting import wait_for

ROOT = Path(__file__).resolve().parents[2]
_PLACES = {"XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": ".local/share", "XDG_STATE_HOME": ".local/state"}
_SERVERS = ("WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "QT_SCALE_FACTOR", "MPLBACKEND")
"""What would lead out of the home, or make the window another one."""


class Program:
    """One run after the other of the program in one home."""

    def __init__(self, display: str, home: Path, sound: Mapping[str, str] | None = None) -> None:
        self.home = home
        self.log = home / ".local/state/glowtts-studio/studio.log"
        self.recovery = home / ".local/share/glowtts-studio/recovery"
        self._environment = {key: value for key, value in os.environ.items() if key not in _SERVERS}
        self._environment |= {name: str(home / place) for name, place in _PLACES.items()}
        self._environment |= {"HOME": str(home), "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}
        self._environment |= sound or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._read_from = 0

    def start(self, *arguments: str) -> None:
        """Starts it; `logged` hears only this run from now on."""
        self._read_from = self.log.stat().st_size if self.log.exists() else 0
        command = [sys.executable, "-m", "app", *arguments]
        with (self.home / "said.txt").open("ab") as said:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=said, stderr=said)

    def logged(self, words: str) -> list[tuple[float, str]]:
        """When, in seconds of the system's clock, and what this run wrote into its log that matches."""
        if not self.log.exists():
            return []
        rows = self.log.read_bytes()[self._read_from :].decode().splitlines()
        found = []
        for row in rows:
            if re.search(words, row):
                when = datetime.strptime(row[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone()
                found.append((when.timestamp(), row))
        return found

    def wait_logged(self, words: str, times: int = 1) -> tuple[float, str]:
        """Waits until this run has written a matching row for the nth time; when, and what."""

        def found() -> tuple[float, str] | None:
            rows = self.logged(words)
            assert len(rows) >= times or self.is_running(), f"The program ended before “{words}”.\n{self._story()}"
            assert not self.logged(" ERROR "), f"The program failed before “{words}”.\n{self._story()}"
            return rows[times - 1] if len(rows) >= times else None

        return wait_for(found, lambda: f"“{words}” in the log.\n{self._story()}")

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process is not None and self._process.poll() is None

    def has_mapped(self, library: str) -> bool:
        """Whether a library is in its memory now."""
        assert self._process is not None
        return library in Path(f"/proc/{self._process.pid}/maps").read_text()

    def cpu_s(self) -> float:
        """CPU time that it has used so far, all threads."""
        assert self._process is not None
        facts = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")

    def wait_ended(self) -> int:
        """Waits until it has ended by itself; its exit code."""
        process = self._process
        assert process is not None
        wait_for(lambda: process.poll() is not None, lambda: f"the end of the program.\n{self._story()}")
        assert process.returncode is not None
        return process.returncode

    def kill(self) -> None:
        """Ends it as a crash of the machine would: at once, with nothing tidied."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()

    def _story(self) -> str:
        parts = [path.read_text("utf-8", "replace") for path in (self.log, self.home / "said.txt") if path.exists()]
        return "\n".join(parts)
