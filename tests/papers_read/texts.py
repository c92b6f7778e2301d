"""What the fictional papers say, and what is to be read from them; four wordings of each kind.

The fourth wording is left out of the making of the rules, as the fourth layout is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tests.papers_read.kinds import KINDS, Kind
from tests.papers_read.remedies import said

PEOPLE = ("周试例", "李样本", "孙虚构", "钱示范", "赵例证")
COUNTIES = ("示例县", "样本县", "虚构县")
_DIGITS = "〇一二三四五六七八九"
Named = tuple[str, str, int, str]
"""A remedy as it is to be read: what, body, term, unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be read."""

    kind: str
    event: str | None
    body: str
    number: str
    made_on: date
    received_on: date | None
    to: str
    remedies: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paper in its parts, from top to bottom."""

    wanted: Wanted
    letterhead: str
    heading: tuple[str, ...]
    number: str
    party: tuple[str, str]
    """Label and what stands behind it."""
    paragraphs: tuple[str, ...]
    signed: tuple[str, ...]
    day: str
    served: str


def paper(name: str, wording: int, rng: Random) -> Text:
    """One paper of the kind of that name (a key of ``KINDS``), in wording 0 to 3."""
    kind = KINDS[name]
    county, person = rng.choice(COUNTIES), rng.choice(PEOPLE)
    fill = {"county": county, "person": person, "town": "试例镇", "city": "虚构市"}
    made = date(2026, 1, 1) + timedelta(days=rng.randrange(330))
    year, running = made.year, f"{rng.randrange(1, 400)}" if kind.is_court else f"{rng.randrange(1, 400):04d}"
    body = kind.body[wording % len(kind.body)].format(**fill)
    number = kind.number.format(year=year, n=running, mark="示" if wording < 2 else "样")
    heading = tuple(each.format(body=body, **fill) for each in kind.headings[wording % len(kind.headings)])
    served = made + timedelta(days=rng.randrange(1, 12)) if kind.served and rng.random() < 0.6 else None
    spoken, remedies = said(kind.remedies, wording, fill, kind.itself)
    old = made - timedelta(days=rng.randrange(30, 300))
    facts = tuple(each.format(old=arabic(old), oldyear=old.year, **fill) for each in kind.facts)
    return Text(
        wanted=Wanted(
            kind=kind.kind,
            event=kind.event,
            body=body,
            number=number,
            made_on=made,
            received_on=served,
            to=person if kind.to else "",
            remedies=remedies,
        ),
        letterhead="" if any(body in each for each in heading) else body,
        heading=heading,
        number=_as_set(number, wording),
        party=_party(kind, wording, person, county),
        paragraphs=(*facts, *spoken),
        signed=kind.signed or (body,),
        day=chinese(made) if kind.is_court or wording == 2 else _spaced(arabic(made), wording),
        served=_served(kind, wording, person, served),
    )


def arabic(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _spaced(day: str, wording: int) -> str:
    return re.sub(r"(\d+)", r" \1 ", day).strip() if wording == 3 else day


def chinese(day: date) -> str:
    year = "".join(_DIGITS[int(each)] for each in str(day.year))
    return f"{year}年{_counted(day.month)}月{_counted(day.day)}日"


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones else ""
    )


def _as_set(number: str, wording: int) -> str:
    return ("", "", "编号：", "")[wording] + number if not number.startswith("（") else number


def _party(kind: Kind, wording: int, person: str, county: str) -> tuple[str, str]:
    label = kind.party[wording % len(kind.party)]
    if label == "":
        return "", f"{person}：" if wording != 1 else f"{person}同志："
    about = f"{person}，男，公民身份号码000000197904121019，住{county}试例镇样本村三组。"
    return f"{label}：", about


def _served(kind: Kind, wording: int, person: str, on: date | None) -> str:
    if not kind.served:
        return ""
    label = (
        "被处罚人签收：" if kind.kind == "penalty" else "受送达人签收：",
        "签收人（签名）：",
        "送达日期：",
        "收件人（签字）：",
    )[wording]
    if on is None:
        return f"{label}　　　　　　年　　月　　日"
    return f"{label}{arabic(on)}" if wording == 2 else f"{label}{person}　{arabic(on)}"


def every(names: Sequence[str] | None = None) -> tuple[str, ...]:
    """The names of all kinds of papers that are made."""
    return tuple(names or KINDS)
