"""A report as its parts, before it is set (报告提纲): the shipped outline with the figures put in.

What the register does not know is left to be written (【待填：……】); no praise is made up, and what fell
short of what the law means every time stands under the shortcomings, as a fact.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinfang_desk.documents.phrases import plain_day
from xinfang_desk.domain.duties.disclosure import merged
from xinfang_desk.domain.duties.yearly import (
    Accusations,
    Beside,
    Figure,
    below_target,
    by_id,
)
from xinfang_desk.domain.matter import ActKind
from xinfang_desk.domain.record import LEAST, Count
from xinfang_desk.places import RESOURCES
from xinfang_desk.words.counts import outward
from xinfang_desk.words.duties.figures_said import ROADS, exact, hidden, said
from xinfang_desk.words.duties.figures_said import outward as told_outside

REST = "其他（合并）"
_ACCUSED = "【待填：被投诉较多的机关、单位。转送、交办到哪个单位，不等于投诉的是它】"
_LACKING = {
    "F4": "不是当场书面告知的{count}：不能当场告知的，可以在15日内书面告知（第23条第2款），见15日书面告知率",
    "F16.1": "没有按期回话的{count}",
}
"""Of shares that the law does not want whole by themselves, or that are no matters: what the rest is."""
_NAMED = re.compile(r"\{([\w.]+)\}")


class Kind(Enum):
    """What a part of a report is."""

    TITLE = "title"
    PART = "part"
    """一、 in 黑体."""
    SECTION = "section"
    """（一） in 楷体."""
    SAY = "say"
    FILL = "fill"
    """To be written by whoever signs the report; grey."""
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One part; a table has its rows, the first one its heading."""

    kind: Kind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a year's report is made of."""

    office: str
    year: int
    until: date
    """The last day that is counted."""
    figures: tuple[Figure, ...]
    topics: tuple[Count, ...]
    """By what matters are about."""
    bodies: tuple[Count, ...]
    """By the body whose own paper they complain of (art. 41, item 1), not by where they were sent."""
    urged: int
    accusations: Accusations
    beside: Beside


def _nothing(_count: Count) -> str:
    return ""


def outline(report: Report, template: str) -> tuple[Block, ...]:
    """The blocks of ``template`` (``year_report``, ``article_41``), with figures as others may see them."""
    content = json.loads((RESOURCES / "duties" / f"{template}.json").read_text("utf-8"))
    known = by_id(report.figures)
    kept_back = hidden(known)
    words = _words(report, known, kept_back)
    made = [Block(kind=Kind.TITLE, text=_filled(content["title"], words))]
    special: Mapping[str, Callable[[str], Sequence[Block]]] = {
        "routes": lambda _text: _routes(known, kept_back),
        "topics": lambda _text: count_table(report.topics, "事项涉及的领域"),
        "bodies": lambda _text: _bodies(report.bodies),
        "below": lambda _text: _below(report.figures),
        "table": lambda text: (Block(kind=Kind.PART, text=text), _annex(report.figures, kept_back)),
    }
    for kind, text in content["blocks"]:
        if kind in special:
            made.extend(special[kind](text))
        elif kind == "fill":
            made.append(Block(kind=Kind.FILL, text=f"【待填：{text}】"))
        else:
            made.append(Block(kind=Kind(kind), text=_filled(text, words)))
    return tuple(made)


def _words(report: Report, known: Mapping[str, Figure], kept_back: Mapping[str, str]) -> dict[str, str]:
    beside = report.beside
    words = {
        "office": report.office,
        "year": str(report.year),
        "until": plain_day(report.until),
        "accusations": _accusations(report.accusations),
        "acts": _acts(beside.acts),
        "urged": outward(report.urged),
    }
    words |= {"planned": str(beside.planned), "planned_done": str(beside.planned_done)}
    words |= {"incidents": str(beside.incidents), "calls": str(beside.calls)}
    words |= {"ended": outward(beside.ended), "handed_over": outward(beside.handed_over)}
    return words | {name: told_outside(each, kept_back) for name, each in known.items()}


def _filled(text: str, words: Mapping[str, str]) -> str:
    """``text`` with each ``{name}`` said; ``{F1.6}`` is one name."""
    return _NAMED.sub(lambda found: words[found[1]], text)


def _accusations(known: Accusations) -> str:
    """How many accusations came; that all went on in time only where they did (arts. 22, 30)."""
    if not known.count:
        return "没有收到检举控告。"
    return (
        f"检举控告{outward(known.count)}件，{'均' if known.in_time == known.count else '没有全部'}按期转送。"
    )


def _acts(acts: Mapping[ActKind, int]) -> str:
    told = "、".join(f"{kind.value}{number}项" for kind, number in acts.items() if number)
    return f"（{told}）" if told else ""


def count_table(
    counts: Sequence[Count],
    heading: str,
    *,
    most: int | None = None,
    beside: Callable[[Count], str] = _nothing,
) -> Sequence[Block]:
    """Counts as they may leave the office, the most frequent first; nothing where there is nothing to tell.

    ``beside`` says something of one that is told, behind its name.
    """
    told = merged(sorted(counts, key=lambda each: (-each.matters, each.key)), REST, most)
    rows = ((f"{each.key or '没有填'}{beside(each)}", str(each.matters)) for each in told)
    return (Block(kind=Kind.TABLE, rows=((heading, "件数"), *rows)),) if told else ()


def _routes(known: Mapping[str, Figure], kept_back: Mapping[str, str]) -> Sequence[Block]:
    """Claims by their roads, as the figures tell them; nothing where their sum may not be told."""
    if "F3" in kept_back:
        return ()
    parts = [known[name] for name in ROADS]
    counts = [(said(each).name, int(each.value or 0)) for each in parts if each.id not in kept_back]
    others = sum(int(each.value or 0) for each in parts if each.id in kept_back)
    told = [*sorted(((name, n) for name, n in counts if n), key=lambda row: (-row[1], row[0]))]
    told += [(REST, others)] if others else []
    rows = ((name, str(number)) for name, number in told)
    return (Block(kind=Kind.TABLE, rows=(("申诉求决的法定途径", "件数"), *rows)),) if told else ()


def _bodies(bodies: Sequence[Count]) -> Sequence[Block]:
    """Which bodies are complained of most: those of five and more whose papers were confirmed.

    Of most matters the register does not know it: the rest is to be written, and nobody is called innocent.
    """
    told = sorted(
        (each for each in bodies if each.matters >= LEAST), key=lambda each: (-each.matters, each.key)
    )
    if not told:
        return (Block(kind=Kind.FILL, text=_ACCUSED),)
    rows = tuple((each.key, str(each.matters)) for each in told)
    heading = f"不服其文书较多（{LEAST}件以上）的机关、单位"
    return (Block(kind=Kind.TABLE, rows=((heading, "件数"), *rows)), Block(kind=Kind.FILL, text=_ACCUSED))


def _below(figures: Sequence[Figure]) -> Sequence[Block]:
    """What fell short, by its figures alone."""
    short = below_target(figures)
    if not short:
        return (Block(kind=Kind.SAY, text="告知、答复、送达、签批和任务各率，登记簿里没有低于百分之百的。"),)
    told = []
    for each in short:
        missing = (each.denominator or 0) - (each.numerator or 0)
        share = "：" if (each.denominator or 0) < LEAST else f"{exact(each)}，"
        lacking = _LACKING.get(each.id, "没有做到的{count}").format(count=f"{outward(missing)}件")
        told.append(Block(kind=Kind.SAY, text=f"{said(each).name}{share}{lacking}。"))
    return told


def _annex(figures: Sequence[Figure], kept_back: Mapping[str, str]) -> Block:
    """Every figure with how it was reckoned."""
    rows = ((said(each).name, told_outside(each, kept_back), said(each).definition) for each in figures)
    return Block(kind=Kind.TABLE, rows=(("数字", "本年", "怎么算"), *rows))
