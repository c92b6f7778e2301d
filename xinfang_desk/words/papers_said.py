"""Where a paper and the law's table part (文书写的和法律不一样), to the officer and to who came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xinfang_desk.domain.reading.against_law import Difference, Why
from xinfang_desk.domain.time.deadline import rule, spoken
from xinfang_desk.words.language import N_, _

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
READ_BY_A_MACHINE = N_("这份文书是机器读的，经办人核对过。")
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
