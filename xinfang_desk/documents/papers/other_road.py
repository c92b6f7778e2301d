"""The notice D04: to whom, with what, by when (arts. 23, 28, 31); not a refusal.

Another lawful road (art. 31), or another body that is competent (art. 23, para. 1), which may well take the
matter up as a petition: only of the first it is said that the petition procedure is not used.
"""

from __future__ import annotations

import re

from xinfang_desk.documents import phrases
from xinfang_desk.documents import place as places
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import BLANK, dated, made_on
from xinfang_desk.documents.remedies import Remedy, remedies, start_heading
from xinfang_desk.domain.neighbours import (
    has_other_days,
    has_petition_remedy,
    is_to_be_taken_down,
    is_told_elsewhere,
    own_law,
)
from xinfang_desk.domain.office import judges
from xinfang_desk.domain.road.law import legal
from xinfang_desk.domain.road.offices import Body, competent, reconsiders
from xinfang_desk.domain.road.roadmap import Place
from xinfang_desk.words import _, label

_APART = re.compile("[／；]")
_NAMES_NOBODY = re.compile("^(有|管|办|作出|制作|约定)|：")
"""What the road map says where it cannot know who it is; or a sentence."""
_CIVIL_COURTS = "《民事诉讼法"
_RECONSIDERED_FIRST = frozenset({"xingsu_6m_refusal", "tdqs"})
"""Suits that may have to wait for reconsideration (行政复议法 art. 23): a court is no other choice."""
_OF_TAKING_DOWN = ("《城乡规划法", "《行政强制法")
_NUMBERS = "一二三四五六七"
_OWN_TERM = re.compile("(?:收到|知道|认定).{0,8}[0-9]+(?:天|日|个月)内")
"""In the map's words, a term of the person's own that runs from a day which nobody told."""
_BRACKETS = re.compile("（[^）]*）")
_SHORT = {
    "人民": "",
    "人力资源和社会保障": "人社",
    "劳动人事争议仲裁": "劳动仲裁",
    "劳动争议仲裁": "劳动仲裁",
    "仲裁委员会": "仲裁委",
    "医疗保障": "医保",
    "保障监察": "监察",
}


def other_road(letter: Letter) -> None:
    """D04 (arts. 23, 28, 31): first what to do, numbered; the law that it rests on last."""
    job = letter.job
    place = job.place
    elsewhere = is_told_elsewhere(job.said) and not phrases.goes_on(job)
    if elsewhere:
        opening = _("已经登记。经核对，不属于本机关职权范围，现告知如下：")
    elif phrases.goes_on(job):
        opening = _("已经登记。您手里已有意见书，不服的可以这样办，现告知如下：")
    else:
        opening = _("已经登记。经核对，这件事走下面的法定途径，现告知如下：")
    to_petitioner(letter, opening)
    numbers = iter(_NUMBERS)

    def part(words: str) -> None:
        letter.part(f"{next(numbers)}、{words}")

    part(_("向谁提出"))
    who = phrases.whom(job) or BLANK
    if _NAMES_NOBODY.match(who):
        letter.to_fill(f"{who}：")
    else:
        letter.say(who if who == BLANK else f"{who}。")
    _contacts(letter, job)
    own = own_law(job.said)
    if not elsewhere and not own and place.id != phrases.TAKEN_DOWN and (also := _also(job, place.who)):
        letter.say(_("这类事还可以找：{who}。").format(who=also))
    told = remedies(job)
    terms = () if told else tuple(filter(_OWN_TERM.search, places.sentences(job)))
    until = tuple(each for each in told if not each.is_start)
    if until or terms:
        part(_("您自己最晚哪天去"))
        _terms(letter, until)
        for words in terms:
            letter.say(words)
    if start := tuple(each for each in told if each.is_start):
        part(start_heading())
        _terms(letter, start)
    if (how_long := places.how_long(job)) and not elsewhere:
        part(_("那边要办多久"))
        letter.say(f"{how_long}。")
    if place.bring:
        part(_("带什么"))
        letter.say(f"{'；'.join(place.bring)}。")
    part(_("要说明的"))
    letter.items(_notes(job, elsewhere=elsewhere))
    heading = next(numbers)

    def grounds() -> None:
        letter.part(_("{number}、依据").format(number=heading))
        letter.say(legal("；".join(_grounds(job, place)) + "。"))
        how_to_ask(letter)

    letter.close(dated(made_on(job)), last=grounds)


def _terms(letter: Letter, told: tuple[Remedy, ...]) -> None:
    """The days in bold; what is over is none to keep, and stands in one breath where another is open."""
    is_open = not all(each.is_over for each in told)
    for each in told:
        if each.is_over and is_open:
            letter.say(legal(f"{each.title}：{each.day}。{each.note}") + each.basis)
            continue
        if each.on_condition:
            letter.stress(each.title)
        letter.stress(each.day if each.on_condition else f"{each.title}：{each.day}")
        letter.say(legal(each.note) + each.basis)


def _also(job: Job, who: str) -> str:
    """Who else is competent beside the one named, by the county's table or else by the road map."""
    if not job.to or not who:
        return ""
    others = [each for each in competent(job.offices, job.place.id) if each not in job.there]
    if job.offices.bodies and job.there:
        return "；".join(map(places.where, others))
    parts = (each.removeprefix(_("复议：")) for each in _APART.split(who))
    named = (each for each in parts if not _NAMES_NOBODY.search(each))
    if any(each.id in _RECONSIDERED_FIRST for each in job.matter.deadlines):
        named = (each for each in named if not judges(each))
    if reconsiders(job.to):
        named = (each for each in named if not reconsiders(each))
    asked = _in_short(job.to)
    return "；".join(each for each in named if _in_short(each) not in asked and asked not in _in_short(each))


def _in_short(name: str) -> str:
    """A body's name as people say it, so that one body is not named twice."""
    for long, short in _SHORT.items():
        name = name.replace(long, short)
    return _BRACKETS.sub("", name)


def _contacts(letter: Letter, job: Job) -> None:
    """Where that is; an address the county's table does not say is left to fill, a telephone is ours."""
    for each in job.there or (Body(name=""),):
        if len(job.there) > 1:
            letter.say(f"{each.name}：")
        letter.to_fill(_("地址："), each.address)
        letter.to_fill(_("电话："), places.phone_there(job, each))
        if each.hours:
            letter.to_fill(_("办公时间："), each.hours)


def _grounds(job: Job, place: Place) -> tuple[str, ...]:
    """The articles: of 复查 and 复核 their own, of another road its item of article 31 and its laws."""
    if phrases.goes_on(job):
        return place.articles
    if (own := own_law(job.said)) and own.place == place.id and own.limit:
        return (_ground(job), own.limit.article)
    # Which law gives a ruling or another judgment its days stands in it.
    civil = not has_other_days(job.said)
    laws = filter(_of_another_law, place.articles)
    grounds = (_ground(job), *(each for each in laws if civil or not each.startswith(_CIVIL_COURTS)))
    if not is_to_be_taken_down(job.said) or place.id == phrases.TAKEN_DOWN:
        return grounds
    torn_down = job.road_map.place(phrases.TAKEN_DOWN).articles
    return (*grounds, *(each for each in torn_down if each.startswith(_OF_TAKING_DOWN)))


def _ground(job: Job) -> str:
    said = job.said
    if said.route is not None and not is_told_elsewhere(said):
        return _("《信访工作条例》第31条第{item}项（{words}）").format(
            item=said.route.value[1], words=label(said.route)
        )
    return _("《信访工作条例》第23条第1款：不属于本机关或者本系统职权范围的，告知向有权处理的机关、单位提出")


def _of_another_law(article: str) -> bool:
    return not article.startswith("《信访工作条例》")


def _notes(job: Job, *, elsewhere: bool) -> list[str]:
    if elsewhere:
        first = _(
            "这件事不属于本机关职权范围，请向{to}提出；受理不受理，由{to}告知您。您的来访已经登记在册。"
        )
        first = first.format(to=job.to or _("那个单位"))
    elif phrases.goes_on(job):
        first = _("这是信访程序里的下一步，请带上意见书自己去申请。您的来访已经登记在册。")
    elif has_petition_remedy(job.said):
        first = _(
            "这件事按上面的法定途径办理；对信访意见书不服的，照样可以申请复查、复核。您的来访已经登记在册。"
        )
    else:
        first = _("这件事按上面的法定途径办理，不再按信访程序办理。您的来访已经登记在册。")
    notes = [first]
    if then := places.if_unsatisfied(job):
        notes.append(_("不满意：{words}。").format(words=then.rstrip("。")))
    notes.extend(
        f"{each}。" for text in places.sentences(job) for each in text.split("。") if "法律援助" in each
    )
    notes.append(_("向谁提、怎么写拿不准的，可以到司法所、法律援助中心咨询法律援助。"))
    return notes
