"""Recovery copies of the desks (县级恢复副本): kept sealed, opened by the reserve key in need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import recovery, wire
from xinfang_desk.batch.opening import open_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.answers import CopyOpened, Received, RecoveryLine
from xinfang_desk.county.enrolment import card_of, check_key, trusted_keys
from xinfang_desk.county.intake import WORK
from xinfang_desk.county.keys import Identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import make_private


def take_copy(ledger: Ledger, home: Path, identity: Identity, file: Path, at: datetime) -> Received:
    """Keep a desk's recovery copy as it is sealed; the same one again changes nothing. Inside a write."""
    with open_bag(
        file,
        identities=[identity.seal_secret, *identity.earlier],
        kind=Kind.RECOVERY,
        trusted=trusted_keys(ledger),
        work_dir=make_private(home / WORK),
    ) as bag:
        said = bag.statement
        check_key(ledger, bag.keyid, said.desk, at)
        lines = [wire.decode(line, wire.RecoveryV1) for line in bag.records()]
    if len(lines) != 1:
        raise DeskError("batch.bad_record", field="")
    fresh = ledger.run(
        "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            said.tagmanifest_sha256,
            said.desk,
            said.sequence,
            said.created.isoformat(),
            at.isoformat(),
            lines[0].sealed,
        ),
    )
    return Received(file=str(file), desk=said.desk, sequence=said.sequence, repeated=not fresh, copy=True)


def open_copies(ledger: Ledger, desk: str, reserve: str, why: str, at: datetime) -> CopyOpened:
    """The codes of a desk's copies, by the reserve key; that they were opened, and why, is kept first.

    Inside a write. ``copy.why_missing``, ``desk.not_enrolled``, ``copy.not_arrived``, ``copy.wrong_key``,
    ``copy.damaged``.
    """
    if not why.strip():
        raise DeskError("copy.why_missing")
    card_of(ledger, desk)
    found = [
        (str(made), bytes(sealed))
        for made, sealed in ledger.stream(
            "SELECT created_at, sealed FROM copies WHERE desk = ? ORDER BY created_at DESC, sequence DESC",
            (desk,),
        )
    ]
    if not found:
        raise DeskError("copy.not_arrived", desk=desk)
    earlier = tuple(
        datetime.fromisoformat(day)
        for (day,) in ledger.stream("SELECT at FROM copy_openings WHERE desk = ? ORDER BY at", (desk,))
    )
    told = ledger.bodies.shut_text(why.strip(), "copy_openings", desk, at.isoformat())
    ledger.run("INSERT INTO copy_openings VALUES (?, ?, ?)", (desk, at.isoformat(), told))
    codes = tuple(_opened(desk, reserve, found))
    return CopyOpened(desk=desk, codes=codes, earlier=earlier)


def _opened(desk: str, reserve: str, found: list[tuple[str, bytes]]) -> Iterator[RecoveryLine]:
    """Those that open; the reason why the newest does not, when none does."""
    refusals: list[DeskError] = []
    for made, sealed in found:
        try:
            code = recovery.open_code(sealed, desk, reserve)
        except DeskError as refused:
            refusals.append(refused)
        else:
            yield RecoveryLine(made_at=datetime.fromisoformat(made), code=code)
    if len(refusals) == len(found):
        raise refusals[0]


def newest_copy(ledger: Ledger, desk: str) -> datetime | None:
    """When the desk made the newest copy that lies here, or None."""
    found = ledger.row("SELECT max(created_at) FROM copies WHERE desk = ?", (desk,))
    return datetime.fromisoformat(found[0]) if found and found[0] else None
