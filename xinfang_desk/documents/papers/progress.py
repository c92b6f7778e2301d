"""进度告知: where a matter stands, what was answered, what comes next; for whoever asks about their own."""

from __future__ import annotations

from datetime import timedelta

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.by_hand import where_to_ask
from xinfang_desk.documents.form import fields, heading, open_form, say
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.days import ACCEPTED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.road.roadmap import Progress
from xinfang_desk.words import _, label
from xinfang_desk.words.labels import state_of_record

COUNTY_SAID = {
    "forwarded": "已转送",
    "assigned": "已交办",
    "accepted": "已受理",
    "not_accepted": "不予受理",
    "no_longer_accepted": "不再受理",
    "extended": "已延期",
    "answered": "已答复",
    "review_answered": "复查已答复",
    "recheck_answered": "复核已答复",
    "concluded": "已办结",
}
"""What the county's events are called (docs/wire.md)."""


def _national(job: Job) -> list[list[tuple[str, str]]]:
    """How to ask in the national system, once the county has told; what is not known has no line."""
    told = job.record.national
    if told is None:
        return []
    lines = ((_("信访件编号"), told.number), (_("国家系统查询码"), told.query_code))
    return [[line] for line in lines if line[1]]


def progress(job: Job) -> bytes:
    """What the desk knows of a matter today; refused for one that is sealed or not answered yet."""
    if job.matter.confidential:
        raise DeskError("paper.sealed")
    if job.matter.unanswered:
        raise DeskError("paper.unanswered")
    form, y = open_form(job, _("进度告知"))
    y = fields(
        form,
        y,
        [
            [(_("来访人"), phrases.names(job.visit))],
            [(_("来访时间"), phrases.came(job))],
            [(_("事由"), phrases.summary(job.said))],
            [(_("现在的状态"), state_of_record(job.record))],
            *_national(job),
        ],
    )
    for words in phrases.first_of_all(job):
        y = say(form, y, words, form.type.strong)
    y = heading(form, y, _("办理经过"))
    for line in [*_done(job), *_from_the_county(job)] or [_("登记以后还没有新的进展。")]:
        y = say(form, y, line)
    y = heading(form, y, _("接下来"))
    ahead = [each for each in job.road if each.progress is Progress.AHEAD or each.is_theirs]
    for number, stop in enumerate(ahead):
        words = _("然后：{title}（{when}），{what}。") if number else _("下一步：{title}（{when}），{what}。")
        y = say(form, y, words.format(title=stop.title, when=stop.when, what="；".join(stop.lines)))
    ours = when.owed(job)
    for limit in ours:
        y = say(form, y, f"{limit.title}：{when.before(limit, job.on)}", form.type.strong)
    for each in remedies(job):
        y = say(form, y, f"{each.title}：{each.day}", form.type.strong)
        if each.note:
            y = say(form, y, each.note, form.type.note)
    if ours:
        y = say(form, y + 4, when.if_it_passes(job), form.type.note)
    where_to_ask(form, y + 4, job.office)
    return form.sheet.finish()


def _done(job: Job) -> list[str]:
    """What was done here, from the acceptance on; an extension with its new day and its reason (art. 34)."""
    said, lines = job.said, []
    accepted = said.accepted_on or phrases.came_on(job)
    by_a_step = phrases.last_step(job, Step.ACCEPT) is not None
    if said.outcome is Outcome.ACCEPT and accepted and not by_a_step and ACCEPTED not in job.doubted:
        lines.append(_("{day}　受理").format(day=phrases.plain_day(accepted)))
    for each in job.matter.steps:
        if each.step is Step.EXTEND and (sixtieth := when.sixtieth_day(job)):
            until = phrases.plain_day(sixtieth + timedelta(days=each.days))
            words = _("{day}　延期到{until}，因为{why}").format(
                day=phrases.plain_day(each.on), until=until, why=each.gist
            )
        else:
            words = _("{day}　{step}　{org}　{document}").format(
                day=phrases.plain_day(each.on), step=label(each.step), org=each.org, document=each.document
            )
        lines.append(words)
    return lines


def _from_the_county(job: Job) -> list[str]:
    return [
        _("{day}　{event}　{org}　{document}　{text}").format(
            day=phrases.plain_day(each.on),
            event=_(COUNTY_SAID.get(each.event, each.event)),
            org=each.org,
            document=each.document,
            text=each.text,
        )
        for each in job.record.answers
    ]
