"""The open table of suggestions (建议表): checked once, then only read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.suggestion.cues import CueCompiler
from xinfang_desk.domain.suggestion.learned import Learned
from xinfang_desk.domain.suggestion.words import Cue, Guard, Vocabulary

ROUTES: Final = ("jianyi", "jubao", "qita", "s1", "s2", "s3", "s4", "s5", "s6")
"""Suggestion (29), accusation (30), enquiry and thanks (17, 23), and the six items of article 31."""
AREA: Final = "{area}"
"""Stands for the body or the content of the area (领域) that the statement is about."""
Roads: TypeAlias = tuple[tuple[str, str], ...]
"""The roads that an end of the road map may be on, each with its body, the likeliest first."""
_CALLS: Final = ("110", "119", "120")


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The question after a paper in hand (手里的纸): its words, and the ends that each kind leads to."""

    words: str
    none: str
    kinds: Mapping[str, str]
    ends: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What a statement is about (领域): the body in charge and the contents."""

    id: str
    body: str
    content: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A kind of matter (情形) with the road it takes in law and the words people tell it in."""

    id: str
    route: str
    body: str
    also: tuple[tuple[str, str], ...]
    content: tuple[str, ...]
    articles: tuple[str, ...]
    why: str
    base: float
    cues: tuple[Cue, ...]
    guard: Guard
    urgent_call: str | None
    end: str
    """The end of the road map that this kind of matter comes to; empty where it may be several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A circumstance of the visit (如两件事、多人、口述) that brings articles of its own."""

    at: float
    articles: tuple[str, ...]
    cues: tuple[Cue, ...]
    instead: tuple[tuple[str, str], ...]
    """Bodies that give way, each with the one in its place: no authority reviews its own decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadDefault:
    """What is said of a road when no topic speaks for it."""

    articles: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The numbers of the table; docs/suggestion.md says what each one moves."""

    gap: int
    routes_at_most: int
    routes_at_least: int
    content_at_most: int
    also_share: float
    rule_share: float
    rule_at_most: float
    flag_share: float
    flag_push: float
    body_share: float
    content_share: float
    show_within: float
    seal_at: float
    ask_at: float
    part_at: float
    accused_share: float
    urgent_at: float
    urgent_part_at: float
    end_warmth: float
    sure_at: float
    gain_at: float
    answer_share: float
    questions_at_most: int
    two_ends_at: float
    why: str
    why_whole: str
    why_answered: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """A checked table: nothing else decides what is suggested."""

    settings: Settings
    dialect: tuple[tuple[str, str], ...]
    spelling: Mapping[int, str]
    """Characters that no word of the tables is written with, each as the tables write it (繁体字)."""
    vocabulary: Vocabulary
    areas: tuple[Area, ...]
    topics: tuple[Topic, ...]
    two_matters: Mark
    urgent: Mark
    circumstances: tuple[Mark, ...]
    defaults: Mapping[str, RoadDefault]
    ends: Mapping[str, Roads]
    answered: Mapping[str, Roads]
    """The same with those that no words are weighed over, and only an answer leads to."""
    papers: Papers
    learned: Learned


def load_rules(data: Mapping[str, Any]) -> Rules:
    """The table as parsed from JSON, checked; ``suggestion.bad_table`` names the row and field that fail."""
    settings = _settings(_field(data, "settings", dict, "table"))
    pairs = _field(data, "dialect", list, "table")
    dialect = tuple(sorted((_pair(pair) for pair in pairs), key=lambda pair: -len(pair[0])))
    compiler = CueCompiler(_field(data, "lists", dict, "table"), dialect)
    compiler.relations(_field(data, "relations", dict, "table"))
    areas = tuple(_area(row, compiler) for row in _field(data, "areas", list, "table"))
    ends = _ends(_field(data, "ends", dict, "table"))
    topics = tuple(_topic(row, compiler, ends) for row in _field(data, "topics", list, "table"))
    if not topics:
        raise DeskError("suggestion.bad_table", row="table", field="topics")
    marks = {name: _mark(name, row, compiler) for name, row in _field(data, "marks", dict, "table").items()}
    for needed in ("two_matters", "urgent"):
        if needed not in marks:
            raise DeskError("suggestion.bad_table", row="marks", field=needed)
    vocabulary = compiler.vocabulary()
    learned = Learned(_field(data, "learned", dict, "table"))
    written = {mark for words in (*vocabulary.by_start.values(), learned.phrases) for mark in "".join(words)}
    return Rules(
        settings=settings,
        dialect=dialect,
        spelling=_spelling(_field(data, "variants", dict, "table"), written),
        vocabulary=vocabulary,
        areas=areas,
        topics=topics,
        two_matters=marks.pop("two_matters"),
        urgent=marks.pop("urgent"),
        circumstances=tuple(marks.values()),
        defaults=_defaults(_field(data, "routes", dict, "table")),
        ends=ends,
        answered={**ends, **_ends(_field(data, "only_answered", dict, "table"))},
        papers=_papers(_field(data, "paper", dict, "table"), ends),
        learned=learned,
    )


def _ends(rows: Mapping[str, Any]) -> dict[str, Roads]:
    return {
        end: tuple((_route(route, end), body) for route, body in map(_pair, _field(rows, end, list, end)))
        for end in rows
    }


def _spelling(variants: Mapping[str, Any], written: Set[str]) -> dict[int, str]:
    return {
        ord(other): mark
        for mark in variants
        if mark in written
        for other in _field(variants, mark, str, "variants")
        if other not in written
    }


def _area(row: Mapping[str, Any], compiler: CueCompiler) -> Area:
    name = _name(row)
    return Area(
        id=name,
        body=_field(row, "body", str, name),
        content=_texts(row, "content"),
        cues=compiler.cues(_field(row, "cues", dict, name), name),
    )


def _topic(row: Mapping[str, Any], compiler: CueCompiler, ends: Mapping[str, Roads]) -> Topic:
    name = _name(row)
    if row.get("end", "") not in {"", *ends}:
        raise DeskError("suggestion.bad_table", row=name, field="end")
    call = row.get("urgent")
    if call is not None and call not in _CALLS:
        raise DeskError("suggestion.bad_table", row=name, field="urgent")
    return Topic(
        id=name,
        route=_route(_field(row, "route", str, name), name),
        body=_field(row, "body", str, name),
        also=tuple((_route(route, name), body) for route, body in map(_pair, row.get("also", ()))),
        content=_texts(row, "content"),
        articles=_texts(row, "articles"),
        why=_field(row, "why", str, name),
        base=float(row.get("base", 0)),
        cues=compiler.cues(_field(row, "cues", dict, name), name),
        guard=Guard(
            not_after=compiler.words(row, "not_after"),
            not_with=compiler.words(row, "not_with"),
            still_with=compiler.words(row, "still_with"),
        ),
        urgent_call=call,
        end=row.get("end", ""),
    )


def _papers(row: Mapping[str, Any], ends: Mapping[str, Roads]) -> Papers:
    kinds = _field(row, "kinds", dict, "paper")
    for kind, of_kind in kinds.items():
        if not set(_texts({**of_kind, "id": kind}, "ends")) <= set(ends):
            raise DeskError("suggestion.bad_table", row=kind, field="ends")
    return Papers(
        words=_field(row, "words", str, "paper"),
        none=_field(row, "none", str, "paper"),
        kinds={kind: _field(of_kind, "words", str, kind) for kind, of_kind in kinds.items()},
        ends={kind: frozenset(of_kind["ends"]) for kind, of_kind in kinds.items()},
    )


def _mark(name: str, row: Mapping[str, Any], compiler: CueCompiler) -> Mark:
    return Mark(
        at=float(_field(row, "at", (int, float), name)),
        articles=_texts({**row, "id": name}, "articles"),
        cues=compiler.cues(_field(row, "cues", dict, name), name),
        instead=tuple(map(_pair, row.get("instead", ()))),
    )


def _defaults(rows: Mapping[str, Any]) -> dict[str, RoadDefault]:
    missing = [route for route in ROUTES if route not in rows]
    if missing:
        raise DeskError("suggestion.bad_table", row="routes", field=missing[0])
    return {
        _route(route, route): RoadDefault(
            articles=_texts({**row, "id": route}, "articles"), why=_field(row, "why", str, route)
        )
        for route, row in rows.items()
    }


def _settings(row: Mapping[str, Any]) -> Settings:
    def whole(name: str) -> int:
        return int(_field(row, name, int, "settings"))

    def part(name: str) -> float:
        return float(_field(row, name, (int, float), "settings"))

    return Settings(
        gap=whole("gap"),
        routes_at_most=whole("routes_at_most"),
        routes_at_least=whole("routes_at_least"),
        content_at_most=whole("content_at_most"),
        also_share=part("also_share"),
        rule_share=part("rule_share"),
        rule_at_most=part("rule_at_most"),
        flag_share=part("flag_share"),
        flag_push=part("flag_push"),
        body_share=part("body_share"),
        content_share=part("content_share"),
        show_within=part("show_within"),
        seal_at=part("seal_at"),
        ask_at=part("ask_at"),
        part_at=part("part_at"),
        accused_share=part("accused_share"),
        urgent_at=part("urgent_at"),
        urgent_part_at=part("urgent_part_at"),
        end_warmth=part("end_warmth"),
        sure_at=part("sure_at"),
        gain_at=part("gain_at"),
        answer_share=part("answer_share"),
        questions_at_most=whole("questions_at_most"),
        two_ends_at=part("two_ends_at"),
        why=_field(row, "why", str, "settings"),
        why_whole=_field(row, "why_whole", str, "settings"),
        why_answered=_field(row, "why_answered", str, "settings"),
    )


def _field(row: Mapping[str, Any], field: str, kind: type | tuple[type, ...], name: str) -> Any:
    value = row.get(field)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise DeskError("suggestion.bad_table", row=name, field=field)
    return value


def _name(row: Mapping[str, Any]) -> str:
    return str(_field(row, "id", str, "?"))


def _texts(row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    values = _field(row, field, list, _name(row))
    if not all(isinstance(value, str) and value for value in values):
        raise DeskError("suggestion.bad_table", row=_name(row), field=field)
    return tuple(values)


def _route(route: str, name: str) -> str:
    if route not in ROUTES:
        raise DeskError("suggestion.bad_table", row=name, field="route")
    return route


def _pair(pair: Iterable[Any]) -> tuple[str, str]:
    match list(pair):
        case [str(first), str(second)] if first and second:
            return first, second
    raise DeskError("suggestion.bad_table", row="pairs", field=str(pair))
