"""The notices D03 受理 and D09 延期告知书: a matter that this office handles (arts. 23, 29, 31, 34).

Sixty days stand only where a matter was accepted under article 31, item 6.
"""

from __future__ import annotations

from datetime import date, timedelta

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import BLANK_DAY, plain_day
from xinfang_desk.domain.books.owing import undertakes
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.days import ACCEPTED
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.progress import LONGEST_EXTENSION
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.road.standing import waits
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _
from xinfang_desk.words.language import N_

_NOT_CONTENT = N_(
    "不服答复的，从收到那天起60日内，向县政府申请行政复议（县司法局收）。"
    "有的答复不用先复议，6个月内可以去法院。先去县司法局问清楚（《行政复议法》第20、23条、《行政诉讼法》第46条）。"
)
_BEYOND_REVIEW = (Step.ASK_REVIEW, Step.REVIEW, Step.RECHECK, Step.CONCLUDE, Step.WITHDRAW)


def acceptance(letter: Letter) -> None:
    """D03 受理告知书 (arts. 23, 34): who handles it, from when, and where the law names it, until when."""
    job = letter.job
    accepted = None if ACCEPTED in job.doubted else job.said.accepted_on or phrases.came_on(job)
    found = (
        _("经审查，属于本机关职权范围，自{day}起受理。") if accepted else _("经审查，属于本机关职权范围。")
    )
    to_petitioner(letter, found.format(day=spoken(accepted) if accepted else ""))
    if request := job.said.request.strip():
        letter.to_fill(_("您的请求："), phrases.shortened(request))
    letter.to_fill(_("承办单位："), undertakes(job.matter))
    letter.to_fill(_("承办人及联系电话："))
    _handling(letter)
    letter.close(
        phrases.dated(accepted and max(accepted, phrases.told_on(job) or accepted)),
        _("依据：《信访工作条例》第23条{more}。").format(more=_handling_articles(job)),
        last=lambda: how_to_ask(letter, waits=waits(job.leading)),
    )


def extension(letter: Letter) -> None:
    """D09 延期告知书 (art. 34): at most thirty days, counted on from the unrolled sixtieth day."""
    job = letter.job
    taken = phrases.last_step(job, Step.EXTEND)
    then = _("情况复杂，不能在原定期限内办结，经负责人批准，延长办理期限：")
    to_petitioner(letter, then)
    until = when.sixtieth_day(job)
    letter.to_fill(_("原办结日："), phrases.day_or_blank(until))
    letter.to_fill(
        _("延长："),
        _("{days}日（不超过30日）").format(days=taken.days if taken else "______"),
    )
    new_day = phrases.day_or_blank(until + timedelta(days=taken.days) if until and taken else None)
    letter.stress(_("新办结日：最迟{day}").format(day=new_day))
    if until is not None and not taken:
        latest = spoken(until + timedelta(days=LONGEST_EXTENSION))
        letter.say(_("新办结日不能晚于{day}。").format(day=latest))
    letter.to_fill(_("延期理由："), taken.gist if taken else "")
    letter.to_fill(_("批准人："), taken.approved_by if taken else "")
    letter.close(
        plain_day(taken.on) if taken else BLANK_DAY,
        _("依据：《信访工作条例》第34条。"),
        last=lambda: how_to_ask(letter, waits=True),
    )


def _handling(letter: Letter) -> None:
    """How an accepted matter goes on, by what it is (arts. 29, 31, 34)."""
    job = letter.job
    if withdrawn := phrases.last_step(job, Step.WITHDRAW):
        letter.stress(_("您已经在{day}撤回这件事").format(day=spoken(withdrawn.on)))
    elif last := when.sixtieth_day(job):
        _answer_by(letter, last)
        limit = when.limit_of(job, "handle_60d")
        longer = _("情况复杂的，经负责人批准可以延长，最多30日，会书面告诉您理由。")
        ends = _("办结时出具信访处理意见书。")
        if phrases.last_step(job, Step.ANSWER):
            longer = ends = ""
        elif phrases.last_step(job, Step.EXTEND):
            longer = ""
        if more := (when.if_day_off(job, limit) if limit else "") + longer + ends:
            letter.say(more)
        _review(letter)
    elif job.said.purpose is Purpose.JIANYI:
        letter.say(_("我们会认真研究。合理可行的，采纳或者部分采纳。采纳不采纳，都回复您。"))
        _own_promise(letter)
    elif job.said.route is Route.S5 and (answered := phrases.last_step(job, Step.ANSWER)):
        letter.stress(_("已经在{day}作出书面答复").format(day=spoken(answered.on)))
        letter.say(legal(_(_NOT_CONTENT)))
    elif job.said.route is Route.S5:
        letter.say(_("镇里去查，依法去办，或者答复您。"))
        _own_promise(letter)
        letter.say(_("满两个月没有结果的，可以向县政府申请行政复议（县司法局收）。"))
        letter.say(legal(_(_NOT_CONTENT)))
    else:
        letter.say(_("我们依法去办，结果告诉您。"))
        _own_promise(letter)


def _review(letter: Letter) -> None:
    """Where 复查 is asked for, until when as soon as that is known; nothing of it once that is behind."""
    job = letter.job
    if phrases.last_step(job, *_BEYOND_REVIEW):
        return
    words = _("对处理意见不服的，从收到那天起30日内，可以向{reviewer}请求复查。")
    letter.say(words.format(reviewer=phrases.reviewer(job)))
    served = when.limit_of(job, "petition_review_30d")
    if served is not None and not served.is_over(job.on):
        letter.stress(_("请求复查：{day}").format(day=when.to_go(job, served)))
        if more := when.if_day_off(job, served):
            letter.say(more)


def _answer_by(letter: Letter, sixtieth: date) -> None:
    """By when, as things stand: the day of an extension, or that it was answered."""
    job = letter.job
    extended = when.limit_of(job, "extend_30d")
    if answered := phrases.last_step(job, Step.ANSWER):
        letter.stress(_("已经在{day}作出书面答复").format(day=spoken(answered.on)))
    elif extended is not None:
        letter.stress(_("{day}给您书面答复").format(day=when.before(extended, job.on)))
        letter.say(_("原来是最迟{day}，已经批准延期。").format(day=spoken(sixtieth)))
    elif sixtieth < job.on:
        letter.stress(_("应在{day}以前给您书面答复，我们还没做到").format(day=spoken(sixtieth)))
    else:
        letter.stress(_("最迟{day}给您书面答复").format(day=spoken(sixtieth)))


def _own_promise(letter: Letter) -> None:
    """The day that the office itself named; where it named none, nothing is said of one."""
    promised = when.limit_of(letter.job, "own_promise")
    if promised is not None:
        letter.stress(_("我们打算{day}答复您").format(day=when.before(promised)))


def _handling_articles(job: Job) -> str:
    if when.sixtieth_day(job):
        return _("、第31条第6项、第34条")
    if job.said.purpose is Purpose.JIANYI:
        return _("、第29条")
    return _("、第31条第5项") if job.said.route is Route.S5 else ""
