"""The figures (统计): kept up at import, so that reading them never scans the ledger."""

from __future__ import annotations

from collections import Counter, defaultdict

from xinfang_desk.batch.wire import RecordV1
from xinfang_desk.county.answers import By, SummaryRow
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.time.calendar import CHINA

_ALL = tuple(by.value for by in By)
_Keys = tuple[str, ...]
_VOID = ("void", "")
"""By what, and under which key, the table counts what is void."""
_ADD = (
    "INSERT INTO summary VALUES (?, ?, ?, ?) ON CONFLICT (by, key)"
    " DO UPDATE SET matters = summary.matters + excluded.matters,"
    " people = summary.people + excluded.people"
)


def is_void(record: RecordV1) -> bool:
    """Whether its desk declared it void (作废), which is not the same as withdrawn (撤回)."""
    return record.void and record.state == "void"


class Tally:
    """What one batch adds to the figures, and takes away where a revision replaces another."""

    def __init__(self) -> None:
        self._counted: defaultdict[_Keys, list[int]] = defaultdict(lambda: [0, 0])
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
        keys = (record.place, record.content, record.purpose, record.route or "", month)
        counted = self._counted[keys]
        counted[0] += times
        counted[1] += times * record.people_involved

    def write(self, ledger: Ledger) -> None:
        """Put it all into the ledger; inside a write."""
        # Added up first: a batch has thousands of combinations of keys, and a hundred keys.
        matters: Counter[tuple[str, str]] = Counter()
        people: Counter[tuple[str, str]] = Counter()
        for keys, (times, involved) in self._counted.items():
            for single in zip(_ALL, keys, strict=True):
                matters[single] += times
                people[single] += involved
        if self._void:
            matters[_VOID] += self._void
        # In one order for all: two that count at once wait for each other, and do not lock each other out.
        ledger.run_many(_ADD, [(*single, matters[single], people[single]) for single in sorted(matters)])


def count_void(ledger: Ledger) -> int:
    """How many matters their desks declared void (作废)."""
    found = ledger.row("SELECT matters FROM summary WHERE by = ? AND key = ?", _VOID)
    return int(found[0]) if found else 0


def summary(ledger: Ledger, by: By) -> tuple[SummaryRow, ...]:
    """The figures by one key, in the order of the key."""
    return tuple(
        SummaryRow(key=key, matters=matters, people=people)
        for key, matters, people in ledger.stream(
            "SELECT key, matters, people FROM summary WHERE by = ? AND matters > 0 ORDER BY key", (by.value,)
        )
    )
