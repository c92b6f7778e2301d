"""Days as papers write them (文书上的日期): 2026年8月8日, 二〇二六年八月八日, 2026-08-08."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_LIKE_DIGITS = str.maketrans("OoQDlI|", "0000111")
_D = "[0-9OoQDlI|]"
_TO_NINE = "一二三四五六七八九"
_HAN = f"〇零{_TO_NINE}"
_FIGURES = {each: value for value, each in enumerate(f"〇{_TO_NINE}")} | dict.fromkeys("零Oo0", 0)
_NUMBER = re.compile(f"(?:[{_TO_NINE}]百)?(?:零?[{_TO_NINE}]|[{_TO_NINE}]?十[{_TO_NINE}]?)?")
_ARABIC = re.compile(
    rf"(?<!\d)({_D}{{4}})"
    rf"(?:年({_D}{{1,2}})月({_D}{{1,2}})日|[.\-/]({_D}{{1,2}})[.\-/]({_D}{{1,2}})(?![\d.\-/]))"
)
_CHINESE = re.compile(rf"([{_HAN}Oo0]{{4}})年(元|[{_TO_NINE}十]{{1,2}})月([{_TO_NINE}十]{{1,3}})日")
_BROKEN = re.compile(rf"(?:{_D}{{2,4}}|[{_HAN}Oo0]{{2,4}})年\S{{0,7}}[月日]|[{_HAN}十0-9]月\S{{0,3}}日")
_EARLIEST = 1980


@dataclass(frozen=True, slots=True)
class Found:
    """A day, and from which sign to which it is written."""

    day: date
    start: int
    end: int


def days_in(text: str) -> tuple[Found, ...]:
    """The days that stand in ``text``, in order; what is no day of the calendar is left out."""
    return tuple(sorted((*_arabic(text), *_chinese(text)), key=lambda each: each.start))


def is_broken(text: str) -> bool:
    """Whether something like a day is there that cannot be read."""
    return not days_in(text) and _BROKEN.search(text) is not None


def figure(text: str) -> int | None:
    """A number up to 999, in digits or Chinese: 60, 六十, 十五, 一百二十; None for anything else."""
    digits = text.translate(_LIKE_DIGITS)
    if digits.isascii() and digits.isdigit():
        return int(digits)
    text = text.replace("两", "二")
    if not _NUMBER.fullmatch(text):
        return None
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.replace("零", "").rpartition("十")
    value = _FIGURES.get(hundreds, 0) * 100 + (_FIGURES.get(tens, 1) * 10 if ten else 0)
    return value + _FIGURES.get(ones, 0) or None


def _arabic(text: str) -> Iterator[Found]:
    for match in _ARABIC.finditer(text):
        year, month, day = (int(each.translate(_LIKE_DIGITS)) for each in match.groups() if each)
        yield from _made(match, year, month, day)


def _chinese(text: str) -> Iterator[Found]:
    for match in _CHINESE.finditer(text):
        year = int("".join(str(_FIGURES[each]) for each in match[1]))
        month, day = (1 if each == "元" else figure(each) for each in (match[2], match[3]))
        if month and day:
            yield from _made(match, year, month, day)


def _made(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Found]:
    if year < _EARLIEST:
        return
    try:
        yield Found(date(year, month, day), match.start(), match.end())
    except ValueError:
        return
