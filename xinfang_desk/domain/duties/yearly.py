"""The figures of a year's report (年报数字) F1–F18, each reckoned once, from what the register holds.

Matters are those received in the year. What is void is in none of them, nor is an accusation or what may be
one (art. 30, para. 3), but for the one figure that says how many there were. What each figure is made of is
told in words beside it (:mod:`xinfang_desk.words.duties.figures_said`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.duties.counted import TOLD_WITHIN, Counted, Shares, in_time
from xinfang_desk.domain.hall.feedback import Answer, Tally, told
from xinfang_desk.domain.matter import ActKind, State, Step
from xinfang_desk.domain.record import LEAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure (数字): a count, or a share of ``denominator``; ``value`` is None where it is not known."""

    id: str
    value: int | float | None
    numerator: int | None = None
    denominator: int | None = None
    left_out: int = 0
    counted: tuple[str, ...] = ()
    """Numbers of the matters in it; of a share, those of the numerator."""
    missed: tuple[str, ...] = ()
    """Of a share, those of the denominator alone: what was not done, or not in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a year brought (件数、批次、人次)."""

    matters: int
    visits: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusations:
    """How many there were, and how many of them went on within their fifteen days (art. 22, para. 2)."""

    count: int = 0
    in_time: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What was done beside the matters in a year, as plain counts."""

    sessions: int = 0
    people_there: int = 0
    minutes: int = 0
    talks: int = 0
    """At the window, after a visit (讲了路线图)."""
    planned: int = 0
    """Items of the year's list of who explains which law (普法责任清单), and those that were done."""
    planned_done: int = 0
    advice: int = 0
    advice_adopted: int = 0
    advice_partly: int = 0
    meetings: int = 0
    tasks: tuple[tuple[date, date | None], ...] = ()
    """Of tasks that meetings set: by when, and when they were done."""
    acts: Mapping[ActKind, int] = field(default_factory=dict)
    """三到位一处理."""
    trainings: int = 0
    trained: int = 0
    passed: int = 0
    ended: int = 0
    """Procedures that were ended (终结)."""
    handed_over: int = 0
    """Matters whose people a village or unit looks after from now on (移交属地)."""
    incidents: int = 0
    calls: int = 0
    """Disturbances of the place, and calls to the police: of nobody and of no matter (arts. 26, 47)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBook:
    """All that a year's figures are reckoned from."""

    year: int
    today: date
    matters: tuple[Counted, ...]
    void: int
    before: Totals | None
    """The year before; None where the register had not begun."""
    accusations: Accusations
    tallies: tuple[Tally, ...]
    """What visitors said, months that are over."""
    beside: Beside


def totals(matters: Iterable[Counted]) -> Totals:
    """件 are matters, 批 visits, 人次 the people of each visit once."""
    people: dict[int, int] = {}
    count = 0
    for each in matters:
        count += 1
        people[each.visit] = max(people.get(each.visit, 0), each.people)
    return Totals(matters=count, visits=len(people), people=sum(people.values()))


def figures(book: YearBook) -> tuple[Figure, ...]:
    """F1 to F18 in their order, each followed by its parts (F1.1, F1.2 …)."""
    made = (
        *_brought(book),
        *_classed(book),
        *_told(book),
        *_answered(book),
        *_asked_again(book),
        *_sent_on(book),
        *_satisfied(book),
        *_beside(book),
    )
    order = {figure.id: place for place, figure in enumerate(made)}
    return tuple(sorted(made, key=lambda each: (int(each.id[1:].split(".")[0]), order[each.id])))


def by_id(made: Iterable[Figure]) -> dict[str, Figure]:
    """The figures by what they are called."""
    return {each.id: each for each in made}


def _brought(book: YearBook) -> list[Figure]:
    now, before = totals(book.matters), book.before
    return [
        _of("F1", book.matters, left_out=book.void),
        _count("F1.1", now.visits),
        _count("F1.2", now.people),
        _known("F1.3", before.matters if before else None),
        _known("F1.4", before.visits if before else None),
        _known("F1.5", before.people if before else None),
        _known("F1.6", now.matters - before.matters if before else None),
        _of("F2", [each for each in book.matters if not each.repeats]),
        _of("F2.1", [each for each in book.matters if each.repeats]),
    ]


def _classed(book: YearBook) -> list[Figure]:
    of = {purpose: [each for each in book.matters if each.purpose is purpose] for purpose in Purpose}
    claims = of[Purpose.SHENSU]
    sealed = book.accusations.count
    return [
        _of("F3", claims),
        _of("F3.1", of[Purpose.JIANYI]),
        # Nothing is told of few: a small office would know whom it is about.
        Figure(id="F3.2", value=sealed if sealed >= LEAST or not sealed else None),
        _of("F3.3", of[Purpose.QITA]),
        *(
            _of(f"F3.{place}", [each for each in claims if each.route is route])
            for place, route in enumerate(Route, start=4)
        ),
        _of("F3.10", [each for each in claims if each.route is None]),
    ]


def _told(book: YearBook) -> list[Figure]:
    reachable = [each for each in book.matters if each.reachable]
    silent = len(book.matters) - len(reachable)
    at_once = [each for each in reachable if each.told_at_once]
    # A repeat visit has no day of its own by which the office has to act: the first one's runs.
    own = [each for each in reachable if not each.repeats]
    within = in_time(
        [(each, each.told_in_writing_on, each.received_on + TOLD_WITHIN) for each in own],
        book.today,
    )
    unjudged = len(book.matters) - len(own) + len(within.left_out)
    return [
        _share("F4", at_once, [each for each in reachable if not each.told_at_once], silent),
        _share("F5", within.good, within.missed, unjudged),
    ]


def _answered(book: YearBook) -> list[Figure]:
    sixty = [each for each in book.matters if each.has_sixty_days]
    parts = in_time([(each, each.answered_on, each.answer_by) for each in sixty], book.today)
    answered = [each for each in book.matters if each.took(Step.ANSWER)]
    served = [each for each in answered if each.served_on]
    refused = [each for each in book.matters if each.outcome in {Outcome.NOT_ACCEPT, Outcome.NO_MORE}]
    return [
        _share_of("F6", parts),
        _of("F7", [each for each in book.matters if each.took(Step.EXTEND)]),
        _share("F8", served, [each for each in answered if not each.served_on], 0),
        _share(
            "F10",
            [each for each in refused if each.approved],
            [each for each in refused if not each.approved],
            0,
        ),
        _of("F10.1", [each for each in refused if each.outcome is Outcome.NOT_ACCEPT]),
        _of("F10.2", [each for each in refused if each.outcome is Outcome.NO_MORE]),
    ]


def _asked_again(book: YearBook) -> list[Figure]:
    return [
        _of("F9", [each for each in book.matters if each.took(Step.ASK_REVIEW)]),
        _of("F9.1", [each for each in book.matters if each.took(Step.ASK_RECHECK)]),
        # What a review came to stands in its paper alone.
        Figure(id="F9.2", value=None),
    ]


def _sent_on(book: YearBook) -> list[Figure]:
    forwarded = [each for each in book.matters if each.was_forwarded]
    assigned = [each for each in book.matters if each.was_assigned and not each.was_forwarded]
    reported = [each for each in book.matters if each.outcome is Outcome.REPORT]
    sent = [each for each in book.matters if each.was_forwarded or each.was_assigned]
    parts = in_time([(each, each.taken_up_on, each.taken_up_by) for each in sent], book.today)
    offered = [each for each in book.matters if each.was_mediated]
    reached = [each for each in offered if each.state is State.WITHDRAWN]
    return [
        _share_of("F11", parts),
        _of("F11.1", forwarded),
        _of("F11.2", assigned),
        _of("F11.3", reported),
        _share("F12", reached, [each for each in offered if each.state is not State.WITHDRAWN], 0),
    ]


def _satisfied(book: YearBook) -> list[Figure]:
    """By the rule by which such answers are told at all: no figure under five."""
    answers = {answer: sum(each.answers.get(answer, 0) for each in book.tallies) for answer in Answer}
    every = sum(answers.values())
    spans = told([Tally(month=book.tallies[-1].month, answers=answers)]) if book.tallies else ()
    cells = spans[0].cells if spans else ()
    if not cells:
        return [Figure(id="F13", value=None)]
    best = cells[0].count
    return [Figure(id="F13", value=_ratio(best, every), numerator=best, denominator=every)]


def _beside(book: YearBook) -> list[Figure]:
    beside = book.beside
    due = [(until, done) for until, done in beside.tasks if done is not None or until < book.today]
    good = sum(1 for until, done in due if done is not None and done <= until)
    tasks = Figure(
        id="F16.1",
        value=_ratio(good, len(due)),
        numerator=good,
        denominator=len(due),
        left_out=len(beside.tasks) - len(due),
    )
    return [
        _count("F14", beside.sessions),
        _count("F14.1", beside.people_there),
        _count("F14.2", beside.minutes),
        _count("F14.3", beside.talks),
        _count("F15", beside.advice),
        _count("F15.1", beside.advice_adopted),
        _count("F15.2", beside.advice_partly),
        _count("F16", beside.meetings),
        tasks,
        _count("F17", sum(beside.acts.values())),
        *(_count(f"F17.{place}", beside.acts.get(kind, 0)) for place, kind in enumerate(ActKind, start=1)),
        _count("F18", beside.trainings),
        _count("F18.1", beside.trained),
        _count("F18.2", beside.passed),
    ]


def below_target(made: Iterable[Figure]) -> tuple[Figure, ...]:
    """Shares that the law wants whole and that are not (不足): told as facts, with how many are missing."""
    return tuple(
        each for each in made if each.id in _WHOLE and each.denominator and each.numerator != each.denominator
    )


_WHOLE = frozenset({"F4", "F5", "F6", "F8", "F10", "F11", "F16.1"})
"""Told, answered, signed for, signed by the head, done in time: of each the law means every one."""


def _count(name: str, number: int) -> Figure:
    return Figure(id=name, value=number, numerator=number)


def _known(name: str, number: int | None) -> Figure:
    return Figure(id=name, value=number, numerator=number)


def _of(name: str, matters: Sequence[Counted], *, left_out: int = 0) -> Figure:
    numbers = tuple(each.number for each in matters)
    return Figure(id=name, value=len(numbers), numerator=len(numbers), left_out=left_out, counted=numbers)


def _share_of(name: str, parts: Shares) -> Figure:
    return _share(name, parts.good, parts.missed, len(parts.left_out))


def _share(name: str, good: Sequence[Counted], missed: Sequence[Counted], left_out: int) -> Figure:
    return Figure(
        id=name,
        value=_ratio(len(good), len(good) + len(missed)),
        numerator=len(good),
        denominator=len(good) + len(missed),
        left_out=left_out,
        counted=tuple(each.number for each in good),
        missed=tuple(each.number for each in missed),
    )


def _ratio(part: int, whole: int) -> float | None:
    """To four places; None where there is nothing to divide by."""
    return round(part / whole, 4) if whole else None
