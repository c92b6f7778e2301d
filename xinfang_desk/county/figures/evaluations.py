"""What people said of how their matters were handled (群众评价), as the clerk copied it.

They say it in the national system, or when they are asked (回访); a desk's own figures of its reception carry
no name and lead to no matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

import msgspec

from xinfang_desk.batch.wire import Short
from xinfang_desk.county import packs, standing
from xinfang_desk.county.answers import EntriesTaken
from xinfang_desk.county.entries import read_line, take_lines
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.deadline import spoken

EVALUATED = frozenset(
    each.value
    for each in (
        State.ANSWERED,
        State.UNDER_REVIEW,
        State.REVIEWED,
        State.UNDER_RECHECK,
        State.RECHECKED,
        State.CONCLUDED,
    )
)
"""Where somebody can say how a matter was handled (应当评价): it was answered, or ended."""
GOOD = frozenset({"satisfied", "mostly"})
"""满意、基本满意."""
Said = Literal["satisfied", "mostly", "dissatisfied", ""]


class EvaluationIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One evaluation as it is handed in; an empty one takes back what was entered in error."""

    number: Short
    evaluation: Said
    day: date = msgspec.field(name="date")


def take_evaluations(ledger: Ledger, lines: Iterable[bytes], at: datetime) -> EntriesTaken:
    """Keep every good line, inside a write; the last one for a matter stands.

    Refused: ``matter.unknown``, ``evaluation.not_closed`` for what was not answered or ended,
    ``evaluation.before_answer``, and a day to come or before the visit.
    """
    reader = packs.Reader(ledger)
    return take_lines(lines, lambda line: _take(ledger, reader, read_line(line, EvaluationIn), at))


def _take(ledger: Ledger, reader: packs.Reader, told: EvaluationIn, at: datetime) -> bool:
    number, today = read_number(told.number), china_day(at)
    record = reader.standing(number)[1]
    if told.day > today:
        raise DeskError("step.after_today", field="date")
    if told.day < min(china_day(record.received_at), today):
        raise DeskError("step.before_registration", field="date")
    if not told.evaluation:
        return ledger.run("DELETE FROM evaluations WHERE number = ?", (number,)) > 0
    known = standing.known_of(ledger, number)
    if standing.state_told(record, known) not in EVALUATED:
        raise DeskError("evaluation.not_closed", number=number)
    first = standing.answered_on(record, known.done, standing.OPINIONS)
    if first is not None and told.day < first:
        raise DeskError("evaluation.before_answer", field="date", day=spoken(first))
    changed = ledger.run(
        "INSERT INTO evaluations (number, said, day, entered_at) VALUES (?, ?, ?, ?) ON CONFLICT (number)"
        " DO UPDATE SET said = excluded.said, day = excluded.day, entered_at = excluded.entered_at"
        " WHERE evaluations.said <> excluded.said OR evaluations.day <> excluded.day",
        (number, told.evaluation, told.day.isoformat(), at.isoformat()),
    )
    return changed > 0


def evaluation_of(ledger: Ledger, number: str) -> tuple[str, date] | None:
    """What was said of a matter, and when; None where nothing was."""
    found = ledger.row("SELECT said, day FROM evaluations WHERE number = ?", (number,))
    return (str(found[0]), date.fromisoformat(found[1])) if found else None
