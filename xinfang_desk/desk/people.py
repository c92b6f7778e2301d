"""What is held on a person (个人信息): told to who asks, kept no longer than its time."""

from __future__ import annotations

from datetime import date

from xinfang_desk.desk.answers import HeldOn
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.likeness import likenesses
from xinfang_desk.domain.people.petitioner import Person, normal_id
from xinfang_desk.domain.roles import RECEIVING, RUNNING
from xinfang_desk.store import erasing, matters
from xinfang_desk.store.file import trail
from xinfang_desk.store.finding import lists


class People(Counter):
    """The verbs of what people may ask of a register (个人信息保护法 arts. 44, 45, 47)."""

    @duty(RECEIVING)
    def held_on(self, name: str, id_number: str = "", phone: str = "") -> HeldOn:
        """All that is held on a person who asks for it (本人查询): by ID number, or name and telephone.

        What is sealed is not among it, and cannot be: nothing here leads from a person to an accusation.
        """
        rows = lists.earlier_of(
            self._store,
            id_number=id_number,
            name=name,
            phone=phone,
            most=matters.count(self._store),
        )
        with self._store.write():
            trail.append_lookup(
                self._store, self._seat.by(), normal_id(id_number) or name, "own_record", len(rows)
            )
        found = (matters.record(self._store, Number(row.number)) for row in rows)
        return HeldOn(rows=rows, records=tuple(record for record in found if record is not None))

    @duty(RECEIVING)
    def paper(self, found: HeldOn, name: str, id_number: str = "", phone: str = "") -> bytes:
        """What :meth:`held_on` found, as a paper for who asks (本人信息告知); of who came along, nothing.

        A PDF, drawn from that answer: nothing is looked up again, so one request is one line of the trail.
        """
        from xinfang_desk.documents.office.own_record import own_record

        asked = Person(name=name, id_number=id_number, phone=phone)
        pairs = [(each, tuple(who for who in each.visit.people if _is(who, asked))) for each in found.records]
        return own_record(pairs, self._seat.office, self._seat.today())

    @open_to_all
    def retention_years(self) -> int | None:
        """For how many years what is closed is kept (保存年限), or None before the office has said."""
        return erasing.retention_years(self._store)

    @duty(RUNNING)
    def set_retention(self, years: int) -> None:
        """Say for how many years what is closed is kept."""
        with self._store.write():
            erasing.set_retention(self._store, years, by=self._seat.by())

    @duty(RUNNING)
    def erasable_from(self, number: str) -> date | None:
        """From what day :meth:`erase` takes this matter (到期日); None for an open, sealed or erased one.

        None also before the office has said for how many years it keeps what is closed.
        """
        return erasing.erasable_from(self._store, number)

    @duty(RUNNING)
    def erase(self, number: str, why: str) -> None:
        """Take people and words out of a closed matter whose retention time is over (到期删除)."""
        if not why.strip():
            raise DeskError("retention.why_missing")
        with self._store.write():
            doubt = self._seat.clock_doubt()
            erasing.erase(self._store, number, by=self._seat.by(), why=why.strip())
            if doubt:
                # A clock that runs ahead would end every retention time.
                raise DeskError(doubt.value)


def _is(who: Person, asked: Person) -> bool:
    """Whether ``who`` came is who asks; two identity numbers that differ are never one person's."""
    number, theirs = normal_id(asked.id_number), normal_id(who.id_number)
    if number and theirs:
        return number == theirs
    return not set(likenesses(asked)).isdisjoint(likenesses(who))
