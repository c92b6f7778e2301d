"""The front of a resident's identity card, off its picture (身份证照片): what is sure, and what is not.

A number is taken where its check digit fits (GB 11643) and it says the same birth date as the card says in
words, and the same sex where that was read: a slip of the reader does not pass both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.domain.people.petitioner import IdType, Sex, id_states
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.runs import Run, run_of

_SURE = 0.8
"""Below it the reader's words are not believed."""
_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_BORN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SEX = re.compile(r"性别?([男女])|([男女])民?族")
_NAME = re.compile(r"姓名([\u3400-\u9fff·\U00020000-\U0003ffff]{2,30}?)(?=性别|民族|出生|[男女]民族|$)")
_ADDRESS = re.compile(r"住址(.+?)(?=公民身份|身份号码|\d{17})")
_LABELS = ("姓名", "性别", "民族", "出生", "住址", "公民身份号码")
_LEAST_LABELS = 3
_SEXES = {"男": Sex.MALE, "女": Sex.FEMALE}


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRead:
    """What was read; empty or None where it was not, ``unsure`` names what is there and was not read well."""

    name: str
    sex: Sex | None
    born: date | None
    address: str
    number: str
    unsure: tuple[str, ...]

    @property
    def card(self) -> IdCard | None:
        """As a reader of cards would tell it; None without a name or a number that is sure."""
        if not self.name or not self.number:
            return None
        return IdCard(
            kind=IdType.RESIDENT_ID,
            name=self.name,
            number=self.number,
            address=self.address,
            pictured=True,
        )


def read_card(lines: Sequence[Line], today: date) -> CardRead | None:
    """What the front of a card says; None where it is no such picture."""
    run = run_of(lines, range(len(lines)))
    if sum(label in run.text for label in _LABELS) < _LEAST_LABELS:
        return None
    name, sex, address = (_said(lines, run, each) for each in (_NAME, _SEX, _ADDRESS))
    born, told = _day(_said(lines, run, _BORN)), _SEXES.get(sex)
    number = _said(lines, run, _NUMBER).upper()
    states = id_states(IdType.RESIDENT_ID, number, today)
    agrees = states is not None and states[0] == born and told in {None, states[1]}
    lacking = {"name": not name, "sex": told is None, "born": born is None, "address": not address}
    return CardRead(
        name=name,
        sex=told,
        born=born,
        address=address,
        number=number if agrees else "",
        unsure=tuple(field for field, is_lacking in {**lacking, "number": not agrees}.items() if is_lacking),
    )


def _said(lines: Sequence[Line], run: Run, form: re.Pattern[str]) -> str:
    """What stands there in that form once, read well; empty otherwise."""
    found = list(form.finditer(run.text))
    if len(found) != 1:
        return ""
    (match,) = found
    group = match.lastindex or 0
    sure = all(lines[each].score >= _SURE for each in run.lines(match.start(group), match.end(group)))
    return match[group] if sure else ""


def _day(text: str) -> date | None:
    try:
        return date(*(int(each) for each in re.findall(r"\d+", text)))
    except (TypeError, ValueError):
        return None
