"""Screens that are turned, square or only half as high: nothing is cut, the next thing stands first."""

import pytest
from guide_hands import seen
from guide_measuring import OWN, faults, walk
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from ui.petitioner import names
from ui.petitioner.matter.next_thing import next_thing
from ui.petitioner.matter.tiles import _TileButton
from ui.petitioner.strip import Strip

SHAPES = [(1080, 1920), (768, 1366), (1024, 768), (1280, 1024), (1366, 384)]


@pytest.mark.parametrize("size", SHAPES)
def test_nothing_of_a_matter_is_cut_on_any_shape(guide, accepted, guided, size):
    guide.resize(*size)
    for view in (accepted, guided):
        guide.show_matter(view)
        ahead = next_thing(view, view.place)
        day = next(each for each in ahead.points if each.icon == "calendar")
        assert [each for each in (ahead.act, day.lines[0]) if each not in seen(guide)] == []
        found = walk(guide, names.MATTER)
        guide.open(names.PICTURES)
        assert found + faults(guide) == []
        assert len([each for each in guide.findChildren(_TileButton) if each.isVisible()]) == 6


@pytest.mark.parametrize("size", SHAPES[:-1])
def test_nothing_of_any_page_is_cut_on_a_turned_or_square_screen(guide, road_map, size):
    guide.resize(*size)
    assert [fault for page in (*OWN, *road_map.places) for fault in walk(guide, page)] == []


def test_a_turned_screen_has_its_pictures_two_a_row_and_its_buttons_in_two(guide, guided):
    guide.resize(1080, 1920)
    guide.show_matter(guided)
    strip = guide.findChild(Strip)
    assert len({each.y() for each in strip.findChildren(QAbstractButton) if each.isVisible()}) == 2
    guide.open(names.PICTURES)
    QCoreApplication.processEvents()
    assert len({each.x() for each in guide.findChildren(_TileButton) if each.isVisible()}) == 2
    guide.resize(1366, 768)
    QCoreApplication.processEvents()
    assert len({each.y() for each in strip.findChildren(QAbstractButton) if each.isVisible()}) == 1
    assert len({each.x() for each in guide.findChildren(_TileButton) if each.isVisible()}) == 3
