"""Waiting numbers (取号叫号): one at the window, the others in their turn; an office may do without."""

from __future__ import annotations

from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.edges.printing import setup_for
from xinfang_desk.documents.office.ticket_slip import ticket_slip
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.hall.ticket import MOST_TOGETHER, Care, Ticket, TicketState, in_turn
from xinfang_desk.domain.roles import RECEIVING, WORKING
from xinfang_desk.store import tickets


class Tickets(Counter):
    """The verbs of the queue. Whoever is called, in whatever order, is the officer's decision."""

    @open_to_all
    def today(self) -> tuple[Ticket, ...]:
        """The numbers of the day, in the order in which they were taken."""
        return tickets.tickets(self._store, self._seat.today())

    @duty(WORKING)
    def take(self, *, people: int = 1, care: Care | None = None, ahead: bool = False) -> Ticket:
        """The next number (取号)."""
        with self._store.write():
            return tickets.take(
                self._store,
                self._seat.today(),
                self._seat.now(),
                people=_checked(people),
                care=care,
                ahead=ahead,
                clock_right=self._seat.clock_doubt() is None,
            )

    @duty(WORKING)
    def describe(
        self, number: int, *, people: int = 1, care: Care | None = None, ahead: bool = False
    ) -> Ticket:
        """Say how many come on a number, what to mind, and whether it is called before the others (先叫)."""
        with self._store.write():
            return tickets.describe(
                self._store, self._seat.today(), number, people=_checked(people), care=care, ahead=ahead
            )

    @duty(RECEIVING)
    def call(self, number: int | None = None) -> Ticket:
        """Call a number to the window (叫号), else the next in turn; whoever was there before is done.

        ``ticket.nobody_waits``, ``ticket.unknown``.
        """
        with self._store.write():
            if number is None:
                waiting = in_turn(self.today())
                if not waiting:
                    raise DeskError("ticket.nobody_waits")
                number = waiting[0].number
            return tickets.call(self._store, self._seat.today(), number, self._seat.now())

    @duty(RECEIVING)
    def absent(self, number: int) -> Ticket:
        """Nobody came when it was called (过号)."""
        return self._move(number, TicketState.ABSENT)

    @duty(WORKING)
    def back(self, number: int) -> Ticket:
        """They are here: it waits in its old place (回来了)."""
        return self._move(number, TicketState.WAITING)

    @duty(RECEIVING)
    def served(self, number: int) -> Ticket:
        """Received without a registration, or seen to elsewhere (接待完了)."""
        return self._move(number, TicketState.SERVED)

    @duty(WORKING)
    def drop(self, number: int) -> None:
        """Forget a number that was taken by mistake."""
        with self._store.write():
            tickets.drop(self._store, self._seat.today(), number)

    @duty(WORKING)
    def slip(self, number: int) -> bytes:
        """The number on the roll of the settings (号条), with no word about who took it."""
        found = next((each for each in self.today() if each.number == number), None)
        if found is None:
            raise DeskError("ticket.unknown", number=number)
        roll = setup_for(self._seat, Stock.SLIP).roll
        return ticket_slip(found, self._seat.office, width_mm=roll, rehearsal=self._seat.rehearsal)

    def _move(self, number: int, state: TicketState) -> Ticket:
        with self._store.write():
            return tickets.move(self._store, self._seat.today(), number, state)


def _checked(people: int) -> int:
    if not 1 <= people <= MOST_TOGETHER:
        raise DeskError("ticket.bad_people", most=MOST_TOGETHER)
    return people
