"""The notice D05 转送（交办）告知单 in three copies: petitioner, undertaking body, stub (arts. 22, 23).

What it promises goes by who is to act: a body under this town answers in 15 days (art. 23, para. 3); a county
bureau answers what comes to it by way of the county's petition bureau; a village committee owes no notice.
"""

from __future__ import annotations

from datetime import date

from xinfang_desk.documents import phrases, place, when
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import BLANK, dated
from xinfang_desk.documents.remedies import foremost
from xinfang_desk.domain.days import TRANSFERRED
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.office import judges, passes_on
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.road.offices import Level, competent
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _


def forwarding(letter: Letter) -> None:
    """D05: who has it now, by when they answer; the body's copy says what the law asks of it."""
    job = letter.job
    taken = phrases.last_step(job, Step.FORWARD, Step.ASSIGN)
    to, level = phrases.sent_to(job)
    named = to or _("有权处理的单位")
    _to_who_came(letter, named, level)
    if not to:
        letter.to_fill(_("承办单位："))
    sent_on = taken.on if taken else _sent_on(job)
    letter.close(dated(sent_on), _ground(to, level), last=lambda: how_to_ask(letter, waits=True))
    for copy in (_("第二联　交承办单位"), _("第三联　存根")):
        letter.begin_copy(copy, to or BLANK)
        if level is Level.VILLAGE:
            _to_a_village(letter)
        else:
            _to_the_body(letter, to or _("你单位"), level)
        if phrases.is_assigned(job) or level is Level.VILLAGE:
            due = taken.due if taken else None
            asked = _("说明情况") if level is Level.VILLAGE else _("反馈办理结果，提交办结报告")
            by = _("请最迟{day}{asked}。") if due else _("请{asked}。")
            letter.say(by.format(day=spoken(due) if due else "", asked=asked))
            if due is None:
                letter.to_fill(_("最迟哪天："))
        letter.to_fill(_("转出人、接收人签字及日期："))
        letter.close(dated(sent_on), _ground(to, level))


def _to_who_came(letter: Letter, to: str, level: Level) -> None:
    job = letter.job
    to_petitioner(letter, _sent_words(job, to, level), _("第一联　交来访人"))
    for title, day, note in foremost(job):
        letter.stress(f"{title}：{day}")
        letter.say(legal(note))
    told = when.limit_of(job, "notify_forwarded_15d")
    if judges(to):
        letter.say(_("{to}按自己的程序办。要请您自己带上材料去提出，别等我们转。").format(to=to))
    elif level is Level.VILLAGE:
        letter.say(_("这件事由本机关负责调查核实，结果由本机关告诉您。"))
    elif level is Level.COUNTY and not passes_on(to):
        letter.say(_("{to}从收到县信访局转件那天起15日内，书面告诉您：收没收到，怎么办。").format(to=to))
        letter.say(_("县里哪天转的，您不用自己算：来窗口或者打电话，我们帮您查。"))
    elif told is not None and told.due is not None and not told.doubt:
        words = _("{to}最迟{day}书面告知您。")
        if told.is_over(job.on):
            words = _("{to}应在{day}以前书面告知您，这一天已经过了。没收到的，来窗口，我们去催。")
        letter.stress(words.format(to=to, day=spoken(told.due)))
    else:
        letter.say(_("{to}收到后，15日内要书面告诉您：收没收到，谁来办，怎么办。").format(to=to))
    if level is not Level.VILLAGE:
        _must_send_by(letter)
        letter.to_fill(_("对方联系人及电话："))
        for each in competent(job.offices, job.place.id, to):
            letter.say(_("{office}。").format(office=place.where(each)))


def _sent_on(job: Job) -> date | None:
    return None if TRANSFERRED in job.doubted else job.said.transferred_on or phrases.made_on(job)


def _ground(to: str, level: Level) -> str:
    if judges(to):
        return _("依据：《信访工作条例》第22条第2款、第23条第4款。")
    if level is Level.VILLAGE:
        return _("依据：《信访工作条例》第23条第1款、《村民委员会组织法》。")
    if level is Level.COUNTY:
        return _("依据：《信访工作条例》第22条、第23条第3款。")
    return _("依据：《信访工作条例》第23条第1款、第3款。")


def _sent_words(job: Job, to: str, level: Level) -> str:
    if level is Level.VILLAGE:
        return _("已经登记，请{to}协助说明情况。").format(to=to)
    if passes_on(to):
        return _("已经登记，报{to}处理。").format(to=to)
    if level is Level.COUNTY and not judges(to):
        return _("已经登记，报县信访局。由县信访局转送{to}处理。").format(to=to)
    if phrases.is_assigned(job):
        taken = phrases.last_step(job, Step.FORWARD, Step.ASSIGN)
        if taken and taken.due:
            return _("已经登记，交{to}办理，要求最迟{day}反馈结果。").format(to=to, day=spoken(taken.due))
        return _("已经登记，交{to}办理，要求反馈结果。").format(to=to)
    return _("已经登记，按照职权转送{to}处理。").format(to=to)


def _must_send_by(letter: Letter) -> None:
    limit = when.limit_of(letter.job, "forward_15d")
    if (
        limit is not None
        and limit.due is not None
        and not limit.doubt
        and letter.job.said.transferred_on is None
    ):
        words = _("本机关最迟{day}转出。") + when.if_day_off(letter.job, limit)
        if limit.is_over(letter.job.on):
            words = _("本机关应在{day}以前转出，这一天已经过了，我们马上办。")
        letter.say(words.format(day=spoken(limit.due)))


def _to_the_body(letter: Letter, to: str, level: Level) -> None:
    """What the undertaking body must know to answer the petitioner, and by when (art. 23, para. 3)."""
    job = letter.job
    by_county = level is Level.COUNTY and not passes_on(to) and not judges(to)
    by_way_of = _("报请县信访局转送{to}，请依法办理：") if by_county else _("转{to}，请依法办理：")
    letter.say(_("下面的信访事项") + by_way_of.format(to=to))
    letter.to_fill(_("信访人："), phrases.names(job.visit))
    own = phrases.petitioners(job.visit)
    letter.to_fill(_("联系电话："), next((each.phone for each in own if each.phone), ""))
    letter.to_fill(_("住址："), next((each.address for each in own if each.address), ""))
    _about(letter)
    if judges(to):
        letter.say(_("请办理，怎么办请告诉来人。"))
        return
    if by_county:
        words = _("请自收到县信访局转件之日起15日内书面告知信访人接收情况以及处理途径和程序；")
    else:
        words = _("请自收到之日起15日内书面告知信访人接收情况以及处理途径和程序；")
    letter.say(words + _("不属于职权范围的，请自收到之日起5个工作日内提出异议并详细说明理由。"))


def _to_a_village(letter: Letter) -> None:
    """A committee explains; the town finds out (村民委员会组织法). It is not told who complained."""
    letter.say(
        _("本机关正在调查核实下面的事项，请协助说明情况、提供有关账目和记录。请不要为难反映情况的人。")
    )
    _about(letter)


def _about(letter: Letter) -> None:
    job = letter.job
    letter.to_fill(_("来访日期："), phrases.day_or_blank(phrases.came_on(job)))
    letter.to_fill(_("事项："), job.said.statement.strip())
    if job.said.request.strip():
        letter.to_fill(_("请求："), job.said.request.strip())
    if listed := phrases.materials(job.said):
        letter.to_fill(_("随附材料："), listed)
