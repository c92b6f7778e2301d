"""What one statement says (听到的): topics and their claims, the area, an accusation, a danger."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xinfang_desk.domain.suggestion.asking import softened
from xinfang_desk.domain.suggestion.kin import is_of_own_family
from xinfang_desk.domain.suggestion.learned import PhraseWorth
from xinfang_desk.domain.suggestion.parts import parts_of
from xinfang_desk.domain.suggestion.rules import AREA, Area, Mark, Rules, Topic
from xinfang_desk.domain.suggestion.seal import SEALED_ENDS
from xinfang_desk.domain.suggestion.words import Evidence, Guard, Reading, fold

RESIDUAL_BODY = "乡镇人民政府"
"""Who hears what belongs to no other body."""
_SHORTEST_CRY = 4
"""Letters of a clause in which a danger is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one topic says for one road: its own road, or one of those it may also take."""

    topic: Topic
    route: str
    body: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """What is heard of an accusation: is it one, or may it be one."""

    sealed: bool
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One statement, read: phrases known from examples, the topics' claims, the area and a danger."""

    reading: Reading
    known: Mapping[str, PhraseWorth]
    claims: tuple[Claim, ...]
    area: Area | None
    danger: Topic | None


def read(text: str, rules: Rules) -> Reading:
    """The words of ``text``, read once."""
    return _reading(fold(text, rules.dialect, rules.spelling), rules)


def _reading(folded: str, rules: Rules) -> Reading:
    return Reading(folded, rules.vocabulary, rules.settings.gap)


def hear(text: str, rules: Rules) -> Heard:
    """What the words of ``text`` say, before anything is proposed."""
    reading = read(text, rules)
    known = rules.learned.known(reading.phrases)
    weighed = [(topic, reading.weigh(topic.cues, topic.guard, topic.base)) for topic in rules.topics]
    area = _area(reading, rules.areas)
    danger = _danger(reading, known, weighed, rules)
    told = [*([danger] if danger else ()), *(one for one in weighed if not one[0].urgent_call)]
    return Heard(
        reading=reading,
        known=known,
        claims=tuple(_claims(told, area, rules)),
        area=area,
        danger=danger[0] if danger else None,
    )


def _danger(
    reading: Reading,
    known: Mapping[str, PhraseWorth],
    weighed: list[tuple[Topic, Evidence]],
    rules: Rules,
) -> tuple[Topic, Evidence] | None:
    """Who or what is in danger now: by the whole, or plainly by one part of it, where a word names it."""
    found = _threat(known, weighed, rules, rules.settings.urgent_at)
    named = any(evidence.words for topic, evidence in weighed if topic.urgent_call)
    for part in parts_of(reading.text, _SHORTEST_CRY) if named else ():
        if found is not None:
            break
        read_apart = _reading(part, rules)
        threats = [
            (topic, read_apart.weigh(topic.cues, topic.guard)) for topic in rules.topics if topic.urgent_call
        ]
        found = _threat(
            rules.learned.known(read_apart.phrases), threats, rules, rules.settings.urgent_part_at
        )
    return found


def _threat(
    known: Mapping[str, PhraseWorth],
    weighed: Iterable[tuple[Topic, Evidence]],
    rules: Rules,
    at: float,
) -> tuple[Topic, Evidence] | None:
    threats = [one for one in weighed if one[0].urgent_call]
    danger = max(threats, key=lambda one: one[1].score, default=None)
    if danger is None:
        return None
    flag = rules.learned.flag("urgent", known)
    if danger[1].score < rules.urgent.at:
        # No word names a danger: only what reads plainly like one.
        return danger if known and flag >= rules.settings.urgent_part_at else None
    return danger if flag + _told(danger[1].score, rules.settings.flag_share, rules) >= at else None


def charge_in(reading: Reading, rules: Rules) -> Charge:
    """Whether somebody in office is accused: in the whole, or plainly in one part of it.

    A plain accusation is not thinned by what else is told; as the whole does not seal, it is asked about.
    A quarrel within the speaker's own family names nobody in office, however it reads.
    """
    settings = rules.settings
    whole = _charged(reading, rules)
    doubtful = whole >= settings.ask_at or any(
        _charged(_reading(part, rules), rules) >= settings.part_at for part in parts_of(reading.text)
    )
    sealed = whole >= settings.seal_at
    return Charge(sealed=sealed, doubtful=sealed or (doubtful and not is_of_own_family(reading.text)))


def _charged(reading: Reading, rules: Rules) -> float:
    """What phrases and relations say, and how it is told.

    A function or a place instead of a title, a gesture and hearsay are in no list; that the whole reads like
    those ends of the road map gives them away.
    """
    settings = rules.settings
    known = rules.learned.known(reading.phrases)
    ends = softened(rules.learned.scores("end", known), settings.end_warmth)
    accused = math.fsum(ends.get(end, 0.0) for end in SEALED_ENDS)
    return rules.learned.flag("seal", known) + settings.accused_share * accused


def weight_of(reading: Reading, mark: Mark) -> float:
    """How strongly a mark is told."""
    return reading.weigh(mark.cues, Guard()).score


def _told(score: float, share: float, rules: Rules) -> float:
    """What the hand table says, no louder than ``rule_at_most`` either way."""
    most = rules.settings.rule_at_most
    return share * max(-most, min(score, most))


def _area(reading: Reading, areas: Iterable[Area]) -> Area | None:
    scored = [(reading.weigh(area.cues, Guard()).score, area) for area in areas]
    score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
    return best if score > 0 else None


def _claims(weighed: list[tuple[Topic, Evidence]], area: Area | None, rules: Rules) -> Iterator[Claim]:
    share = rules.settings.also_share
    for topic, evidence in weighed:
        if evidence.score <= 0:
            continue
        roads = [(topic.route, topic.body, 1.0), *((route, body, share) for route, body in topic.also)]
        for route, body, part in roads:
            yield Claim(
                topic=topic,
                route=route,
                body=body_of(body, area),
                score=_told(evidence.score, part, rules),
                words=evidence.words,
            )


def body_of(body: str, area: Area | None) -> str:
    """The body itself, or the one in charge of the area."""
    if body != AREA:
        return body
    return area.body if area else RESIDUAL_BODY
