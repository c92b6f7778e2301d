"""The ledger (台账): every matter in a table, sorted, narrowed, handed out as a file or on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from xinfang_desk.desk.answers import LedgerFile
from xinfang_desk.desk.asked import LookUps
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.books.every_matter import USUAL, Column, Found, LedgerRow, Wanted
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.files import write_file
from xinfang_desk.store.file import trail
from xinfang_desk.store.finding import ledger
from xinfang_desk.words import _
from xinfang_desk.words.ledger_words import cells, heading

LOOKING = "台账"
"""Why somebody is looked for in it, as the trail says."""
MOST_ON_PAPER = 2000
"""Lines of a printed list: a busy town's year."""


class Ledger(Counter):
    """The verbs of the ledger. What is sealed, unanswered or void is in none of it."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._look_ups = LookUps(seat)

    @duty(READING)
    def found(self, wanted: Wanted) -> Found:
        """The numbers of the matters that are wanted, in their order, and what they come to today.

        That a text was looked for is kept, as by a search.
        """
        found = ledger.found(self._store, wanted, self._seat.today())
        self._look_ups.note(wanted.text, LOOKING, len(found.numbers))
        return found

    @duty(READING)
    def lines(self, numbers: Sequence[str]) -> tuple[LedgerRow, ...]:
        """The lines of those matters, in their order; identity and telephone numbers hidden."""
        return ledger.lines(self._store, numbers, id_as=masked_id, phone_as=masked_phone)

    @duty(READING)
    def named(self, column: Column) -> tuple[str, ...]:
        """What stands in a column, the most frequent first: what it can be narrowed to."""
        return ledger.named(self._store, column)

    @duty(READING)
    def columns(self) -> tuple[Column, ...]:
        """The columns that this account looks at, in their order."""
        kept = ledger.columns_of(self._store, self._seat.account.name)
        return kept or USUAL

    @duty(READING)
    def keep_columns(self, columns: Sequence[Column]) -> None:
        """Remember them for this account."""
        with self._store.write():
            ledger.keep_columns(self._store, self._seat.account.name, columns)

    @duty(RECEIVING)
    def whole_lines(self, numbers: Sequence[str], why: str) -> tuple[LedgerRow, ...]:
        """The same with their numbers in full; for what purpose is kept (``full.why_missing``)."""
        purpose = _purpose(why)
        found = ledger.lines(self._store, numbers, id_as=str, phone_as=str)
        self._note_whole(len(found), purpose)
        return found

    @duty(RECEIVING)
    def save(
        self, file: Path, numbers: Sequence[str], columns: Sequence[Column], *, why: str | None = None
    ) -> int:
        """Write those lines and columns as XLSX, all at once; how many lines."""
        asked = self.begin_file(numbers, columns, why=why)
        lines = [line for at in range(asked.parts) for line in self.part_of(asked, at)]
        self.write_file(file, asked, lines)
        self.end_file(len(lines))
        return len(lines)

    @duty(RECEIVING)
    def begin_file(
        self, numbers: Sequence[str], columns: Sequence[Column], *, why: str | None = None
    ) -> LedgerFile:
        """A table that shall be made of those lines and columns; with ``why`` as :meth:`whole_lines`.

        A great one is made part by part, so that others are served meanwhile: :meth:`part_of` reads,
        :meth:`write_file` needs no register, :meth:`end_file` keeps that it was made.
        """
        if why is not None:
            self._note_whole(len(numbers), _purpose(why))
        return LedgerFile(numbers=tuple(numbers), columns=tuple(columns), whole=why is not None)

    @duty(RECEIVING)
    def part_of(self, asked: LedgerFile, at: int) -> list[list[str]]:
        """What stands in the cells of one part."""
        shown = (str, str) if asked.whole else (masked_id, masked_phone)
        rows = ledger.lines(self._store, asked.part(at), id_as=shown[0], phone_as=shown[1])
        return cells(rows, asked.columns)

    @duty(RECEIVING)
    def write_file(
        self,
        file: Path,
        asked: LedgerFile,
        lines: Sequence[Sequence[str]],
        goes_on: Callable[[int], bool] = lambda _done: True,
    ) -> None:
        """Write it, whole or not at all; ``goes_on`` is told how far it is, and says if it shall be finished.

        Nothing of the register is asked. ``output.exists`` for what lies there and is no ledger,
        ``output.stopped``.
        """
        from xinfang_desk.documents.office.spreadsheet import is_spreadsheet_of, spreadsheet

        def heard(done: int) -> None:
            if not goes_on(done):
                raise DeskError("output.stopped")

        title = _("来访登记台账")
        try:
            content = spreadsheet(title, [heading(each) for each in asked.columns], lines, heard)
        except UnicodeEncodeError:
            # Without its cause, which holds the text.
            raise DeskError("input.half_character") from None
        write_file(file, content, lambda there: is_spreadsheet_of(title, there))

    @duty(RECEIVING)
    def end_file(self, count: int) -> None:
        """Keep that a table of so many lines was made."""
        with self._store.write():
            trail.append(self._store, self._seat.by(), "ledger_saved", "ledger", str(count))

    @duty(READING)
    def sheet(self, wanted: Wanted, columns: Sequence[Column]) -> bytes:
        """The list of those days on paper (A4 across), numbers hidden; a PDF.

        ``paper.too_many_lines`` for more than anybody reads on paper.
        """
        from xinfang_desk.documents.office.ledger_list import ledger_list

        found = ledger.found(self._store, wanted, self._seat.today())
        if len(found.numbers) > MOST_ON_PAPER:
            raise DeskError("paper.too_many_lines", count=len(found.numbers), most=MOST_ON_PAPER)
        spans = [each.isoformat() for each in (wanted.since, wanted.until) if each]
        span = _("至").join(dict.fromkeys(spans)) or _("全部")
        words = _("{span}　{count}件　{people}人　办结{closed}件　过期{overdue}件").format(
            span=span,
            count=len(found.numbers),
            people=found.people,
            closed=found.closed,
            overdue=found.overdue,
        )
        office = self._seat.office
        number = "-".join((office.code, str(office.desk), "ledger", *spans))
        lines = cells(self.lines(found.numbers), columns)
        headings = [heading(each) for each in columns]
        return ledger_list(
            _("来访登记台账"), number, words, headings, lines, office, rehearsal=self._seat.rehearsal
        )

    def _note_whole(self, count: int, purpose: str) -> None:
        with self._store.write():
            trail.append(self._store, self._seat.by(), "ledger_whole", "ledger", f"{count} {purpose}")


def _purpose(why: str) -> str:
    if not why.strip():
        raise DeskError("full.why_missing")
    return why.strip()
