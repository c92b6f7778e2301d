"""From the register to the wire (上报报文): one matter as the county gets it."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.domain.bounds import SHORT_TEXT, travelling, travelling_person
from xinfang_desk.domain.matter import Matter, State, Step, Visit
from xinfang_desk.domain.paper_said import PaperSaid
from xinfang_desk.domain.record import PaperRecord


def record_of(
    visit: Visit, matter: Matter, papers: Sequence[PaperRecord], *, with_texts: bool = False
) -> wire.RecordV1:
    """The matter with its visit and people, as format 1 of the wire has it (docs/wire.md).

    ``with_texts``: with what was read of its papers, as schema 4 has it.
    """
    draft = travelling(matter.draft)
    return wire.RecordV1(
        uid=matter.uid,
        rev=matter.rev,
        number=matter.number,
        visit_uid=matter.visit_uid,
        received_at=matter.received_at,
        office_code=visit.office_code,
        desk=f"{visit.office_code}-{visit.desk}",
        people=tuple(
            wire.PersonV1(
                name=person.name,
                role=person.role.value,
                id_type=person.id_type.value,
                id_number=person.id_number,
                sex=person.sex.value,
                ethnicity=person.ethnicity,
                phone=person.phone,
                address=person.address,
                needs=tuple(need.value for need in person.needs),
                relation=person.relation,
                authority=person.authority,
            )
            for person in map(travelling_person, visit.people)
        ),
        people_involved=visit.people_involved,
        anonymous=visit.anonymous,
        statement=draft.statement,
        request=draft.request,
        purpose=draft.purpose.value,
        route=draft.route.value if draft.route else None,
        content=draft.content,
        place=draft.place,
        village=draft.village,
        outcome=draft.outcome.value if draft.outcome else None,
        to=draft.to,
        state=matter.state.value,
        accepted_on=draft.accepted_on,
        transferred_on=draft.transferred_on,
        served_on=draft.served_on,
        deadlines=tuple(
            wire.DeadlineV1(
                id=each.id,
                binds=each.binds.value,
                start=each.start,
                due=each.due,
                rolled=each.rolled,
                certain=each.certain,
            )
            for each in matter.deadlines
            # Format 1 has no word for a condition, and without it that day would be another.
            if not each.condition
        ),
        earlier=draft.earlier,
        materials=tuple(
            wire.MaterialV1(
                name=each.name,
                pages=each.pages,
                copy=each.copy is not False,
                sha256=each.scan.sha256 if each.scan else None,
                said=_said(each.said) if with_texts and each.said else msgspec.UNSET,
            )
            for each in draft.materials
        ),
        papers=tuple(
            wire.PaperV1(kind=each.kind.value, sha256=each.sha256, handed_over_at=each.handed_over_at)
            for each in papers
        ),
        void=matter.state in {State.WITHDRAWN, State.VOID},
    )


def _said(said: PaperSaid) -> wire.PaperSaidV4:
    return wire.PaperSaidV4(
        title=said.title,
        event=said.event,
        body=said.body,
        number=said.number,
        made_on=said.made_on,
        remedies=tuple(
            wire.RemedyV4(what=each.what, body=each.body[:SHORT_TEXT], term=each.term, unit=each.unit)
            for each in said.remedies
        ),
        text=said.text,
    )


_SAID_APART = frozenset({Step.SEAL, Step.ORDINARY})
"""Whether it is an accusation is no step of handling it."""


def events_of(matter: Matter, at: datetime) -> Iterator[wire.EventV1]:
    """What was done on a matter (办理动态), told at ``at``; the same step has the same uid each time."""
    for place, taken in enumerate(matter.steps):
        if taken.step not in _SAID_APART:
            yield wire.EventV1(
                uid=str(uuid.uuid5(uuid.UUID(matter.uid), str(place))),
                matter_uid=matter.uid,
                number=matter.number,
                at=at,
                verb=taken.step.value,
                document=taken.document[:SHORT_TEXT],
                day=taken.on,
            )
