"""Answers as scripts get them (contract): plain documents made of the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from xinfang_desk.domain.books.correction import Version
from xinfang_desk.domain.county_clock import called
from xinfang_desk.domain.days import as_of
from xinfang_desk.domain.matter import Matter, Notice, Visit, Walked
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import MatterRecord, PaperRecord, Row
from xinfang_desk.domain.time.deadline import Deadline
from xinfang_desk.words import notice


def deadline_shape(found: Deadline, on: date | None = None) -> dict[str, Any]:
    """Deadline of the contract; ``on`` is the day by which it is judged whether it is over."""
    return {
        "id": found.id,
        "title": found.title,
        "binds": found.binds.value,
        "from": found.start.isoformat(),
        "term": found.term,
        "unit": found.unit.value,
        "due": found.due.isoformat() if found.due else None,
        "rolled": found.rolled.isoformat() if found.rolled else None,
        "certain": found.certain,
        "condition": found.condition or None,
        "lapsed": on is not None and found.is_over(on),
        "article": found.article,
        "words": found.words,
    }


def notice_shape(found: Notice) -> dict[str, str]:
    """A notice: its code, and its sentence."""
    return {"code": found.code, "words": notice(found.code, found.facts)}


def registered_shape(visit: Visit, papers: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Registered of the contract; ``papers`` holds what was drawn, by matter number."""
    return {
        "visit": visit.uid,
        "received_at": visit.received_at.isoformat(),
        "registered_at": visit.registered_at.isoformat(),
        "matters": [
            _matter(matter) | {"papers": list(papers.get(matter.number, _undrawn(matter)))}
            for matter in visit.matters
        ],
    }


def matter_shape(record: MatterRecord) -> dict[str, Any]:
    """Matter of the contract; of an accusation only that it is sealed, of what may be one that it waits."""
    matter = record.matter
    withheld = matter.withheld
    return _matter(matter) | {
        "visit": record.visit.uid,
        "received_at": matter.received_at.isoformat(),
        "registered_at": record.visit.registered_at.isoformat(),
        "state": record.told_as,
        "sealed": matter.confidential,
        "unanswered": matter.unanswered,
        "people": [] if withheld else [_person(each) for each in record.visit.people],
        "people_involved": 0 if withheld else record.visit.people_involved,
        "statement": "" if withheld else matter.draft.statement,
        "request": "" if withheld else matter.draft.request,
        "history": [
            {"time": line.at.isoformat(), "verb": line.verb, "officer": line.officer, "detail": line.detail}
            for line in record.history
        ],
        "closing": msgspec.to_builtins(matter.closing),
        "handovers": msgspec.to_builtins(matter.handovers),
        "national": _national(record),
        "papers": [paper_shape(each) for each in record.papers],
        "batches": [
            {
                "sequence": each.sequence,
                "made_at": each.made_at.isoformat(),
                "state": each.state,
                "result": each.result or None,
                "code": each.code or None,
                "words": each.words or None,
            }
            for each in record.sendings
        ],
        "answers": [
            {
                "event": each.event,
                "org": each.org,
                "date": each.on.isoformat(),
                "document": each.document,
                "text": each.text,
                "due": each.due.isoformat() if each.due else None,
                "served_on": each.served_on.isoformat() if each.served_on else None,
            }
            for each in record.answers
        ],
        "withdrawn": [
            {
                "event": each.answer.event,
                "org": each.answer.org,
                "date": each.answer.on.isoformat(),
                "document": each.answer.document,
                "withdrawn_on": each.on.isoformat(),
                "reason": each.why,
            }
            for each in record.withdrawn
        ],
    }


def version_shape(older: Version) -> dict[str, Any]:
    """A revision that was replaced, with the visit as it stood then, and why it was replaced."""
    draft = older.matter.draft
    return {
        "rev": older.matter.rev,
        "why": older.why,
        "received_at": older.visit.received_at.isoformat(),
        "people": [_person(each) for each in older.visit.people],
        "people_involved": older.visit.people_involved,
        "statement": draft.statement,
        "request": draft.request,
        "purpose": draft.purpose.value,
        "route": draft.route.value if draft.route else None,
        "outcome": draft.outcome.value if draft.outcome else None,
        "content": draft.content,
        "place": draft.place,
        "village": draft.village,
        "to": draft.to,
    }


def corrected_shape(record: MatterRecord) -> dict[str, Any]:
    """Registered's matter, as it stands after a correction: of the papers that it owes the newest of each."""
    newest = {each.kind: each for each in record.papers}
    papers = [paper_shape(newest[kind]) for kind in record.matter.papers if kind in newest]
    return _matter(record.matter) | {"rev": record.matter.rev, "papers": papers}


def unsealed_shape(record: MatterRecord) -> dict[str, Any]:
    """An accusation as the confidential officer reads it: Matter of the contract, opened."""
    draft, walked = record.matter.draft, record.matter.walked
    return matter_shape(record) | {
        "sealed": False,
        "walked": _walked(walked) if walked else None,
        "people": [_person(each) for each in record.visit.people],
        "statement": draft.statement,
        "request": draft.request,
    }


def paper_shape(found: PaperRecord) -> dict[str, Any]:
    """A paper and where it stands."""
    return {
        "kind": found.kind.value,
        "file": None,
        "sha256": found.sha256,
        "state": found.state.value,
        "prints": found.prints,
        "handed_over_at": found.handed_over_at.isoformat() if found.handed_over_at else None,
    }


def row_shape(row: Row) -> dict[str, Any]:
    """One matter of a list."""
    return {
        "number": row.number,
        "received_at": row.received_at.isoformat(),
        "people": row.people,
        "village": row.village,
        "summary": row.summary,
        "state": called(row.state, row.outcome, row.ended_by),
        "similar": row.similar,
    }


def _matter(matter: Matter) -> dict[str, Any]:
    draft = matter.draft
    return {
        "number": matter.number,
        "uid": matter.uid,
        "confidential": matter.confidential,
        "merged_into": matter.merged_into,
        "pad_number": matter.number if matter.on_pad else None,
        "outcome": draft.outcome.value if draft.outcome else None,
        "route": draft.route.value if draft.route else None,
        "notices": [notice_shape(each) for each in matter.notices],
        "deadlines": [deadline_shape(each, as_of(matter)) for each in matter.deadlines],
        "walked": None if matter.withheld or matter.walked is None else _walked(matter.walked),
    }


def _walked(walked: Walked) -> dict[str, Any]:
    """The road over the road map: its version, each place with the words of that day and the way taken on."""
    return {
        "version": walked.version,
        "places": [
            {"id": each.place, "title": each.title, "chose": each.chose or None} for each in walked.places
        ],
    }


def _national(record: MatterRecord) -> dict[str, Any] | None:
    """信访件编号, and whether there is a 查询码: that is the petitioner's secret, for their paper alone."""
    told = record.national
    return None if told is None else {"number": told.number, "query_code": bool(told.query_code)}


def _undrawn(matter: Matter) -> list[dict[str, Any]]:
    return [{"kind": kind.value, "file": None, "sha256": None} for kind in matter.papers]


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role.value,
        "id_type": person.id_type.value,
        "id_number": person.id_number,
        "sex": person.sex.value,
        "ethnicity": person.ethnicity,
        "phone": person.phone,
        "address": person.address,
        "needs": [need.value for need in person.needs],
        "relation": person.relation,
        "authority": person.authority,
    }
