"""Pads for power cuts (停电本): numbers on paper before anybody comes, each accounted for."""

from __future__ import annotations

from datetime import datetime
from os import urandom
from pathlib import Path

from xinfang_desk.desk.answers import Pad
from xinfang_desk.desk.books import highest
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.books.correction import require_reason
from xinfang_desk.domain.books.pad import require_count
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.number import Number, read_number
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.files import write_paper
from xinfang_desk.store import pads


class Pads(Counter):
    """The verbs of numbered blank receipts."""

    def __init__(self, seat: Seat, drafts: Drafts) -> None:
        super().__init__(seat)
        self._drafts = drafts

    @duty(RECEIVING)
    def write(self, count: int, file: Path) -> Pad:
        """Give out ``count`` numbers and write their receipts to ``file``; none where it cannot be written.

        ``pad.bad_count``, ``output.exists``.
        """
        from xinfang_desk.documents.office.pad_sheets import pad_sheets

        require_count(count)
        office, year = self._seat.office, self._seat.today().year
        with self._store.write():
            numbers = tuple(highest.next_number(self._seat, year) for _each in range(count))
            pads.issue(self._store, numbers, by=self._seat.by())
            write_paper(file, pad_sheets(numbers, office, rehearsal=self._seat.rehearsal))
        highest.keep(self._seat)
        return Pad(first=numbers[0], last=numbers[-1], pages=count)

    @duty(RECEIVING)
    def enter(self, number: str, came: datetime) -> None:
        """Begin to write down a receipt that was filled by hand (补录): a draft with its number and its time.

        The last digits are enough, from the running number on, where one receipt alone ends so.
        ``number.mistyped``, ``pad.unknown``, ``pad.used``, ``pad.void``.
        """
        alike = pads.ending(self._store, "".join(filter(str.isdecimal, number)))
        asked = alike[0] if len(alike) == 1 else read_number(number)
        pads.require_open(self._store, asked)
        draft = VisitDraft(people=(), matters=(), received_at=came, pad_number=asked, key=urandom(16).hex())
        self._drafts.save(draft)

    @duty(RECEIVING)
    def void(self, number: str, reason: str) -> None:
        """A blank receipt was spoiled or lost (作废): its number is given to nobody.

        ``pad.unknown``, ``pad.used``, ``pad.void``, ``repair.reason_missing``.
        """
        why = require_reason(reason)
        with self._store.write():
            pads.void(self._store, Number(number), why, by=self._seat.by())

    @duty(READING)
    def open_numbers(self) -> tuple[Number, ...]:
        """The numbers that lie on paper and were neither used nor spoiled."""
        return pads.open_numbers(self._store)
