"""How a petitioner's own limit is told (来访人的期限): never without its condition, never when it is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from xinfang_desk.domain.reading.against_law import Difference, Why
from xinfang_desk.domain.road.maker import Maker
from xinfang_desk.domain.road.offices import is_of_a_county, reconsiders
from xinfang_desk.domain.time.deadline import Deadline, rule, spoken
from xinfang_desk.domain.time.limits import REVIEWED_BY
from xinfang_desk.words import language
from xinfang_desk.words.language import N_, _

_UNDER = N_("{condition}：{title}")
_OVER = N_("按您说的日子，这个期限（{day}）已经过了。")
_STILL = N_("还可以：{words}")
_PAPER = {
    "employment_ended": N_("离职"),
    "act_known": N_("这个决定"),
    "decision_received": N_("决定书"),
    "judgment_served": N_("判决书"),
    "judgment_received": N_("判决书"),
    "penalty_received": N_("处罚决定"),
    "demolition_order_received": N_("限期拆除决定"),
    "title_decision_received": N_("权属决定"),
    "benefit_decision_received": N_("待遇决定"),
    "refusal_received": N_("不给办的答复"),
    "reconsideration_received": N_("复议决定书"),
    "award_received": N_("劳动裁决书"),
    "land_award_received": N_("承包地裁决书"),
    "opinion_received": N_("信访意见书"),
    "review_received": N_("复查意见书"),
}
"""What an event is called before a limit that runs from it, by its value."""
_AT_GOVERNMENT, _AT_BODY = N_("向{office}申请（司法局收）。"), N_("向{office}申请。")
"""Of whom reconsideration is asked, where somebody has named the body."""
_AT_COUNTY = N_("镇政府、县里部门作的，向{office}申请（司法局收）。县政府作的，向市政府申请。")
"""The same of a county's government: its own decisions are looked at above it (行政复议法 arts. 24, 25)."""
_HEARER = {"法院": N_("法院"), "县政府": N_("县政府（县司法局收）"), "仲裁": N_("劳动仲裁委、土地仲裁委")}
BY_WHICH_LAW = N_("先看决定书写的是哪部法：《土地管理法》，{until}去县法院；《城乡规划法》，去县政府申请复议")
"""Of an order to take a building down (限期拆除): two laws, two bodies."""
BY_ITS_DAY = N_("{until}去县法院；文书上写的是《城乡规划法》的，去县政府申请复议")
"""The same where the day of the order is told: its fifteen days first (土地管理法 art. 83)."""
BY_ITS_LAW = N_("去县政府申请复议；文书上写的是《土地管理法》、想去法院的，日子过了，赶快去问县法院")
"""The same once those fifteen days are over, and reconsideration is not."""
_ENFORCED_BY = {
    True: N_("按《城乡规划法》叫拆的，到期不复议、不起诉也不拆，镇政府可以强制拆除。"),
    False: N_("按《城乡规划法》叫拆的，到期不复议、不起诉也不拆，县政府可以叫人强制拆除。"),
}
_ENFORCED = N_(
    "按《城乡规划法》叫拆的，到期不复议、不起诉也不拆，可以强制拆除。镇政府作的，镇政府拆。县里作的，县政府叫人拆。"
)
"""Of the same order, where reconsideration is told (城乡规划法 arts. 65, 68; 行政强制法 art. 44)."""
SENTENCED, TEN_DAYS = N_("不服刑事判决，上诉"), N_("从收到判决书的第二天起10日内")
BY_WHOM = N_(
    "被判的人自己，口头、书面都能上诉；家里人、辩护人要他同意。被害人不服的，收到后5日内请检察院抗诉。"
    "看文书最后一段写的日子，马上去问判案的法院。"
)
"""Of a criminal judgment of first instance (刑事诉讼法 arts. 227, 229, 230)."""
WAITED = N_("申请交上去满两个月")
TO_COURT = N_(
    "满了还不办、也不答复的，可以去法院告。法律另外写了时间的，按它。一般要先申请复议，先去县司法局问清楚。"
    "去复议、去法院也有期限，满了马上去问。"
)
"""Of a body that does nothing (行政诉讼法 art. 47; 行政复议法 art. 23): from that day on, no last day."""


def told(limit: Deadline, say: Callable[[str], str] = language._) -> str:
    """What a limit is called, behind the condition on which alone it runs, and the paper of several."""
    title = say(limit.title)
    if limit.condition:
        title = say(_UNDER).format(condition=say(limit.condition), title=title)
    papers = "、".join(say(_PAPER[each]) for each in limit.papers)
    return say(_UNDER).format(condition=papers, title=title) if papers else title


def beside(limit: Deadline, say: Callable[[str], str] = language._, *, named: str = "") -> str:
    """What has to be known with a limit, wherever it is told: of whom it is asked, then the rest."""
    return of_whom(limit, named, say) + cautions(limit, say)


def of_whom(limit: Deadline, named: str = "", say: Callable[[str], str] = language._) -> str:
    """Of whom a limit is asked: the body that was ``named``, where it reconsiders; else as the law has it.

    An office of justice takes in what is asked of its government, and decides nothing itself.
    """
    asked = rule(limit.id).of_whom
    if asked == REVIEWED_BY and reconsiders(named) and "司法局" not in named:
        if is_of_a_county(named):
            return say(_AT_COUNTY).format(office=named)
        return say(_AT_GOVERNMENT if "政府" in named else _AT_BODY).format(office=named)
    return say(asked) if asked else ""


def last_day_off(limit: Deadline, on: Callable[[date], str], say: Callable[[str], str] = language._) -> str:
    """Beside the safer day: that the law's last one is a day off, and until when it counts if that is known.

    ``on`` says a day.
    """
    due = limit.due
    if due is None:
        return ""
    if limit.rolled is None:
        return say(N_("法律上的最后一天{day}是周末")).format(day=on(due)) + "。"
    return say(N_("法律上的最后一天{day}放假，{rolled}还算。")).format(day=on(due), rolled=on(limit.rolled))


def enforced(maker: Maker | None, say: Callable[[str], str] = language._) -> str:
    """Who takes a building down after an order under 城乡规划法; both, where nobody knows who made it."""
    return say(_ENFORCED if maker is None else _ENFORCED_BY[maker is Maker.TOWN])


def cautions(limit: Deadline, say: Callable[[str], str] = language._) -> str:
    """What has to be known with a limit beside whom it is asked of."""
    known = rule(limit.id).beside
    return say(known) if known else ""


def hearer(limit: Deadline) -> str:
    """Who hears a limit, in a word; empty where the table of limits names nobody."""
    asked = rule(limit.id).of_whom
    return next((name for word, name in _HEARER.items() if word in asked), "")


def over(limit: Deadline, day: str, say: Callable[[str], str] = language._) -> str:
    """That a limit was over on ``day``, its last, by what the person has told; and what is left to do."""
    then = rule(limit.id).then
    return say(_OVER).format(day=day) + (say(_STILL).format(words=say(then)) if then else "")


_WAYS = {
    "reconsideration": N_("申请行政复议"),
    "court": N_("去法院起诉"),
    "appeal": N_("上诉"),
    "review": N_("请求复查"),
    "recheck": N_("请求复核"),
    "arbitration": N_("申请仲裁"),
}
_UNITS = {
    "days": N_("{term}日"),
    "workdays": N_("{term}个工作日"),
    "months": N_("{term}个月"),
    "years": N_("{term}年"),
}
_TO_OFFICERS = {
    Why.SHORTER_SUIT.value: N_(
        "〈{title}〉写的是{term}内{way}，法律一般给{law}（{article}），也许另有法律定了短的。"
        "告知书印法律的，也写明文书上的；请告诉来人照短的那天去，不要等。"
    ),
    Why.SHORTER.value: N_(
        "〈{title}〉写的是{term}内{way}，法律给的是{law}（{article}），写短了减不掉。"
        "告知书印法律的，也写明文书上的；请告诉来人早去稳妥。"
    ),
    Why.LONGER.value: N_(
        "〈{title}〉写的是{term}内{way}，法律给的只有{law}（{article}）。"
        "告知书印法律的，也写明文书上的；请告诉来人照法律的那天去，不要等到文书写的那天。"
    ),
    Why.OTHER_WAY.value: N_(
        "〈{title}〉写着可以{term}内{way}，法律的表里这种文书没有这条路。"
        "请看原文，核对是不是这一种文书；告知书印法律的，也写明文书上的。"
    ),
    Why.SILENT.value: N_(
        "〈{title}〉读出的字里没有怎么救济，也许在没拍的那一页。告知书照法律的表写；请看原文最后一段。"
    ),
}
_TO_PEOPLE = {
    Why.SHORTER_SUIT: N_("您的文书上写的是{term}{until}：照短的那天去，不要等。"),
    Why.SHORTER: N_("您的文书上写的是{term}，法律给的是{law}，写短了减不掉。早去稳妥。"),
    Why.LONGER: N_("您的文书上写的是{term}。照这里的日子去，不要等。"),
}
BESIDE_THE_LAW = N_("您的文书上还写着")
ASK_ABOUT_IT = N_("法律的表里这种文书没有这条路。拿着文书去问清楚。")
READ_BY_A_MACHINE = N_("您带来的文书是机器读的，经办人核对过。")
"""What who came is told of every paper that was read so."""


def term_of(term: int, unit: str) -> str:
    """A term as it is said: 15日, 6个月; that none was read, where none was."""
    return _(_UNITS[unit]).format(term=term) if term and unit in _UNITS else _("没写几天")


def way_of(what: str) -> str:
    """Where a paper sends somebody, in a few words."""
    return _(_WAYS.get(what, N_("走另一条路")))


def differs(code: str, facts: Mapping[str, str | int]) -> str:
    """The notice of a difference to the officer: both, and the reason."""
    law, article = _law(str(facts["rule"]))
    return _(_TO_OFFICERS[code]).format(
        title=facts["title"],
        term=term_of(int(facts["term"]), str(facts["unit"])),
        way=way_of(str(facts["way"])),
        law=law,
        article=article,
    )


def named_beside(found: Difference, received: date) -> str:
    """What a paper received on a day says otherwise, beside the law's own day; empty of what stands apart."""
    words = _TO_PEOPLE.get(found.why)
    if words is None or found.told is None:
        return ""
    day = found.day(received)
    return _(words).format(
        term=term_of(found.told.term, found.told.unit),
        until=_("（到{day}）").format(day=spoken(day)) if day else "",
        law=_law(found.rule.id if found.rule else "")[0],
    )


def _law(rule_id: str) -> tuple[str, str]:
    """The term that the law gives, and its article; empty where the table has no such way."""
    if not rule_id:
        return "", ""
    found = rule(rule_id)
    return f"{found.term}{_(found.unit.spoken)}", found.article
