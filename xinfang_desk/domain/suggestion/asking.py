"""What to ask next (该问哪一句): the question on which the likeliest ends of the road map differ most."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.suggestion.rules import Papers, Roads, Rules, Settings
from xinfang_desk.domain.suggestion.seal import JUBAO, NO_ACCUSATION, SEALED_ENDS

PAPER: Final = "paper"
"""The question after a paper in hand, which no place of the road map asks."""
NO_PAPER: Final = "none"
"""Its answer of who holds none of them."""
_BY_A_DETOUR: Final = 0.35
"""How likely an answer is that leads to an end by a longer way, against one that leads there directly."""

Answer: TypeAlias = Mapping[str, float]
"""How likely an answer is of who comes with each end; an end that it does not lead to is left out."""
Questions: TypeAlias = Mapping[str, Mapping[str, Answer]]
"""What may be asked, each question with its answers."""
NO_QUESTIONS: Final[Questions] = MappingProxyType({})


@lru_cache(maxsize=2)
def questions_of(road_map: RoadMap, rules: Rules) -> Questions:
    """The questions of the road map that part its ends, and the one after a paper; found once for a table."""
    known = frozenset(rules.ends) & frozenset(road_map.places)
    asking = [
        place for place in road_map.places.values() if place.kind == "question" and place.id not in known
    ]
    level = _levels(road_map)
    ways = {place.id: frozenset(way.to for way in place.ways) for place in asking}
    found: dict[str, Mapping[str, Answer]] = {}
    for place in asking:
        if any(ways[place.id] < others for others in ways.values()):
            continue  # The same question, as it is put to a group.
        behind = frozenset(each for each, steps in level.items() if steps <= level.get(place.id, 0))
        away = {way.to: _away(road_map, way.to, known, behind) for way in place.ways}
        found[place.id] = {to: _likely(to, away) for to in away}
    if JUBAO in found:
        found[JUBAO] = _with_denial(found[JUBAO], known)
    return {**found, PAPER: _papers(rules.papers, known)}


def end_said(answers: Mapping[str, str], ends: Mapping[str, Roads], papers: Papers) -> str | None:
    """The one end to which the answers walked, or that alone the paper in hand leads to; None without one."""
    reached = {to for to in answers.values() if to in ends and to not in answers}
    held = papers.ends.get(answers.get(PAPER, ""), frozenset())
    if len(held) == 1:
        reached |= held
    return next(iter(reached)) if len(reached) == 1 else None


def weighed_by(weights: Mapping[str, float], questions: Questions, answers: Mapping[str, str]) -> Answer:
    """The weights of the ends after ``answers``; they add up to 1, and an end that is ruled out has none.

    An answer that says nothing of the ends (cannot tell) changes nothing.
    """
    for asked, to in answers.items():
        likely = questions.get(asked, {}).get(to)
        left = {end: weight * likely.get(end, 0.0) for end, weight in weights.items()} if likely else {}
        weights = _of_one(left) or weights
    return weights


def next_question(
    weights: Mapping[str, float],
    ends: Mapping[str, Roads],
    questions: Questions,
    answers: Mapping[str, str],
    settings: Settings,
) -> str | None:
    """The question whose answer is most likely to put the right road first; None where none is needed.

    None is needed where one road is sure, or after as many questions as ``settings`` allow.
    """
    if len(answers) >= settings.questions_at_most:
        return None
    now = _best(weights, ends)
    if now >= settings.sure_at:
        return None
    gains = {
        asked: _gain(weights, ends, of_question)
        for asked, of_question in questions.items()
        if asked not in answers
    }
    best = max(sorted(gains), key=lambda asked: gains[asked], default=None)
    return best if best is not None and gains[best] >= settings.gain_at else None


def softened(scores: Mapping[str, float], warmth: float) -> dict[str, float]:
    """Scores as weights that add up to 1; the warmer, the less a distance means."""
    most = max(scores.values(), default=0.0)
    return _of_one({end: math.exp((score - most) / warmth) for end, score in scores.items()})


def _of_one(weights: Mapping[str, float]) -> dict[str, float]:
    total = math.fsum(weights.values())
    return {end: weight / total for end, weight in weights.items()} if total > 0 else {}


def _best(weights: Mapping[str, float], ends: Mapping[str, Roads]) -> float:
    """The weight of the likeliest road: ends with the same first road and body count together."""
    of_road: defaultdict[tuple[str, str], float] = defaultdict(float)
    for end, weight in weights.items():
        of_road[ends[end][0]] += weight
    return max(of_road.values(), default=0.0)


def _gain(weights: Mapping[str, float], ends: Mapping[str, Roads], answers: Mapping[str, Answer]) -> float:
    """How much likelier the first road is right after the question, by how likely it has a true answer.

    Who has none cannot tell, which changes nothing; such a question is asked in vain.
    """
    after = 0.0
    told: defaultdict[str, float] = defaultdict(float)
    for likely in answers.values():
        after += _best({end: weights[end] * part for end, part in likely.items() if end in weights}, ends)
        for end, part in likely.items():
            told[end] += part
    untold = {end: weight * max(1 - told[end], 0.0) for end, weight in weights.items()}
    gain = after + _best(untold, ends) - _best(weights, ends)
    return gain * (1 - math.fsum(untold.values()))


def _levels(road_map: RoadMap) -> dict[str, int]:
    """How many ways lie between the map's start and each place."""
    level: dict[str, int] = {}
    here = [road_map.start]
    while here:
        level |= dict.fromkeys(here, len(set(level.values())))
        here = list(
            dict.fromkeys(way.to for at in here for way in road_map.place(at).ways if way.to not in level)
        )
    return level


def _away(road_map: RoadMap, start: str, known: frozenset[str], behind: frozenset[str]) -> dict[str, int]:
    """The ends that lie beyond ``start``, each with the ways to it; nothing that lies ``behind`` is passed.

    An end is where asking stops; one that stands right behind it (欠薪, and 欠薪一年以上) is reached with it.
    """
    found: dict[str, int] = {}
    seen: set[str] = set()
    here = [start]
    steps = 0
    while here:
        steps += 1
        ahead: list[str] = []
        for place in here:
            if place in seen or (place in behind and place not in known):
                continue
            seen.add(place)
            onward = [way.to for way in road_map.place(place).ways]
            if place in known:
                found[place] = steps
                onward = [to for to in onward if to in known]
            ahead += onward
        here = ahead
    return found


def _likely(to: str, away: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    nearest = {end: min(each[end] for each in away.values() if end in each) for end in away[to]}
    share = {
        end: sum(1.0 if each[end] == nearest[end] else _BY_A_DETOUR for each in away.values() if end in each)
        for end in nearest
    }
    return {
        end: (1.0 if away[to][end] == steps else _BY_A_DETOUR) / share[end] for end, steps in nearest.items()
    }


def _with_denial(answers: Mapping[str, Answer], known: frozenset[str]) -> dict[str, Answer]:
    """That it is no accusation is an answer too; who reports a trader or a crime may say either."""
    named = frozenset(end for likely in answers.values() for end in likely)
    either = named - set(SEALED_ENDS)
    halved = {
        to: {end: part / 2 if end in either else part for end, part in likely.items()}
        for to, likely in answers.items()
    }
    denied = {end: 0.5 if end in either else 1.0 for end in known - set(SEALED_ENDS)}
    return {**halved, NO_ACCUSATION: denied}


def _papers(papers: Papers, known: frozenset[str]) -> dict[str, Answer]:
    """Of those whose end some paper leads to, half hold none; of the others all."""
    leads = {end: sum(end in of_kind for of_kind in papers.ends.values()) for end in known}
    found: dict[str, Answer] = {
        kind: {end: 0.5 / leads[end] for end in papers.ends[kind] & known} for kind in papers.kinds
    }
    return {**found, NO_PAPER: {end: 0.5 if leads[end] else 1.0 for end in known}}
