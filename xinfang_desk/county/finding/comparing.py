"""Two matters side by side (并排看): what each says of a thing, and whether they say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from xinfang_desk.batch import wire
from xinfang_desk.county import packs
from xinfang_desk.county.finding.lines import ComparedLine
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.people.likeness import phones
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.people.spelling import called, place
from xinfang_desk.domain.time.calendar import CHINA

_Said = Callable[[wire.RecordV1], str]
_Meant = Callable[[wire.RecordV1], frozenset[str]]


def compared(ledger: Ledger, one: str, other: str) -> tuple[ComparedLine, ...]:
    """Both matters by what makes them one or two; ``matter.unknown``.

    Numbers of people stay masked; whether they agree is found from the whole ones.
    """
    reader = packs.Reader(ledger)
    first, second = (reader.standing(read_number(each))[1] for each in (one, other))
    return tuple(_lines(first, second))


def _lines(first: wire.RecordV1, second: wire.RecordV1) -> Iterator[ComparedLine]:
    for key, (said, meant) in _THINGS.items():
        mine, theirs = meant(first), meant(second)
        yield ComparedLine(
            key=key,
            one=said(first),
            other=said(second),
            agrees=bool(mine & theirs) if mine and theirs else None,
        )


def _each(of: Callable[[wire.PersonV1], str]) -> _Said:
    return lambda record: "、".join(said for who in record.people if (said := of(who)))


def _any(of: Callable[[wire.PersonV1], frozenset[str]]) -> _Meant:
    return lambda record: frozenset(chain.from_iterable(of(who) for who in record.people))


def _one(words: str) -> frozenset[str]:
    return frozenset({words} if words else ())


def _day(record: wire.RecordV1) -> str:
    return f"{record.received_at.astimezone(CHINA):%Y-%m-%d}"


_THINGS: dict[str, tuple[_Said, _Meant]] = {
    "received": (_day, lambda record: _one(_day(record))),
    "name": (_each(lambda who: who.name), _any(lambda who: _one(called(who.name)))),
    "id": (
        _each(lambda who: masked_id(who.id_number)),
        _any(lambda who: _one(who.id_number.strip().upper())),
    ),
    "phone": (
        _each(lambda who: masked_phone(who.phone)),
        _any(lambda who: frozenset(phones(who.phone))),
    ),
    "address": (_each(lambda who: who.address), _any(lambda who: _one(place(who.address)))),
    "village": (lambda record: record.village, lambda record: _one(called(record.village))),
    "content": (lambda record: record.content, lambda record: _one(record.content)),
    "statement": (lambda record: record.statement, lambda record: _one(place(record.statement))),
    "request": (lambda record: record.request, lambda record: _one(place(record.request))),
    "to": (lambda record: record.to, lambda record: _one(place(record.to))),
}
"""By what two matters are held against each other, in this order: what is shown, and what is meant by it."""
