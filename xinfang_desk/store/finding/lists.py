"""Lists of the desk (工作列表): today's visits, what falls due, earlier visits on the same matter."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.promises import CLOSED
from xinfang_desk.domain.record import Count, CountBy, Row
from xinfang_desk.searched.tokens import backwards, phrase
from xinfang_desk.store.file.codec import read
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import COLUMNS, OF_DAY, SHOWN, WIDTH, newest, of_day, select
from xinfang_desk.store.finding.not_same import known_apart

MOST_EARLIER = 50
_COMPARED = 50
"""Characters of a name by which the search narrows it down; who is compared then is compared whole."""


def rows_of_day(register: Register, day: date) -> tuple[Row, ...]:
    """What was received or taken down on a day, newest first; what is void is counted apart."""
    where = f"{OF_DAY} AND m.state <> 'void' ORDER BY m.received_at DESC, m.id DESC"
    return select(register, where, of_day(day))


def count_void(register: Register, day: date) -> int:
    """How many matters were declared void on a day (作废), whenever they came."""
    found = register.rows(
        "SELECT count(DISTINCT subject) FROM trail WHERE verb = 'void' AND substr(at, 1, 10) = ?",
        (day.isoformat(),),
    )
    return int(found[0][0])


_DUE = f"m.due <= ? AND m.state NOT IN ({', '.join('?' * len(CLOSED))})"


def rows_due(register: Register, until: date) -> tuple[Row, ...]:
    """Open matters on which the office has to act by ``until``, soonest first; overdue ones included."""
    return select(register, f"{_DUE} ORDER BY m.due, m.id", _due_by(until))


def count_due(register: Register, until: date) -> int:
    """How many :func:`rows_due` are."""
    found = register.row(f"SELECT count(*) FROM matters m WHERE {_DUE}", _due_by(until))
    return int(found[0]) if found else 0


def _due_by(until: date) -> tuple[str, ...]:
    return until.isoformat(), *(state.value for state in CLOSED)


def earlier_of(
    register: Register,
    *,
    id_number: str = "",
    name: str = "",
    phone: str = "",
    address: str = "",
    most: int = MOST_EARLIER,
) -> tuple[Row, ...]:
    """The ``most`` latest earlier matters of the same person (既往来访), newest first.

    The same identity number; or the same name, and telephone or address agree. A name alone is nobody.
    What was found to be somebody else's is left out, until something further agrees.
    """
    person = Person(name=name, id_number=id_number, phone=phone, address=address)
    wanted, apart = frozenset(likenesses(person)), known_apart(register, person)
    number, spelled = backwards(id_number), called(name)
    asked = [f'tails : "{number}"'] if number else []
    asked += [f"people : {phrase(spelled[:_COMPARED])}"] if spelled else []
    if not wanted:
        return ()

    def same(matter: str, other: Person) -> bool:
        return any((matter, each) not in apart for each in wanted.intersection(likenesses(other)))

    # The search narrows it down to a few, whose people are then compared one by one.
    found = register.stream(
        f"SELECT {COLUMNS}, v.body FROM search JOIN matters m ON m.id = search.rowid"
        " JOIN visits v ON v.id = m.visit WHERE search MATCH ? ORDER BY search.rowid DESC",
        (" OR ".join(asked),),
    )
    theirs = (
        each for each in found if any(same(each[3], other) for other in read(each[WIDTH], Visit).people)
    )
    return newest(theirs, most)


_COUNTED = {
    CountBy.CONTENT: "content",
    CountBy.PLACE: "village",
    CountBy.MONTH: "substr(received_on, 1, 7)",
}


def counts(register: Register, by: CountBy, since: date, until: date) -> tuple[Count, ...]:
    """How many matters were received from ``since`` to ``until``, months in their order, else most first.

    An accusation is in no count (信访工作条例 art. 30, para. 3), nor what may be one.
    """
    order = "1" if by is CountBy.MONTH else "2 DESC, 1"
    found = register.stream(
        f"SELECT {_COUNTED[by]}, count(*) FROM matters m WHERE {SHOWN}"
        f" AND received_on BETWEEN ? AND ? GROUP BY 1 ORDER BY {order}",
        (since.isoformat(), until.isoformat()),
    )
    return tuple(Count(key=key, matters=count) for key, count in found)


def villages(register: Register) -> tuple[str, ...]:
    """The villages that were named so far, the most frequent first."""
    found = register.stream(
        "SELECT village FROM matters WHERE village <> '' GROUP BY village ORDER BY count(*) DESC, village"
    )
    return tuple(village for (village,) in found)


def addresses(register: Register, prefix: str, limit: int = 20) -> tuple[str, ...]:
    """Addresses that were written down before and begin with ``prefix``."""
    found = register.stream(
        "SELECT DISTINCT address FROM addresses WHERE address >= ? AND address < ? ORDER BY address LIMIT ?",
        (prefix, prefix + chr(0x10FFFF), limit),
    )
    return tuple(address for (address,) in found)
