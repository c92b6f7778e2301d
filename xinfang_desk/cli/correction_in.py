"""A correction as scripts hand it in (contract): a reason, and any keys of a visit or a matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from xinfang_desk.cli.visit_in import MatterIn, VisitIn, read_visit
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_json

if TYPE_CHECKING:
    from xinfang_desk.domain.record import MatterRecord

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
