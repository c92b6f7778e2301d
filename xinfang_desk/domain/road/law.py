"""How a law is cited in writing (引用法条): its name without a year, articles in Chinese figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

REGULATIONS = "《信访工作条例》"

_FIGURES = "零一二三四五六七八九"
_YEAR = re.compile(r"[(（]\d{4}[)）](?=》)")
_LISTED = re.compile(r"第(\d+(?:、\d+)*)([条款项])")


def legal(words: str) -> str:
    """Citations in our own words as an official paper has them: 《行政复议法》第十一条、第二十条."""

    def spelt(found: re.Match[str]) -> str:
        return "、".join(f"第{_in_chinese(int(each))}{found[2]}" for each in found[1].split("、"))

    return _LISTED.sub(spelt, _YEAR.sub("", words))


def cited(articles: Iterable[str]) -> str:
    """Articles as they are cited, the name of each law said once."""
    laws: dict[str, list[str]] = {}
    for article in map(legal, articles):
        law, mark, number = article.partition("》")
        laws.setdefault(law + mark, []).append(number)
    return "；".join(law + "、".join(numbers) for law, numbers in laws.items())


def _in_chinese(number: int) -> str:
    """A number below ten thousand as it is read: 十一, 一百零八, 二百二十, 一千零六十七."""
    said = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = number // unit % 10
        if figure:
            said += _FIGURES[figure] + sign
        elif said and not said.endswith("零") and number % unit:
            said += "零"
    return said.removeprefix("一") if said.startswith("一十") else said
