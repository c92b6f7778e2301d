"""Lawful roads (依法去向) proposed from a statement's words, with the reason; the officer decides."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from xinfang_desk.domain.suggestion.asking import (
    NO_QUESTIONS,
    Questions,
    end_said,
    next_question,
    questions_of,
    softened,
    weighed_by,
)
from xinfang_desk.domain.suggestion.heard import (
    RESIDUAL_BODY,
    Charge,
    Claim,
    Heard,
    body_of,
    charge_in,
    hear,
    read,
    weight_of,
)
from xinfang_desk.domain.suggestion.rules import (
    AREA,
    ROUTES,
    Mark,
    RoadDefault,
    Roads,
    Rules,
    Settings,
    Topic,
    load_rules,
)
from xinfang_desk.domain.suggestion.seal import START, Seal, is_answered, question_open, seal_after
from xinfang_desk.domain.suggestion.words import Guard, Reading

__all__ = [
    "Rules",
    "SuggestedRoute",
    "Suggestion",
    "heard_end",
    "heard_seal",
    "load_rules",
    "questions_of",
    "suggest",
]

_PURPOSES = ("jianyi", "jubao", "qita")
_DUTIES = ("s5", "s6")  # who meets a danger: articles 25 and 31(5), (6)
_WORDS_SHOWN = 4
_RULED_OUT = 1e-30
"""The weight of a road that no answer leads to: behind all others, and still to be chosen by hand."""
_CLEAR = 0.7
"""The share of an end among those of its road from which the words are taken to say it."""
_NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedRoute:
    """One road: article 29, 30 or an item of 31, the competent body, the articles and why."""

    route: str
    body: str
    articles: tuple[str, ...]
    why: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the words of one statement propose; best road first, never none, never more than five."""

    purpose: str
    routes: tuple[SuggestedRoute, ...]
    content: tuple[str, ...]
    two_matters: bool
    seal: Seal
    ask: str | None
    """The question of the road map to be asked next, by its id; None where nothing needs asking."""
    urgent: bool
    urgent_call: str | None

    @property
    def confidential(self) -> bool:
        """Whether it is to be sealed (信访工作条例 art. 30, para. 3)."""
        return self.seal is Seal.SEALED


def suggest(
    text: str,
    rules: Rules,
    answers: Mapping[str, str] = _NO_ANSWERS,
    questions: Questions = NO_QUESTIONS,
) -> Suggestion:
    """The roads, contents and circumstances that ``rules`` read in ``text``; same text, same answer.

    An accusation (检举控告) that reaches ``seal_at`` and names a wrong is to be sealed (article 30); what
    comes near one is asked about. ``answers`` to the ``questions`` of the road map decide over the words; of
    a danger to life, which from ``urgent_at`` is to be reported at once (article 25) and names the number to
    call, they take nothing away.
    """
    heard = hear(text, rules)
    by_words = _ends_heard(heard, rules)
    said = end_said(answers, rules.answered, rules.papers)
    ends = {said: 1.0} if said else weighed_by(by_words, questions, answers)
    charge = charge_in(heard.reading, rules)
    seal = seal_after(_seal_of(charge), answers)
    ranked = _ranked(heard, rules, ends if ends is not by_words else {}, sealed=charge.sealed)
    if said:
        ranked = _led_by(rules.answered[said], ranked)
    elif heard.danger:
        ranked = _led_by(((heard.danger.route, heard.danger.body),), ranked)
    ranked = _as_answered(ranked, seal, answers)
    two_matters = _two_matters(heard, rules, ranked[0])
    added = _added_articles(heard, rules, two_matters=two_matters)
    bodies = _bodies(heard, rules, ends if ends is not by_words else {})
    first, *others = ranked
    routes = (
        _road(first, heard, bodies, rules, added, said, heard.danger if first in _DUTIES else None),
        *(_road(route, heard, bodies, rules, (), None, None) for route in others),
    )
    ask = question_open(seal, answers)
    if ask is None and said is None and seal is Seal.OPEN and heard.danger is None:
        ask = next_question(ends, rules.ends, questions, answers, rules.settings)
        if heard.reading.text and not heard.known and START in questions and not answers:
            ask = START  # Nothing of it was understood: what it is about is asked first.
    return Suggestion(
        purpose=ranked[0] if ranked[0] in _PURPOSES else "shensu",
        routes=routes,
        content=_content(heard, routes[0], rules),
        two_matters=two_matters,
        seal=seal,
        ask=ask,
        urgent=heard.danger is not None,
        urgent_call=heard.danger.urgent_call if heard.danger else None,
    )


def heard_end(text: str, rules: Rules, among: tuple[str, ...]) -> str:
    """The end of the road map that the words point to ``among`` some; empty where two are about as likely."""
    if not among:
        return ""
    heard = _ends_heard(hear(text, rules), rules)
    best = max(among, key=lambda end: heard.get(end, 0.0))
    of_these = math.fsum(heard.get(end, 0.0) for end in among)
    return best if heard.get(best, 0.0) > _CLEAR * of_these else ""


def heard_seal(text: str, rules: Rules) -> Seal:
    """Whether the words alone are to be sealed, asked about, or open."""
    return _seal_of(charge_in(read(text, rules), rules))


def _seal_of(charge: Charge) -> Seal:
    """Better ask than miss: what is sealed wrongly is heard of at once, what is missed never."""
    if charge.sealed:
        return Seal.SEALED
    return Seal.ASK if charge.doubtful else Seal.OPEN


def _led_by(roads: Roads, ranked: list[str]) -> list[str]:
    """The roads with those of the end that was answered before all others."""
    own = [route for route, _body in roads]
    return list(dict.fromkeys((*own, *ranked)))[: max(len(ranked), len(set(own)))]


def _as_answered(ranked: list[str], seal: Seal, answers: Mapping[str, str]) -> list[str]:
    """The roads with the accusation's first where it was answered so, and without it where it was denied."""
    if not is_answered(answers):
        return ranked
    others = [route for route in ranked if route != "jubao"]
    if seal is Seal.SEALED:
        return ["jubao", *others][: max(len(ranked), 1)]
    return others or ["s6"]


def _ends_heard(heard: Heard, rules: Rules) -> Mapping[str, float]:
    """How likely each end of the road map is by the words alone."""
    learned = rules.learned.scores("end", heard.known)
    # An end that no example came to is as likely as they are on the whole.
    usual = math.fsum(learned.values()) / max(len(learned), 1)
    scores = {**dict.fromkeys(rules.ends, usual), **learned}
    best: defaultdict[str, float] = defaultdict(float)
    for claim in heard.claims:
        if claim.topic.end and claim.route == claim.topic.route:
            best[claim.topic.end] = max(best[claim.topic.end], claim.score)
    for end, score in best.items():
        scores[end] += rules.settings.rule_share * score
    return softened({end: scores[end] for end in rules.ends}, rules.settings.end_warmth)


def _bodies(heard: Heard, rules: Rules, answered: Mapping[str, float]) -> Mapping[tuple[str, str], float]:
    """What speaks for each body on each road: the words, and the ends that the answers left."""
    learned = rules.learned.scores("body", heard.known)
    named = {(route, body) for route, bodies in rules.learned.bodies_of.items() for body in bodies}
    named |= {(claim.route, claim.body) for claim in heard.claims}
    worth: defaultdict[tuple[str, str], float] = defaultdict(float)
    for route, body in named:
        worth[route, body] = rules.settings.body_share * learned.get(body, 0.0)
    for end, weight in answered.items():
        for place, (route, body) in enumerate(rules.answered[end]):
            if body != AREA or heard.area is not None:
                worth[route, body_of(body, heard.area)] += rules.settings.answer_share * weight / (place + 1)
    for mark in _marked(heard.reading, rules):
        for body, other in mark.instead:
            for route in [route for route, named in worth if named == body]:
                given_way = worth.pop((route, body))
                worth[route, other] = max(worth.get((route, other), given_way), given_way)
    return worth


def _ranked(heard: Heard, rules: Rules, answered: Mapping[str, float], *, sealed: bool) -> list[str]:
    settings = rules.settings
    totals = {**dict.fromkeys(ROUTES, 0.0), **rules.learned.scores("route", heard.known)}
    best: defaultdict[str, float] = defaultdict(float)
    for claim in heard.claims:
        best[claim.route] = max(best[claim.route], claim.score)
    for route, score in best.items():
        totals[route] += settings.rule_share * score
    for route in (*(_DUTIES if heard.danger else ()), *(("jubao",) if sealed else ())):
        totals[route] += settings.flag_push
    if answered:
        # An answer decides over the words; among the roads that it leaves, the words still count.
        mass: defaultdict[str, float] = defaultdict(float)
        for end, weight in answered.items():
            for place, route in enumerate(dict.fromkeys(route for route, _ in rules.answered[end])):
                mass[route] += weight / (place + 1)
        for route in totals:
            totals[route] += settings.end_warmth * math.log(mass[route] + _RULED_OUT)
    ranked = sorted(totals, key=lambda route: -totals[route])
    if sealed and "jubao" not in ranked[:2]:
        # What may have to be sealed must not be missed below other roads (article 30).
        ranked.remove("jubao")
        ranked.insert(1, "jubao")
    least = totals[ranked[0]] - settings.show_within
    shown = [
        route
        for place, route in enumerate(ranked)
        if place < settings.routes_at_least or totals[route] >= least
    ]
    return shown[: settings.routes_at_most]


def _two_matters(heard: Heard, rules: Rules, route: str) -> bool:
    """A word that joins them, or a weaker one (还有, 另外) between parts that take two roads of their own."""
    if route in ("jianyi", "qita"):
        return False
    joined = heard.reading.weigh(rules.two_matters.cues, Guard())
    if joined.score >= rules.two_matters.at:
        return True
    parts = (pair for word in joined.words for pair in heard.reading.around(word))
    return any(_roads_differ(before, after, rules) for before, after in parts)


def _roads_differ(before: str, after: str, rules: Rules) -> bool:
    roads = set()
    for part in (before, after):
        ends = _ends_heard(hear(part, rules), rules)
        end = max(ends, key=lambda each: ends[each])
        road = rules.ends[end][0]
        if ends[end] < rules.settings.two_ends_at or road[0] in ("jianyi", "qita"):
            return False
        roads.add(road)
    return len(roads) > 1


def _added_articles(heard: Heard, rules: Rules, *, two_matters: bool) -> tuple[str, ...]:
    added = list(rules.two_matters.articles) if two_matters else []
    added += rules.urgent.articles if heard.danger else ()
    for mark in _marked(heard.reading, rules):
        added += mark.articles
    return tuple(added)


def _marked(reading: Reading, rules: Rules) -> list[Mark]:
    return [mark for mark in rules.circumstances if weight_of(reading, mark) >= mark.at]


def _road(
    route: str,
    heard: Heard,
    bodies: Mapping[tuple[str, str], float],
    rules: Rules,
    added: tuple[str, ...],
    said: str | None,
    danger: Topic | None,
) -> SuggestedRoute:
    settings = rules.settings
    claims = heard.claims
    if said:
        claims = tuple(one for one in claims if one.topic.end == said)
    elif danger:
        claims = tuple(one for one in claims if one.topic is danger)
    best: dict[str, Claim] = {}
    for one in claims:
        if one.route == route and (one.body not in best or one.score > best[one.body].score):
            best[one.body] = one

    def worth(body: str) -> float:
        told = best[body].score if body in best else 0.0
        return settings.rule_share * told + bodies[route, body]

    named = {body for of_route, body in bodies if of_route == route}
    body = max(sorted(named), key=worth, default=RESIDUAL_BODY)
    if said:
        body = _body_said(route, rules.answered[said], heard, rules) or body
    elif danger:
        body = danger.body
    claim = best.get(body)
    # What a topic says is said of its own road; of a road it may also take, the road's own words hold.
    source: Topic | RoadDefault = rules.defaults[route]
    if claim and claim.topic.route == route:
        source = claim.topic
    elif said:
        source = _topic_said(route, said, rules) or source
    words = claim.words if claim else ()
    quoted = "".join(_quoted(word, heard.reading) for word in words[:_WORDS_SHOWN])
    return SuggestedRoute(
        route=route,
        body=body,
        articles=tuple(dict.fromkeys((*source.articles, *added))),
        why=_why(words, said, settings).format(words=quoted, why=source.why),
        words=words,
    )


def _why(words: tuple[str, ...], said: str | None, settings: Settings) -> str:
    if words:
        return settings.why
    return settings.why_answered if said else settings.why_whole


def _body_said(route: str, roads: Roads, heard: Heard, rules: Rules) -> str | None:
    """The body of the end that was answered; None where the area decides and none was named."""
    body = next((body for own, body in roads if own == route), None)
    if body is None or (body == AREA and heard.area is None):
        return None
    given_way = {old: new for mark in _marked(heard.reading, rules) for old, new in mark.instead}
    return given_way.get(body, body_of(body, heard.area))


def _topic_said(route: str, end: str, rules: Rules) -> Topic | None:
    """The one kind of matter that comes to the end by this road; None where several do."""
    topics = [topic for topic in rules.topics if (topic.route, topic.end) == (route, end)]
    return topics[0] if len(topics) == 1 else None


def _quoted(word: str, reading: Reading) -> str:
    """A word as it was told; of a relation also what it was taken for."""
    name = reading.relations.get(word)
    return f"“{word}”（{name.strip('[]')}）" if name else f"“{word}”"


def _content(heard: Heard, first: SuggestedRoute, rules: Rules) -> tuple[str, ...]:
    of_area = heard.area.content if heard.area else ()
    totals = defaultdict(float, rules.learned.scores("content", heard.known))
    for content in of_area:
        totals[content] += rules.settings.content_share
    claims = [claim for claim in heard.claims if (claim.route, claim.body) == (first.route, first.body)]
    if claims:
        told = max(claims, key=lambda claim: claim.score)
        part = rules.settings.rule_share * told.score
        for place, content in enumerate(told.topic.content):
            for named in of_area if content == AREA else (content,):
                totals[named] += part / (place + 1)
    ranked = sorted(totals, key=lambda content: -totals[content])[: rules.settings.content_at_most]
    return tuple(
        content for content in ranked if content == ranked[0] or totals[content] > totals[ranked[0]] / 2
    )
