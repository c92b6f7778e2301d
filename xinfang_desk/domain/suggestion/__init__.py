"""Lawful roads (依法去向) proposed from a statement's words, with the reason; the officer decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from xinfang_desk.domain.suggestion.learned import PhraseWorth
from xinfang_desk.domain.suggestion.rules import AREA, ROUTES, Area, Mark, Rules, Topic, load_rules
from xinfang_desk.domain.suggestion.seal import Seal, is_answered, question_open, seal_after
from xinfang_desk.domain.suggestion.words import Evidence, Guard, Reading, fold

__all__ = ["Rules", "SuggestedRoute", "Suggestion", "heard_seal", "load_rules", "suggest"]

_PURPOSES = ("jianyi", "jubao", "qita")
_DUTIES = ("s5", "s6")  # who meets a danger: articles 25 and 31(5), (6)
_RESIDUAL_BODY = "乡镇人民政府"
_WORDS_SHOWN = 4
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What one topic says for one road: its own road, or one of those it may also take."""

    topic: Topic
    route: str
    body: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charge:
    """What is heard of an accusation: is it one, or near it; somebody in office, and a wrong."""

    sealed: bool
    near: bool
    in_office: bool
    wrong: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """One statement, read: phrases known from examples, the topics' claims, the area and the two flags."""

    reading: Reading
    known: Mapping[str, PhraseWorth]
    claims: tuple[_Claim, ...]
    area: Area | None
    charge: _Charge
    danger: Topic | None

    @property
    def sealed(self) -> bool:
        """Whether the words alone are an accusation to be sealed."""
        return self.charge.sealed


def suggest(text: str, rules: Rules, answers: Mapping[str, str] = _NO_ANSWERS) -> Suggestion:
    """The roads, contents and circumstances that ``rules`` read in ``text``; same text, same answer.

    An accusation (检举控告) that reaches ``seal_at`` and names a wrong is to be sealed (article 30); what
    comes near one is asked about. ``answers`` to the road map's questions decide over the words; of a danger
    to life, which from ``urgent_at`` is to be reported at once (article 25) and names the number to call,
    they take nothing away.
    """
    heard = _hear(text, rules)
    by_words = _ranked(heard, rules)
    seal = seal_after(_seal_of(heard.charge, by_words[0]), answers)
    ranked = _as_answered(by_words, seal, answers)
    two_matters = _two_matters(heard.reading, rules, ranked[0])
    added = _added_articles(heard, rules, two_matters=two_matters)
    bodies = rules.learned.scores("body", heard.known)
    routes = tuple(
        _road(route, heard, bodies, rules, added if place == 0 else ()) for place, route in enumerate(ranked)
    )
    return Suggestion(
        purpose=ranked[0] if ranked[0] in _PURPOSES else "shensu",
        routes=routes,
        content=_content(heard, routes[0], rules),
        two_matters=two_matters,
        seal=seal,
        ask=question_open(seal, answers),
        urgent=heard.danger is not None,
        urgent_call=heard.danger.urgent_call if heard.danger else None,
    )


def heard_seal(text: str, rules: Rules) -> Seal:
    """Whether the words alone are to be sealed, asked about, or open."""
    reading = _read(text, rules)
    charge = _charge(reading, rules.learned.known(reading.phrases), rules)
    if charge.sealed or not charge.wrong:
        # Most of what is registered ends here, without a look at the roads.
        return _seal_of(charge, "")
    heard = _hear(text, rules)
    return _seal_of(charge, _ranked(heard, rules)[0])


def _seal_of(charge: _Charge, first: str) -> Seal:
    """Somebody in office *and* a wrong; the first is often told by a place alone: better ask than miss."""
    if charge.sealed:
        return Seal.SEALED
    doubtful = charge.wrong and (first == "jubao" or (charge.in_office and charge.near))
    return Seal.ASK if doubtful else Seal.OPEN


def _read(text: str, rules: Rules) -> Reading:
    return Reading(fold(text, rules.dialect), rules.vocabulary, rules.settings.gap)


def _as_answered(ranked: list[str], seal: Seal, answers: Mapping[str, str]) -> list[str]:
    """The roads with the accusation's first where it was answered so, and without it where it was denied."""
    if not is_answered(answers):
        return ranked
    others = [route for route in ranked if route != "jubao"]
    if seal is Seal.SEALED:
        return ["jubao", *others][: max(len(ranked), 1)]
    return others or ["s6"]


def _hear(text: str, rules: Rules) -> _Heard:
    settings = rules.settings
    reading = _read(text, rules)
    known = rules.learned.known(reading.phrases)
    weighed = [(topic, reading.weigh(topic.cues, topic.guard, topic.base)) for topic in rules.topics]
    area = _area(reading, rules.areas)
    danger, threat = _strongest([one for one in weighed if one[0].urgent_call])
    urgent = rules.learned.flag("urgent", known) + _told(threat, settings.flag_share, rules)
    return _Heard(
        reading=reading,
        known=known,
        claims=tuple(_claims(weighed, area, rules)),
        area=area,
        charge=_charge(reading, known, rules),
        danger=danger if urgent >= settings.urgent_at else None,
    )


def _charge(reading: Reading, known: Mapping[str, PhraseWorth], rules: Rules) -> _Charge:
    settings = rules.settings
    charges = [reading.weigh(each.cues, each.guard, each.base) for each in rules.topics if each.seal]
    told = max((each.score for each in charges), default=0.0)
    score = rules.learned.flag("seal", known) + _told(told, settings.flag_share, rules)
    in_office = _weight(reading, rules.in_office) >= rules.in_office.at
    named = any(each.words for each in charges)
    # What many a wrong is told by is one only beside somebody in office. What is denied in so many words, or
    # told of oneself (a punishment that one got), is none.
    wrong = named or _weight(reading, rules.wrong) + in_office >= rules.wrong.at
    wrong = wrong and told > settings.wrong_denied
    return _Charge(
        sealed=wrong and score >= settings.seal_at,
        near=score >= settings.ask_at,
        in_office=in_office,
        wrong=wrong,
    )


def _weight(reading: Reading, mark: Mark) -> float:
    return reading.weigh(mark.cues, Guard()).score


def _strongest(weighed: list[tuple[Topic, Evidence]]) -> tuple[Topic | None, float]:
    if not weighed:
        return None, 0.0
    topic, evidence = max(weighed, key=lambda one: one[1].score)
    return topic, evidence.score


def _told(score: float, share: float, rules: Rules) -> float:
    """What the hand table says, no louder than ``rule_at_most`` either way."""
    most = rules.settings.rule_at_most
    return share * max(-most, min(score, most))


def _area(reading: Reading, areas: Iterable[Area]) -> Area | None:
    scored = [(reading.weigh(area.cues, Guard()).score, area) for area in areas]
    score, best = max(scored, key=lambda one: one[0], default=(0.0, None))
    return best if score > 0 else None


def _claims(weighed: list[tuple[Topic, Evidence]], area: Area | None, rules: Rules) -> Iterator[_Claim]:
    share = rules.settings.also_share
    for topic, evidence in weighed:
        if evidence.score <= 0:
            continue
        roads = [(topic.route, topic.body, 1.0), *((route, body, share) for route, body in topic.also)]
        for route, body, part in roads:
            yield _Claim(
                topic=topic,
                route=route,
                body=_body(body, area),
                score=_told(evidence.score, part, rules),
                words=evidence.words,
            )


def _body(body: str, area: Area | None) -> str:
    if body != AREA:
        return body
    return area.body if area else _RESIDUAL_BODY


def _ranked(heard: _Heard, rules: Rules) -> list[str]:
    settings = rules.settings
    totals = {**dict.fromkeys(ROUTES, 0.0), **rules.learned.scores("route", heard.known)}
    best: defaultdict[str, float] = defaultdict(float)
    for claim in heard.claims:
        best[claim.route] = max(best[claim.route], claim.score)
    for route, score in best.items():
        totals[route] += settings.rule_share * score
    for route in (*(_DUTIES if heard.danger else ()), *(("jubao",) if heard.sealed else ())):
        totals[route] += settings.flag_push
    ranked = sorted(totals, key=lambda route: -totals[route])
    if heard.sealed and "jubao" not in ranked[:2]:
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


def _two_matters(reading: Reading, rules: Rules, route: str) -> bool:
    if route in ("jianyi", "qita"):
        return False
    return reading.weigh(rules.two_matters.cues, Guard()).score >= rules.two_matters.at


def _added_articles(heard: _Heard, rules: Rules, *, two_matters: bool) -> tuple[str, ...]:
    added = list(rules.two_matters.articles) if two_matters else []
    added += rules.urgent.articles if heard.danger else ()
    for mark in rules.circumstances:
        if heard.reading.weigh(mark.cues, Guard()).score >= mark.at:
            added += mark.articles
    return tuple(added)


def _road(
    route: str, heard: _Heard, bodies: Mapping[str, float], rules: Rules, added: tuple[str, ...]
) -> SuggestedRoute:
    settings = rules.settings
    best: dict[str, _Claim] = {}
    for one in heard.claims:
        if one.route == route and (one.body not in best or one.score > best[one.body].score):
            best[one.body] = one

    def worth(body: str) -> float:
        told = best[body].score if body in best else 0.0
        return settings.rule_share * told + settings.body_share * bodies.get(body, 0.0)

    named = {*best, *rules.learned.bodies_of.get(route, ())}
    body = max(sorted(named), key=worth, default=_RESIDUAL_BODY)
    claim = best.get(body)
    # What a topic says is said of its own road; of a road it may also take, the road's own words hold.
    source = claim.topic if claim and claim.topic.route == route else rules.defaults[route]
    words = (claim.words if claim else ()) or tuple(
        heard.reading.spoken(phrase) for phrase in rules.learned.leading(route, heard.known, _WORDS_SHOWN)
    )
    quoted = "".join(f"“{word}”" for word in words[:_WORDS_SHOWN])
    return SuggestedRoute(
        route=route,
        body=body,
        articles=tuple(dict.fromkeys((*source.articles, *added))),
        why=settings.why.format(words=quoted, why=source.why) if words else source.why,
        words=words,
    )


def _content(heard: _Heard, first: SuggestedRoute, rules: Rules) -> tuple[str, ...]:
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
