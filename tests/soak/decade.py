"""The days of the soak, lived through the doors of the program, and what the books say of them."""

from __future__ import annotations

import json
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from datetime import time as of_day
from itertools import islice
from pathlib import Path
from random import Random

from bench import people
from tests.soak import befalling
from tests.soak.befalling import Fault
from tests.soak.books import Books
from tests.soak.homes import DESK_ID, FIRST, OFFICERS, Homes, set_up
from tests.soak.plan import ALONE, Day, Plan
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.promises import CLOSED
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.places import VAULT

_ONWARD = (Step.ANSWER, Step.DELIVER, Step.CONCLUDE, Step.FORWARD, Step.ACCEPT)
"""The first of these that is lawful is taken next."""
_CLOSED = frozenset(each.value for each in CLOSED)
_OPEN = "fate = 'kept' AND sealed = 0 AND state NOT IN ('concluded', 'merged', 'withdrawn', 'void')"
_NEWEST = f"SELECT number FROM matters WHERE {_OPEN} ORDER BY place DESC LIMIT 50"  # noqa: S608
_WAITING = f"SELECT number, rev FROM matters WHERE {_OPEN} AND day < ? ORDER BY touched, place LIMIT ?"  # noqa: S608


class Decade:
    """The desk, the county and the books, from one day to the next."""

    def __init__(self, homes: Homes, plan: Plan, books: Books, stop: Callable[[], bool]) -> None:
        self.homes, self.plan, self.books = homes, plan, books
        self.took: dict[str, list[float]] = defaultdict(list)
        self._stop = stop
        self.desk: Desk
        self._open = False
        self._later = timedelta()

    def live(self, look: Callable[[Day], None]) -> bool:
        """Go on from where the books stand to the last day, and ``look`` at the end of each month.

        False where it was told to stop.
        """
        lives = int(self.books.note("lives", "0"))
        self.books.put("lives", str(lives + 1))
        self._later = timedelta(minutes=lives)  # what was cut off is done again, and not at the same moment
        if not self.books.note("ready"):
            self._begin()
        while (day := self.plan.day(int(self.books.note("day", "0")))) is not None:
            if self._stop():
                break
            self._live_through(day, look)
            self.books.next_day(day.index + 1)
        self.shut()
        return day is None

    def shut(self) -> None:
        """Close the desk, if it is open."""
        if self._open:
            self.desk.close()
            self._open = False

    def reopen(self) -> None:
        """Close the desk and open it for who is confidential officer, as on any morning."""
        self.shut()
        with self.timed("open"):
            self.desk = self.homes.open_desk(self.books.note("holder", FIRST))
        self._open = True

    def _begin(self) -> None:
        for left in (self.homes.desk, self.homes.county, self.homes.folder / "state"):
            shutil.rmtree(left, ignore_errors=True)
        held = set_up(self.homes)
        with self.books.act("begin"):
            for place, (number, words, accusing) in enumerate(held, start=1):
                record = self._shown(number)
                self.books.registered(
                    number,
                    place,
                    "2025-12-30",
                    words,
                    sealed=accusing,
                    rev=record.matter.rev,
                    state=record.matter.state.value,
                )
            both = (Duty.OFFICER, Duty.ADMINISTRATOR)
            self.desk.accounts.add("李示例", both, OFFICERS["李示例"])
            self.books.copied()
            self.books.put("ready", "yes")

    def _shown(self, number: str) -> MatterRecord:
        if not self._open:
            self.reopen()
        return self.desk.reception.show(number)

    def _live_through(self, day: Day, look: Callable[[Day], None]) -> None:
        self.at(day, 8, 0)
        if not (self.homes.desk / VAULT).exists():
            befalling.brought_back(self, day)
        if not self._open or day.on.day <= 7:
            self.reopen()
        if day.befalls and day.befalls not in ALONE:
            with self.books.act(day.befalls) as new:
                if new:
                    befalling.ALL[day.befalls](self, day)
        for name, doing, due in (
            ("visits", self._visits, True),
            ("work", self._work, True),
            (day.befalls, self._undone, day.befalls in ALONE),
            ("mail", self._mail, day.ends_week or day.ends_month),
            ("close", self._close, True),
        ):
            if due:
                with self.books.act(name) as new:
                    if new:
                        doing(day)
        if day.ends_month:
            self.at(day, 18, 0)
            look(day)
            self.took.clear()

    # What happens every day.

    def _visits(self, day: Day) -> None:
        for nth, draft in enumerate(self._drafts(day)):
            self.at(day, 8, 30, minutes=nth * 480 // max(1, day.visits))
            self.register(day, nth, draft)

    def _drafts(self, day: Day) -> Iterator[VisitDraft]:
        """The visits of a day: fictional people, some of whom came before."""
        dice = Random(day.index)  # noqa: S311  # repeatable, not secret
        known = self.books.rows(_NEWEST)
        for draft in islice(people.visits(day.visits, seed=day.index), day.visits):
            first, *more = draft.matters
            earlier = dice.choice(known)[0] if known and dice.random() < 0.1 else None
            accepted = day.on if first.accepted_on else None
            first = replace(
                first, accepted_on=accepted, events={}, earlier=Number(earlier) if earlier else None
            )
            rest = (
                replace(each, accepted_on=day.on if each.accepted_on else None, events={}) for each in more
            )
            yield replace(draft, matters=(first, *rest), received_at=None)

    def register(self, day: Day, nth: int, draft: VisitDraft) -> None:
        draft = replace(draft, key=f"{day.index}-{nth}")
        with self.timed("visit"):
            visit = self.desk.reception.register(draft)
        for said, matter in zip(draft.matters, visit.matters, strict=True):
            new = self.books.registered(
                matter.number,
                self.books.last_place() + 1,
                day.on.isoformat(),
                said.statement,
                sealed=matter.confidential,
                rev=matter.rev,
                state=matter.state.value,
            )
            if not new:
                raise Fault(f"{matter.number} was given to two people")

    def _work(self, day: Day) -> None:
        """Steps, papers, corrections, a visit that should not be there; and somebody is looked up."""
        self.at(day, 16, 40)
        some = max(1, day.visits // 2)
        waiting = self.books.rows(
            _WAITING,
            day.on.isoformat(),
            some,
        )
        for nth, (number, rev) in enumerate(waiting):
            record = self.desk.reception.show(number)
            # Cut off after it was done, it is only written down.
            if record.matter.rev == int(rev):
                record = self._moved(day, record, nth)
            self._stands(day, record)
        with self.timed("find"):
            self.desk.reception.find("王")
        if day.index % 3 == 0 or some > 10:
            for number, _rev in waiting[:: max(1, some)]:
                self._hand_over(number)
        if day.index % 20 == 10 and waiting:
            self._void(day, str(waiting[-1][0]))

    def _moved(self, day: Day, record: MatterRecord, nth: int) -> MatterRecord:
        number, matter = record.matter.number, record.matter
        step = next((each for each in _ONWARD if each in self.desk.reception.may(number)), None)
        with self.timed("step"):
            if step is None or nth % 25 == 24:
                self.books.set(number, "receipt", "")
                right = replace(matter.draft, request=f"更正后的请求{matter.rev}")
                return self.desk.repair.correct(number, Correction(reason="写错了", matter=right))
            taken = StepTaken(
                step=step, on=day.on, org="县示例局", document=f"示例{day.index}号", gist="示例"
            )
            return self.desk.reception.take_step(number, taken)

    def _stands(self, day: Day, record: MatterRecord) -> None:
        state = record.matter.state.value
        closed = max((each.on for each in record.matter.steps), default=day.on)
        self.books.stands(
            record.matter.number,
            record.matter.rev,
            state,
            touched=1_000_000_000 + day.index,
            closed_on=closed.isoformat() if state in _CLOSED else "",
        )

    def _hand_over(self, number: str) -> None:
        """A receipt is drawn and given; the books know its bytes."""
        with self.timed("paper"):
            found = self.desk.papers.draw(number, (Paper.RECEIPT,))
        owed = {each.uid: each for each in self.desk.reception.show(number).papers}
        for each in found:
            if each.paper_uid and owed[each.paper_uid].state is not PaperState.HANDED_OVER:
                self.desk.papers.hand_over(each.paper_uid)
            self.books.set(number, "receipt", each.sha256)

    def _void(self, day: Day, number: str) -> None:
        visit = self.desk.reception.show(number).visit
        if all(each.state.value != "void" for each in visit.matters):
            self.desk.repair.void(number, "重复登记", by="赵示例")
        for each in visit.matters:
            self._stands(day, self.desk.reception.show(each.number))
            self.books.set(each.number, "receipt", "")

    def _mail(self, day: Day) -> None:
        """The week's batch goes to the county and its reply comes back."""
        self.at(day, 17, 0)
        stick = self.homes.place("stick")
        with self.timed("batch"):
            self.desk.outbox.make_batch(stick)
        with self.homes.open_county() as county:
            with self.timed("receive"):
                received = county.receive(sorted(stick.glob(f"{DESK_ID}-[0-9]*.xfb")))
            if refused := {str(each.code) for each in received if not each.taken}:
                raise Fault(f"the county refused a batch: {refused}")
            if any(each.trail_parted for each in received):
                raise Fault("the county says that the trail parted")
            answered = self._answers(day)
            taken = county.answer(answered.values())
            if taken.refused:
                raise Fault(f"an answer was refused: {taken.refused[0].code}")
            reply = Path(county.reply(DESK_ID, self.homes.place("replies")).file)
        with self.timed("reply"):
            told = self.desk.inbox.take_reply(reply)
        if told.rejected:
            raise Fault(f"the county sent back {told.rejected[0].code}")
        for number in answered:
            self._stands(day, self.desk.reception.show(number))
        for each in (*stick.iterdir(), *self.homes.place("replies").iterdir()):
            if each.is_file():
                each.unlink()

    def _answers(self, day: Day) -> dict[str, bytes]:
        """What the county has to say this week of some matters that it got some weeks ago."""
        since = (day.on - timedelta(days=40)).isoformat()
        until = (day.on - timedelta(days=14)).isoformat()
        found = self.books.rows(
            "SELECT number FROM matters WHERE fate = 'kept' AND sealed = 0"
            " AND state IN ('registered', 'forwarded') AND day BETWEEN ? AND ? ORDER BY place LIMIT 5",
            since,
            until,
        )
        line = {
            "event": "accepted",
            "org": "县示例局",
            "date": day.on.isoformat(),
            "document": "",
            "text": "",
        }
        return {
            number: json.dumps(line | {"number": number}, ensure_ascii=False).encode() for (number,) in found
        }

    def _close(self, day: Day) -> None:
        """The day is closed, and a copy of it all kept in a second place."""
        self.at(day, 17, 30)
        with self.timed("close"):
            self.desk.upkeep.close_day(self.homes.place("copies"))
        self.books.copied()
        if day.before_put_back:
            self.shut()
            shutil.rmtree(self.homes.folder / "yesterday", ignore_errors=True)
            shutil.copytree(self.homes.desk, self.homes.folder / "yesterday")
            self.reopen()

    def _undone(self, day: Day) -> None:
        befalling.ALL[day.befalls](self, day)

    def at(self, day: Day, hour: int, minute: int, *, minutes: int = 0) -> None:
        """Let it be that time of the day."""
        at = datetime.combine(day.on, of_day(hour, minute), CHINA) + timedelta(minutes=minutes)
        self.homes.clock.time = at + self._later

    @contextmanager
    def timed(self, what: str) -> Iterator[None]:
        begun = time.process_time()
        yield
        self.took[what].append(time.process_time() - begun)
