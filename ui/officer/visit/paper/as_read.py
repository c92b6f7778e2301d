"""One paper as it was read, and as the officer puts it right (核对中的): nothing of it is used yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.paper_said import PaperSaid, SaidRemedy
from xinfang_desk.domain.reading.kinds import PaperKinds
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.paper import PaperRead
from xinfang_desk.words import _
from xinfang_desk.words.rights import term_of, way_of

Mark = tuple[int, tuple[int, int, int, int]]
"""A page from 0, and a box on it in thousandths of its width and height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadScan:
    """A scan by its hash and name, and what was read of it."""

    sha256: str
    name: str
    pages: int
    turns: tuple[int, ...]
    """By how many degrees, clockwise, each page is turned to be read."""
    read: PaperRead


def named(kinds: PaperKinds, kind: str) -> str:
    """What the table calls that kind; empty where it has none of the name."""
    return next((each.name for each in kinds.kinds if each.kind == kind), "")


def event_of(kinds: PaperKinds, kind: str) -> str:
    """What the day of that kind starts, by the value of its event; empty where the kind does not tell."""
    found = {each.event or "" for each in kinds.kinds if each.kind == kind}
    return found.pop() if len(found) == 1 else ""


def taken_for(scan: ReadScan, kinds: PaperKinds) -> PaperSaid:
    """What it says as far as it was read; the officer may put each part right."""
    read = scan.read
    return PaperSaid(
        kind=read.kind or "",
        title=named(kinds, read.kind or ""),
        event=read.event or "",
        body=read.body,
        number=read.number,
        made_on=read.made_on,
        remedies=tuple(
            SaidRemedy(what=each.what, body=each.body, term=each.term, unit=each.unit)
            for each in read.remedies
        ),
        text=text_of(read),
    )


def text_of(read: PaperRead) -> str:
    """All that was read of it, line by line."""
    return "\n".join(each.text for each in read.lines)


def in_a_sentence(said: PaperSaid, today: date) -> str:
    """What it looks like, in one sentence."""
    if not said.title:
        return _("读出了字，看不清是哪种文书。可以自己核对，不管它也照样登记。")
    parts = [_("看起来是〈{title}〉{number}").format(title=said.title, number=said.number)]
    if said.body:
        parts.append(said.body)
    if said.made_on:
        parts.append(_("{day}作出").format(day=_day(said.made_on, today)))
    return _("{words}。").format(words="，".join(parts))


def in_doubt(unsure: Sequence[str]) -> str:
    """Which parts were not read well; nothing where all were."""
    names = {
        "kind": _("哪种文书"),
        "event": _("从哪天算哪种期限"),
        "body": _("谁作的"),
        "number": _("文号"),
        "made_on": _("作出的日子"),
        "received_on": _("收到的日子"),
        "to": _("给谁的"),
        "remedies": _("怎么救济"),
    }
    named = dict.fromkeys(names.get(each, _("有的字")) for each in unsure)
    return _("看不清：{parts}。").format(parts="、".join(named)) if named else ""


def remedies_said(remedies: Sequence[SaidRemedy]) -> str:
    """The ways that it names, in words."""
    said = _("{term}内{way}")
    told = [said.format(term=term_of(each.term, each.unit), way=way_of(each.what)) for each in remedies]
    return (
        _("文书写着：{ways}").format(ways="；".join(told)) if told else _("没读到怎么救济，请看原文最后一段")
    )


def marks(lines: Sequence[Line], at: Sequence[int] | None = None) -> tuple[Mark, ...]:
    """Where these lines stand on the pages; all of them without ``at``."""
    found = range(len(lines)) if at is None else at
    return tuple((lines[each].page, lines[each].box) for each in found)


def _day(day: date, today: date) -> str:
    said = f"{day.month}月{day.day}日"
    return said if day.year == today.year else f"{day.year}年{said}"
