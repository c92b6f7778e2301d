"""What the words of a statement (陈述) say: the words of a table found in it, and the cues they make."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

_SENTENCE_ENDS = frozenset("。!?;\n")
_CLAUSE_ENDS = _SENTENCE_ENDS | frozenset(",:、")
_NEGATION_REACH = 6
_AS_WRITTEN: Mapping[int, str] = MappingProxyType({})

_Place: TypeAlias = tuple[int, str]
Step: TypeAlias = str
"""A word as it stands, or the name of a list in braces, ``{公职}``."""
Shape: TypeAlias = tuple[tuple[Step, ...], ...]
"""Sequences that must all occur; the steps of a sequence follow one another in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One line of the table: any of ``plain`` or of ``shapes`` adds ``weight``, once."""

    weight: float
    plain: frozenset[str]
    shapes: tuple[Shape, ...]
    starts: frozenset[str] = field(init=False)
    """One of these must occur: of a table's hundreds of cues, a statement holds few."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", self.plain | {shape[0][0] for shape in self.shapes})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Where a cue does not count: after a negation, or in a sentence about the past (过去的事)."""

    not_after: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    still_with: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Every word the table asks for by its first two characters, its lists, and the relations by name."""

    by_start: Mapping[str, tuple[str, ...]]
    lists_of: Mapping[str, tuple[str, ...]]
    relations: tuple[tuple[str, Cue], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a set of cues came to, and the words that led there, the weightiest first."""

    score: float
    words: tuple[str, ...]


def phrases(text: str) -> frozenset[str]:
    """Every Chinese character of a folded text and every two that stand together."""
    singles = {mark for mark in text if _is_chinese(mark)}
    pairs = {
        first + second
        for first, second in itertools.pairwise(text)
        if _is_chinese(first) and _is_chinese(second)
    }
    return frozenset(singles | pairs)


def _is_blank(mark: str) -> bool:
    """Whether it takes no place in the words: a blank, or a mark without width."""
    return mark.isspace() or unicodedata.category(mark) == "Cf"


def _is_chinese(mark: str) -> bool:
    return "\u3400" <= mark <= "\u9fff" or mark >= "\U00020000"


def fold(
    text: str, dialect: Iterable[tuple[str, str]] = (), spelling: Mapping[int, str] = _AS_WRITTEN
) -> str:
    """``text`` with one width and spelling, no blanks but line ends, and the dialect (方言) made plain."""
    plain = unicodedata.normalize("NFKC", text).translate(spelling)
    plain = "".join(mark for mark in plain if mark == "\n" or not _is_blank(mark))
    for spoken, written in dialect:
        plain = plain.replace(spoken, written)
    return plain


class Reading:
    """One folded statement with every word of a vocabulary that occurs in it, read once."""

    __slots__ = (
        "_clause",
        "_gap",
        "_hits",
        "_sentence",
        "_sentence_of",
        "_text",
        "phrases",
        "relations",
        "words",
    )

    def __init__(self, text: str, vocabulary: Vocabulary, gap: int) -> None:
        self._text = text
        self._gap = gap
        self._hits: dict[str, list[_Place]] = {}
        self._sentence: list[int] = []
        self._clause: list[int] = []
        self._sentence_of: dict[int, set[str]] = {}
        by_start = vocabulary.by_start
        sentence = clause = 0
        for place, mark in enumerate(text):
            self._sentence.append(sentence)
            self._clause.append(clause)
            pair = text[place : place + 2]
            for start in (mark, pair) if len(pair) == 2 else (mark,):
                for word in by_start.get(start, ()):
                    if text.startswith(word, place):
                        self._note(word, place, sentence, vocabulary.lists_of.get(word, ()))
            sentence += mark in _SENTENCE_ENDS
            clause += mark in _CLAUSE_ENDS
        self.words = frozenset(self._hits)
        self.relations: dict[str, str] = {}
        for name, relation in vocabulary.relations:
            self._relate(name, relation)
        self.words = frozenset(self._hits)
        self.phrases = phrases(text) | {name for name in self.words if name.startswith(("{", "["))}

    def _note(self, word: str, place: int, sentence: int, lists: tuple[str, ...]) -> None:
        for key in (word, *lists):
            self._hits.setdefault(key, []).append((place, word))
        self._sentence_of.setdefault(sentence, set()).add(word)

    def _relate(self, name: str, relation: Cue) -> None:
        """Note a relation as a word that tells it (塞了…才给办), and what it was taken for."""
        if self._hits.keys().isdisjoint(relation.starts):
            return
        words = self._match(relation, Guard())
        if words:
            told = "…".join(words)
            self._hits[name] = [(self._hits[words[0]][0][0], told)]
            self.relations.setdefault(told, name)

    @property
    def text(self) -> str:
        """The folded statement itself."""
        return self._text

    def spoken(self, phrase: str) -> str:
        """The word that stood for ``phrase``: itself, or the first one found of a list."""
        return self._hits[phrase][0][1] if phrase.startswith(("{", "[")) else phrase

    def around(self, word: str) -> Iterator[tuple[str, str]]:
        """What was said before ``word`` and after it, wherever it stands."""
        for place, told in self._hits[word]:
            yield self._text[:place], self._text[place + len(told) :]

    def weigh(self, cues: Iterable[Cue], guard: Guard, base: float = 0) -> Evidence:
        """The sum of the weights of the cues that occur and are not set aside by ``guard``."""
        score = base
        led: list[tuple[float, tuple[str, ...]]] = []
        for cue in cues:
            if cue.starts.isdisjoint(self.words):
                continue
            # A penalty is weighed as it stands: what is denied or past still speaks against a road.
            words = self._match(cue, guard if cue.weight > 0 else Guard())
            if words:
                score += cue.weight
                if cue.weight > 0:
                    led.append((cue.weight, words))
        led.sort(key=lambda found: -found[0])
        return Evidence(score=score, words=tuple(dict.fromkeys(word for _, words in led for word in words)))

    def _match(self, cue: Cue, guard: Guard) -> tuple[str, ...]:
        if not cue.plain.isdisjoint(self.words):
            for word in sorted(cue.plain & self.words, key=self._first_place):
                if any(self._counts(place, guard) for place, _ in self._hits[word]):
                    return (self.spoken(word),)
        for shape in cue.shapes:
            words = self._match_shape(shape, guard)
            if words:
                return words
        return ()

    def _first_place(self, word: str) -> tuple[int, int]:
        return self._hits[word][0][0], -len(word)

    def _match_shape(self, shape: Shape, guard: Guard) -> tuple[str, ...]:
        led: tuple[str, ...] = ()
        for steps in shape:
            words = self._match_sequence(steps, guard)
            if not words:
                return ()
            led += words
        return led

    def _match_sequence(self, steps: tuple[Step, ...], guard: Guard) -> tuple[str, ...]:
        for step in steps:
            if step not in self._hits:
                return ()
        for place, word in self._hits[steps[0]]:
            if not self._counts(place, guard):
                continue
            led = [(place, word)]
            for step in steps[1:]:
                following = self._following(step, led[-1], guard)
                if following is None:
                    break
                led.append(following)
            else:
                return tuple(word for _, word in led)
        return ()

    def _following(self, step: Step, before: _Place, guard: Guard) -> _Place | None:
        last, end = before[0], before[0] + len(before[1])
        for place, word in self._hits[step]:
            near = end <= place <= end + self._gap and self._sentence[place] == self._sentence[last]
            if near and self._counts(place, guard):
                return place, word
        return None

    def _counts(self, place: int, guard: Guard) -> bool:
        return not (self._denied(place, guard.not_after) or self._past(place, guard))

    def _denied(self, place: int, negations: frozenset[str]) -> bool:
        for negation in negations & self.words:
            for start, _ in self._hits[negation]:
                near = start < place <= start + len(negation) + _NEGATION_REACH
                if near and self._clause[start] == self._clause[place]:
                    return True
        return False

    def _past(self, place: int, guard: Guard) -> bool:
        if not guard.not_with:
            return False
        around = self._sentence_of[self._sentence[place]]
        return not around.isdisjoint(guard.not_with) and around.isdisjoint(guard.still_with)
