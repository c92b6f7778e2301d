"""The notice D04 其他法定途径告知书: to whom, with what, by when (arts. 23, 28, 31); not a refusal."""

from __future__ import annotations

from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import to_petitioner
from xinfang_desk.documents.phrases import BLANK, came_on, dated
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.road.offices import Body, competent
from xinfang_desk.domain.road.roadmap import end_of
from xinfang_desk.words import _, label


def other_road(letter: Letter) -> None:
    """D04 其他法定途径告知书 (arts. 23, 28, 31): to whom, with what, by when; not a refusal."""
    job = letter.job
    place = job.road_map.place(end_of(job.said))
    to_petitioner(letter, _("已经登记。经核对，应当按照下面的法定途径办理，现告知如下："))
    letter.part(_("一、依据"))
    letter.say("；".join((_ground(job), *filter(_of_another_law, place.articles))) + "。")
    letter.part(_("二、向谁提出"))
    named = "、".join(each.name for each in job.there)
    letter.say(f"{job.said.to or named or place.who or BLANK}。")
    _contacts(letter, job.there)
    if also := _also(job, place.who):
        letter.say(_("这类事项有权办理的还有：{who}。").format(who=also))
    letter.part(_("三、期限"))
    for each in remedies(job):
        letter.stress(f"{each.title}：{each.day}")
        letter.say(each.note + each.basis)
    if place.how_long:
        letter.say(_("那里办理的时间：{words}。").format(words=place.how_long))
    letter.part(_("四、带什么"))
    letter.say(f"{'；'.join(place.bring) or BLANK}。")
    letter.keep_to_close(5)
    letter.part(_("五、要说明的"))
    letter.items(_notes(place.if_unsatisfied))
    letter.close(dated(came_on(job)))


def _also(job: Job, who: str) -> str:
    """Who else is competent beside the one named, by the county's table or else by the road map."""
    if not job.said.to or job.said.to == who:
        return ""
    others = [each for each in competent(job.offices, end_of(job.said)) if each not in job.there]
    return "；".join(map(phrases.where, others)) if job.offices.bodies and job.there else who


def _contacts(letter: Letter, there: tuple[Body, ...]) -> None:
    """Where that is; what the county's table does not say is left to fill."""
    for each in there or (Body(name=""),):
        if len(there) > 1:
            letter.say(f"{each.name}：")
        letter.to_fill(_("地址："), each.address)
        letter.to_fill(_("电话："), each.phone)
        letter.to_fill(_("办公时间："), each.hours)


def _ground(job: Job) -> str:
    said = job.said
    if said.outcome is Outcome.GUIDE and said.route is not None:
        return _("《信访工作条例》第31条第{item}项（{words}）").format(
            item=said.route.value[1], words=label(said.route)
        )
    return _(
        "《信访工作条例》第23条第1款：不属于本机关、单位或者本系统职权范围的，告知向有权处理的机关、单位提出。"
    )


def _of_another_law(article: str) -> bool:
    return not article.startswith("《信访工作条例》")


def _notes(if_unsatisfied: str) -> list[str]:
    notes = [
        _("这一事项按上面的法定途径办理，不再按信访程序办理；您的来访已经登记在册。"),
        _("向谁提、怎么写拿不准的，可以到司法所、法律援助中心咨询法律援助。"),
    ]
    if if_unsatisfied:
        notes.insert(1, _("对那里的结果不服：{words}。").format(words=if_unsatisfied))
    return notes
