"""Papers that matters owe (应出文书), each until somebody confirms that it was handed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import PaperRecord, PaperState, Row
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.codec import instant
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import COLUMNS, OF_DAY, WIDTH, of_day, row_from
from xinfang_desk.store.file.trail import By

_COLUMNS = "p.position, m.uid, m.number, p.kind, p.state, p.sha256, p.prints, p.handed_over_at"
PAPERS = tuple[PaperRecord, ...]
PAPERS_AS_JSON = """(SELECT json_group_array(json_object(
    'uid', m.number || '-' || p.position, 'matter_uid', m.uid, 'number', m.number, 'kind', p.kind,
    'state', p.state, 'sha256', p.sha256, 'prints', p.prints, 'handed_over_at', p.handed_over_at
    )) FROM papers p WHERE p.matter = m.id)"""
"""The papers of ``matters m`` as :data:`PAPERS` in JSON: for thousands of matters in one query."""
_OF_PAPER = "matter = (SELECT id FROM matters WHERE number = ?) AND position = ?"
_PAPERS = f"SELECT {_COLUMNS} FROM papers p JOIN matters m ON m.id = p.matter"


def owe(register: Register, matter_id: int, kinds: Sequence[Paper], *, after: int = 0) -> None:
    """Put down that a matter owes ``kinds``, in that order."""
    register.run_many(
        "INSERT INTO papers (matter, position, kind, state) VALUES (?, ?, ?, ?)",
        [
            (matter_id, position, kind.value, PaperState.DUE.value)
            for position, kind in enumerate(kinds, start=after)
        ],
    )


def settle(
    register: Register, matter_id: int, matter: Matter, by: By, *, anew: frozenset[Paper] = frozenset()
) -> None:
    """After a correction: owe what is newly owed, void what is owed no longer and not handed over yet.

    Of what is sealed or void now, what was handed over is void too: it is to be taken back (art. 30).
    A paper ``anew`` is owed once more, for it says something else now; one that nobody printed is drawn anew.
    """
    known = papers_of_matter(register, matter.number)
    for each in known:
        if each.kind in anew and each.kind in matter.papers and each.state is PaperState.DRAWN:
            _write(register, replace(each, state=PaperState.DUE, sha256=None))
            anew -= {each.kind}
    standing = [each for each in known if each.state is not PaperState.VOIDED]
    owed = frozenset(matter.papers) - anew
    taken_back = matter.confidential or matter.state is State.VOID
    for each in standing:
        if each.kind not in owed and (taken_back or each.state is not PaperState.HANDED_OVER):
            void(register, each.uid, "void" if matter.state is State.VOID else "corrected", by=by)
    there = {each.kind for each in standing} - anew
    owe(register, matter_id, [kind for kind in matter.papers if kind not in there], after=len(known))


def owed(register: Register) -> tuple[tuple[PaperRecord, Row], ...]:
    """Every paper that is not handed over yet, with its matter, newest last (尚未交付)."""
    found = register.stream(
        f"SELECT {COLUMNS}, {_COLUMNS} FROM papers p JOIN matters m ON m.id = p.matter"
        " WHERE p.state IN ('due', 'drawn', 'sent') ORDER BY p.matter, p.position"
    )
    return tuple((_record(each[WIDTH:]), row_from(each[:WIDTH])) for each in found)


def count_owed(register: Register) -> int:
    """How many :func:`owed` would give, without reading them."""
    found = register.rows("SELECT count(*) FROM papers WHERE state IN ('due', 'drawn', 'sent')")
    return int(found[0][0])


def count_owed_before(register: Register, day: date) -> int:
    """How many papers of matters that came before a day are not handed over yet."""
    found = register.rows(
        "SELECT count(*) FROM papers p JOIN matters m ON m.id = p.matter"
        f" WHERE p.state IN ('due', 'drawn', 'sent') AND m.received_on < ? AND NOT {OF_DAY}",
        (day.isoformat(), *of_day(day)),
    )
    return int(found[0][0])


def papers_of_matter(register: Register, number: str) -> tuple[PaperRecord, ...]:
    """The papers of one matter, in the order in which they are handed over."""
    found = register.stream(f"{_PAPERS} WHERE m.number = ? ORDER BY p.position", (number,))
    return tuple(map(_record, found))


def handed_over(register: Register, number: str) -> frozenset[Paper]:
    """The kinds of paper of a matter of which every one was handed over or voided."""
    known = papers_of_matter(register, number)
    return frozenset(each.kind for each in known) - {each.kind for each in known if each.state in _WAITING}


def paper(register: Register, uid: str) -> PaperRecord | None:
    """The paper of that uid, or None."""
    found = register.row(f"{_PAPERS} WHERE m.number = ? AND p.position = ?", _place(uid))
    return _record(found) if found else None


def counts_of_day(register: Register, day: date) -> Mapping[PaperState, int]:
    """How many papers of the matters received or taken down on ``day`` stand where (日清)."""
    found = register.stream(
        "SELECT p.state, count(*) FROM matters m JOIN papers p ON p.matter = m.id"
        f" WHERE {OF_DAY} GROUP BY p.state",
        of_day(day),
    )
    return Counter({PaperState(state): count for state, count in found})


def drawing(register: Register, uid: str, *, large: bool, roll: int = 0) -> bytes | None:
    """What the paper was drawn as, of that size of type; None where an older program drew it.

    A slip of a ``roll`` so wide, in millimetres, is kept beside the sheet.
    """
    found = register.row(
        f"SELECT drawing FROM drawings WHERE {_OF_PAPER} AND large = ? AND roll = ?",
        (*_place(uid), int(large), roll),
    )
    return bytes(found[0]) if found else None


def keep_drawing(register: Register, uid: str, drawn: bytes, *, large: bool, roll: int = 0) -> None:
    """Keep what a paper was drawn as, in the place of what it was before; inside a write.

    The sheet and the slip of one that was printed both lie in somebody's hand; of one that was not, there is
    what was drawn last alone.
    """
    if _stands(register, uid, *_UNVOIDED).state in {PaperState.DUE, PaperState.DRAWN}:
        register.run(f"DELETE FROM drawings WHERE {_OF_PAPER}", _place(uid))
    register.run(
        "INSERT OR REPLACE INTO drawings VALUES ((SELECT id FROM matters WHERE number = ?), ?, ?, ?, ?)",
        (*_place(uid), roll, int(large), drawn),
    )


def forget_drawings(register: Register, matter_id: int) -> None:
    """Leave nothing of what the papers of a matter were drawn as; inside a shredding."""
    register.run("DELETE FROM drawings WHERE matter = ?", (matter_id,))


def mark_drawn(register: Register, uid: str, sha256: str, *, by: By) -> PaperRecord:
    """Note the bytes that were drawn; of a paper already handed over, what was handed over stays noted."""
    found = _stands(register, uid, *_UNVOIDED)
    if found.state is PaperState.HANDED_OVER or found.sha256 == sha256:
        return found
    state = PaperState.DRAWN if found.state is PaperState.DUE else found.state
    return _keep(register, replace(found, state=state, sha256=sha256), "paper_drawn", by)


def mark_sent(register: Register, uid: str, sha256: str, *, by: By) -> PaperRecord:
    """Note that it went to the printer once more, and the bytes; a reprint takes no delivery back."""
    found = _stands(register, uid, PaperState.DRAWN, PaperState.SENT, PaperState.HANDED_OVER)
    if found.state is not PaperState.HANDED_OVER:
        found = replace(found, state=PaperState.SENT, sha256=sha256)
    return _keep(register, replace(found, prints=found.prints + 1), "paper_sent", by)


def mark_not_printed(register: Register, uid: str, *, by: By) -> PaperRecord:
    """Note that nothing came of any of its prints: the next one is the first."""
    found = _stands(register, uid, PaperState.SENT)
    return _keep(register, replace(found, state=PaperState.DRAWN, prints=0), "paper_not_printed", by)


def hand_over(register: Register, uid: str, *, by: By) -> PaperRecord:
    """The officer confirms that somebody has it in hand (已交付); also of one printed elsewhere."""
    found = _stands(register, uid, PaperState.DRAWN, PaperState.SENT)
    handed = replace(found, state=PaperState.HANDED_OVER, handed_over_at=by.at)
    return _keep(register, handed, "paper_handed_over", by)


def take_back(register: Register, uid: str, *, by: By) -> PaperRecord:
    """Undo a confirmation made by mistake."""
    found = _stands(register, uid, PaperState.HANDED_OVER)
    state = PaperState.SENT if found.prints else PaperState.DRAWN
    return _keep(register, replace(found, state=state, handed_over_at=None), "paper_taken_back", by)


def void(register: Register, uid: str, reason: str, *, by: By) -> PaperRecord:
    """Void a paper (作废); it is kept, and owed no longer."""
    found = _stands(register, uid, *_UNVOIDED)
    return _keep(register, replace(found, state=PaperState.VOIDED), "paper_voided", by, reason)


_WAITING = frozenset({PaperState.DUE, PaperState.DRAWN, PaperState.SENT})
_UNVOIDED = (PaperState.DUE, PaperState.DRAWN, PaperState.SENT, PaperState.HANDED_OVER)


def _stands(register: Register, uid: str, *states: PaperState) -> PaperRecord:
    """The paper, which must stand at one of ``states``."""
    found = paper(register, uid)
    if found is None:
        raise DeskError("paper.unknown")
    if found.state not in states:
        raise DeskError("paper.bad_step", kind=found.kind.value, state=found.state.value)
    return found


def _keep(register: Register, paper: PaperRecord, verb: str, by: By, reason: str = "") -> PaperRecord:
    _write(register, paper)
    trail.append(register, by, verb, paper.number, f"{paper.kind.value} {reason}".rstrip())
    return paper


def _write(register: Register, paper: PaperRecord) -> None:
    register.run(
        f"UPDATE papers SET state = ?, sha256 = ?, prints = ?, handed_over_at = ? WHERE {_OF_PAPER}",
        (
            paper.state.value,
            paper.sha256,
            paper.prints,
            instant(paper.handed_over_at) if paper.handed_over_at else None,
            *_place(paper.uid),
        ),
    )


def _place(uid: str) -> tuple[str, str]:
    """The register number and the position that a paper's uid is made of."""
    number, _, position = uid.partition("-")
    return number, position


def _record(columns: Sequence[Any]) -> PaperRecord:
    position, matter_uid, number, kind, state, sha256, prints, handed_over_at = columns
    return PaperRecord(
        uid=f"{number}-{position}",
        matter_uid=matter_uid,
        number=Number(number),
        kind=Paper(kind),
        state=PaperState(state),
        sha256=sha256,
        prints=prints,
        handed_over_at=datetime.fromisoformat(handed_over_at) if handed_over_at else None,
    )
