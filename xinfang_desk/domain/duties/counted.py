"""One matter as figures see it (统计的一件): kinds and days, no name and no word of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Event, State, Step, StepTaken
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.promises import KEPT_BY, Deeds, Keeping

TOLD_WITHIN = timedelta(days=15)
"""信访工作条例 arts. 22, 23."""
ANSWERED_WITHIN = timedelta(days=60)
"""信访工作条例 art. 34."""
_NOTICES = frozenset({Paper.ACCEPTANCE, Paper.OTHER_ROAD, Paper.FORWARDING, Paper.ANSWER_RECORD})
"""What is put into somebody's hand at the counter (D03, D04, D05, D14)."""
_WRITTEN = Keeping(papers=KEPT_BY["notify_15d"].papers)
_ANSWERED = KEPT_BY["handle_60d"]
_TAKEN_UP = Keeping(
    steps=frozenset({Step.ACCEPT, Step.ANSWER}),
    events=frozenset({"accepted", "not_accepted", "no_longer_accepted", "answered", "concluded"}),
)
"""What whoever it was sent to may do with it (art. 23, para. 3)."""


_AGAINST = frozenset(
    {
        Event.PENALTY_RECEIVED,
        Event.DEMOLITION_ORDER_RECEIVED,
        Event.TITLE_DECISION_RECEIVED,
        Event.BENEFIT_DECISION_RECEIVED,
        Event.REFUSAL_RECEIVED,
        Event.DECISION_RECEIVED,
        Event.OPINION_RECEIVED,
        Event.REVIEW_RECEIVED,
    }
)
"""Papers whose maker is who a complaint is about; a court, an arbitrator, who reconsiders may be another."""


def complained_of(events: Iterable[Event], papers: Iterable[PaperSaid]) -> frozenset[str]:
    """The makers of the papers that a matter's ``events`` are about; nobody where no paper was confirmed.

    Whom it was sent to is not known to have done anything.
    """
    against = {each.value for each in events if each in _AGAINST}
    return frozenset(each.body.strip() for each in papers if each.event in against and each.body.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What of a matter is counted; days are China's."""

    number: str
    visit: int
    received_on: date
    state: State
    purpose: Purpose
    route: Route | None
    outcome: Outcome | None
    at_first: Outcome | None
    """What it was registered as before it was accepted by a step, which makes it one that was accepted."""
    content: str
    village: str
    people: int
    """How many the visit concerns."""
    repeats: bool
    """It was merged into an earlier one."""
    reachable: bool
    """False for an anonymous visit without an address: nobody can be told anything."""
    to: str
    complained_of: frozenset[str]
    """Bodies whose own paper the complaint is about, as they were read from it and confirmed (art. 41)."""
    accepted_on: date | None
    transferred_on: date | None
    served_on: date | None
    approved: bool
    """A refusal was signed by the head."""
    ended: bool
    """Its procedure was ended (终结)."""
    handed_down: bool
    """A village or unit looks after whoever brought it (移交属地)."""
    steps: tuple[StepTaken, ...]
    told: tuple[tuple[str, date], ...]
    """What the county said: event and day."""
    handed: tuple[tuple[Paper, date], ...]
    """Papers in somebody's hand, and since when."""

    def took(self, *steps: Step) -> bool:
        """Whether one of these steps was taken."""
        return any(each.step in steps for each in self.steps)

    def kept_on(self, by: Keeping) -> date | None:
        """The first day on which one of these was done; None where none was."""
        return Deeds(steps=self.steps, told=self.told, handed=self.handed).first(by)

    @property
    def body(self) -> str:
        """Where it went: the body that it was sent to last, or was pointed to."""
        sent = [each.org for each in self.steps if each.step in {Step.FORWARD, Step.ASSIGN}]
        return sent[-1] if sent else self.to

    @property
    def told_in_writing_on(self) -> date | None:
        """When a written notice was first in their hand (arts. 22, 23, 44); no step tells them."""
        return self.kept_on(_WRITTEN)

    @property
    def told_at_once(self) -> bool:
        """Whether a written notice was handed over on the day of the visit (当场书面告知)."""
        return any(paper in _NOTICES and on == self.received_on for paper, on in self.handed)

    @property
    def has_sixty_days(self) -> bool:
        """Whether the sixty days of art. 34 run: accepted on the road of art. 31(6)."""
        return (self.purpose, self.route, self.outcome) == (Purpose.SHENSU, Route.S6, Outcome.ACCEPT)

    @property
    def answered_on(self) -> date | None:
        """When it was answered."""
        return self.kept_on(_ANSWERED)

    @property
    def answer_by(self) -> date:
        """The last of the sixty days, or of those that an extension added."""
        added = sum(each.days for each in self.steps if each.step is Step.EXTEND)
        return (self.accepted_on or self.received_on) + ANSWERED_WITHIN + timedelta(days=added)

    def _was(self, outcome: Outcome) -> bool:
        return outcome is self.outcome or (outcome is self.at_first and self.took(Step.ACCEPT))

    @property
    def was_mediated(self) -> bool:
        """Whether mediation was offered (引导调解): as it was registered, or its paper was handed over."""
        given = any(paper is Paper.MEDIATION for paper, _on in self.handed)
        return given or self._was(Outcome.MEDIATE)

    @property
    def was_forwarded(self) -> bool:
        """转送: as it was registered, or by a step."""
        return self._was(Outcome.FORWARD) or self.took(Step.FORWARD)

    @property
    def was_assigned(self) -> bool:
        """交办: as it was registered, or by a step."""
        return self._was(Outcome.ASSIGN) or self.took(Step.ASSIGN)

    @property
    def taken_up_by(self) -> date | None:
        """By when whoever it was sent to had to answer; None where no day binds them."""
        named = [each.due for each in self.steps if each.step is Step.ASSIGN and each.due]
        if named:
            return named[-1]
        return self.transferred_on + TOLD_WITHIN if self.was_forwarded and self.transferred_on else None

    @property
    def taken_up_on(self) -> date | None:
        """When whoever it was sent to accepted, refused or answered it."""
        return self.kept_on(_TAKEN_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Matters parted by whether something was done in time (按期): done, missed, and not to be judged yet."""

    good: tuple[Counted, ...]
    missed: tuple[Counted, ...]
    left_out: tuple[Counted, ...]


def in_time(parted: Sequence[tuple[Counted, date | None, date | None]], today: date) -> Shares:
    """Each matter with when it was done and by when it had to be; what is not due yet is left out."""
    good, missed, left_out = [], [], []
    for each, done, until in parted:
        if until is None or (done is None and today <= until):
            left_out.append(each)
        elif done is not None and done <= until:
            good.append(each)
        else:
            missed.append(each)
    return Shares(good=tuple(good), missed=tuple(missed), left_out=tuple(left_out))
