"""The figures (统计): kept up at import, so that reading them never scans the ledger."""

from __future__ import annotations

from collections import Counter, defaultdict

from xinfang_desk.batch.wire import RecordV1
from xinfang_desk.county.answers import By, SummaryRow
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.time.calendar import CHINA

_COLUMNS = {
    By.DESK: "desk",
    By.PLACE: "town",
    By.CONTENT: "content",
    By.PURPOSE: "purpose",
    By.ROUTE: "route",
    By.MONTH: "substr(received_at, 1, 7)",
}
"""What of a record each figure is counted by."""
_VOID = ("void", "", "")
"""By what, in which month and under which key, the table counts what is void."""
_ADD = (
    "INSERT INTO monthly (by, month, key, matters, people) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (by, month, key) DO UPDATE SET"
    " matters = monthly.matters + excluded.matters, people = monthly.people + excluded.people"
)


Months = tuple[str, str]
"""The first and the last month of a time, as ``2026-09``."""
EVER: Months = ("0000-00", "9999-99")


def is_void(record: RecordV1) -> bool:
    """Whether its desk declared it void (作废), which is not the same as withdrawn (撤回)."""
    return record.void and record.state == "void"


class Tally:
    """What one batch adds to the figures, and takes away where a revision replaces another."""

    def __init__(self) -> None:
        self._counted: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
        # Matters and people by all their keys together: one look-up a record.
        self._void = 0

    def count(self, record: RecordV1, times: int = 1) -> None:
        """Count a matter in, or with ``times=-1`` out again; one that was withdrawn does not count.

        What is void is counted as that, and as nothing else.
        """
        self._void += times * is_void(record)
        if record.void:
            return
        local = record.received_at.astimezone(CHINA)
        month = f"{local.year}-{local.month:02d}"
        keys = (record.desk, record.place, record.content, record.purpose, record.route or "", month)
        counted = self._counted[keys]
        counted[0] += times
        counted[1] += times * record.people_involved

    def write(self, ledger: Ledger) -> None:
        """Put it all into the ledger; inside a write."""
        # Added up first: a batch has thousands of combinations of keys, and some hundred keys a month.
        matters: Counter[tuple[str, str, str]] = Counter()
        people: Counter[tuple[str, str, str]] = Counter()
        for keys, (times, involved) in self._counted.items():
            for by, key in zip(_COLUMNS, keys, strict=True):
                single = (by.value, keys[-1], key)
                matters[single] += times
                people[single] += involved
        if self._void:
            matters[_VOID] += self._void
        # In one order, so that two who import at once never wait for each other.
        ledger.run_many(_ADD, [(*single, matters[single], people[single]) for single in sorted(matters)])


def count_all(ledger: Ledger) -> None:
    """Count the records of an older ledger, which counted no months; inside a write."""
    ledger.run("DELETE FROM monthly")
    for by, column in _COLUMNS.items():
        ledger.run(
            "INSERT INTO monthly (by, month, key, matters, people)"
            f" SELECT '{by.value}', substr(received_at, 1, 7), {column}, count(*), sum(people)"
            " FROM records WHERE state NOT IN ('void', 'withdrawn') GROUP BY 2, 3"
        )
    ledger.run(
        "INSERT INTO monthly (by, month, key, matters, people)"
        " SELECT 'void', '', '', count(*), 0 FROM records WHERE state = 'void'"
    )


def count_void(ledger: Ledger) -> int:
    """How many matters their desks declared void (作废)."""
    found = ledger.row("SELECT matters FROM monthly WHERE by = ? AND month = ? AND key = ?", _VOID)
    return int(found[0]) if found else 0


def summary(ledger: Ledger, by: By, months: Months = EVER) -> tuple[SummaryRow, ...]:
    """The figures by one key, in the order of the key, of what was received in ``months``."""
    return tuple(
        SummaryRow(key=key, matters=int(matters), people=int(people))
        for key, matters, people in ledger.stream(
            "SELECT key, sum(matters), sum(people) FROM monthly WHERE by = ? AND month BETWEEN ? AND ?"
            " GROUP BY key HAVING sum(matters) > 0 ORDER BY key",
            (by.value, *months),
        )
    )
