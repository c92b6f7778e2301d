"""What is shown of matters whose words are withheld (不显示内容): that they are there, how they stand."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.store.sealed import shown_matter


def without_withheld_words(record: MatterRecord) -> MatterRecord:
    """The record as it may be shown: of an accusation, or of what may be one, no word that anybody said.

    An accusation is left without the county's answers too, which may speak of what is sealed; and a matter of
    the same visit that is withheld keeps its words to itself.
    """
    visit = replace(record.visit, matters=tuple(map(_shown, record.visit.matters)))
    if not record.matter.withheld:
        return replace(record, visit=visit)
    alone = replace(visit, people=(), people_involved=0, anonymous=False)
    return replace(record, visit=alone, matter=_shown(record.matter), answers=(), withdrawn=())


def _shown(matter: Matter) -> Matter:
    if not matter.withheld:
        return matter
    # Which limit runs for the person elsewhere says what it is about.
    ours = tuple(each for each in matter.deadlines if each.binds is Binds.OFFICE)
    return shown_matter(replace(matter, deadlines=ours), matter.visit_uid)
