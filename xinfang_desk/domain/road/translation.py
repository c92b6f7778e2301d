"""The road map in another language (路线图译文): the same places and ways, only the words are others.

Articles stay in Chinese: they are what one shows to an office.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.road.roadmap import Place, RoadMap, Way


def translated(road_map: RoadMap, data: Mapping[str, Any]) -> RoadMap:
    """``road_map`` in the words of ``data``; refuses a translation of another version or with gaps."""
    if data.get("version") != road_map.version:
        raise DeskError("roadmap.translation_of_another", version=road_map.version)
    nodes = data["nodes"]
    return replace(
        road_map,
        places={place.id: _place(place, nodes.get(place.id, {})) for place in road_map.places.values()},
    )


def is_machine_made(data: Mapping[str, Any]) -> bool:
    """Whether no native reader has seen a translation yet (机器翻译未核)."""
    return data.get("made_by") == "machine" and not data.get("checked_by")


def _place(place: Place, words: Mapping[str, Any]) -> Place:
    def one(key: str, chinese: str) -> str:
        return _same(place, [words.get(key, "")], [chinese])[0]

    labels = _same(place, words.get("ways", ()), [way.label for way in place.ways])
    return replace(
        place,
        title=one("title", place.title),
        text=_same(place, words.get("text", ()), place.text),
        who=one("who", place.who),
        bring=_same(place, words.get("bring", ()), place.bring),
        how_long=one("how_long", place.how_long),
        if_unsatisfied=one("if_unsatisfied", place.if_unsatisfied),
        ways=tuple(Way(label=label, to=way.to) for label, way in zip(labels, place.ways, strict=True)),
    )


def _same(place: Place, words: Any, chinese: Any) -> tuple[str, ...]:
    """``words`` if each sentence has one and nothing is said that the Chinese does not say."""
    if [bool(each) for each in words] != [bool(each) for each in chinese]:
        raise DeskError("roadmap.translation_has_gaps", place=place.id)
    return tuple(words)
