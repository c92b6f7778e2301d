"""Whether a road map may be used (路线图核对): every place reached, every paper and article there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.roadmap import AFTER_AWARDS, NEWER, RoadMap, ends_of

# Paragraphs and items of each of the fifty articles of 信访工作条例, in order.
_PARAGRAPHS = "11111111212232342434224221133312111333342111113111"
_ITEMS = "00005003007007000000030006000063000000004403470000"
_LAST = {
    "监察法": 78,
    "民事诉讼法": 306,
    "法律援助法": 71,
    "劳动争议调解仲裁法": 54,
    "劳动保障监察条例": 36,
    "农村土地承包经营纠纷调解仲裁法": 53,
    "土地管理法": 87,
    "行政复议法": 90,
    "行政诉讼法": 103,
    "民法典": 1260,
    "人民调解法": 35,
    "反家庭暴力法": 38,
    "工伤保险条例": 67,
    "社会保险法": 98,
    "社会救助暂行办法": 70,
    "城乡规划法": 70,
    "行政强制法": 71,
    "政府信息公开条例": 56,
    "道路交通安全法": 124,
    "医疗纠纷预防和处理条例": 56,
    "刑事诉讼法": 308,
    "公安机关办理刑事案件程序规定": 388,
    "公务员法": 113,
    "公职人员政务处分法": 68,
}
"""The number of the last article of each neighbouring law, in the version that the map names."""
_NEEDED = ("xf_handle", "fucha", "fucha_ok", "fuhe", "done")
"""Places that papers and screens go to by themselves, beside the ends."""
_CITED = re.compile(r"《([^》(]+)[^》]*》(.*)")
_LONGEST = 100
"""Characters of a citation: its articles, paragraphs and items are multiplied with one another."""
_ARTICLES = re.compile(r"第([\d、]+)条(?:第([\d、]+)款)?(?:第([\d、]+)项)?")


def check_roadmap(road_map: RoadMap) -> RoadMap:
    """The map, if it is sound; else the refusal names the place at fault.

    ``roadmap.not_reached``, ``roadmap.no_paper`` (an end without one, or one that there is not),
    ``roadmap.no_article`` (a place that cites none, or one that there is not), ``roadmap.not_told`` (another
    road without the body, what to bring, how long or what if unsatisfied), ``roadmap.end_missing``.
    """
    for needed in (*_ends(), *_NEEDED):
        if needed not in road_map.places:
            raise DeskError("roadmap.end_missing", place=needed)
    reached = _reached(road_map)
    kinds = {paper.value for paper in Paper}
    for place in road_map.places.values():
        if place.id not in reached:
            raise DeskError("roadmap.not_reached", place=place.id)
        if set(place.papers) - kinds or (place.kind == "outcome" and not place.papers):
            raise DeskError("roadmap.no_paper", place=place.id)
        if not place.articles or not all(map(_exists, place.articles)):
            raise DeskError("roadmap.no_article", place=place.id)
        told = (place.who, place.bring, place.how_long, place.if_unsatisfied)
        if Paper.OTHER_ROAD.value in place.papers and not all(told):
            raise DeskError("roadmap.not_told", place=place.id)
    return road_map


@cache
def _ends() -> tuple[str, ...]:
    """Every end that some classing leads to."""
    classings = product(Purpose, (None, *Route), (None, *Outcome), ("", "自然资源", "劳动和社会保障"))
    drafts = (
        MatterDraft(statement="", purpose=purpose, route=route, outcome=outcome, content=content)
        for purpose, route, outcome, content in classings
    )
    may_lack = {*NEWER, *AFTER_AWARDS}
    return tuple(dict.fromkeys(end for draft in drafts for end in ends_of(draft) if end not in may_lack))


def _reached(road_map: RoadMap) -> set[str]:
    seen: set[str] = set()
    ahead = [road_map.start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(way.to for way in road_map.place(here).ways)
    return seen


def _exists(citation: str) -> bool:
    """Whether the law has such articles; of a law that is not known here only that one is named."""
    if len(citation) > _LONGEST:
        return False
    cited = _CITED.fullmatch(citation)
    found = list(_numbers(cited[2])) if cited else []
    if cited is None or not found:
        return False
    if cited[1] != "信访工作条例":
        return all(1 <= article <= _LAST.get(cited[1], article) for article, _paragraph, _item in found)
    return all(
        1 <= article <= len(_ITEMS)
        and paragraph <= int(_PARAGRAPHS[article - 1])
        and item <= int(_ITEMS[article - 1])
        for article, paragraph, item in found
    )


def _numbers(words: str) -> Iterator[tuple[int, int, int]]:
    """Article, paragraph and item of each citation; 0 where none is named."""
    for articles, paragraphs, items in _ARTICLES.findall(words):
        parts = (
            [int(each) for each in part.split("、") if each] or [0] for part in (articles, paragraphs, items)
        )
        yield from product(*parts)
