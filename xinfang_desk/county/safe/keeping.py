"""The counter of keeping things safe (保管): accounts, the trail, copies, a look at it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.safe import county_copies, county_trail
from xinfang_desk.county.safe.clerks import Clerks, Sitting
from xinfang_desk.county.safe.contents import CountyFinding, said_of, unsound
from xinfang_desk.county.safe.county_check import findings
from xinfang_desk.county.safe.county_trail import TrailRead
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.packed import Drill

T = TypeVar("T")


class Keeping:
    """What it needs to know: where the county lives, and who has come in."""

    def __init__(self, ledger: Ledger, home: Path, sitting: Sitting, now: Callable[[], datetime]) -> None:
        self._ledger, self._home, self._sitting, self._now = ledger, home, sitting, now
        self.clerks = Clerks(home, sitting, now, self._note)

    @contextmanager
    def doing(self, verb: str, subject: str = "", detail: str = "") -> Iterator[None]:
        """One write for whom it is to do (``role.lacking``), with its line in the trail."""
        self.clerks.require(verb)
        with self._ledger.write():
            yield
            self._append(verb, subject, detail)

    def done(self, work: Callable[[], T], verb: str, subject: str = "", detail: str = "") -> T:
        """As :meth:`doing`, for what others may write across: ``work`` is then done from the beginning."""

        def trailed() -> T:
            made = work()
            self._append(verb, subject, detail)
            return made

        self.clerks.require(verb)
        return self._ledger.again(trailed)

    def line(self, verb: str, subject: str, detail: str) -> None:
        """Keep what is being done, inside the write that does it: both are there, or neither."""
        self._append(verb, subject, detail)

    def did(self, verb: str, subject: str, detail: str = "") -> None:
        """Keep that something was done whose writes were its own."""
        self._note(verb, subject, detail)

    def trail(
        self, *, officer: str = "", verb: str = "", since: date | None = None, until: date | None = None
    ) -> TrailRead:
        """Who did what, when (查阅留痕); that it was read is a line too."""
        self.clerks.require("trail_read")
        found = county_trail.read(self._ledger, officer=officer, verb=verb, since=since, until=until)
        self._note("trail_read", "trail", str(len(found.lines)))
        return found

    def backup(self, folder: Path) -> tuple[Path, str]:
        """All of the home as one file in ``folder``, read back; the ledger in it stays encrypted.

        Of a ledger that does not open wholly there is a copy too, under a name of its own, and then
        ``backup.of_damaged``: nobody takes it for a good one.
        """
        self.clerks.require("backup")
        unread = tuple(unsound(self._ledger, self._home))
        # Before, so that the copy's trail is a part of this one's.
        self._note("backup", "home", "damaged" if unread else "")
        name = county_copies.copy_name(self._now(), damaged=bool(unread))
        made = county_copies.pack_home(self._home, self._ledger, folder, name)
        if unread:
            raise DeskError("backup.of_damaged", file=name, **said_of(unread))
        return made

    def drill(self, file: Path) -> Drill:
        """Open a copy in a room of its own, and compare it with the ledger (恢复演练)."""
        self.clerks.require("drill")
        done = county_copies.drill(self._home, self._ledger, self._sitting.key, file, self._now())
        self._note("drill", "backup", f"{done.matters} {done.sha256}")
        return done

    @property
    def on_a_server(self) -> bool:
        """Whether the ledger lies on a server, whose administrator copies it: our copy is half of two."""
        return self._ledger.shared

    def has_reserve(self) -> bool:
        """Whether the reserve key still lies in the home, and not in a safe."""
        return (self._home / RESERVE_FILE).exists()

    def check(self) -> tuple[CountyFinding, ...]:
        """What is wrong, where; nothing when all is well."""
        return tuple(findings(self._ledger, self._home, self._now()))

    def _note(self, verb: str, subject: str, detail: str = "") -> None:
        with self._ledger.write():
            self._append(verb, subject, detail)

    def _append(self, verb: str, subject: str, detail: str) -> None:
        mine = self._sitting.account
        county_trail.append(self._ledger, self._now(), mine.name or mine.id, verb, subject, detail)
