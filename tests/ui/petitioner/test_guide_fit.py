"""The elder rules (适老化), measured on every page, screen and type size."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QScrollArea, QTextEdit

from ui.petitioner import names
from ui.petitioner.leaves import Leaves
from ui.petitioner.names import WELCOME
from ui.theme import Look, Theme

SMALLEST_TYPE, SMALLEST_TARGET, LINE_SPACING = 26, 88, 1.3
OWN = (WELCOME, names.TODAY, names.RIGHTS, names.CONDUCT, names.AGREED, names.CHANGE)


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


def faults(guide):
    """What is too small, cut, or off the screen on the leaf shown."""
    QCoreApplication.processEvents()
    window = QRect(QPoint(), guide.size())
    found = []
    for button in guide.findChildren(QAbstractButton):
        if button.isVisible():
            box = QRect(button.mapTo(guide, QPoint()), button.size())
            name = button.accessibleName()
            if min(box.width(), box.height()) < SMALLEST_TARGET:
                found.append(("small target", name, box))
            if button.heightForWidth(button.width()) > button.height() or not window.contains(box):
                found.append(("cut", name, box))
    for words in guide.findChildren(QLabel):
        if not words.isVisible() or not words.text():
            continue
        if QFontInfo(words.font()).pixelSize() < SMALLEST_TYPE:
            found.append(("small type", words.text(), QFontInfo(words.font()).pixelSize()))
        metrics = QFontMetrics(words.font())
        if metrics.lineSpacing() < LINE_SPACING * QFontInfo(words.font()).pixelSize():
            found.append(("tight lines", words.text(), metrics.lineSpacing()))
        box = QRect(words.mapTo(guide, QPoint()), words.size())
        high = words.heightForWidth(words.width()) if words.wordWrap() else words.sizeHint().height()
        wide = 0 if words.wordWrap() else words.sizeHint().width()
        if high > words.height() or wide > words.width() or not window.contains(box):
            found.append(("cut", words.text(), box))
    leaves = next(each for each in guide.findChildren(Leaves) if each.isVisible())
    rows = [row for row in leaves.children() if row.isWidgetType() and row.isVisible()]
    found += [("below", row) for row in rows if row.geometry().bottom() >= leaves.height()]
    return found


def walk(guide, page):
    """Every leaf of ``page``, with what is wrong on it."""
    guide.open(page)
    found, leaf = faults(guide), 0
    following = guide.findChild(QAbstractButton, "guideNext")
    while following.isVisible() and following.text().startswith("下一页"):
        following.click()
        leaf += 1
        found += [(page, leaf, *fault) for fault in faults(guide)]
    assert leaf <= 9, page
    return found


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("size", [(1366, 768), (1600, 900), (1920, 1080)])
def test_nothing_is_small_or_cut_on_any_page(
    guide, road_map, accepted, guided, written, drawn, size, scale, qapp
):
    guide.wear(Theme(scale=scale, still=True))
    guide.resize(*size)
    found = []
    for page in (*OWN, *road_map.places):
        found += walk(guide, page)
    for view in (accepted, guided):
        guide.show_matter(view)
        found += walk(guide, names.MATTER)
        for stop in view.stops:
            found += walk(guide, names.STOP + stop.id)
    guide.show_read_back(written)
    found += walk(guide, names.READ_BACK)
    qapp.sendPostedEvents(None, 52)
    assert found == []
    assert min(drawn) >= SMALLEST_TYPE
    assert guide.size().toTuple() == size


def test_a_measure_that_finds_nothing_would_prove_nothing(guide):
    guide.open("start")
    button = guide.findChild(QAbstractButton, "way_jubao")
    button.resize(button.width(), 60)
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
