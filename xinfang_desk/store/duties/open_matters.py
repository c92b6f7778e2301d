"""The matters that are open and may be shown, read whole in one query (未办结的事项)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.promises import Deeds
from xinfang_desk.store.duties.deeds import HANDED, SAID, deeds_of
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register

_OPEN = f"""SELECT v.body, m.body, {HANDED}, {SAID}
    FROM matters m JOIN visits v ON v.id = m.visit WHERE m.confidential = 0 AND m.unanswered = 0
    AND m.state NOT IN ('answered', 'reviewed', 'rechecked', 'concluded', 'merged', 'withdrawn', 'void')"""
"""As the index ``matters_open`` has it, letter by letter: without it every matter would be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A matter with its visit, and what was done on it."""

    visit_body: str
    matter: Matter
    deeds: Deeds

    @property
    def visit(self) -> Visit:
        """Read when it is asked for: promises never ask."""
        return codec.read(self.visit_body, Visit)


def open_matters(register: Register) -> Iterator[Standing]:
    """Every open matter, oldest first."""
    for columns in register.stream(f"{_OPEN} ORDER BY m.id"):
        yield _standing(columns)


def owing_matters(register: Register, today: date) -> Iterator[Standing]:
    """Those of which a rule may make a promise on ``today``: a day of ours is past, or others were to answer.

    All others are passed over unread (:func:`~xinfang_desk.domain.duties.pledge.by_rule` makes none of them).
    """
    found = register.stream(
        f"{_OPEN} AND (m.due < ? OR m.state IN ('forwarded', 'assigned') OR m.route = 's5') ORDER BY m.id",
        (today.isoformat(),),
    )
    for columns in found:
        yield _standing(columns)


def open_matter(register: Register, number: str) -> Standing | None:
    """One matter, if it is open and may be shown."""
    found = register.row(f"{_OPEN} AND m.number = ?", (number,))
    return None if found is None else _standing(found)


def _standing(columns: tuple[str, ...]) -> Standing:
    visit, body, handed, said = columns
    matter = codec.read(body, Matter)
    return Standing(visit_body=visit, matter=matter, deeds=deeds_of(matter, handed, said))
