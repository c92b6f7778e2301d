"""Files that were refused (不收的文件): kept aside under our own seal, with the reason."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from xinfang_desk.batch.seal import seal_file, unseal_file
from xinfang_desk.county.answers import Received
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.files import discard, hash_of, make_folder, write_file
from xinfang_desk.places import make_private

ASIDE = "refused"
"""Folder of the copies, each sealed to the county's own keys, named by its SHA-256."""
MOST_KEPT = 64 << 20
"""Bytes of a file that is copied; of a bigger one the reason alone is kept."""
_OUR_FAULTS = ("ledger.", "disk.", "batch.no_space", "receive.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """A file that was refused and has not been taken since (不收的文件)."""

    at: datetime
    file: str
    """Its name, without the way to it."""
    sha256: str
    code: Code
    facts: dict[str, str | int | None]
    kept: bool
    """Whether a copy lies here."""


class Aside:
    """Keeps what was refused."""

    def __init__(self, ledger: Ledger, home: Path, identity: Identity) -> None:
        self._ledger = ledger
        self._folder = home / ASIDE
        self._identity = identity

    def note(self, file: Path, found: Received, at: datetime) -> None:
        """Keep a refused file aside, or let go of one that is taken by now.

        What is our own disk's fault is no reason to keep a file, nor to refuse what was taken.
        """
        try:
            if found.code is None and self._ledger.row("SELECT 1 FROM refused LIMIT 1") is None:
                return
            sha256, size = hash_of(file), file.stat().st_size
            if found.code is None:
                self._let_go(sha256)
            elif not found.code.startswith(_OUR_FAULTS):
                self._keep(file, sha256, size, found.code, found.facts, at)
        except (DeskError, OSError):
            return

    def files(self) -> tuple[RefusedFile, ...]:
        """What was refused, the newest first."""
        return tuple(
            RefusedFile(
                at=datetime.fromisoformat(at),
                file=self._ledger.bodies.open_text(name, ASIDE, sha256),
                sha256=sha256,
                code=cast("Code", code),
                facts=json.loads(facts),
                kept=bool(kept),
            )
            for sha256, name, code, facts, at, kept in self._ledger.rows(
                "SELECT sha256, file, code, facts, at, kept FROM refused ORDER BY at DESC, sha256"
            )
        )

    def give(self, folder: Path) -> dict[str, Path]:
        """Write the copies that lie here to ``folder``, opened, under their names; where each is by SHA-256.

        Of two that are called the same each carries the beginning of its SHA-256. ``batch.not_for_us`` where
        the key that they were sealed to is lost, ``output.*``.
        """
        kept = [each for each in self.files() if each.kept]
        named = Counter(each.file for each in kept)
        secrets = (self._identity.seal_secret, *self._identity.earlier)
        given = {}
        with TemporaryDirectory(dir=make_private(self._folder)) as room:
            for each in kept:
                opened = Path(room) / each.sha256
                unseal_file(self._copy(each.sha256), opened, secrets, most=MOST_KEPT)
                content = opened.read_bytes()
                name = each.file if named[each.file] == 1 else f"{each.sha256[:8]}-{each.file}"
                given[each.sha256] = write_file(make_folder(folder) / name, content, content.__eq__)
        return given

    def _keep(
        self,
        file: Path,
        sha256: str,
        size: int,
        code: Code,
        facts: dict[str, str | int | None],
        at: datetime,
    ) -> None:
        kept = self._copied(file, sha256) if size <= MOST_KEPT else False
        with self._ledger.write():
            self._ledger.run(
                "INSERT INTO refused (sha256, file, code, facts, at, kept) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (sha256) DO UPDATE SET file = excluded.file, code = excluded.code,"
                " facts = excluded.facts, at = excluded.at, kept = excluded.kept",
                (
                    sha256,
                    self._ledger.bodies.shut_text(file.name, ASIDE, sha256),
                    code,
                    json.dumps(facts, ensure_ascii=False),
                    at.isoformat(),
                    int(kept),
                ),
            )

    def _copied(self, file: Path, sha256: str) -> bool:
        """Whether a sealed copy lies here now; where there is no room for one the reason alone is kept."""
        copy = self._copy(sha256)
        if copy.exists():
            return True
        make_private(self._folder)
        try:
            seal_file(file, copy, [self._identity.seal_public, self._identity.reserve_public])
        except (DeskError, OSError):
            discard(copy)
            return False
        return True

    def _let_go(self, sha256: str) -> None:
        with self._ledger.write():
            if self._ledger.run("DELETE FROM refused WHERE sha256 = ?", (sha256,)):
                self._copy(sha256).unlink(missing_ok=True)

    def _copy(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.age"
