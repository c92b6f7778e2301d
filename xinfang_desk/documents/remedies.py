"""What a person may do elsewhere, by when (可以走的路和日子), as every paper tells it, and in that order.

First what may still be done, the day that must not be missed foremost; then from when a court may be asked
about a body that does nothing; last what is over, and what is left of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.neighbours import (
    has_other_days,
    is_a_sentence,
    is_to_be_taken_down,
    limits_from,
    waits_until,
    without_a_day,
)
from xinfang_desk.domain.reading.against_law import Why, differences
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.road.maker import maker_of
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights, rule, spoken
from xinfang_desk.domain.time.limits import REVIEWED_BY
from xinfang_desk.domain.time.undated import SOON
from xinfang_desk.words import _
from xinfang_desk.words import rights as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One line of it: what, the day as it is said, and what has to be known with them."""

    title: str
    day: str
    note: str
    basis: str
    briefly: str = ""
    """The note without whom to ask, of a day that is still open."""
    is_over: bool = False
    on_condition: bool = False
    is_start: bool = False
    """Its day is the first on which one may go, not the last."""


def remedies(job: Job) -> tuple[Remedy, ...]:
    """All that a paper tells of it; nothing of what may be an accusation."""
    if job.matter.unanswered:
        return ()
    limits, on = job.matter.deadlines, job.on
    return (
        *_undated(job),
        *(_open(job, each) for each in rights(limits, on)),
        *_beside_the_law(job),
        *_waiting(job),
        *_judged(job),
        *(_over(each) for each in lapsed(limits, on)),
    )


def opening(told: tuple[Remedy, ...]) -> str:
    """What the lines stand under: the days not to be missed, or that something is left when all are over."""
    if all(each.is_over for each in told):
        return _("日子过了，还有办法")
    return start_heading() if all(each.is_start for each in told) else _("别错过这些日子")


def start_heading() -> str:
    """What a day stands under from which on a court may be asked."""
    return _("从哪天起可以去法院")


def foremost(job: Job, *, briefly: bool = False) -> list[tuple[str, str, str]]:
    """What stands of it on a receipt, as its days do: the first line, none where there is nothing to tell.

    Where nothing is left that runs in any case, also what is left of that which is over. ``briefly`` leaves
    whom to ask to the notice that is handed over with it.
    """
    told = remedies(job)
    over = [each for each in told[1:] if each.is_over and told[0].on_condition]
    return [
        (each.title, each.day, each.briefly if briefly and each.briefly else each.note)
        for each in (*told[:1], *over[:1])
    ]


def _open(job: Job, limit: Deadline) -> Remedy:
    day_off = when.if_day_off(job, limit)
    asked_above = rule(limit.id).of_whom == REVIEWED_BY
    draft = job.leading.draft
    enforced = words.enforced(maker_of(draft)) if asked_above and is_to_be_taken_down(draft) else ""
    said = _of_papers(job, limit)
    checked = _(words.READ_BY_A_MACHINE) if limit.id in _started_by_what_was_read(job) else ""
    return Remedy(
        title=words.told(limit),
        day=when.to_go(job, limit),
        note=day_off
        + when.asked_of(job, limit)
        + words.beside(limit, named=draft.to)
        + said
        + enforced
        + checked,
        briefly=day_off + words.cautions(limit) + said + enforced,
        basis=_basis(limit),
        on_condition=bool(limit.condition),
    )


def _of_papers(job: Job, limit: Deadline) -> str:
    """What a paper that was read says otherwise of this limit."""
    found = (each for each in differences(job.leading.draft) if each.rule and each.rule.id == limit.id)
    return "".join(words.named_beside(each, limit.start) for each in found)


def _started_by_what_was_read(job: Job) -> frozenset[str]:
    """The limits that papers started which a machine read and the officer checked."""
    draft = job.leading.draft
    read = (Event(each.said.event) for each in draft.materials if each.said and each.said.event)
    return frozenset(rule for event in read for rule in limits_from(event, draft, job.place.id))


def _beside_the_law(job: Job) -> Iterator[Remedy]:
    """The ways that a paper names and the law's table has not, each with the paper's own words alone."""
    for each in differences(job.leading.draft):
        if each.why is Why.OTHER_WAY and each.told:
            way, term = (
                words.way_of(each.told.what),
                words.term_of(each.told.term, each.told.unit),
            )
            note = _(words.ASK_ABOUT_IT)
            title = f"{_(words.BESIDE_THE_LAW)}：{way}"
            yield Remedy(title=title, day=term, note=note, basis="", on_condition=True)


def _undated(job: Job) -> tuple[Remedy, ...]:
    """What runs from a day that nobody told: from when, and that one goes at once."""
    found = without_a_day(job.leading.draft, job.place.id)
    if found is None or job.leading.standing:
        return ()
    note = _(found.of_whom) + _(SOON)
    basis = legal(_("依据{article}。").format(article=found.article))
    return (Remedy(title=_(found.title), day=_(found.since), note=note, basis=basis),)


def _waiting(job: Job) -> tuple[Remedy, ...]:
    day = waits_until(job.leading)
    if day is None:
        return ()
    basis = legal(_("依据{article}。").format(article=rule("lvzhi_2m").article))
    said = _("{day}已经满了").format(day=spoken(day)) if day <= job.on else spoken(day)
    return (Remedy(title=_(words.WAITED), day=said, note=_(words.TO_COURT), basis=basis, is_start=True),)


def _judged(job: Job) -> tuple[Remedy, ...]:
    """Of what is no civil first judgment the day is its own to tell (刑事、行政判决，二审判决，裁定)."""
    if not has_other_days(job.leading.draft):
        return ()
    if is_a_sentence(job.leading.draft):
        basis = legal(_("依据{article}。").format(article="《刑事诉讼法》第229、230条"))
        return (Remedy(title=_(words.SENTENCED), day=_(words.TEN_DAYS), note=_(words.BY_WHOM), basis=basis),)
    note = _(
        "刑事、行政的判决书，日子和民事的不一样。裁定书的日子更短。二审判决不能再上诉，可以申请再审。"
        "马上去问判案的法院。"
    )
    return (Remedy(title=_("不服判决、裁定"), day=_("看文书最后一段写的日子"), note=note, basis=""),)


def _over(limit: Deadline) -> Remedy:
    last = limit.rolled or limit.due
    over = words.over(limit, phrases.plain_day(last) if last else "")
    return Remedy(title=words.told(limit), day=_("已经过了"), note=over, basis=_basis(limit), is_over=True)


def _basis(limit: Deadline) -> str:
    return legal(_("依据{article}。").format(article=limit.article) + rule(limit.id).note)
