"""Lines of a list (列表行) out of the register."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.county_clock import ENDS
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Row
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.sealed_file import Value
from xinfang_desk.store.file.codec import instant
from xinfang_desk.store.file.register import Register

OPEN = "m.confidential = 0 AND m.unanswered = 0"
"""Of ``matters m``: its words may be shown (:attr:`~xinfang_desk.domain.matter.Matter.withheld`)."""
SHOWN = f"{OPEN} AND m.state <> 'void'"
"""Of ``matters m``: it is listed and counted; what is void is found by its number alone."""
CARRIED = """EXISTS (SELECT 1 FROM batch_items i JOIN batches b ON b.sequence = i.sequence
    WHERE i.matter = m.id AND b.state <> 'made')"""
"""Of ``matters m``: a batch that was written has carried it."""
_ENDS = ", ".join(f"'{each}'" for each in ENDS)
ENDED_BY = f"""CASE m.state WHEN 'concluded' THEN (SELECT a.event FROM answers a
    WHERE a.number = m.number AND a.withdrawn_on = '' AND a.event IN ({_ENDS})
    ORDER BY a.on_day DESC, a.id DESC LIMIT 1) END"""
"""Of ``matters m``: what ended it, as the county told last (:func:`county_clock.called`)."""
COLUMNS = f"""m.id, m.received_at, m.newest, m.number, m.people, m.people_count, m.village, m.summary,
    m.state, m.outcome, m.confidential, m.unanswered, m.due,
    (SELECT count(*) FROM papers WHERE matter = m.id AND state <> 'voided'),
    (SELECT count(*) FROM papers WHERE matter = m.id AND state = 'handed_over'),
    {CARRIED}, {ENDED_BY}"""
"""What :func:`row_from` reads of ``matters m``."""
WIDTH = 17
"""How many columns that is."""


def row_from(columns: Sequence[Any]) -> Row:
    """The line that a row of :data:`COLUMNS` stands for."""
    _, received, _, number, people, count, village, summary, *how_it_stands = columns
    state, outcome, sealed, asked, due, owed, handed_over, carried, ended_by = how_it_stands
    return Row(
        number=Number(number),
        received_at=datetime.fromisoformat(received),
        people=people,
        people_count=count,
        village=village,
        summary=summary,
        state=State(state),
        outcome=Outcome(outcome) if outcome else None,
        confidential=bool(sealed),
        unanswered=bool(asked),
        papers_owed=owed,
        papers_handed_over=handed_over,
        carried=bool(carried),
        ended_by=ended_by or "",
        due=date.fromisoformat(due) if due else None,
    )


_TO = """(SELECT x.id FROM matters x JOIN visits v ON v.id = x.visit WHERE v.registered_at < ?
    ORDER BY x.id DESC LIMIT 1)"""
"""The last matter taken down before a time; walks back over what was taken down since."""

OF_DAY = f"(m.received_on = ? OR m.id > coalesce({_TO}, 0) AND m.id <= coalesce({_TO}, 0))"
"""Of ``matters m`` those of a day: received then, or taken down then, as a draft of the day before is."""


def of_day(day: date) -> tuple[str, str, str]:
    """The values of :data:`OF_DAY`."""
    begins = datetime.combine(day, time.min, CHINA)
    return day.isoformat(), instant(begins), instant(begins + timedelta(days=1))


def select(register: Register, where: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
    """The lines of the matters for which ``where``, a condition with its order, holds."""
    # Every caller passes a condition of its own; what a person typed is among the values.
    found = register.stream(f"SELECT {COLUMNS} FROM matters m WHERE {where}", values)
    return tuple(map(row_from, found))


def newest(found: Iterable[tuple[Any, ...]], limit: int) -> tuple[Row, ...]:
    """The ``limit`` lines received last, of rows that come in the reverse order of their registration.

    Visits are mostly registered as they come, so this stops after little more than ``limit`` rows: at the
    first one up to which nothing was received later than what has been kept.
    """
    kept: list[tuple[str, int, tuple[Any, ...]]] = []
    for columns in found:
        if len(kept) == limit and columns[2] <= kept[0][0]:
            break
        heapq.heappush(kept, (columns[1], columns[0], columns))
        if len(kept) > limit:
            heapq.heappop(kept)
    return tuple(row_from(columns[:WIDTH]) for _, _, columns in sorted(kept, reverse=True))
