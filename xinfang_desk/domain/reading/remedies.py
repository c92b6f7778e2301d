"""The remedy sentence of a paper (救济告知): what may be asked, of whom, within which term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xinfang_desk.domain.reading.heading import BODY
from xinfang_desk.domain.reading.runs import Run
from xinfang_desk.domain.reading.written_days import figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """One way that the paper names: ``what`` of :data:`_WAYS`; ``unit`` days, months, years or workdays."""

    what: str
    body: str
    term: int
    unit: str
    at: tuple[int, ...]
    """The lines it was read from, by index."""


_WAYS = {
    "reconsideration": r"(?:申请|提出|提起)(?:行政)?复议",
    "appeal": r"上诉(?!费|人|期)",
    "court": r"提起(?:行政|民事)?诉讼|提出(?:行政)?诉讼|(?<!被)起诉(?!状)|(?:申请|请求)(?:人民法院)?撤销",
    "review": r"(?:请求|申请|提出|要求)复查",
    "recheck": r"(?:请求|申请|提出|要求)复核",
    "arbitration": r"(?:申请|提起)(?:劳动|人事|劳动人事)?(?:争议)?仲裁",
}
_ACTION = re.compile("|".join(f"(?P<{what}>{words})" for what, words in _WAYS.items()))
_N = r"[0-9OolI|]{1,3}|[一二两三四五六七八九十百零]{1,5}"
_TERM = re.compile(rf"(?P<n>{_N})(?P<unit>个?工作日|个月|月|日|天|年)(?:之内|以内|内)")
_UNITS = {"工作日": "workdays", "月": "months", "日": "days", "天": "days", "年": "years"}
_TURNS = re.compile(r"[。;]|,(?:或者?|也|亦|还)")
"""From here on a sentence speaks of another way than the term before."""
_BEFORE_A_TERM = "起在后于的可者或自,、(:;书到达日内限为应定见知"
_LIKE_A_WAY = re.compile(r"[诉泝]讼|起诉|诉(?!讼费|费|状|人|期)|[复夏]议|复查|复核|仲裁(?!裁决|委|庭)|法院")
_LIKE_A_TERM = re.compile(r"日起|[日月天年]之?内|以内|个月")
_ANCHOR = re.compile(r"不服|有异议|不同意(?:本|上述|该)")
_ANOTHERS = re.compile(r"告知(?:了|其|申请人|原告)|载明|诉称|辩称|因不服|不服(?:被申请人|原告|该局)|称:")
_ENDS = re.compile(r"。|(?<=[诉议查核讼裁])[;.]")
_FOLLOWS = re.compile(
    r"^(?:也|亦|或者|还|并|同时|直接|\(?[二2]\)?[、.])|^\S{0,12}?(?:也可|或者|提起(?:行政)?诉讼|向\S{2,20}法院)"
)
_REACH = 260
_TO = re.compile(
    r"向(?P<body>[^,。;:向]{2,60}?)(?:依法|书面|直接|另行)*(?:申请|提出|提起|请求|要求|起诉|递交|提交|上诉)"
)
_APPEAL_TO = re.compile(r"上诉(?:于|至)(?P<body>\S{2,30}?(?:法院|本院))")
_BODY = re.compile(rf"{BODY.pattern}|(?:机关|单位|部门|部|本院|仲裁机构)$")
_WHOLE = (("法院", "人民法院"), ("政府", "人民政府"))
_KNOWN = {
    "reconsideration": {(60, "days"), (30, "days"), (15, "days"), (2, "months")},
    "appeal": {(15, "days"), (10, "days"), (5, "days"), (30, "days")},
    "court": {
        (15, "days"),
        (30, "days"),
        (3, "months"),
        (6, "months"),
        (1, "years"),
        (90, "days"),
        (60, "days"),
    },
    "review": {(30, "days")},
    "recheck": {(30, "days")},
    "arbitration": {(1, "years"), (60, "days"), (30, "days")},
}
"""Terms that papers name; another one is more likely misread than written."""


@dataclass(frozen=True, slots=True)
class Remedies:
    """What was read, and whether something was named there that could not be."""

    found: tuple[Remedy, ...]
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A term and the way that follows it, from which sign to which; None where none can be read."""

    start: int
    end: int
    remedy: Remedy | None


def read_remedies(text: Run) -> Remedies:
    """The remedies that a paper names against itself, in their order; each way once."""
    found: dict[str, Remedy] = {}
    is_unsure = False
    for start, stop in _zones(text.text):
        named = list(_of_zone(text, start, stop))
        for each in named:
            known = found.setdefault(each.remedy.what, each.remedy) if each.remedy else None
            is_unsure |= known is None or each.remedy is None or not _is_same(known, each.remedy)
        is_unsure |= _is_something_left(text.text, start, stop, named)
    sure = tuple(each for each in found.values() if _is_known(each))
    return Remedies(sure, is_unsure or len(sure) < len(found))


def _is_same(remedy: Remedy, other: Remedy) -> bool:
    return (remedy.term, remedy.unit) == (other.term, other.unit)


def _is_known(remedy: Remedy) -> bool:
    """Whether such a term is named by papers, and such a body."""
    body = remedy.body
    is_whole = not body or _BODY.search(body) is not None
    for part, whole in _WHOLE:
        is_whole &= part not in body or body.endswith(whole)
    return is_whole and (remedy.term, remedy.unit) in _KNOWN[remedy.what]


def _is_something_left(text: str, start: int, stop: int, named: Sequence[_Named]) -> bool:
    """Whether between what was read a way seems to stand with a term of its own."""
    edges = [start, *(edge for each in named for edge in (each.start, each.end)), stop]
    for begins, ends in zip(edges[::2], edges[1::2], strict=True):
        hint = _LIKE_A_WAY.search(text, begins, ends)
        while hint:
            if _LIKE_A_TERM.search(text, begins, hint.start()):
                return True
            hint = _LIKE_A_WAY.search(text, hint.end(), ends)
    return False


def _zones(text: str) -> Iterator[tuple[int, int]]:
    """From where to where sentences name what can be done, those of other papers left out."""
    done = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < done:
            continue
        start = max(text.rfind("。", 0, anchor.start()), text.rfind(";", 0, anchor.start())) + 1
        stop = _sentence(text, anchor.end())
        while stop < len(text) and _FOLLOWS.match(text[stop : stop + 40]) and stop - start < _REACH:
            stop = _sentence(text, stop)
        done = stop
        if not _ANOTHERS.search(text, start, anchor.end() + 6):
            yield start, stop


def _sentence(text: str, at: int) -> int:
    end = _ENDS.search(text, at, at + _REACH)
    return end.end() if end else min(len(text), at + _REACH)


def _of_zone(text: Run, start: int, stop: int) -> Iterator[_Named]:
    """Each term of a sentence with the way that follows it."""
    terms = list(_TERM.finditer(text.text, start, stop))
    bounds = [*(each.start() for each in terms[1:]), stop]
    for term, bound in zip(terms, bounds, strict=False):
        turn = _TURNS.search(text.text, term.end(), bound)
        end = turn.start() if turn else bound
        action = _ACTION.search(text.text, term.end(), end)
        number = figure(term["n"])
        if action is not None and action.lastgroup is not None and number is not None:
            body = _body(text.text, term.end(), action.end(), bound)
            unit = _UNITS[term["unit"].removeprefix("个")]
            at = text.lines(term.start(), action.end())
            remedy = Remedy(what=action.lastgroup, body=body, term=number, unit=unit, at=at)
            is_whole = text.text[term.start() - 1] in _BEFORE_A_TERM
            yield _Named(term.start(), action.end(), remedy if is_whole else None)
        elif _LIKE_A_WAY.search(text.text, term.end(), bound):
            yield _Named(term.start(), bound, None)


def _body(text: str, start: int, end: int, bound: int) -> str:
    """Of whom it is asked, as the paper says; empty where it does not."""
    if appealed := _APPEAL_TO.search(text, start, bound):
        return appealed["body"]
    named = _TO.search(text, start, end + 2)
    return re.sub(r"^依法|依法$|书面$", "", named["body"]) if named else ""
