"""The pages of every road, whatever was done and received: plain in Chinese, whole in English."""

import re

import pytest
from test_guide_readable import words_of

from tests.documents import samples
from tests.every_draft import drafts
from tests.plain_words import officialese, too_long, two_conditions
from ui import guide_words
from ui.guide_words import Language
from ui.officer.parts.guide import guide_view_of
from ui.petitioner import names
from ui.petitioner.pages import page
from ui.petitioner.tongues import road_map_in
from xinfang_desk.domain.road.offices import NO_OFFICES

_OWN = re.compile("县民政局|示例县人民政府|《[^》]*》(第[0-9、]+条)?")
"""Names of bodies and laws, which are shown to an office as they are."""


@pytest.fixture(scope="module")
def views(road_map):
    class Desk:
        office, offices, calendar = samples.OFFICE, NO_OFFICES, samples.CALENDAR

    Desk.road_map = road_map
    records = [samples.record(each, samples.ZHOU, on="2026-09-21T09:30") for each in drafts(road_map.places)]
    records += [samples.EXTENDED, samples.BUSY, samples.REFUSED, samples.NO_MORE, samples.NOBODY]
    return [guide_view_of(each, Desk()) for each in records]


def _said(views, road_map, language):
    before = guide_words.spoken()
    guide_words.speak(language)
    try:
        there = road_map_in(language, road_map)
        pages = (
            page(name, there, view, None)
            for view in views
            for name in (names.MATTER, *(names.STOP + stop.id for stop in view.stops))
        )
        return {_OWN.sub("", words) for shown in pages for words in words_of(shown)}
    finally:
        guide_words.speak(before)


def test_every_sentence_of_every_road_is_plain(views, road_map):
    said = _said(views, road_map, Language.CHINESE)
    assert len(said) > 500
    found = [(each, measure(each)) for each in said for measure in (too_long, two_conditions, officialese)]
    assert [each for each in found if each[1]] == []


def test_no_sentence_of_any_road_is_half_english(views, road_map):
    said = _said(views, road_map, Language.ENGLISH)
    assert [each for each in said if re.search("[\u4e00-\u9fff]", each)] == []
