"""The pages of every road, whatever was done and received: plain in Chinese, whole in English."""

import itertools
import re
from datetime import date

import pytest
from test_guide_readable import words_of

from tests.documents import samples
from tests.plain_words import officialese, too_long, two_conditions
from ui import guide_words
from ui.guide_words import Language
from ui.officer.parts.guide import guide_view_of
from ui.petitioner import names
from ui.petitioner.pages import page
from ui.petitioner.tongues import road_map_in
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.road.offices import NO_OFFICES

_RECEIVED = (date(2026, 9, 18), date(2023, 1, 5))
"""A day from which every limit still runs, and one from which hardly any does."""
_OWN = re.compile("县民政局|示例县人民政府|《[^》]*》(第[0-9、]+条)?")
"""Names of bodies and laws, which are shown to an office as they are."""


def _complaint(outcome, route, **more):
    return MatterDraft(statement="要个说法", purpose=Purpose.SHENSU, route=route, outcome=outcome, **more)


def _drafts(places):
    for outcome, route in itertools.product((*Outcome, None), (*Route, None)):
        purpose = Purpose.QITA if route is None else Purpose.SHENSU
        yield MatterDraft(statement="他打我", purpose=purpose, route=route, outcome=outcome, to="县民政局")
    for event, day in itertools.product(Event, _RECEIVED):
        yield _complaint(Outcome.GUIDE, Route.S4, events={event: day})
        yield _complaint(Outcome.ACCEPT, Route.S6, events={event: day})
    for place in places:
        yield _complaint(Outcome.GUIDE, Route.S4, road_end=place)
    for purpose, outcome in itertools.product(Purpose, (Outcome.ACCEPT, Outcome.FORWARD, Outcome.ONSPOT)):
        yield MatterDraft(statement="谢谢", purpose=purpose, outcome=outcome)


@pytest.fixture(scope="module")
def views(road_map):
    class Desk:
        office, offices, calendar = samples.OFFICE, NO_OFFICES, samples.CALENDAR

    Desk.road_map = road_map
    records = [samples.record(each, samples.ZHOU, on="2026-09-21T09:30") for each in _drafts(road_map.places)]
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
