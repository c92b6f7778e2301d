"""The look at the end of each month: the desk and the county held against the books, and what it weighs."""

from __future__ import annotations

import json
import time
from pathlib import Path
from statistics import fmean
from typing import Any

from tests.soak.books import hashed
from tests.soak.decade import Decade, Fault
from tests.soak.homes import FIRST, OFFICERS
from tests.soak.plan import Day
from xinfang_desk.domain.category import Paper
from xinfang_desk.places import LEDGER, REGISTER
from xinfang_desk.store.file import trail

MOST_COPIES = 23
"""Seven days, four weeks, twelve months."""
LINES = "lines.jsonl"
_SEALED = "sealed = 1 AND fate = 'kept'"
_GIVEN = "receipt <> '' AND fate = 'kept' AND state <> 'void'"
_STANDS = "SELECT number, rev, state, confidential, json_extract(body, '$.draft.statement') FROM matters"


def looked(decade: Decade, day: Day) -> dict[str, Any]:
    """One line: what was found and what it weighs; :class:`Fault` where it is not as the books say."""
    begun = time.process_time()
    found = compared(decade)
    checked = time.process_time()
    codes = sorted({each.code for each in decade.desk.upkeep.check()})
    took = time.process_time() - checked
    newest = max(decade.homes.place("copies").glob("*.xfbackup"))
    drill = decade.desk.copies.drill(newest)
    if drill.matters != decade.books.count():
        raise Fault("the copy holds another number of matters than the books")
    opened = unsealed(decade)
    line = {
        "month": f"{day.on:%Y-%m}",
        "day": day.index,
        **found,
        "check": codes,
        "accusations_opened": opened,
        "receipts_drawn_again": drawn_again(decade),
        **weights(decade),
        **{f"{what}_ms": round(1000 * fmean(each), 3) for what, each in sorted(decade.took.items())},
        "check_ms": round(1000 * took, 1),
        "look_ms": round(1000 * (time.process_time() - begun), 1),
    }
    kept = decade.homes.folder / LINES
    with kept.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    if codes:
        raise Fault(f"check found {codes}")
    return line


def compared(decade: Decade) -> dict[str, int]:
    """Every matter of the register and of the county's ledger held against the books."""
    books = decade.books
    known, standing = {}, set()
    for number, rev, state, hidden, words, fate in books.rows(
        "SELECT number, rev, state, sealed, words, fate FROM matters"
    ):
        shown = hashed("") if hidden or fate == "erased" else words
        known[number] = (int(rev), state, bool(hidden), shown)
        if fate != "lost":
            standing.add(number)
    held, wrong = set(), []
    for number, rev, state, confidential, statement in decade.desk.reception._store.stream(_STANDS):
        held.add(number)
        if known.get(number) != (rev, state, bool(confidential), hashed(statement)):
            wrong.append(number)
    with decade.homes.open_county() as county:
        told = {number for (number,) in county._ledger.rows("SELECT number FROM records")}
    untold = {number for number in standing if not known[number][2]} - told
    counted = {
        "matters": len(held),
        "accusations": sum(known[number][2] for number in held & set(known)),
        "erased": books.count("fate = 'erased'"),
        "left_out_by_restores": books.count("fate = 'lost'"),
        "lost": len(standing - held),
        "doubled": len(held - standing),
        "wrong": len(wrong),
        "county": len(told),
        "not_at_county": len(untold),
        "strange_at_county": len(told - set(known)),
    }
    if any(counted[bad] for bad in ("lost", "doubled", "wrong", "not_at_county", "strange_at_county")):
        raise Fault(f"{counted} {wrong[:3]} {sorted(untold)[:3]} {sorted(standing - held)[:3]}")
    return counted


def unsealed(decade: Decade) -> int:
    """The oldest and the newest accusation opened by who has the post now; how many."""
    holder = decade.books.note("holder", FIRST)
    opened = 0
    for order in ("ASC", "DESC"):
        found = decade.books.rows(
            f"SELECT number, words FROM matters WHERE {_SEALED} ORDER BY place {order} LIMIT 1"  # noqa: S608
        )
        for number, words in found:
            said = decade.desk.sealing.unseal(number, OFFICERS[holder], "核对").matter.draft.statement
            if hashed(said) != words:
                raise Fault(f"{number} says something else")
            opened += 1
    return opened


def drawn_again(decade: Decade) -> int:
    """Receipts that were handed over, the oldest and the newest, drawn to the same bytes; how many."""
    drawn = 0
    for order in ("ASC", "DESC"):
        found = decade.books.rows(
            f"SELECT number, receipt FROM matters WHERE {_GIVEN} ORDER BY place {order} LIMIT 1"  # noqa: S608
        )
        for number, receipt in found:
            [again] = decade.desk.papers.draw(number, (Paper.RECEIPT,))
            if again.sha256 != receipt:
                raise Fault(f"the receipt of {number} came out as another")
            drawn += 1
    return drawn


def weights(decade: Decade) -> dict[str, int]:
    """Bytes on the disk, memory, handles, and how long the trail is."""
    homes = decade.homes
    copies = list(homes.place("copies").glob("*.xfbackup"))
    if len(copies) > MOST_COPIES:
        raise Fault(f"{len(copies)} copies were kept")
    status = Path("/proc/self/status").read_text()
    resident = next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
    return {
        "register_kb": _size(homes.desk / REGISTER) // 1024,
        "wal_kb": _size(homes.desk / f"{REGISTER}-wal") // 1024,
        "home_files": sum(1 for _each in homes.desk.rglob("*")),
        "copies": len(copies),
        "copies_kb": sum(map(_size, copies)) // 1024,
        "county_kb": _size(homes.county / LEDGER) // 1024,
        "trail": trail.last(decade.desk.reception._store)[0],
        "memory_kb": int(resident),
        "handles": sum(1 for _each in Path("/proc/self/fd").iterdir()),
    }


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
