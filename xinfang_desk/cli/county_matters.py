"""Matters at the county, for ``xinfang-county``: found, listed, shown whole, due, the same twice."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.county_session import opened
from xinfang_desk.cli.verb import a_day, a_number, add_verb, emit
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence

if TYPE_CHECKING:
    from xinfang_desk.county.answers import EntryLine, MatterLine
    from xinfang_desk.county.finding.finder import Finder
    from xinfang_desk.county.finding.lines import DueLine, MatterWhole, Moment, PairLine, PersonLine

PAGE = 50
"""Rows of a page."""


def add_verbs(verbs: Any) -> None:
    """Hang them on the county's parser."""
    finding = add_verb(
        verbs, "find", "查找事项：姓名或首字母，证件、电话、编号的尾号，村，原话，两个词", _find
    )
    finding.add_argument("text")
    finding.add_argument("--limit", type=a_number, default=PAGE, help="一页几件")
    finding.add_argument("--page", type=a_number, default=1, help="第几页")
    listing = add_verb(verbs, "matters", "台账的一页：可筛、可排", _matters)
    for name in ("desk", "state", "content", "purpose", "route"):
        listing.add_argument(f"--{name}", default="")
    listing.add_argument("--from", dest="since", type=a_day, help="哪天起")
    listing.add_argument("--to-day", dest="until", type=a_day, help="到哪天")
    listing.add_argument("--sort", default="", help="按哪一列")
    listing.add_argument("--desc", action="store_true", help="从大到小、从后到前")
    listing.add_argument("--page", type=a_number, default=1, help=f"第几页，每页{PAGE}件")
    showing = add_verb(verbs, "show", "一件事项：台里和县里知道的全部", _show)
    showing.add_argument("number")
    showing.add_argument("--full", action="store_true", help="电话和证件号写全")
    showing.add_argument("--why", default="", help="写全是为什么，记下来")
    due = add_verb(verbs, "due", "县里的期限", _due)
    due.add_argument("--days", type=a_number, help="几天内到期的，不写就是全部")
    add_verb(verbs, "promised", "接待台答应了、过了日子还没有兑现的", _promised)
    back = add_verb(verbs, "rejected", "退回接待台的记录", _rejected)
    back.add_argument("--page", type=a_number, default=1, help=f"第几页，每页{PAGE}件")
    add_verb(verbs, "same", "两个接待台可能是同一人、同一件的", _same).add_argument(
        "number", nargs="?", default=""
    )
    for name, about in (("link", "关联：是同一件，最早登记的算期限"), ("apart", "不是同一件，记住")):
        deciding = add_verb(verbs, name, about, _decide)
        deciding.add_argument("a")
        deciding.add_argument("b")


def _find(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.finder.find(args.text, args.limit, args.page)
    text = "\n".join(f"{_line(each)}{'（写法相近）' * each.similar}" for each in found.lines)
    answer = {"total": found.total, "matters": [_found_shape(each) for each in found.lines]}
    return emit(args, answer, f"{text}\n共{found.total}件" if found.total else "没有找到")


def _matters(args: argparse.Namespace) -> int:
    from xinfang_desk.county.answers import Wanted

    wanted = Wanted(
        desk=args.desk,
        state=args.state,
        content=args.content,
        purpose=args.purpose,
        route=args.route,
        since=args.since,
        until=args.until,
        sort=args.sort or "received_at",
        descending=args.desc or not args.sort,
        size=PAGE,
        page=args.page,
    )
    with opened(args) as office:
        found = office.finder.page(wanted)
    answer = {"total": found.total, "rows": [_row_shape(each) for each in found.lines]}
    text = "\n".join(map(_line, found.lines))
    return emit(args, answer, f"{text}\n共{found.total}件" if found.lines else f"共{found.total}件")


def _show(args: argparse.Namespace) -> int:
    if args.full and not args.why.strip():
        raise DeskError("full.why_missing")
    with opened(args) as office:
        found = office.finder.whole(args.number, args.why if args.full else None)
    words = [
        f"{found.view.number}　{'、'.join(found.view.people)}　{found.view.village}",
        found.view.statement,
    ]
    if args.full:
        words += [_person_words(each) for each in found.people]
    words += [_moment_words(each) for each in found.timeline]
    return emit(args, _whole_shape(found), "\n".join(words))


def _due(args: argparse.Namespace) -> int:
    return _limits(args, lambda finder: finder.due(args.days))


def _promised(args: argparse.Namespace) -> int:
    return _limits(args, lambda finder: finder.promised())


def _limits(args: argparse.Namespace, ask: Callable[[Finder], tuple[DueLine, ...]]) -> int:
    with opened(args) as office:
        found = ask(office.finder)
    rows = [
        {
            "number": each.number,
            "desk": each.desk,
            "id": each.rule,
            "title": each.title,
            "from": each.start.isoformat(),
            "due": each.due.isoformat(),
            "days": each.days,
            "who": each.who,
            "org": each.org,
            "people": each.people,
            "village": each.village,
            "summary": each.summary,
            "content": each.content,
            "state": each.state,
        }
        for each in found
    ]
    text = "\n".join(f"{each.due}　{each.title}　{each.org}　{each.number}　{each.summary}" for each in found)
    return emit(args, {"rows": rows}, text or "没有")


def _rejected(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.finder.rejected(PAGE, args.page)
    rows: list[dict[str, Any]] = [
        {
            "number": each.number,
            "desk": each.desk,
            "sequence": each.sequence,
            "received_at": each.received_at.isoformat(),
            "code": each.code,
            "words": sentence(each.code, {"field": each.field}),
            "by_clerk": each.by_clerk,
            "at": each.at.isoformat() if each.at else None,
            "corrected": each.corrected,
        }
        for each in found.lines
    ]
    text = "\n".join(f"{each['number']}　第{each['sequence']}批　{each['words']}" for each in rows)
    return emit(args, {"total": found.total, "rows": rows}, text or "没有")


def _same(args: argparse.Namespace) -> int:
    with opened(args) as office:
        found = office.finder.same(args.number)
    text = "\n".join(f"{each.a}　{each.b}　{_WHY[each.why]}　{_DECIDED[each.decided]}" for each in found)
    return emit(args, {"pairs": [_pair_shape(each) for each in found]}, text or "没有")


def _decide(args: argparse.Namespace) -> int:
    with opened(args) as office:
        finder = office.finder
        found = (finder.link if args.verb == "link" else finder.apart)(args.a, args.b)
    answer = {"pairs": [_pair_shape(found)]}
    return emit(args, answer, f"{found.a}　{found.b}　{_DECIDED[found.decided]}")


_WHY = {
    "id": "证件号相同",
    "phone": "姓名、电话相同",
    "address": "姓名、住址相同",
    "matter": "姓名、村、内容相同",
    "words": "原话相同",
    "": "",
}
_DECIDED = {"linked": "已关联", "apart": "不是同一件", None: "没有定"}


def _pair_shape(pair: PairLine) -> dict[str, Any]:
    return {"a": pair.a, "b": pair.b, "why": pair.why, "decided": pair.decided}


def _line(each: MatterLine) -> str:
    return f"{each.number}　{each.received_at:%Y-%m-%d}　{each.people}　{each.summary}"


def _found_shape(found: MatterLine) -> dict[str, Any]:
    return {
        "number": found.number,
        "received_at": found.received_at.isoformat(),
        "people": found.people,
        "village": found.village,
        "summary": found.summary,
        "similar": found.similar,
    }


def _row_shape(found: MatterLine) -> dict[str, Any]:
    return {
        "number": found.number,
        "desk": found.desk,
        "received_at": found.received_at.isoformat(),
        "people": found.people,
        "people_involved": found.people_involved,
        "village": found.village,
        "summary": found.summary,
        "content": found.content,
        "purpose": found.purpose,
        "route": found.route or None,
        "outcome": found.outcome or None,
        "state": found.state,
        "due": found.due.isoformat() if found.due else None,
        "answers": found.answers,
    }


def _whole_shape(found: MatterWhole) -> dict[str, Any]:
    """Matter of the contract, with what the county knows beside it."""
    view = found.view
    return {
        "number": view.number,
        "uid": found.uid,
        "visit": found.visit_uid,
        "rev": view.rev,
        "desk": view.desk,
        "confidential": view.purpose == "jubao",
        "merged_into": found.earlier if found.state == "merged" else None,
        "received_at": view.received_at.isoformat(),
        "came_on": found.came_on.isoformat(),
        "state": found.state,
        "void": view.void,
        "returned": view.returned or None,
        "purpose": view.purpose,
        "route": view.route,
        "content": view.content,
        "place": found.place,
        "village": view.village,
        "outcome": view.outcome,
        "to": view.to,
        "people": [_person_shape(found, place) for place in range(len(found.people))],
        "people_involved": view.people_involved,
        "anonymous": found.anonymous,
        "statement": view.statement,
        "request": view.request,
        "earlier": found.earlier,
        "accepted_on": _iso(found.accepted_on),
        "transferred_on": _iso(found.transferred_on),
        "served_on": _iso(found.served_on),
        "notices": [],
        "deadlines": [
            {
                "id": each.id,
                "title": each.title,
                "binds": each.binds,
                "from": each.start.isoformat(),
                "due": _iso(each.due),
                "rolled": _iso(each.rolled),
                "certain": each.certain,
                "article": each.article,
                "kept": each.kept,
            }
            for each in found.deadlines
        ],
        "due": found.clock.due.isoformat() if found.clock else None,
        "papers": [
            {
                "kind": each.kind,
                "title": each.title,
                "sha256": each.sha256,
                "handed_over_at": _iso(each.handed_over_at),
            }
            for each in found.papers
        ],
        "attachments": [
            {
                "name": each.name,
                "pages": each.pages,
                "copy": each.copy,
                "sha256": each.sha256,
                "here": each.here,
                "said": each.said,
            }
            for each in found.materials
        ],
        "batches": [
            {
                "sequence": each.sequence,
                "received_at": each.received_at.isoformat(),
                "rev": each.rev,
                "stands": each.stands,
            }
            for each in found.batches
        ],
        "answers": [_answer_shape(each) for each in view.answers],
        "national": {"number": view.national.number, "query_code": view.national.query_code}
        if view.national
        else None,
        "linked": list(found.linked),
        "evaluation": {"said": found.evaluation[0], "date": found.evaluation[1].isoformat()}
        if found.evaluation
        else None,
        "timeline": [_moment_shape(each) for each in found.timeline],
    }


def _person_shape(found: MatterWhole, place: int) -> dict[str, Any]:
    person = found.people[place]
    return {
        "name": person.name,
        "role": person.role,
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "id_type": person.id_type,
        "id_number": person.id_number,
        "phone": person.phone,
        "address": person.address,
        "needs": list(person.needs),
        "relation": person.relation,
        "authority": person.authority,
    }


def _person_words(person: PersonLine) -> str:
    phone = f"电话 {person.phone}" if person.phone else "没有电话"
    number = f"证件号 {person.id_number}" if person.id_number else "没有证件号"
    return "　".join(each for each in (person.name, phone, number, person.address) if each)


def _answer_shape(entry: EntryLine) -> dict[str, Any]:
    return {
        "id": entry.id,
        "event": entry.event,
        "org": entry.org,
        "date": entry.day.isoformat(),
        "document": entry.document,
        "text": entry.text,
        "due": _iso(entry.due),
        "served_on": _iso(entry.served_on),
        "replied": entry.replied,
        "withdrawn_at": _iso(entry.withdrawn_at),
        "why": entry.why,
        "source": entry.source,
    }


def _moment_shape(moment: Moment) -> dict[str, Any]:
    return {
        "day": moment.day.isoformat(),
        "at": _iso(moment.at),
        "who": moment.who,
        "kind": moment.kind,
        "words": moment.words,
        "org": moment.org,
        "document": moment.document,
        "text": moment.text,
        "answer": moment.answer,
        "told": moment.told,
        "withdrawn": moment.withdrawn,
        "ahead": moment.ahead,
    }


def _moment_words(moment: Moment) -> str:
    who = {"desk": "台", "county": "县", "body": "局"}[moment.who]
    told = "　等下份回执" if moment.told is False else ""
    parts = (moment.day.isoformat(), who, moment.words, moment.org, moment.document)
    return "　".join(each for each in parts if each) + told


def _iso(at: Any) -> str | None:
    return at.isoformat() if at else None
