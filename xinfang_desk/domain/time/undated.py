"""A person's limits whose day nobody told (没有日子的期限): from when each runs, where one goes.

They are said by where on the road map a matter stands, as long as no day of the person's own is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinfang_desk.domain.time.deadline import rule

SOON = "可能快到了，这几天就去。"
"""Of every one of them: nobody here can count it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """One limit without its day: what is done within it, from when it runs, of whom, on what article."""

    title: str
    since: str
    of_whom: str
    article: str


_CIVIL = "《民法典》第188条"
_UPWARD = "向作出意见的单位的上一级申请。"


def _like(rule_id: str, title: str, since: str, of_whom: str = "") -> Undated:
    """A limit of the table, in words of its own."""
    found = rule(rule_id)
    return Undated(title=title, since=since, of_whom=of_whom or found.of_whom, article=found.article)


_RECONSIDERED = _like("fuyi_apply", "申请行政复议", "从知道这个决定那天起60日内")
UNDATED: Mapping[str, Undated] = {
    "gongshang": Undated(
        title="申请认定工伤",
        since="从受伤那天起1年内",
        of_whom="单位没去的，您自己去县人社局。",
        article="《工伤保险条例》第17条",
    ),
    "qianzhai": Undated(
        title="去法院起诉", since="从说好还钱那天起3年内", of_whom="去县法院立案窗口。", article=_CIVIL
    ),
    "peichang": Undated(
        title="去法院起诉", since="从受伤、弄坏那天起3年内", of_whom="去县法院立案窗口。", article=_CIVIL
    ),
    "daiyu": _like("fuyi_apply", "不服的，申请行政复议", "从知道停了、少了那天起60日内"),
    "fuyi": _RECONSIDERED,
    "zhengdi": _RECONSIDERED,
    "quanshu_fuyi": _RECONSIDERED,
    "gongshang_fuyi": _RECONSIDERED,
    "chaichu": Undated(
        title="不服限期拆除",
        since="从收到决定书那天起数",
        of_whom="写《土地管理法》的，15日内去县法院。写《城乡规划法》的，60日内去县政府申请复议。",
        article="《土地管理法》第83条、《行政复议法》第20条",
    ),
    "fuyi_hou": _like("fuyi_suit_15d", "不服复议决定，去法院", "从收到复议决定书那天起15日内"),
    "laodong": _like(
        "ldzc_1y",
        "申请劳动仲裁",
        "从离开那里那天起1年内",
        "去县劳动仲裁委。还在那里干的，欠的工资不受1年限制。",
    ),
    "jiancha": Undated(
        title="向劳动监察投诉",
        since="从欠的那天起2年内",
        of_whom="去县劳动监察。一直欠着的，从最后那天算。",
        article="《劳动保障监察条例》第20条",
    ),
    "caijue": _like("ldzc_suit_15d", "不服劳动裁决，去法院", "从收到裁决书那天起15日内"),
    "chengbao": _like("ndcb_2y", "申请土地承包仲裁", "从知道被侵占那天起2年内"),
    "nd_caijue": _like("ndcb_suit_30d", "不服承包地裁决，去法院", "从收到裁决书那天起30日内"),
    "susong": _like(
        "shangsu",
        "不服一审民事判决，上诉",
        "从收到判决书那天起15日内",
        rule("shangsu").of_whom + rule("shangsu").beside,
    ),
    "zhixing": Undated(
        title="申请强制执行",
        since="从该给钱的最后那天起2年内",
        of_whom="去法院执行局。",
        article="《民事诉讼法》第250条",
    ),
    "fucha_ok": _like("petition_review_30d", "请求复查", "从收到意见书那天起30日内", _UPWARD),
    "fuhe": _like("petition_recheck_30d", "请求复核", "从收到复查意见那天起30日内", _UPWARD),
}
"""By the places of the road map; not where a paper or a day was told, which has limits of its own."""
