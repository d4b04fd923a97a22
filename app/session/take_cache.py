"""The takes at hand: as many as a fixed amount of memory holds, those used last first to stay."""

from __future__ import annotations

from collections import OrderedDict

from glowtts_core.types import Take, Utterance

MOST_BYTES = 256 * 2**20
"""A line of five seconds takes less than one of these 256 MB, its pictures included."""


def size_of(take: Take) -> int:
    """Bytes of a take."""
    arrays = (take.audio.samples, take.starts_s, take.ends_s, take.mel, take.f0_hz, take.score, take.searched)
    return sum(array.nbytes for array in arrays)


class TakeCache:
    """Finds the take of exactly a line, and the newest one of a line whatever became of it since.

    Beyond ``most_bytes`` the take that nobody asked for longest goes; of the line held the newest never does, and its
    others go last, so that undo there is heard at once.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._used: OrderedDict[int, tuple[Take, str]] = OrderedDict()
        """Identity -> take and the id of its line, the one used last at the end."""
        self._exact: dict[Utterance, Take] = {}
        self._newest: dict[str, Take] = {}
        self._bytes = 0
        self._held = ""

    def __contains__(self, line: Utterance) -> bool:
        return line in self._exact

    def __len__(self) -> int:
        return len(self._used)

    def hold(self, line_id: str) -> None:
        """This line is the one being worked on."""
        self._held = line_id

    def put(self, line: Utterance, take: Take) -> None:
        """A line has been spoken."""
        self._newest[line.id] = self._exact[line] = take
        if id(take) not in self._used:
            self._bytes += size_of(take)
        self._use(take, line.id)
        self._make_room()

    def exact(self, line: Utterance) -> Take | None:
        """The sound of exactly this line."""
        found = self._exact.get(line)
        if found is not None:
            self._use(found, line.id)
        return found

    def newest(self, line_id: str) -> Take | None:
        """The last sound of a line, whatever it said then."""
        found = self._newest.get(line_id)
        if found is not None:
            self._use(found, line_id)
        return found

    def of(self, line: Utterance) -> tuple[Take | None, bool]:
        """The newest take of a line, and whether the line has changed since."""
        exact = self.exact(line)
        return exact or self.newest(line.id), exact is None

    def forget(self) -> None:
        """Another voice speaks now: no take is that of a line any more, but they can still be seen."""
        self._exact.clear()
        seen = {id(take) for take in self._newest.values()}
        for key in [key for key in self._used if key not in seen]:
            self._drop(key)

    def _use(self, take: Take, line_id: str) -> None:
        self._used[id(take)] = take, line_id
        self._used.move_to_end(id(take))

    def _make_room(self) -> None:
        newest = self._newest.get(self._held)
        spare = [key for key, (take, _) in self._used.items() if take is not newest]
        spare.sort(key=lambda key: self._used[key][1] == self._held)  # stable: the oldest of the others come first
        for key in spare:
            if self._bytes <= self._most_bytes:
                return
            self._drop(key)

    def _drop(self, key: int) -> None:
        gone, _ = self._used.pop(key)
        self._bytes -= size_of(gone)
        self._exact = {line: take for line, take in self._exact.items() if take is not gone}
        self._newest = {line_id: take for line_id, take in self._newest.items() if take is not gone}
