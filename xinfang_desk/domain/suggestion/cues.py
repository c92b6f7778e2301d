"""The language of the table's cues (提示词).

``a|b`` either, ``a&b`` both, ``a…b`` in turn, ``{list}`` any word of it, ``[relation]`` a shape with a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.suggestion.words import Cue, Shape, Vocabulary, fold


class CueCompiler:
    """Turns the table's lines into cues and keeps every word they ask for."""

    def __init__(self, lists: Mapping[str, Any], dialect: tuple[tuple[str, str], ...]) -> None:
        """The table's ``lists`` of words by name; every word is folded as the statements are."""
        self._dialect = dialect
        self._lists: dict[str, frozenset[str]] = {}
        for name, words in lists.items():
            folded = self._words(words, "lists", name)
            self._lists[f"{{{fold(name, dialect)}}}"] = frozenset(folded)
        self._words_seen: set[str] = set().union(*self._lists.values())
        self._relations: dict[str, Cue] = {}

    def relations(self, table: Mapping[str, Any]) -> None:
        """The table's ``relations``: shapes by name, found as the words of a list are."""
        for name, lines in table.items():
            cues = [self._cue(line, 0, name) for line in self._words(lines, "relations", name)]
            self._relations[f"[{fold(name, self._dialect)}]"] = Cue(
                weight=0,
                plain=frozenset().union(*(cue.plain for cue in cues)),
                shapes=tuple(shape for cue in cues for shape in cue.shapes),
            )

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
        if step in self._lists or step in self._relations:
            return
        if not step or step.startswith(("{", "[")):
            raise DeskError("suggestion.bad_table", row=row, field=line)
        self._words_seen.add(step)

    def words(self, row: Mapping[str, Any], field: str) -> frozenset[str]:
        """The words of one line of alternatives; none where the row has no such line."""
        line = row.get(field)
        if line is None:
            return frozenset()
        name = str(row.get("id"))
        if not isinstance(line, str):
            raise DeskError("suggestion.bad_table", row=name, field=field)
        return self._cue(fold(line, self._dialect), 0, name).plain

    def vocabulary(self) -> Vocabulary:
        """Every word seen so far."""
        by_start: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(self._words_seen):
            by_start[word[:2]].append(word)
        lists_of = {
            word: tuple(name for name, words in self._lists.items() if word in words)
            for word in set().union(*self._lists.values())
        }
        return Vocabulary(
            by_start={start: tuple(words) for start, words in by_start.items()},
            lists_of=lists_of,
            relations=tuple(self._relations.items()),
        )
