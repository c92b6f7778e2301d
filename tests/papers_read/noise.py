"""What a reader makes of lines that are hard to see, without one: signs taken for others, lost, lines cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from xinfang_desk.domain.reading.lines import Line

_TAKEN_FOR = {
    "〔": "[(【",
    "〕": "])】",
    "（": "([",
    "）": ")",
    "0": "OoD",
    "1": "lI|",
    "8": "36B",
    "3": "8",
    "6": "8",
    "5": "S",
    "日": "曰目",
    "月": "用",
    "十": "+土",
    "六": "大",
    "二": "三一",
    "三": "二",
    "五": "王",
    "人": "入八",
    "县": "具",
    "书": "节",
    "决": "诀快",
    "字": "宇",
    "号": "亏",
    "复": "夏",
    "议": "仪",
    "未": "末",
    "政": "攻",
    "，": ",",
    "。": ".",
    "〇": "O0○",
    "：": ":;",
}
_ANY = "的一是在不了有和这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"


def noisy(lines: Sequence[Line], share: float, rng: Random) -> list[Line]:
    """The lines with that share of their signs spoiled; scores fall as a reader's would, not always."""
    return [
        part
        for line in lines
        if rng.random() >= share / 2
        for part in _cut(_spoiled(line, share, rng), share, rng)
    ]


def _spoiled(line: Line, share: float, rng: Random) -> Line:
    signs, sure = [], []
    for sign in line.text:
        if rng.random() >= share:
            signs.append(sign)
            sure.append(rng.uniform(0.96, 1))
            continue
        kind = rng.random()
        if kind < 0.6 and sign in _TAKEN_FOR:
            signs.append(rng.choice(_TAKEN_FOR[sign]))
        elif kind < 0.8:
            signs.append(rng.choice(_ANY))
        sure.append(rng.uniform(0.3, 0.99))
    return replace(line, text="".join(signs), score=sum(sure) / max(len(sure), 1))


def _cut(line: Line, share: float, rng: Random) -> Iterator[Line]:
    """In two where a fold or a reader's whim has it."""
    if len(line.text) < 4 or rng.random() > share * 4:
        yield line
        return
    at = rng.randrange(1, len(line.text))
    left, top, right, bottom = line.box
    middle = round(left + (right - left) * at / len(line.text))
    yield replace(line, text=line.text[:at], box=(left, top, middle, bottom))
    yield replace(line, text=line.text[at:], box=(min(middle + 4, right), top, right, bottom))
