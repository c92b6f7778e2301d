"""Fields right, unsure and wrong, with intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import sqrt

from tests.papers_read.texts import Wanted
from xinfang_desk.domain.reading.paper import PaperRead

FIELDS = ("kind", "event", "body", "number", "made_on", "received_on", "to", "remedies")
_GENERAL = ("award", "civil_judgment", "administrative_judgment", "criminal_judgment")
"""Kinds that say only half: which instance, or which law, was not read, and the event is unsure."""
RIGHT, UNSURE, WRONG = "right", "unsure", "wrong"


def judged(read: PaperRead, wanted: Wanted) -> dict[str, str]:
    """What became of each field: a field of a paper whose kind was not told is unsure."""
    return {field: _judged(field, read, wanted) for field in FIELDS}


def _judged(field: str, read: PaperRead, wanted: Wanted) -> str:
    want, got = getattr(wanted, field), getattr(read, field)
    if field == "remedies":
        got = tuple(sorted((each.what, each.body, each.term, each.unit) for each in got))
        want = tuple(sorted(want))
    if read.kind is None and "kind" in read.unsure and not got:
        return UNSURE
    if got in _GENERAL and "event" in read.unsure:
        return UNSURE
    if got == want and (field not in read.unsure):
        return RIGHT
    empty = not got
    if field == "remedies" and field in read.unsure and set(got) <= set(want):
        return UNSURE
    if field in read.unsure and empty:
        return UNSURE
    if read.kind is None and "kind" in read.unsure and empty:
        return UNSURE
    return WRONG


def interval(part: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share, at 95 %."""
    if of == 0:
        return 0.0, 1.0
    share = part / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def table(rows: Iterable[Mapping[str, str]], title: str) -> str:
    """One line a field: right and wrong in per cent with their intervals."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        for name, state in row.items():
            counts.setdefault(name, Counter())[state] += 1
    lines = [f"{title:14}      of  right               unsure  wrong"]
    for name, count in counts.items():
        lines.append(_line(name, count))
    total = sum(counts.values(), Counter[str]())
    return "\n".join([*lines, _line("all", total)])


def _line(name: str, count: Counter[str]) -> str:
    of = count.total()
    right, wrong = interval(count[RIGHT], of), interval(count[WRONG], of)
    return (
        f"{name:14} {of:7}  {100 * count[RIGHT] / of:5.1f} % ({100 * right[0]:.1f}–{100 * right[1]:.1f})"
        f"  {100 * count[UNSURE] / of:5.1f} %  {100 * count[WRONG] / of:5.2f} %"
        f" ({100 * wrong[0]:.2f}–{100 * wrong[1]:.2f})"
    )
