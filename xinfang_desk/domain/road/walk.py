"""The road that a matter was taken on the road map (走过的路): from the start to where it stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import MatterDraft, Passed, Walked
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Person, Role
from xinfang_desk.domain.road.roadmap import RoadMap, end_on

_CHOSE = {Purpose.JIANYI: "jianyi", Purpose.JUBAO: "jubao", Purpose.SHENSU: "shensu_q1"}
_THROUGH = {"fuyi": "xingzheng_q", "fucha_ok": "again_q", "fuhe": "again_q", "overdue": "again_q"}
"""The question by which an end is come to, where a shorter way says what nobody said (a police penalty)."""
_AGAIN = frozenset({Outcome.MERGE, Outcome.NOT_ACCEPT})


def walk(
    road_map: RoadMap, draft: MatterDraft, people: Iterable[Person], *, involved: int = 0
) -> Walked | None:
    """The shortest way over the map that the answers and the classing say; None before it is classed.

    It goes by the purpose that was chosen (arts. 29 to 31), and with representatives by the questions for a
    group (art. 20). None too where the county's map has no such end: that stops no registration.
    """
    end = end_on(road_map, draft)
    if end == road_map.start or end not in road_map.places:
        return None
    legs: list[Passed] = []
    here = road_map.start
    for through in _by_way_of(draft, end, tuple(people), involved):
        there = _answered_way(road_map, here, through, draft.answers) if through in road_map.places else None
        if there is not None and _answered_way(road_map, through, end, draft.answers) is not None:
            legs += there
            here = through
    last = _answered_way(road_map, here, end, draft.answers)
    if last is None:
        return None
    stands = Passed(place=end, title=road_map.place(end).title)
    return Walked(version=road_map.version, places=(*legs, *last, stands))


def walked_on(
    before: Walked | None,
    road_map: RoadMap,
    draft: MatterDraft,
    people: Iterable[Person],
    *,
    involved: int = 0,
) -> Walked | None:
    """The road after a correction or a step: the one kept, while the matter stands where it led."""
    if before is not None and before.places[-1].place == end_on(road_map, draft):
        return before
    return walk(road_map, draft, people, involved=involved)


def in_words(walked: Walked) -> str:
    """The road as it is read: each question with what was answered, then where it leads."""
    return " → ".join(f"{each.title}（{each.chose}）" if each.chose else each.title for each in walked.places)


def _by_way_of(draft: MatterDraft, end: str, people: tuple[Person, ...], involved: int) -> tuple[str, ...]:
    group: tuple[str, ...] = ()
    if any(each.role is Role.REPRESENTATIVE for each in people):
        group = ("group_choose" if max(involved, len(people)) > MOST_REPRESENTATIVES else "group_ok",)
    if draft.outcome is Outcome.NO_MORE:
        return (*group, "again_q", "zhongjie_q")
    if draft.outcome in _AGAIN or _THROUGH.get(end) == "again_q":
        return (*group, "again_q")
    through = (_THROUGH[end],) if end in _THROUGH and end not in draft.answers.values() else ()
    return (*group, _CHOSE.get(draft.purpose, ""), *through)


def _answered_way(
    road_map: RoadMap, here: str, there: str, answers: Mapping[str, str]
) -> list[Passed] | None:
    """The way by what was answered; where that leads elsewhere, by the questions alone."""
    return _way(road_map, here, there, answers) or _way(road_map, here, there, {})


def _way(road_map: RoadMap, here: str, there: str, answers: Mapping[str, str]) -> list[Passed] | None:
    """The places from ``here`` to before ``there`` by the fewest questions, or None where no way leads."""
    came: dict[str, tuple[str, str]] = {}
    ahead = deque([here])
    while ahead and there not in came and here != there:
        at = ahead.popleft()
        ways = road_map.place(at).ways
        for way in [each for each in ways if each.to == answers.get(at)] or ways:
            if way.to not in came and way.to != here:
                came[way.to] = (at, way.label)
                ahead.append(way.to)
    if here != there and there not in came:
        return None
    back: list[Passed] = []
    while there != here:
        there, label = came[there]
        back.append(Passed(place=there, title=road_map.place(there).title, chose=label))
    return back[::-1]
