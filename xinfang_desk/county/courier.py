"""Files to the desks beside replies (下发文件): tables and new cards, each kind a chain of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.workroom import sweep
from xinfang_desk.county.enrolment import card_of, desks
from xinfang_desk.county.intake import WORK
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.reply import OUTGOING
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import make_private

LETTERS = {Kind.TABLE: "t", Kind.CARD_ROTATION: "k"}
"""What stands before the number in a file's name, so that chains do not meet in one folder."""


class Courier:
    """Seals files of one kind to desks, and writes them to a medium."""

    def __init__(self, ledger: Ledger, home: Path) -> None:
        self._ledger = ledger
        self._outgoing = home / OUTGOING
        self._work = home / WORK

    def seal(self, kind: Kind, desk: str, lines: Iterable[bytes], sign_seed: bytes, at: datetime) -> str:
        """Seal ``lines`` to one desk as the next file of its kind; its name. Inside a write."""
        card = card_of(self._ledger, desk)
        self._ledger.lock(f"{kind.value} {desk}")
        last = self._ledger.row(
            "SELECT sequence, tagmanifest FROM sent WHERE desk = ? AND kind = ?"
            " ORDER BY sequence DESC LIMIT 1",
            (desk, kind.value),
        )
        sequence = int(last[0]) + 1 if last else 1
        name = f"{desk}-{LETTERS[kind]}{sequence:06d}.ack.xfb"
        make_private(self._outgoing)
        sweep(make_private(self._work))
        sealed = write_bag(
            self._outgoing / name,
            lines,
            heading=Heading(
                kind=kind,
                desk=desk,
                sequence=sequence,
                previous=last[1] if last else None,
                created=at,
            ),
            sign_seed=sign_seed,
            recipients=cards.sealing_keys(card),
            work_dir=self._work,
        )
        self._ledger.run(
            "INSERT INTO sent VALUES (?, ?, ?, ?, ?, ?)",
            (desk, kind.value, sequence, sealed.tagmanifest_sha256, name, at.isoformat()),
        )
        return name

    def write(self, kind: Kind, folder: Path, *, desk: str | None = None) -> tuple[Path, ...]:
        """Write the newest file of this kind for each desk (or for one) to ``folder``, read back.

        ``courier.nothing`` when there is none; ``drive.*`` when the medium fails, and it can be asked again.
        """
        wanted = desks(self._ledger) if desk is None else (desk,)
        written = []
        for each in wanted:
            found = self._ledger.row(
                "SELECT file FROM sent WHERE desk = ? AND kind = ? ORDER BY sequence DESC LIMIT 1",
                (each, kind.value),
            )
            if found is not None and (self._outgoing / found[0]).exists():
                drive.write_verified(folder, found[0], self._outgoing / found[0])
                written.append(folder / found[0])
        if not written:
            raise DeskError("courier.nothing")
        return tuple(written)
