"""Who is competent, where and when (办公机构表): what the county's table says, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from itertools import takewhile
from typing import Any

from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import held
from xinfang_desk.domain.office import Office, names_a_town, names_a_village
from xinfang_desk.domain.road.maker import Maker, maker_of

REVIEW, RECHECK = "fucha_ok", "fuhe"
"""Where on the road map 复查 and 复核 are asked for (信访工作条例 arts. 35, 36)."""
LATE_REVIEW = "fucha_late"
"""Where 复查 is asked for after its thirty days: nobody here refuses it."""
GOES_ON = frozenset({REVIEW, RECHECK, LATE_REVIEW})
"""Where a matter stands whose opinion is in hand: the next step of the petition procedure, no other road."""

_RECONSIDERED = frozenset({"fuyi", "zhengdi", "chaichu", "quanshu_fuyi", "gongshang_fuyi"})
"""Places at which a decision is looked at by a government above whoever made it (行政复议法 art. 24)."""

_RECONSIDERS = re.compile("司法局|复议|政府|税务|海关|金融|外汇|国家安全|上一级")
"""In the name of a body that looks at what was decided below it (行政复议法 arts. 24, 27)."""
_COUNTY_GOVERNMENT = re.compile("(?:县|旗|(?<!自治)区)(?:人民)?政府")
_ABOVE_A_COUNTY = re.compile("[市州盟省]|自治区|上一级")
"""In the name of a body that looks a last time at what a county re-examined (信访工作条例 art. 36)."""
_COURT = "法院"
_AFTER_DECISIONS = frozenset({"fuyi_hou", "caijue", "nd_caijue"})
"""Places after 复议决定 or 仲裁裁决: whoever decided hears it no more, a court does."""
_DECISIONS = frozenset(
    {
        Event.PENALTY_RECEIVED,
        Event.DEMOLITION_ORDER_RECEIVED,
        Event.TITLE_DECISION_RECEIVED,
        Event.REFUSAL_RECEIVED,
        Event.DECISION_RECEIVED,
    }
)
_JUDGES = re.compile("法院|仲裁")
"""In the name of a body that decides a private dispute."""
_NAMES_WHO = frozenset({Outcome.FORWARD, Outcome.ASSIGN, Outcome.TELL_ELSEWHERE})
_APART = re.compile("[／/、；;，,]")
_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_LEAST = 2
"""Signs of a name by which it may be known where the table puts it: 法院."""
_CODE = re.compile(r"[0-9]{9}")


class Level(Enum):
    """Where a body stands, seen from a township: what the law asks of it goes by that (art. 23)."""

    TOWN = "town"
    COUNTY = "county"
    VILLAGE = "village"
    """A committee of villagers or residents: no organ, under no duty of article 23."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An office that hears a matter (机关、单位); an empty line is not known and left to be filled."""

    name: str
    also: tuple[str, ...] = ()
    """Other names that people and papers call it by."""
    places: tuple[str, ...] = ()
    """Where on the road map it is the one to go to, by id."""
    code: str = ""
    """Of a township: its nine figures, so that its own desk knows itself."""
    address: str = ""
    phone: str = ""
    hours: str = ""
    supervision_phone: str = ""
    level: str = ""
    """Of a :class:`Level`, by its value; empty: its name tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """The county's table of one version."""

    version: str
    bodies: tuple[Body, ...] = ()


NO_OFFICES = Offices(version="")


def read_offices(data: Mapping[str, Any]) -> Offices:
    """The table from its data file; ``offices.bad_file`` with the line that is wrong, 0 for the whole.

    Refused are unknown keys, what is no line of text, a nameless office, and a name that two of them have.
    """
    rows = data.get("offices")
    if set(data) - {"version", "about", "offices"} or not isinstance(rows, list):
        raise DeskError("offices.bad_file", line=0)
    found: list[Body] = []
    taken: set[str] = set()
    for line, row in enumerate(rows, start=1):
        body = _body(row)
        if body is None or taken & {body.name, *body.also}:
            raise DeskError("offices.bad_file", line=line)
        taken |= {body.name, *body.also}
        found.append(body)
    return Offices(version=str(data.get("version", "")), bodies=tuple(found))


def competent(offices: Offices, place: str, to: str = "") -> tuple[Body, ...]:
    """Who hears what ends at this place of the road map; with ``to`` only the offices that it names.

    A name that the table does not have stands for an office that it does not know: no other is put there.
    """
    here = tuple(each for each in offices.bodies if place in each.places)
    if not to.strip():
        return here
    named = [part for part in (each.strip() for each in _APART.split(_BRACKETS.sub("", to))) if part]
    return tuple(
        each
        for each in offices.bodies
        if any(part in {each.name, *each.also} for part in named)
        or (each in here and any(len(part) >= _LEAST and part in each.name for part in named))
    )


def mediators(who: str, there: Iterable[Body]) -> str:
    """Who mediates first by the map's own words (先调解), where none of those ``there`` does; else empty."""
    first = tuple(takewhile(lambda part: not _JUDGES.search(part), who.split("；")))
    if any("调解" in each.name for each in there) or not any("调解" in part for part in first):
        return ""
    return "；".join(first)


def asked(offices: Offices, place: str, draft: MatterDraft) -> str:
    """Whom the officer named, where that body hears it (向谁提出); empty where another one does.

    复查 and 复核 are asked of those above (arts. 35, 36), and nobody reviews what they decided themselves:
    no town, and no bureau whose decision was received (行政复议法 art. 24), nor after that review or an
    award anybody but a court. No committee of villagers is competent (art. 23, para. 1).
    """
    if place in GOES_ON:
        return draft.to if _is_above(draft.to, place) else ""
    if place in _AFTER_DECISIONS:
        return draft.to if _COURT in draft.to else ""
    decided = level_of(offices, draft.to) is Level.TOWN or (
        bool(_DECISIONS & set(held(draft))) and not reconsiders(draft.to) and _COURT not in draft.to
    )
    decided |= is_of_a_county(draft.to) and maker_of(draft) is Maker.GOVERNMENT
    if draft.outcome in _NAMES_WHO and level_of(offices, draft.to) is Level.VILLAGE:
        return ""
    return "" if place in _RECONSIDERED and decided else draft.to


def _is_above(body: str, place: str) -> bool:
    """Whether a body of that name may hear 复查 or 复核 of what a township or its county answered."""
    return reconsiders(body) and (place != RECHECK or bool(_ABOVE_A_COUNTY.search(body)))


def reconsiders(body: str) -> bool:
    """Whether reconsideration is asked of a body of that name (行政复议法 arts. 24, 27): never of a town."""
    return bool(_RECONSIDERS.search(body)) and not names_a_town(body)


def is_of_a_county(body: str) -> bool:
    """Whether a county's or a district's government is named: it looks at nothing that it decided itself."""
    return bool(_COUNTY_GOVERNMENT.search(body))


def level_of(offices: Offices, to: str) -> Level:
    """Where the body of that name stands: as the table says, else as its name does, else in the county."""
    told = next((each.level for each in offices.bodies if to.strip() in {each.name, *each.also}), "")
    if told:
        return Level(told)
    if names_a_village(to):
        return Level.VILLAGE
    return Level.TOWN if names_a_town(to) else Level.COUNTY


def reviewer(offices: Offices, office: Office) -> str:
    """Who re-examines this office's opinions (复查机关); empty where the county has not said."""
    return _first(offices, REVIEW) or office.reviewer


def rechecker(offices: Offices) -> str:
    """Who examines them a last time (复核机关); empty where the county has not said."""
    return _first(offices, RECHECK)


def heard_above(offices: Offices, office: Office, place: str) -> str:
    """Who hears 复查 or 复核 where one stands there (向上一级); empty of every other place."""
    if place == RECHECK:
        return rechecker(offices)
    return reviewer(offices, office) if place in GOES_ON else ""


def with_table(office: Office, offices: Offices) -> Office:
    """The desk's own office, with what the county's table knows of it where its own record is silent."""
    own = next((each for each in offices.bodies if each.code == office.code), None)
    if own is None:
        return office
    return replace(
        office,
        address=office.address or own.address,
        phone=office.phone or own.phone,
        hours=office.hours or own.hours,
        supervision_phone=office.supervision_phone or own.supervision_phone,
    )


def _first(offices: Offices, place: str) -> str:
    return next((each.name for each in competent(offices, place)), "")


def _body(row: object) -> Body | None:
    """One line of the table, or None where it is not sound."""
    if not isinstance(row, dict) or set(row) - {each.name for each in fields(Body)}:
        return None
    lines = {key: value for key, value in row.items() if key not in {"also", "places"}}
    named = {key: row.get(key, []) for key in ("also", "places")}
    if not all(isinstance(each, list) and all(map(_is_text, each)) for each in named.values()):
        return None
    if not _is_text(row.get("name")) or not all(each == "" or _is_text(each) for each in lines.values()):
        return None
    if row.get("code") and not _CODE.fullmatch(row["code"]):
        return None
    if row.get("level") and row["level"] not in {each.value for each in Level}:
        return None
    return Body(also=tuple(named["also"]), places=tuple(named["places"]), **lines)


def _is_text(value: object) -> bool:
    """Whether it is a line of text with something on it and nothing around it."""
    return isinstance(value, str) and value.isprintable() and value == value.strip() != ""
