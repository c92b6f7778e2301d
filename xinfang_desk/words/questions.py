"""The road map's questions as they are put (问的话): one wording for the window and for scripts."""

from __future__ import annotations

from dataclasses import dataclass

from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.suggestion.asking import NO_PAPER, PAPER
from xinfang_desk.domain.suggestion.rules import Papers
from xinfang_desk.domain.suggestion.seal import JUBAO, NO_ACCUSATION
from xinfang_desk.words.language import _


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadQuestion:
    """A question by its id, in words, and its answers: where each leads, and its words."""

    question: str
    words: str
    answers: tuple[tuple[str, str], ...]


def question_in_words(question: str, road_map: RoadMap, papers: Papers) -> RoadQuestion:
    """A question in its own words with its answers; that it is none of these comes last."""
    if question == PAPER:
        words, answers = papers.words, [*papers.kinds.items(), (NO_PAPER, papers.none)]
    else:
        place = road_map.place(question)
        words, answers = place.title, [(way.to, way.label) for way in place.ways]
        answers += [(NO_ACCUSATION, _("不是检举控告"))] if question == JUBAO else []
    return RoadQuestion(question=question, words=words, answers=tuple(answers))
