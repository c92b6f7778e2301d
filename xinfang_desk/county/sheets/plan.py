"""What a table would change in the ledger (录入前先看); nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import takewhile

from xinfang_desk.batch.wire import RecordV1
from xinfang_desk.county import packs
from xinfang_desk.county.answers import EntryLine
from xinfang_desk.county.entries import EntryIn, check_entry, entries_of
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.national import national_of
from xinfang_desk.county.sheets.mapping import BadCell, RowIn, Rows
from xinfang_desk.domain.county_clock import Done
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import is_number
from xinfang_desk.words import _, sentence
from xinfang_desk.words.county_events import event_name

_FINAL = frozenset({"not_accepted", "no_longer_accepted", "concluded"})
_AFTER_FINAL = frozenset({"review_answered", "recheck_answered"})
"""What may follow the end of a matter (articles 35 and 36)."""
_REPEATED = frozenset({"forwarded", "assigned"})
"""What may be done twice, to another office."""
_SUMMARY = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRow:
    """A row that would be entered (会新录入的一行)."""

    row: int
    number: str
    summary: str
    """The first words of the matter, to recognise it by."""
    answer: EntryIn | None
    national: tuple[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A row that says otherwise than what is kept (和已有的不合), and which of them stands."""

    row: int
    number: str
    kept: EntryLine | None
    """None where it is about how the national system knows the matter."""
    takes_back: tuple[int, ...]
    """Ids of the answers that give way if the table's stands."""
    new: NewRow
    decided: str = ""
    """``kept``, ``table``, or nothing yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What becomes of each row of a table (录入前先看)."""

    new: tuple[NewRow, ...] = ()
    same: int = 0
    contradicts: tuple[Contradiction, ...] = ()
    bad: tuple[BadCell, ...] = ()
    taken: int = 0
    """Rows that were entered, once they were."""
    before: datetime | None = None
    """When this very file was entered from this source: then there is nothing to do."""

    @property
    def undecided(self) -> int:
        """Contradictions about which nobody has said anything."""
        return sum(not each.decided for each in self.contradicts)

    @property
    def ready(self) -> bool:
        """Whether it may be entered."""
        return not self.bad and not self.undecided


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What is asked of a matter, so that its record need not be held."""

    record: RecordV1
    kept: tuple[EntryLine, ...]
    national: tuple[str, str] | None
    done: tuple[Done, ...]
    """What is kept, and what the table says beside it, in the order of their days."""


def plan(ledger: Ledger, rows: Rows, decided: Mapping[str, str], today: date) -> Plan:
    """Hold every row against the ledger; ``decided`` names numbers as ``kept`` or ``table``."""
    by_number: dict[str, list[RowIn]] = defaultdict(list)
    for row in rows.rows:
        by_number[row.number].append(row)
    new: list[NewRow] = []
    contradicts: list[Contradiction] = []
    bad = list(rows.bad)
    same = 0
    for number, record in _standing(ledger, by_number):
        if record is None:
            unknown = _("台账里没有这一件。请核对编号；接待台的批次没到的，先收批次。")
            bad += (rows.note(row, "number", unknown) for row in by_number[number])
            continue
        kept = tuple(each for each in entries_of(ledger, number) if each.withdrawn_at is None)
        said = [each for row in by_number[number] if (each := _answer(row)) is not None]
        done = [*map(_done, kept), *map(_done, said)]
        standing = _Standing(
            record=record,
            kept=kept,
            national=_national(ledger, number),
            done=tuple(sorted(done, key=lambda each: each.on)),
        )
        earlier: list[tuple[RowIn, EntryIn]] = []
        for row in by_number[number]:
            found = _judged(rows, row, standing, earlier, decided, today)
            if isinstance(found, NewRow):
                new.append(found)
            elif isinstance(found, Contradiction):
                contradicts.append(found)
            elif found is None:
                same += 1
            else:
                bad.append(found)
    return Plan(
        new=tuple(sorted(new, key=lambda each: each.row)),
        same=same,
        contradicts=tuple(sorted(contradicts, key=lambda each: each.row)),
        bad=tuple(sorted(bad, key=lambda each: each.row)),
    )


def _standing(ledger: Ledger, numbers: Iterable[str]) -> Iterable[tuple[str, RecordV1 | None]]:
    """The record that stands under each number, in the order in which they lie: each pack is opened once."""
    places: list[tuple[packs.Place, str]] = []
    for number in numbers:
        found = ledger.row("SELECT batch, place FROM records WHERE number = ?", (number,))
        if found is None or not is_number(number):
            yield number, None
        else:
            places.append(((found[0], found[1]), number))
    reader = packs.Reader(ledger)
    for _place, number in sorted(places):
        yield number, reader.standing(number)[1]


def _judged(
    rows: Rows,
    row: RowIn,
    standing: _Standing,
    earlier: list[tuple[RowIn, EntryIn]],
    decided: Mapping[str, str],
    today: date,
) -> NewRow | Contradiction | BadCell | None:
    """What a row is; None where all of it is kept already."""
    answer = _answer(row)
    if answer is not None:
        try:
            check_entry(standing.record, standing.done, answer, today)
        except DeskError as fault:
            return rows.note(row, str(fault.facts.get("field", "number")), sentence(fault.code, fault.facts))
        for before, said in earlier:
            if _same(said, answer):
                return None
            if _clash(said, answer):
                words = _("和第{row}行说的不一样。同一件同一步只留一行。").format(row=before.row)
                return rows.note(row, "event", words)
        earlier.append((row, answer))
    kept_already = any(_same(each, answer) for each in standing.kept) if answer else True
    if kept_already and (row.national is None or row.national == standing.national):
        return None
    fresh = NewRow(
        row=row.row,
        number=row.number,
        summary=" ".join((standing.record.statement or standing.record.request).split())[:_SUMMARY],
        answer=None if kept_already else answer,
        national=None if row.national == standing.national else row.national,
    )
    clashing = [] if kept_already or answer is None else [e for e in standing.kept if _clash(e, answer)]
    renamed = fresh.national is not None and standing.national is not None
    if not clashing and not renamed:
        return fresh
    return Contradiction(
        row=row.row,
        number=row.number,
        kept=clashing[0] if clashing else None,
        takes_back=tuple(each.id for each in clashing),
        new=fresh,
        decided=decided.get(row.number, ""),
    )


def beside(kept: EntryLine | EntryIn, table: EntryIn) -> tuple[str, str]:
    """Both sides of a contradiction in words, each with what differs between 【 and 】."""
    pairs = [_marked(*each) for each in zip(_parts(kept), _parts(table), strict=True)]
    return "　".join(one for one, _other in pairs if one), "　".join(other for _one, other in pairs if other)


def _parts(entry: EntryLine | EntryIn) -> tuple[str, ...]:
    due = _("期限 {day}").format(day=entry.due) if entry.due else ""
    served = _("送达 {day}").format(day=entry.served_on) if entry.served_on else ""
    return (
        entry.day.isoformat(),
        event_name(entry.event),
        entry.org,
        entry.document,
        due,
        served,
        " ".join(entry.text.split()),
    )


def _marked(one: str, other: str) -> tuple[str, str]:
    """Two words with what differs between brackets, and what is alike before and behind it left as it is."""
    if one == other:
        return one, other
    head = _alike(one, other)
    tail = _alike(one[head:][::-1], other[head:][::-1])
    marked = (
        f"{each[:head]}【{each[head : len(each) - tail] or _('没写')}】{each[len(each) - tail :]}"
        for each in (one, other)
    )
    return next(marked), next(marked)


def _alike(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _done(said: EntryLine | EntryIn) -> Done:
    return Done(event=said.event, on=said.day, org=said.org, due=said.due)


def _answer(row: RowIn) -> EntryIn | None:
    if row.event is None or row.day is None:
        return None
    return EntryIn(
        number=row.number,
        event=row.event,  # type: ignore[arg-type]  # the mapping knows no others
        org=row.org,
        day=row.day,
        document=row.document,
        text=row.text,
        due=row.due,
        served_on=row.served_on,
    )


def _same(kept: EntryLine | EntryIn, said: EntryIn) -> bool:
    facts = ("event", "org", "day", "document", "text", "due")
    alike = all(getattr(kept, each) == getattr(said, each) for each in facts)
    return alike and said.served_on in {None, kept.served_on}


def _clash(kept: EntryLine | EntryIn, said: EntryIn) -> bool:
    """Whether both cannot stand: the same step told otherwise, or a step after the end of the matter."""
    if kept.event == said.event:
        if kept.event in _REPEATED and kept.org != said.org:
            return False
        facts = ("org", "day", "document", "text", "due")
        return any(getattr(kept, each) != getattr(said, each) for each in facts)
    return _ends_before(kept, said) or _ends_before(said, kept)


def _ends_before(end: EntryLine | EntryIn, step: EntryLine | EntryIn) -> bool:
    return end.event in _FINAL and step.event not in _AFTER_FINAL and step.day > end.day


def _national(ledger: Ledger, number: str) -> tuple[str, str] | None:
    found = national_of(ledger, number)
    return (found.number, found.query_code) if found else None
