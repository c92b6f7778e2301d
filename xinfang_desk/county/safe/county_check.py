"""Is the county's home sound (县级自检): ledger, trail, keys, copies, disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from xinfang_desk.county.enrolment import desks
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.ledger.sqlite import SqliteLedger
from xinfang_desk.county.outgoing.heard import parted_facts, replies_parted
from xinfang_desk.county.safe import county_trail
from xinfang_desk.county.safe.contents import CountyFinding, unsound
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.settings import are_damaged

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that should be free before a day begins."""
OLDEST = 7
"""Days after which a home without a new copy is called out."""


def findings(ledger: Ledger, home: Path, now: datetime) -> Iterator[CountyFinding]:
    """What is wrong, and where; nothing when all is well."""
    if (home / RESERVE_FILE).exists():
        yield CountyFinding(code="reserve.still_here", facts={"file": RESERVE_FILE})
    if are_damaged(home):
        yield CountyFinding(code="settings.damaged")
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        yield CountyFinding(code="disk.nearly_full", facts={"free_mb": free // 2**20})
    try:
        yield from _of_ledger(ledger, now)
        yield from unsound(ledger, home)
    except DeskError as fault:
        # Nothing more can be asked of a ledger that cannot be read.
        yield CountyFinding(code=fault.code)


def _of_ledger(ledger: Ledger, now: datetime) -> Iterator[CountyFinding]:
    if isinstance(ledger, SqliteLedger) and ledger.rows("PRAGMA cipher_integrity_check"):
        yield CountyFinding(code="ledger.damaged")
    if (line := county_trail.first_broken(ledger)) is not None:
        yield CountyFinding(code="trail.broken", facts={"line": line})
    for desk in desks(ledger):
        if replies := replies_parted(ledger, desk):
            yield CountyFinding(code="desk.replies_parted", facts=parted_facts(desk, replies))
    copied = ledger.row("SELECT max(at) FROM trail WHERE verb = 'backup' AND detail = ''")
    begun = ledger.row("SELECT min(received_at) FROM batches")
    since = (copied and copied[0]) or (begun and begun[0])
    if since and (days := (now - datetime.fromisoformat(since)).days) >= OLDEST:
        yield CountyFinding(code="backup.old", facts={"days": days})
