"""The notice D05 转送（交办）告知单 in three copies: petitioner, undertaking body, stub (arts. 22, 23)."""

from __future__ import annotations

from datetime import date

from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import BLANK, dated
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.days import TRANSFERRED
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.road.offices import competent
from xinfang_desk.domain.road.roadmap import end_of
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _


def forwarding(letter: Letter) -> None:
    """D05: who has it now, by when they answer; the body's copy says what the law asks of it."""
    job = letter.job
    taken = phrases.last_step(job, Step.FORWARD, Step.ASSIGN)
    to = (taken.org if taken else "") or job.said.to or BLANK
    assigned = is_assigned(job)
    to_petitioner(letter, _sent_words(to, assigned=assigned), _("第一联　交信访人"))
    told = phrases.limit_of(job, "notify_forwarded_15d")
    if told is not None and told.due is not None and not told.doubt:
        letter.stress(_("{to}应当在{day}前书面告知您。").format(to=to, day=spoken(told.due)))
    else:
        letter.say(_("{to}收到后，应当在15日内书面告知您接收情况以及处理途径和程序。").format(to=to))
        _must_send_by(letter)
    letter.to_fill(_("对方联系人及电话："))
    for each in competent(job.offices, end_of(job.said), to):
        letter.say(_("{office}。").format(office=phrases.where(each)))
    how_to_ask(letter)
    sent_on = taken.on if taken else _sent_on(job)
    ground = _("依据：《信访工作条例》第22条第1款、第23条。")
    letter.close(dated(sent_on), ground)
    for copy in (_("第二联　交承办单位"), _("第三联　存根")):
        letter.begin_copy(copy, to)
        _to_the_body(letter, to)
        if assigned:
            day = phrases.day_or_blank(taken.due if taken else None)
            letter.say(_("请于{day}前反馈办理结果，提交办结报告。").format(day=day))
        letter.to_fill(_("转出人、接收人签字及日期："))
        letter.close(dated(sent_on), ground)


def _sent_on(job: Job) -> date | None:
    return None if TRANSFERRED in job.doubted else job.said.transferred_on or phrases.came_on(job)


def is_assigned(job: Job) -> bool:
    """Whether the matter was assigned with a term (交办) rather than passed on (转送), art. 22."""
    taken = phrases.last_step(job, Step.FORWARD, Step.ASSIGN)
    return taken.step is Step.ASSIGN if taken else job.said.outcome is Outcome.ASSIGN


def _sent_words(to: str, *, assigned: bool) -> str:
    if assigned:
        return _("已经登记，交{to}办理，要求在指定期限内反馈结果。").format(to=to)
    return _("已经登记，按照职权转送{to}处理。").format(to=to)


def _must_send_by(letter: Letter) -> None:
    limit = phrases.limit_of(letter.job, "forward_15d")
    if (
        limit is not None
        and limit.due is not None
        and not limit.doubt
        and letter.job.said.transferred_on is None
    ):
        letter.say(_("本机关、单位最迟{day}转出。").format(day=spoken(limit.due)))


def _to_the_body(letter: Letter, to: str) -> None:
    """What the undertaking body must know to answer the petitioner, and by when (art. 23, para. 3)."""
    job = letter.job
    letter.say(_("下面的信访事项转{to}，请依法办理：").format(to=to))
    letter.to_fill(_("信访人："), phrases.names(job.visit))
    own = phrases.petitioners(job.visit)
    letter.to_fill(_("联系电话："), next((each.phone for each in own if each.phone), ""))
    letter.to_fill(_("住址："), next((each.address for each in own if each.address), ""))
    letter.to_fill(_("来访日期："), phrases.day_or_blank(phrases.came_on(job)))
    letter.to_fill(_("事项："), job.said.statement.strip())
    if job.said.request.strip():
        letter.to_fill(_("请求："), job.said.request.strip())
    if job.said.materials:
        listed = "；".join(
            _("{name}{pages}页").format(name=each.name, pages=each.pages) for each in job.said.materials
        )
        letter.to_fill(_("随附材料："), listed)
    letter.say(
        _(
            "请自收到之日起15日内书面告知信访人接收情况以及处理途径和程序；不属于职权范围的，请自收到之日起5个工作日内提出异议并详细说明理由。"
        ),
    )
