"""Forty matters of one year, written by hand at a real desk: their figures are checked with a pencil."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.desk.conftest import Clock
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Conclusion, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.time.calendar import CHINA

FIRST = datetime(2026, 3, 2, 9, 30, tzinfo=CHINA)


class Writer:
    """Writes visits down, one a day from the second of March on."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk, self._clock, self._day = desk, clock, FIRST

    def came(self, *, hand: bool = True, people: int = 0, anonymous: bool = False, **said: object) -> Number:
        """One visit with one matter; its papers are in their hand at once, or not."""
        self._clock.time = self._day
        self._day += timedelta(days=1)
        matter = MatterDraft(statement="村口的路坑坑洼洼", village="示例村", content="道路", **said)  # type: ignore[arg-type]
        who = () if anonymous else (Person(name="周试例", address="示例村三组"),)
        given = VisitDraft(people=who, matters=(matter,), people_involved=people, anonymous=anonymous)
        [kept] = self._desk.reception.register(given).matters
        if hand:
            self._in_their_hand(kept.number)
        return kept.number

    def _in_their_hand(self, number: Number) -> None:
        """All of its papers; what they look like is no matter here, and drawing them takes long."""
        store = self._desk.reports._store
        with store.write():
            store.run(
                "UPDATE papers SET state = 'handed_over', handed_over_at = ?"
                " WHERE matter = (SELECT id FROM matters WHERE number = ?)",
                (self._clock().isoformat(), number),
            )

    def step(self, number: Number, step: Step, after: int, **more: object) -> None:
        """A step so many days after the visit, noted on that day."""
        record = self._desk.reception.show(number)
        day = record.matter.received_at + timedelta(days=after)
        self._clock.time = day
        self._desk.reception.take_step(number, StepTaken(step=step, on=day.date(), **more))  # type: ignore[arg-type]


def write(desk: Desk, clock: Clock) -> None:
    """Forty matters that count, and some that do not; the clock stands on 10 January 2027 afterwards."""
    writer = Writer(desk, clock)
    _accepted(writer)
    _on_other_roads(writer)
    _sent_on(writer)
    _closed(writer)
    _not_counted(writer)
    clock.time = datetime(2027, 1, 10, 9, 0, tzinfo=CHINA)


def _accepted(writer: Writer) -> None:
    """Ten by the petition procedure: 8 answered in time, one of them extended; one late; one never."""
    own = {"route": Route.S6, "outcome": Outcome.ACCEPT}
    numbers = [writer.came(hand=place < 8, people=3 if place == 0 else 1, **own) for place in range(10)]
    for place, number in enumerate(numbers[:9]):
        answered = 40
        if place == 7:
            writer.step(number, Step.EXTEND, 50, days=30, gist="要做鉴定", approved_by="孙示例")
            answered = 80
        if place == 8:
            answered = 70
        writer.step(number, Step.ANSWER, answered, document=f"示信〔2026〕{place}号")
        if place < 7:
            writer.step(number, Step.DELIVER, answered)
    writer.step(numbers[0], Step.ASK_REVIEW, 45)
    writer.step(numbers[1], Step.ASK_REVIEW, 45)


def _on_other_roads(writer: Writer) -> None:
    """Ten that another law has a road for; of one the notice lies there still. Two for mediation."""
    for place, route in enumerate([Route.S2] * 5 + [Route.S4] * 3 + [Route.S5] * 2):
        writer.came(hand=place != 9, route=route, outcome=Outcome.GUIDE)
    offered = [writer.came(route=Route.S1, outcome=Outcome.MEDIATE) for _place in range(2)]
    writer.step(offered[0], Step.WITHDRAW, 20, gist="在村里调解好了")


def _sent_on(writer: Writer) -> None:
    """Five forwarded (three taken up in time, one late, one never), three assigned (two in time)."""
    for place, after in enumerate([3, 5, 15, 20, None]):
        day = (FIRST + timedelta(days=22 + place)).date()
        number = writer.came(route=Route.S5, outcome=Outcome.FORWARD, to="示例镇水利站", transferred_on=day)
        if after is not None:
            writer.step(number, Step.ACCEPT, after, org="示例镇水利站")
    for after in (10, 30, 40):
        dated = after == 10
        number = writer.came(route=Route.S5, outcome=None if dated else Outcome.ASSIGN, to="示例镇水利站")
        if dated:
            writer.step(number, Step.ASSIGN, 1, org="示例镇水利站", due=date(2026, 12, 31))
        writer.step(number, Step.ANSWER, after, document="示信〔2026〕20号")


def _closed(writer: Writer) -> None:
    """Two suggestions, three enquiries (one nameless), three repeats, one refused with the head's name."""
    first = writer.came(purpose=Purpose.JIANYI)
    writer.came(purpose=Purpose.JIANYI)
    writer.came(purpose=Purpose.QITA, outcome=Outcome.ONSPOT)
    writer.came(purpose=Purpose.QITA, outcome=Outcome.ONSPOT)
    writer.came(purpose=Purpose.QITA, anonymous=True)
    for _place in range(3):
        writer.came(purpose=Purpose.JIANYI, outcome=Outcome.MERGE, earlier=first)
    signed = Conclusion(
        document="示信复核〔2025〕1号",
        served_on=date(2025, 6, 3),
        same_facts=True,
        approved_by="孙示例",
        body="示例市人民政府",
        decided_on=date(2025, 6, 1),
    )
    writer.came(route=Route.S6, outcome=Outcome.NO_MORE, conclusion=signed)
    unsigned = Conclusion(document="示信复核〔2025〕2号", served_on=date(2025, 6, 3), same_facts=True)
    writer.came(route=Route.S6, outcome=Outcome.NO_MORE, conclusion=unsigned)


def _not_counted(writer: Writer) -> None:
    """One that is void, and six accusations, of which nothing but their number is told."""
    void = writer.came(purpose=Purpose.QITA)
    writer._desk.repair.void(void, "登记了两次", by="孙示例")
    for place in range(6):
        sealed = writer.came(purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
        if place < 5:
            writer.step(sealed, Step.FORWARD, 10, org="示例县纪委监委")
