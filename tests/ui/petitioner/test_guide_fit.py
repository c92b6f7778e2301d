"""The elder rules (适老化), measured on every page, screen and type size."""

import pytest
from guide_measuring import LARGE, OWN, faults, walk
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QTextEdit

from ui.look.theme import Look, Theme
from ui.petitioner import names


@pytest.fixture
def drawn(monkeypatch):
    """The sizes of type that painted widgets ask for."""
    sizes: set[int] = set()
    font = Look.font

    def noted(look, size, *, bold=False):
        sizes.add(look.px(size))
        return font(look, size, bold=bold)

    monkeypatch.setattr(Look, "font", noted)
    return sizes


CORNERS = [((1366, 768), 1.0), ((1366, 768), 1.5), ((1600, 900), 1.25), ((1920, 1080), 1.0)]
BETWEEN = [
    ((1366, 768), 1.25),
    ((1600, 900), 1.0),
    ((1600, 900), 1.5),
    ((1920, 1080), 1.25),
    ((1920, 1080), 1.5),
]


@pytest.mark.parametrize(
    ("size", "scale"), [*CORNERS, *(pytest.param(*each, marks=pytest.mark.long) for each in BETWEEN)]
)
def test_nothing_is_small_or_cut_on_any_page(
    guide, road_map, accepted, guided, written, drawn, size, scale, qapp
):
    guide.wear(Theme(scale=scale, still=True))
    guide.resize(*size)
    drawn.clear()
    found = []
    for page in (*OWN, *road_map.places):
        found += walk(guide, page)
    for view in (accepted, guided):
        guide.show_matter(view)
        for page in (names.MATTER, names.PICTURES, names.STEPS):
            found += walk(guide, page)
        for stop in view.stops:
            found += walk(guide, names.STOP + stop.id)
    guide.show_read_back(written)
    found += walk(guide, names.READ_BACK)
    qapp.sendPostedEvents(None, 52)
    assert found == []
    assert min(drawn) >= (26 if size[0] * size[1] >= LARGE else 20)
    assert guide.size().toTuple() == size


def test_a_measure_that_finds_nothing_would_prove_nothing(guide):
    guide.open("start")
    button = guide.findChild(QAbstractButton, "way_jubao")
    button.resize(button.width(), 50)
    words = next(each for each in guide.findChildren(QLabel) if each.isVisible() and "说清楚" in each.text())
    words.setFixedHeight(20)
    guide.findChild(QLabel, "guideCall").setText("1 号窗口" * 40)
    kinds = {fault[0] for fault in faults(guide)}
    assert {"small target", "cut"} <= kinds


def test_nothing_scrolls_and_nothing_is_typed(guide, road_map, accepted, written):
    guide.show_matter(accepted)
    for page in (*OWN, names.MATTER, *road_map.places):
        guide.open(page)
        for kind in (QScrollArea, QLineEdit, QTextEdit):
            assert guide.findChildren(kind) == []
