"""Looking things up in the ledger (查找): matters by number, name or words; desks and what waits for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice

import msgspec

from xinfang_desk.batch import cards, wire
from xinfang_desk.county import naming, packs
from xinfang_desk.county.answers import DeskLine, MatterLine, MatterView
from xinfang_desk.county.enrolment import card_of, desks
from xinfang_desk.county.entries import entries_of
from xinfang_desk.county.intake import gaps
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.national import national_of
from xinfang_desk.county.recovery_copies import newest_copy
from xinfang_desk.county.reply import waiting_results, waiting_updates
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.people.text import in_bytes
from xinfang_desk.domain.spans import MOST_LISTED, listed
from xinfang_desk.domain.time.calendar import CHINA

_SUMMARY = 60


def matters(ledger: Ledger, limit: int) -> tuple[MatterLine, ...]:
    """The matters that came last, newest first."""
    reader = packs.Reader(ledger)
    places = ledger.rows("SELECT batch, place FROM records ORDER BY id DESC LIMIT ?", (limit,))
    return _lines(ledger, (_read(reader.line((batch, place))) for batch, place in places))


def find(ledger: Ledger, text: str, limit: int) -> tuple[MatterLine, ...]:
    """Matters with ``text`` in a name, village, statement or number: those that came last, newest first.

    A dot or a space in a name makes no difference. Behind them, while there is room, those in which a name
    or village only looks like ``text``, marked :attr:`MatterLine.similar`.
    """
    said = dict(islice(_matching(ledger, text.strip()), limit))
    exact = sorted({*said, *naming.by_name(ledger, text, limit)}, reverse=True)[:limit]
    looks = naming.by_look(ledger, text, limit + len(exact))
    others = [place for place in looks if place not in exact][: limit - len(exact)]
    reader = packs.Reader(ledger)

    def lines(places: Iterable[packs.Place]) -> tuple[MatterLine, ...]:
        found = (said.get(place) or _read(reader.line(place)) for place in places)
        return _lines(ledger, sorted(found, key=lambda each: each.received_at, reverse=True))

    return lines(exact) + tuple(replace(line, similar=True) for line in lines(others))


def matter(ledger: Ledger, typed: str) -> MatterView:
    """All that is held of a matter; ``number.mistyped`` or ``matter.unknown``."""
    number = read_number(typed)
    place, record = packs.Reader(ledger).standing(number)
    back = ledger.row(
        "SELECT code FROM outcomes WHERE batch = ? AND place = ? AND result = 'rejected'", place
    )
    return MatterView(
        number=record.number,
        desk=record.desk,
        rev=record.rev,
        void=record.void,
        mistaken=is_void(record),
        received_at=record.received_at.astimezone(CHINA),
        people=tuple(person.name for person in record.people),
        people_involved=record.people_involved,
        village=record.village,
        statement=record.statement,
        request=record.request,
        purpose=record.purpose,
        route=record.route,
        content=record.content,
        outcome=record.outcome,
        to=record.to,
        answers=entries_of(ledger, number),
        national=national_of(ledger, number),
        returned=str(back[0]) if back else "",
    )


def desk_lines(ledger: Ledger) -> tuple[DeskLine, ...]:
    """Every desk that is enrolled, with what has come from it and what waits for it."""
    return tuple(_desk_line(ledger, desk) for desk in desks(ledger))


def _desk_line(ledger: Ledger, desk: str) -> DeskLine:
    card = card_of(ledger, desk)
    batches, last = ledger.row("SELECT count(*), max(received_at) FROM batches WHERE desk = ?", (desk,)) or (
        0,
        None,
    )
    runs = gaps(ledger, desk)
    return DeskLine(
        desk=desk,
        name=card.name,
        fingerprint=cards.fingerprint(card),
        batches=batches,
        last_received=datetime.fromisoformat(last) if last else None,
        waiting_results=waiting_results(ledger, desk),
        waiting_updates=waiting_updates(ledger, desk),
        missing=listed(runs),
        gaps=runs[:MOST_LISTED],
        copy_made=newest_copy(ledger, desk),
    )


def _matching(ledger: Ledger, text: str) -> Iterator[tuple[packs.Place, wire.RecordV1]]:
    """Bytes are searched first, which is quick; what they may hold is read, and counts if it still stands."""
    if not text:
        return
    spaceless = text.replace(" ", "").replace("-", "")
    # A number is read out in groups.
    spellings = (text, spaceless if spaceless.isdigit() else text)
    in_bytes(text)  # half of a character is refused, not looked for
    for place, line in packs.holding(ledger, [msgspec.json.encode(each)[1:-1] for each in spellings]):
        if wire.is_returned(line):
            continue
        record = _read(line)
        said = any(each in words for each in spellings for words in _words(record))
        if said and ledger.row(
            "SELECT 1 FROM records WHERE batch = ? AND place = ? AND uid = ?", (*place, record.uid)
        ):
            yield place, record


def _read(line: bytes) -> wire.RecordV1:
    return wire.decode_kept(line, wire.RecordV1)


def _words(record: wire.RecordV1) -> tuple[str, ...]:
    if is_void(record):
        return (record.number,)
    names = (person.name for person in record.people)
    return record.number, record.statement, record.request, record.village, *names


def _lines(ledger: Ledger, records: Iterable[wire.RecordV1]) -> tuple[MatterLine, ...]:
    return tuple(_line(ledger, record) for record in records)


def _line(ledger: Ledger, record: wire.RecordV1) -> MatterLine:
    answers = ledger.row("SELECT count(*) FROM answers WHERE number = ?", (record.number,))
    return MatterLine(
        number=record.number,
        desk=record.desk,
        received_at=record.received_at.astimezone(CHINA),
        people="、".join(person.name for person in record.people),
        people_involved=record.people_involved,
        village=record.village,
        summary=" ".join((record.statement or record.request).split())[:_SUMMARY],
        answers=int(answers[0]) if answers else 0,
    )
