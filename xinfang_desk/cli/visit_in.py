"""A visit, and its correction, as scripts hand them in (contract): read strictly, refused by its fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from xinfang_desk.cli.strict import refusal_of
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.days import MOST_COUNTED
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, Event, Material, MatterDraft, Objection, VisitDraft
from xinfang_desk.domain.number import Number, is_number
from xinfang_desk.domain.people.petitioner import IdType, Need, Person, Role, Sex
from xinfang_desk.domain.road.roadmap import RoadMap, ends_of
from xinfang_desk.domain.suggestion.asking import NO_PAPER, PAPER
from xinfang_desk.domain.suggestion.proposal import paper_of
from xinfang_desk.domain.suggestion.rules import Papers
from xinfang_desk.domain.suggestion.seal import NO_ACCUSATION, UNKNOWN
from xinfang_desk.domain.time.calendar import in_range
from xinfang_desk.files import read_json

if TYPE_CHECKING:
    from xinfang_desk.domain.record import MatterRecord

_NAMED = 40
"""Characters of a key that a refusal names."""


class PersonIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the people who came."""

    name: str = ""
    role: Role = Role.PETITIONER
    id_type: IdType | None = None
    id_number: str = ""
    sex: Sex = Sex.UNSTATED
    ethnicity: str = ""
    phone: str = ""
    address: str = ""
    needs: tuple[Need, ...] = ()
    relation: str = ""
    authority: str = ""


class MaterialIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A paper that was handed in."""

    name: str
    pages: int = 1
    copy: bool | None = None


class ConclusionIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The law's facts for refusing a matter."""

    document: str = ""
    served_on: date | None = None
    same_facts: bool = False
    approved_by: str | None = None
    body: str = ""
    decided_on: date | None = None
    below: bool | None = None


class ObjectionIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why what was transferred here is not this office's."""

    sender: str = ""
    document: str = ""
    reasons: str = ""
    basis: str = ""


class MatterIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One matter of the visit."""

    statement: str = ""
    request: str = ""
    purpose: Purpose | None
    route: Route | None = None
    content: str = ""
    place: str = ""
    village: str = ""
    outcome: Outcome | None = None
    to: str | None = None
    road_end: str = ""
    accepted_on: date | None = None
    transferred_on: date | None = None
    promised_on: date | None = None
    served_on: date | None = None
    earlier: str | None = None
    conclusion: ConclusionIn | None = None
    objection: ObjectionIn | None = None
    materials: tuple[MaterialIn, ...] = ()
    events: dict[Event, date | None] = msgspec.field(default_factory=dict)
    answers: dict[str, str | None] | None = None


class VisitIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A whole visit."""

    received_at: datetime | None = None
    people: tuple[PersonIn, ...] = ()
    people_involved: int = 0
    anonymous: bool = False
    pad_number: str | None = None
    matters: tuple[MatterIn, ...]


_INSIDE: Mapping[str, type[msgspec.Struct]] = {
    "people": PersonIn,
    "matters": MatterIn,
    "materials": MaterialIn,
    "conclusion": ConclusionIn,
    "objection": ObjectionIn,
}


def read_visit(document: bytes | str) -> VisitDraft:
    """The draft in one JSON document; ``input.*`` names the field that is wrong, never its value.

    ``null`` in an optional key or a closed list is *not said*. Days are those of 1900 to 2199.
    """
    try:
        visit = msgspec.convert(_said(msgspec.json.decode(document), VisitIn), VisitIn)
    except msgspec.ValidationError as fault:
        raise refusal_of(str(fault)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise DeskError("input.not_json") from fault
    if visit.received_at is not None and visit.received_at.tzinfo is None:
        raise DeskError("input.bad_value", field="received_at")
    if visit.pad_number and not is_number(visit.pad_number):
        raise DeskError("input.bad_value", field="pad_number")
    for field, count in _counts(visit):
        if not 0 <= count <= MOST_COUNTED:
            raise DeskError("input.bad_value", field=field)
    for field, day in _days(visit):
        if not in_range(day):
            raise DeskError("input.bad_value", field=field)
    return VisitDraft(
        received_at=visit.received_at,
        people=tuple(_person(each) for each in visit.people),
        people_involved=visit.people_involved,
        anonymous=visit.anonymous,
        pad_number=Number(visit.pad_number) if visit.pad_number else None,
        matters=tuple(_matter(each, index) for index, each in enumerate(visit.matters)),
    )


def _said(value: Any, kind: type[msgspec.Struct] | None) -> Any:
    """``value`` without the keys of ``kind`` that say nothing: ``null`` stands for *not said*.

    A key that ``kind`` has not is left for the reading to refuse.
    """
    if isinstance(value, list):
        return [_said(each, kind) for each in value if each is not None or kind is not None]
    if kind is None or not isinstance(value, dict):
        return value
    optional = _optional(kind)
    return {
        key: _said(each, _INSIDE.get(key))
        for key, each in value.items()
        if each is not None or key not in optional
    }


@cache
def _optional(kind: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(each.name for each in msgspec.structs.fields(kind) if not each.required)


def _counts(visit: VisitIn) -> Iterator[tuple[str, int]]:
    yield "people_involved", visit.people_involved
    for place, matter in enumerate(visit.matters):
        yield from (
            (f"matters[{place}].materials[{at}].pages", each.pages)
            for at, each in enumerate(matter.materials)
        )


def _days(visit: VisitIn) -> Iterator[tuple[str, date]]:
    """Every day of a visit with its field."""
    if visit.received_at is not None:
        yield "received_at", visit.received_at.date()
    for place, matter in enumerate(visit.matters):
        for name in ("accepted_on", "transferred_on", "promised_on", "served_on"):
            if day := getattr(matter, name):
                yield f"matters[{place}].{name}", day
        for name in ("served_on", "decided_on") if matter.conclusion else ():
            if day := getattr(matter.conclusion, name):
                yield f"matters[{place}].conclusion.{name}", day
        for event, known in matter.events.items():
            if known:
                yield f"matters[{place}].events.{event.value}", known


def read_person(document: bytes | str) -> Person:
    """One of the people of a visit in a document of its own; refused as in :func:`read_visit`."""
    try:
        return _person(msgspec.convert(_said(msgspec.json.decode(document), PersonIn), PersonIn))
    except msgspec.ValidationError as fault:
        raise refusal_of(str(fault)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as fault:
        raise DeskError("input.not_json") from fault


def check_answers(answers: Mapping[str, str], road_map: RoadMap, papers: Papers, where: str) -> None:
    """Refuse what is no question, or no answer to it: ``input.*`` by the question's name."""
    for asked, to in answers.items():
        if asked == PAPER:
            if to not in {UNKNOWN, NO_PAPER, *papers.kinds} and paper_of(to) is None:
                raise DeskError("input.bad_value", field=f"{where}.{asked}")
            continue
        place = road_map.places.get(asked)
        if place is None or not place.ways:
            raise DeskError("input.unknown_key", field=f"{where}.{asked[:_NAMED]}")
        if to not in {NO_ACCUSATION, UNKNOWN, *(way.to for way in place.ways)}:
            raise DeskError("input.bad_value", field=f"{where}.{asked}")


def _person(given: PersonIn) -> Person:
    id_type = given.id_type
    if id_type is None:
        id_type = IdType.RESIDENT_ID if given.id_number else IdType.NONE
    return Person(
        name=given.name,
        role=given.role,
        id_type=id_type,
        id_number=given.id_number,
        sex=given.sex,
        ethnicity=given.ethnicity,
        phone=given.phone,
        address=given.address,
        needs=given.needs,
        relation=given.relation,
        authority=given.authority,
    )


def _matter(given: MatterIn, index: int) -> MatterDraft:
    if given.earlier and not is_number(given.earlier):
        raise DeskError("input.bad_value", field=f"matters[{index}].earlier")
    draft = MatterDraft(
        statement=given.statement,
        request=given.request,
        purpose=given.purpose or Purpose.SHENSU,
        route=given.route,
        content=given.content,
        place=given.place,
        village=given.village,
        outcome=given.outcome,
        to=given.to or "",
        road_end=given.road_end,
        accepted_on=given.accepted_on,
        transferred_on=given.transferred_on,
        promised_on=given.promised_on,
        served_on=given.served_on,
        earlier=Number(given.earlier) if given.earlier else None,
        conclusion=_conclusion(given.conclusion),
        objection=_objection(given.objection),
        materials=tuple(Material(name=m.name, pages=m.pages, copy=m.copy) for m in given.materials),
        events={event: day for event, day in given.events.items() if day is not None},
        answers={asked: to for asked, to in (given.answers or {}).items() if to is not None},
    )
    if given.road_end and given.road_end not in ends_of(draft):
        raise DeskError("input.bad_value", field=f"matters[{index}].road_end")
    return draft


def _conclusion(given: ConclusionIn | None) -> Conclusion | None:
    if given is None:
        return None
    return Conclusion(
        document=given.document,
        served_on=given.served_on,
        same_facts=given.same_facts,
        approved_by=given.approved_by or "",
        body=given.body,
        decided_on=given.decided_on,
        below=given.below,
    )


def _objection(given: ObjectionIn | None) -> Objection | None:
    if given is None:
        return None
    return Objection(sender=given.sender, document=given.document, reasons=given.reasons, basis=given.basis)


_OF_VISIT = frozenset(each.name for each in msgspec.structs.fields(VisitIn)) - {"matters", "pad_number"}
_OF_MATTER = frozenset(each.name for each in msgspec.structs.fields(MatterIn))
_IN_MATTER = "matters[0]."


def read_correction(document: bytes, present: MatterRecord) -> Correction:
    """What is to stand instead of ``present``: read as a visit is, each key over the one that stands.

    ``input.*`` names the key that is wrong; ``matter.sealed`` and ``matter.unanswered`` where none is shown.
    """
    require_words(present.matter)
    said = read_json(document)
    if not isinstance(said, dict):
        raise DeskError("input.bad_value", field="document")
    for key in said:
        if key not in {"reason", *_OF_VISIT, *_OF_MATTER}:
            raise DeskError("input.unknown_key", field=key[:40])
    reason = said.get("reason") or ""
    if not isinstance(reason, str):
        raise DeskError("input.bad_value", field="reason")
    visit: dict[str, Any] = {key: each for key, each in said.items() if key in _OF_VISIT}
    matter = {key: each for key, each in said.items() if key in _OF_MATTER}
    stood = present.matter.draft
    # Where its road ended is no key of the file's: an end of another road is found anew, not refused.
    stands = msgspec.to_builtins(replace(stood, road_end=""))
    for material in stands["materials"]:
        # Nor is its scan, nor what was read of it: what keeps its name keeps both.
        del material["scan"], material["said"]
    try:
        read = read_visit(msgspec.json.encode(visit | {"matters": [stands | matter]}))
    except DeskError as refused:
        field = str(refused.facts.get("field", ""))
        raise DeskError(refused.code, field=field.removeprefix(_IN_MATTER)) from None
    [draft] = read.matters
    return Correction(
        reason=reason,
        matter=replace(draft, road_end=draft.road_end or stood.road_end) if matter else None,
        people=read.people if "people" in visit else None,
        people_involved=read.people_involved if "people_involved" in visit else None,
        anonymous=read.anonymous if "anonymous" in visit else None,
        received_at=read.received_at if "received_at" in visit else None,
    )
