"""What is done with a matter today (今天的处理), as receipts say it."""

from __future__ import annotations

import re

from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.approval import refusal_lacks
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Paper
from xinfang_desk.domain.days import rests_on
from xinfang_desk.domain.neighbours import waits_until
from xinfang_desk.domain.road.hearing import heard_elsewhere
from xinfang_desk.domain.road.offices import Level, reconsiders
from xinfang_desk.domain.road.standing import Standing, standing_of
from xinfang_desk.domain.time.deadline import rights
from xinfang_desk.words import _
from xinfang_desk.words.rights import hearer

_SAYS_MORE = re.compile("[：；]")
"""In the map's words of whom to go to: more than a name (复议：县政府；法院)."""


def way_today(job: Job) -> str:
    """What is done with the matter today (今天的处理方式); an unapproved refusal is not spoken of yet."""
    words = _way_today(job)
    # To whom nothing in writing can come, none is promised.
    for writing in (_("另外书面告诉您"), _("书面告诉您")) if not phrases.is_named(job.visit) else ():
        words = words.replace(writing, _("凭回执来窗口问"))
    return words


def _way_today(job: Job) -> str:
    said = job.said
    if job.matter.unanswered:
        return _("已登记。这件事归哪个单位办，还要先定下来；定了以后书面告诉您")
    to = said.to or _("有权处理的单位")
    if said.outcome in NEEDS_APPROVAL and refusal_lacks(said):
        return _("已登记，正在核对，结果另外书面告诉您")
    if phrases.is_thanks(job):
        return _("谢谢您，已记下，会转告")
    match said.outcome:
        case Outcome.ONSPOT:
            return _("当场解答，另给解答记录")
        case Outcome.ACCEPT if rests_on(Paper.ACCEPTANCE, job.doubted):
            return _("已登记，日子还要核对，核对后另外书面告诉您")
        case Outcome.ACCEPT:
            return _("受理，另给受理告知书")
        case Outcome.GUIDE | Outcome.TELL_ELSEWHERE if phrases.goes_on(job):
            return _("不服手里的意见书，要去找{to}，怎么去看告知书").format(to=phrases.whom(job))
        case Outcome.GUIDE | Outcome.TELL_ELSEWHERE:
            if job.place.id == phrases.TAKEN_DOWN:
                return phrases.by_which_law(job)
            there = phrases.whom(job)
            if there in {"", phrases.BLANK} or _SAYS_MORE.search(there):
                return _("这件事去找谁、怎么去，看告知书")
            there = there.replace("／", _("或者"))
            if other := _heard_by_another(job, there):
                return _("这件事要去找{to}；下面那个日子，要去找{other}").format(to=there, other=other)
            return _("这件事要去找{to}，怎么去看告知书").format(to=there)
        case Outcome.FORWARD | Outcome.ASSIGN if phrases.sent_to(job)[1] is Level.VILLAGE:
            return _("由镇里去查，请{to}协助说明，另给通知").format(to=to)
        case Outcome.FORWARD:
            return _("转送{to}，另给转送告知单").format(to=to)
        case Outcome.ASSIGN:
            return _("交{to}办理，另给交办告知单").format(to=to)
        case Outcome.REPORT:
            return _("情况紧急，我们马上报告镇党委、政府，怎么办另外书面告诉您")
        case Outcome.NOT_ACCEPT:
            return _("不予受理，另给告知书")
        case Outcome.NO_MORE:
            return _("不再受理，另给告知书")
        case Outcome.MERGE:
            return _merged(job)
        case Outcome.MEDIATE:
            return _("双方愿意的，先调解")
        case Outcome.OBJECTION:
            return _("正与转来的单位核对归谁办，另外书面告诉您")
        case Outcome.DISCIPLINE | None:
            return _("已登记，由谁办、怎么办另外书面告诉您")


def _merged(job: Job) -> str:
    """That it was merged, and how the first one stands: it goes on only where something is in hand."""
    if phrases.goes_on(job):
        return _("并入原来的那一件；那一件已经书面答复您，不服的去找{to}").format(to=phrases.whom(job))
    if job.matter.merged_into is None:
        return _("已登记，正在找您说的原来那一件，结果另外书面告诉您")
    match standing_of(job.record.first) if job.record.first else Standing.IN_HAND:
        case Standing.IN_HAND:
            return _("并入原来的那一件，接着办，不从头算时间")
        case Standing.ANSWERED:
            return _("并入原来的那一件；那一件已经答复您")
        case Standing.TOLD:
            return _("并入原来的那一件；那一件去找谁、怎么去，看当时给您的告知书")
        case Standing.ENDED:
            return _("并入原来的那一件；那一件的信访程序走完了。有新的事实、新的理由，可以另外提出")
        case Standing.WITHDRAWN:
            return _("并入原来的那一件；那一件您已经撤回")


def _heard_by_another(job: Job, there: str) -> str:
    """Who hears the day that must not be missed, where whom the officer named does not."""
    waited = waits_until(job.leading)
    if waited and waited <= job.on and not reconsiders(there):
        return _("县政府（县司法局收）")
    foremost = next(iter(rights(job.matter.deadlines, job.on)), None)
    return _(hearer(foremost)) if foremost and heard_elsewhere(foremost, there) else ""


def registered_only(job: Job) -> str:
    """Registering is not accepting (登记不等于受理), or what is so already; which paper says the rest."""
    if job.said.outcome is Outcome.MERGE and phrases.goes_on(job):
        return _("登记不等于受理：今天记到原来那一件上，那一件已经答复。")
    if job.record.first and standing_of(job.record.first) is not Standing.IN_HAND:
        return _("登记不等于受理：今天记到原来那一件上。")
    if job.said.outcome is Outcome.MERGE and job.matter.merged_into is not None:
        return _("登记不等于受理：今天记到原来那一件上，照原来的办。")
    accepted = job.said.accepted_on or phrases.came_on(job)
    if (
        job.said.outcome is Outcome.ACCEPT
        and phrases.told_today(job) is Paper.ACCEPTANCE
        and (job.matter.standing or accepted != phrases.made_on(job))
    ):
        words = _("这一件已经在{day}受理，看《受理告知书》。")
        return words.format(day=phrases.day_or_blank(accepted))
    if job.said.outcome is Outcome.ACCEPT and phrases.told_today(job) is Paper.ACCEPTANCE:
        return _("这一件今天已经受理，看今天给您的《受理告知书》。")
    if phrases.is_thanks(job):
        return _("谢谢您来。这件事已经记下，会转告您要谢的人和单位。")
    if phrases.is_answered_at_once(job):
        return _("今天已经当场答复您，写在《当场解答记录》上。还有不明白的，再来问。")
    if kind := phrases.told_today(job):
        return _("登记不等于受理：归谁办，看今天给您的这张《{paper}》。").format(
            paper=phrases.title(job, kind)
        )
    if not phrases.is_named(job.visit):
        return _("登记不等于受理：今天先记下来了；归谁办、受不受理，您凭这张回执来窗口问。")
    return _("登记不等于受理：今天先记下来了；归谁办、受不受理，我们再给您一张纸写清楚。")
