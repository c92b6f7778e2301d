"""The open table of suggestions (建议表): checked once, then only read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.suggestion_words import Cue, Guard, Shape, Vocabulary, fold

ROUTES: Final = ("jianyi", "jubao", "qita", "s1", "s2", "s3", "s4", "s5", "s6")
"""Suggestion (29), accusation (30), enquiry and thanks (17, 23), and the six items of article 31."""
AREA: Final = "{area}"
"""Stands for the body or the content of the area (领域) that the statement is about."""
_CALLS: Final = ("110", "119", "120")


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
    seal: bool
    urgent_call: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A circumstance of the visit (如两件事、多人、口述) that brings articles of its own."""

    at: float
    articles: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The numbers of the table; docs/suggestion.md says what each one moves."""

    gap: int
    routes_at_most: int
    routes_at_least: int
    content_at_most: int
    also_share: float
    show_at: float
    seal_at: float
    urgent_at: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A checked table: nothing else decides what is suggested."""

    settings: Settings
    dialect: tuple[tuple[str, str], ...]
    vocabulary: Vocabulary
    areas: tuple[Area, ...]
    topics: tuple[Topic, ...]
    two_matters: Mark
    urgent: Mark
    circumstances: tuple[Mark, ...]


def load_rules(data: Mapping[str, Any]) -> Rules:
    """The table as parsed from JSON, checked; ``suggestion.bad_table`` names the row and the field that fail."""
    settings = _settings(_field(data, "settings", dict, "table"))
    pairs = _field(data, "dialect", list, "table")
    dialect = tuple(sorted((_pair(pair) for pair in pairs), key=lambda pair: -len(pair[0])))
    compiler = _Compiler(_field(data, "lists", dict, "table"), dialect)
    areas = tuple(_area(row, compiler) for row in _field(data, "areas", list, "table"))
    topics = tuple(_topic(row, compiler) for row in _field(data, "topics", list, "table"))
    if not topics:
        raise DeskError("suggestion.bad_table", row="table", field="topics")
    marks = {name: _mark(name, row, compiler) for name, row in _field(data, "marks", dict, "table").items()}
    for needed in ("two_matters", "urgent"):
        if needed not in marks:
            raise DeskError("suggestion.bad_table", row="marks", field=needed)
    return Rules(
        settings=settings,
        dialect=dialect,
        vocabulary=compiler.vocabulary(),
        areas=areas,
        topics=topics,
        two_matters=marks.pop("two_matters"),
        urgent=marks.pop("urgent"),
        circumstances=tuple(marks.values()),
    )


class _Compiler:
    """Turns the table's lines into cues and keeps every word they ask for."""

    def __init__(self, lists: Mapping[str, Any], dialect: tuple[tuple[str, str], ...]) -> None:
        self._dialect = dialect
        self._lists: dict[str, frozenset[str]] = {}
        for name, words in lists.items():
            folded = self._words(words, "lists", name)
            self._lists[f"{{{fold(name, dialect)}}}"] = frozenset(folded)
        self._words_seen: set[str] = set().union(*self._lists.values())

    def _words(self, words: object, row: str, field: str) -> list[str]:
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            raise DeskError("suggestion.bad_table", row=row, field=field)
        return [fold(word, self._dialect) for word in words]

    def cues(self, table: Mapping[str, Any], row: str) -> tuple[Cue, ...]:
        """The cues of one row, from ``{weight: [line, …]}``."""
        return tuple(self._cues(table, row))

    def _cues(self, table: Mapping[str, Any], row: str) -> Iterator[Cue]:
        for key, lines in table.items():
            try:
                weight = float(key)
            except ValueError:
                raise DeskError("suggestion.bad_table", row=row, field=f"cues {key}") from None
            for line in self._words(lines, row, f"cues {key}"):
                yield self._cue(line, weight, row)

    def _cue(self, line: str, weight: float, row: str) -> Cue:
        plain: set[str] = set()
        shapes: list[Shape] = []
        for alternative in line.split("|"):
            # NFKC has already turned the ellipsis into three full stops.
            shape: Shape = tuple(tuple(part.split("...")) for part in alternative.split("&"))
            for step in (step for sequence in shape for step in sequence):
                self._see(step, row, line)
            if shape == ((alternative,),):
                plain |= self._lists.get(alternative, frozenset((alternative,)))
            else:
                shapes.append(shape)
        return Cue(weight=weight, plain=frozenset(plain), shapes=tuple(shapes))

    def _see(self, step: str, row: str, line: str) -> None:
        if not step or (step.startswith("{") and step not in self._lists):
            raise DeskError("suggestion.bad_table", row=row, field=line)
        if not step.startswith("{"):
            self._words_seen.add(step)

    def words(self, row: Mapping[str, Any], field: str) -> frozenset[str]:
        """The words of one line of alternatives; none where the row has no such line."""
        line = row.get(field)
        if line is None:
            return frozenset()
        if not isinstance(line, str):
            raise DeskError("suggestion.bad_table", row=_name(row), field=field)
        return self._cue(fold(line, self._dialect), 0, _name(row)).plain

    def vocabulary(self) -> Vocabulary:
        """Every word seen so far."""
        by_first: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words_seen):
            by_first[word[0]].append(word)
        lists_of = {
            word: tuple(name for name, words in self._lists.items() if word in words)
            for word in set().union(*self._lists.values())
        }
        return Vocabulary(
            by_first={first: tuple(words) for first, words in by_first.items()}, lists_of=lists_of
        )


def _area(row: Mapping[str, Any], compiler: _Compiler) -> Area:
    name = _name(row)
    return Area(
        id=name,
        body=_field(row, "body", str, name),
        content=_texts(row, "content"),
        cues=compiler.cues(_field(row, "cues", dict, name), name),
    )


def _topic(row: Mapping[str, Any], compiler: _Compiler) -> Topic:
    name = _name(row)
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
        seal=bool(row.get("seal", False)),
        urgent_call=call,
    )


def _mark(name: str, row: Mapping[str, Any], compiler: _Compiler) -> Mark:
    return Mark(
        at=float(_field(row, "at", (int, float), name)),
        articles=_texts({**row, "id": name}, "articles"),
        cues=compiler.cues(_field(row, "cues", dict, name), name),
    )


def _settings(row: Mapping[str, Any]) -> Settings:
    whole = ("gap", "routes_at_most", "routes_at_least", "content_at_most")
    parts = ("also_share", "show_at", "seal_at", "urgent_at")
    return Settings(
        **{name: _field(row, name, int, "settings") for name in whole},
        **{name: float(_field(row, name, (int, float), "settings")) for name in parts},
        why=_field(row, "why", str, "settings"),
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
