"""A petition matter (信访事项) and the visit (来访) that brought it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from hashlib import sha256

from xinfang_desk.domain.category import ChargeKind, ClosingGround, Outcome, Paper, Purpose, Route
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.time.deadline import Deadline


class State(Enum):
    """Where a matter stands (事项状态)."""

    REGISTERED = "registered"
    FORWARDED = "forwarded"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    EXTENDED = "extended"
    ANSWERED = "answered"
    UNDER_REVIEW = "under_review"
    REVIEWED = "reviewed"
    UNDER_RECHECK = "under_recheck"
    RECHECKED = "rechecked"
    CONCLUDED = "concluded"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    VOID = "void"
    """Registered by mistake or twice (作废): kept by its number, and counted as nothing else."""


class Event(Enum):
    """A day from which a neighbouring procedure's limit runs (相邻程序的起算事件).

    Most are the day on which a paper of that kind was received (收到的是哪一种); what starts from each is in
    :mod:`xinfang_desk.domain.neighbours`.
    """

    EMPLOYMENT_ENDED = "employment_ended"
    ACT_KNOWN = "act_known"
    APPLIED_ON = "applied_on"
    """The person applied to a body, and nothing has come back."""
    PENALTY_RECEIVED = "penalty_received"
    DEMOLITION_ORDER_RECEIVED = "demolition_order_received"
    """Under 土地管理法 art. 83; one under 城乡规划法 is a penalty."""
    TITLE_DECISION_RECEIVED = "title_decision_received"
    BENEFIT_DECISION_RECEIVED = "benefit_decision_received"
    REFUSAL_RECEIVED = "refusal_received"
    RECONSIDERATION_RECEIVED = "reconsideration_received"
    AWARD_RECEIVED = "award_received"
    LAND_AWARD_RECEIVED = "land_award_received"
    JUDGMENT_RECEIVED = "judgment_received"
    JUDGMENT_SERVED = "judgment_served"
    """The same, by the name that older records have."""
    OPINION_RECEIVED = "opinion_received"
    REVIEW_RECEIVED = "review_received"
    DECISION_RECEIVED = "decision_received"
    """An administrative decision of a kind that nobody could tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The picture of a material (扫描件), by its hash; ``kind`` is jpeg, png, tiff or pdf, size in bytes."""

    sha256: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A paper that was handed in (材料)."""

    name: str
    pages: int = 1
    copy: bool | None = None
    """A copy (复印件) or the original (原件); None where nobody has said."""
    scan: Scan | None = None
    said: PaperSaid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The law's facts for refusing a matter (不予受理、不再受理所据的事实).

    ``document`` is the number of the earlier paper, ``served_on`` the day it was signed for. Of 不再受理,
    ``body`` and ``decided_on`` say who gave the 复核 opinion and on what day; of 不予受理, ``below`` whether
    whoever has it in hand stands under this office (art. 19, para. 3), None where nobody has said.
    """

    document: str
    served_on: date | None
    same_facts: bool
    approved_by: str = ""
    approved_on: date | None = None
    """When it was signed after the visit; None where it was signed for at the visit itself."""
    body: str = ""
    decided_on: date | None = None
    below: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """Why what was transferred here is not this office's (异议, art. 23, para. 3): who sent it, the reasons.

    ``document`` is the number of the sender's paper, ``basis`` the law that the reasons stand on.
    """

    sender: str = ""
    document: str = ""
    reasons: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterDraft:
    """One matter as the officer wrote it down."""

    statement: str
    request: str = ""
    purpose: Purpose = Purpose.SHENSU
    route: Route | None = None
    content: str = ""
    place: str = ""
    village: str = ""
    outcome: Outcome | None = None
    to: str = ""
    road_end: str = ""
    """Where on the road map it ends (路线图终点), by id; empty: the likeliest of its classing."""
    accepted_on: date | None = None
    transferred_on: date | None = None
    promised_on: date | None = None
    """The last day that the office itself named for its answer (我们打算答复的日子); no law sets one."""
    served_on: date | None = None
    earlier: Number | None = None
    conclusion: Conclusion | None = None
    objection: Objection | None = None
    materials: tuple[Material, ...] = ()
    events: Mapping[Event, date] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    """What was answered to the road map's questions (路线图问答): question to target, by their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A place of the road map that was passed (走过的节点), in its words of that day."""

    place: str
    title: str
    chose: str = ""
    """Which way was taken on from there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """The road that a matter was taken (走过的路): from the start of the map of that version to its end.

    It holds the map's words, so that it is read as it was when a newer map has taken the place of that one.
    """

    version: str
    places: tuple[Passed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The petitioner said, before it was registered, that what was written is right (核对认可)."""

    at: datetime
    sha256: str
    """Of the text that stood on their screen, as :func:`agreed_text` puts it."""
    drawn: str = ""
    """What they drew under it by hand, if anything (:mod:`xinfang_desk.domain.hall.drawn`)."""

    @property
    def short(self) -> str:
        """The first sixteen digits in groups, as they stand on a receipt."""
        return " ".join(self.sha256[at : at + 4] for at in range(0, 16, 4))


def agreed_text(lines: Iterable[tuple[str, str]], at: datetime, drawn: str = "") -> Agreement:
    """The agreement to ``lines``, titles and words as they were shown: SHA-256 of ``title：words`` lines."""
    text = "\n".join(f"{title}：{words}" for title, words in lines)
    return Agreement(at=at, sha256=sha256(text.encode()).hexdigest(), drawn=drawn)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """A visit as it is being written down (登记草稿)."""

    people: tuple[Person, ...]
    matters: tuple[MatterDraft, ...]
    received_at: datetime | None = None
    people_involved: int = 0
    """How many the matter concerns, as it was told; 0 where nobody said."""
    anonymous: bool = False
    agreed: Agreement | None = None
    pad_number: Number | None = None
    """The number on the blank receipt that was filled by hand before (停电本); its first matter's."""
    key: str = ""
    """Made when the form opens: the same key never makes two visits (双击不成两件)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the officer should see; it never blocks a registration (提示)."""

    code: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


class Step(Enum):
    """Something done on a matter after it was registered (办理环节)."""

    FORWARD = "forward"
    ASSIGN = "assign"
    ACCEPT = "accept"
    URGE = "urge"
    NOTE = "note"
    EXTEND = "extend"
    ANSWER = "answer"
    DELIVER = "deliver"
    ASK_REVIEW = "ask_review"
    REVIEW = "review"
    DELIVER_REVIEW = "deliver_review"
    ASK_RECHECK = "ask_recheck"
    HEAR = "hear"
    RECHECK = "recheck"
    CONCLUDE = "conclude"
    WITHDRAW = "withdraw"
    UNDO = "undo"
    """Takes a withdrawal back that was noted by mistake (撤销“来访人撤回”)."""
    SEPARATE = "separate"
    SEAL = "seal"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """One step, as it was taken (办理经过).

    ``days`` is the length of an extension, or the hearing days (听证) that a 复核 leaves out; ``due`` the day
    that an assigning office named, that we promise on accepting, or by which what an opinion grants is done.
    """

    step: Step
    on: date
    org: str = ""
    document: str = ""
    gist: str = ""
    days: int = 0
    due: date | None = None
    approved_by: str = ""


class ActKind(Enum):
    """What kind of thing was done, by the words of the rule."""

    SOLVED = "解决问题"
    EXPLAINED = "解释说明"
    HELPED = "帮扶救助"


class Heard(Enum):
    """What the petitioner said of it."""

    AGREED = "认可"
    DISAGREED = "不认可"
    UNSAID = "未表示"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing done on a matter (办理情况): by which body, which of its people, on what basis."""

    kind: ActKind
    on: date
    org: str = ""
    who: str = ""
    what: str = ""
    basis: str = ""
    """The article, or the paper that it rests on."""
    paper: str = ""
    result: str = ""
    heard: Heard = Heard.UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The procedure of a matter is over (程序终结); what comes anew is registered as before."""

    ground: ClosingGround
    on: date
    document: str = ""
    org: str = ""
    served_on: date | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One thing that a village or unit does (移交的责任)."""

    kind: ChargeKind
    what: str
    due: date
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A matter handed to the place where its person lives (移交属地); ``accepted_by`` signs there."""

    to: str
    on: date
    charges: tuple[Charge, ...] = ()
    accepted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A registered matter (已登记的信访事项)."""

    uid: str
    number: Number
    rev: int
    visit_uid: str
    received_at: datetime
    draft: MatterDraft
    state: State
    confidential: bool
    merged_into: Number | None
    notices: tuple[Notice, ...]
    deadlines: tuple[Deadline, ...]
    papers: tuple[Paper, ...]
    steps: tuple[StepTaken, ...] = ()
    unanswered: bool = False
    """It sounds like an accusation and nobody has said yet; decided when its words were written down."""
    on_pad: bool = False
    """Its number was given out on a blank receipt, filled by hand before it was written down (停电本)."""
    walked: Walked | None = None
    """None before the officer has classed it, and of what was registered before roads were kept."""
    review_served_on: date | None = None
    """When its 复查 opinion reached its person (送达), as the county told it."""
    acts: tuple[Act, ...] = ()
    """What was done for whoever brought it, beside the steps (办理情况)."""
    closing: Closing | None = None
    handovers: tuple[Handover, ...] = ()

    @property
    def withheld(self) -> bool:
        """Whether its words are shown to nobody here: sealed, or not answered yet (不显示内容)."""
        return self.confidential or self.unanswered

    @property
    def standing(self) -> tuple[StepTaken, ...]:
        """The steps that count: a withdrawal that was taken back is none, nor is its taking back."""
        kept: list[StepTaken] = []
        for taken in self.steps:
            if taken.step is Step.UNDO:
                back = max((at for at, each in enumerate(kept) if each.step is Step.WITHDRAW), default=None)
                kept = [each for at, each in enumerate(kept) if at != back]
            else:
                kept.append(taken)
        return tuple(kept)

    @property
    def counting(self) -> tuple[StepTaken, ...]:
        """The steps that clocks go by: :attr:`standing`, and the service that the county told of.

        What was delivered from here is known here.
        """
        told, own = self.review_served_on, self.standing
        if told is None or any(each.step is Step.DELIVER_REVIEW for each in own):
            return own
        served = (StepTaken(step=step, on=told) for step in (Step.REVIEW, Step.DELIVER_REVIEW))
        return tuple(sorted((*served, *own), key=lambda each: each.on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A registered visit (来访) with its matters."""

    uid: str
    received_at: datetime
    registered_at: datetime
    office_code: str
    desk: int
    officer: str
    people: tuple[Person, ...]
    people_involved: int
    anonymous: bool
    matters: tuple[Matter, ...]
    agreed: Agreement | None = None
