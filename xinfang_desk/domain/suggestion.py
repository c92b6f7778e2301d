"""Lawful roads (依法去向) proposed from the words of a statement, each with its reason; the officer decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinfang_desk.domain.suggestion_rules import AREA, Area, Rules, Topic, load_rules
from xinfang_desk.domain.suggestion_words import Evidence, Guard, Reading, fold

__all__ = ["Rules", "SuggestedRoute", "Suggestion", "load_rules", "suggest"]

_PURPOSES = ("jianyi", "jubao", "qita")
_RESIDUAL_BODY = "乡镇人民政府"
_WORDS_SHOWN = 4


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
    confidential: bool
    urgent: bool
    urgent_call: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    topic: Topic
    route: str
    body: str
    score: float
    words: tuple[str, ...]


def suggest(text: str, rules: Rules) -> Suggestion:
    """The roads, contents and circumstances that ``rules`` read in ``text``; the same text gives the same answer.

    An accusation (检举控告) that reaches ``seal_at`` is to be sealed (article 30); a danger to life that
    reaches ``urgent_at`` is to be reported at once (article 25) and names the number to call.
    """
    settings = rules.settings
    reading = Reading(fold(text, rules.dialect), rules.vocabulary, settings.gap)
    weighed = [(topic, reading.weigh(topic.cues, topic.guard, topic.base)) for topic in rules.topics]
    area = _area(reading, rules.areas)
    danger = _reaching(weighed, settings.urgent_at, urgent=True)
    sealed = _reaching(weighed, settings.seal_at, urgent=False)
    found = _ranked(weighed, area, rules, danger)
    two_matters = _marked(reading, rules, found)
    added = _added_articles(reading, rules, two_matters=two_matters, urgent=danger is not None)
    routes = tuple(_route(one, settings.why, added if place == 0 else ()) for place, one in enumerate(found))
    return Suggestion(
        purpose=found[0].route if found[0].route in _PURPOSES else "shensu",
        routes=routes,
        content=_content(found[0].topic, area, settings.content_at_most),
        two_matters=two_matters,
        confidential=sealed is not None,
        urgent=danger is not None,
        urgent_call=danger.urgent_call if danger else None,
    )


def _area(reading: Reading, areas: Iterable[Area]) -> Area | None:
    scored = [(reading.weigh(area.cues, Guard()).score, area) for area in areas]
    score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
    return best if score > 0 else None


def _reaching(weighed: list[tuple[Topic, Evidence]], at: float, *, urgent: bool) -> Topic | None:
    wanted = [
        (evidence.score, topic)
        for topic, evidence in weighed
        if evidence.score >= at and (topic.urgent_call is not None if urgent else topic.seal)
    ]
    return max(wanted, key=lambda one: one[0])[1] if wanted else None


def _ranked(
    weighed: list[tuple[Topic, Evidence]], area: Area | None, rules: Rules, danger: Topic | None
) -> list[_Found]:
    best: dict[str, _Found] = {}
    for one in _candidates(weighed, area, rules.settings.also_share):
        if one.route not in best or one.score > best[one.route].score:
            best[one.route] = one
    ranked = sorted(best.values(), key=lambda one: -one.score)
    if danger:
        # Whatever else is said, the danger is met first (article 25).
        ranked.sort(key=lambda one: one.topic is not danger or one.route != danger.route)
    least = ranked[0].score * rules.settings.show_at
    shown = [one for place, one in enumerate(ranked) if place < rules.settings.routes_at_least or one.score >= least]
    return shown[: rules.settings.routes_at_most]


def _candidates(weighed: list[tuple[Topic, Evidence]], area: Area | None, share: float) -> Iterator[_Found]:
    for topic, evidence in weighed:
        if evidence.score <= 0:
            continue
        roads = [(topic.route, topic.body, 1.0), *((route, body, share) for route, body in topic.also)]
        for route, body, part in roads:
            yield _Found(
                topic=topic,
                route=route,
                body=_body(body, area),
                score=evidence.score * part,
                words=evidence.words,
            )


def _body(body: str, area: Area | None) -> str:
    if body != AREA:
        return body
    return area.body if area else _RESIDUAL_BODY


def _marked(reading: Reading, rules: Rules, found: list[_Found]) -> bool:
    if found[0].route in ("jianyi", "qita"):
        return False
    return reading.weigh(rules.two_matters.cues, Guard()).score >= rules.two_matters.at


def _added_articles(reading: Reading, rules: Rules, *, two_matters: bool, urgent: bool) -> tuple[str, ...]:
    added = list(rules.two_matters.articles) if two_matters else []
    added += rules.urgent.articles if urgent else ()
    for mark in rules.circumstances:
        if reading.weigh(mark.cues, Guard()).score >= mark.at:
            added += mark.articles
    return tuple(added)


def _route(one: _Found, template: str, added: tuple[str, ...]) -> SuggestedRoute:
    words = one.words[:_WORDS_SHOWN]
    quoted = "".join(f"“{word}”" for word in words)
    return SuggestedRoute(
        route=one.route,
        body=one.body,
        articles=tuple(dict.fromkeys((*one.topic.articles, *added))),
        why=template.format(words=quoted, why=one.topic.why) if words else one.topic.why,
        words=one.words,
    )


def _content(topic: Topic, area: Area | None, at_most: int) -> tuple[str, ...]:
    of_area = area.content if area else ()
    named: list[str] = []
    for content in topic.content:
        named += of_area if content == AREA else (content,)
    return tuple(dict.fromkeys((*named, *of_area)))[:at_most] or ("其他",)
