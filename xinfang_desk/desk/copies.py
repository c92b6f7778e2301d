"""Copies of the home (备份): made, kept, made room for, and opened for a drill (恢复演练)."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.safe import backup as archive
from xinfang_desk.domain.roles import RUNNING, WORKING
from xinfang_desk.packed import Drill
from xinfang_desk.settings import read_settings
from xinfang_desk.store.file import trail


class Copies(Counter):
    """The verbs of copies."""

    @duty(WORKING)
    def backup(self, folder: Path) -> tuple[Path, str]:
        """All of the home as one file in ``folder``, read back; the register in it stays encrypted."""
        return archive.pack_home(self._seat.home, self._store, folder, self._copy_name())

    @duty(WORKING)
    def keep(self, folder: Path | None = None) -> Path:
        """A copy of the home in its ``backups`` or in ``folder``; older ones make room (轮换)."""
        place = archive.copies_folder(self._seat.home) if folder is None else folder
        made, _ = archive.pack_home(self._seat.home, self._store, place, self._copy_name())
        archive.rotate(place, self._seat.desk)
        return made

    @duty(WORKING)
    def keep_second(self) -> Path | None:
        """A copy in the second place (第二备份处) too; None where none is set. ``drive.*``."""
        place = read_settings(self._seat.home).second_place
        return self.keep(Path(place)) if place else None

    @open_to_all
    def last(self) -> datetime | None:
        """When the newest copy in ``backups`` was made, or None."""
        return archive.newest_copy(self._seat.home, self._seat.desk)

    @duty(RUNNING)
    def drill(self, file: Path) -> Drill:
        """Open a copy in a room of its own, and compare it with the register (恢复演练); the date is kept."""
        done = archive.drill_copy(self._seat.home, self._store, file, self._seat.now())
        with self._store.write():
            archive.note_drill(self._store, done)
            trail.append(self._store, self._seat.by(), "drill", "backup", f"{done.matters} {done.sha256}")
        return done

    @open_to_all
    def last_drill(self) -> Drill | None:
        """The last drill that went well, or None."""
        return archive.last_drill(self._store)

    def _copy_name(self) -> str:
        return archive.copy_name(self._seat.desk, self._seat.now())
