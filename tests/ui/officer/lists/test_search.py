"""Search: results while one types, the words marked, narrowed, and looked up for a reason."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton

from tests.ui.hands import press
from ui.officer.parts.matching import found_by, marks
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Within


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("拖欠工资", "工资", [(2, 4)]),
        ("拖欠工资", "欠 工资", [(1, 2), (2, 4)]),
        ("A区 a区", "a区", [(0, 2), (3, 5)]),
        ("拖欠工资", "欠工 工资", [(1, 3)]),
        ("拖欠工资", "低保", []),
        ("拖欠工资", "", []),
        ("1.5 倍", "1.5", [(0, 3)]),
        ("1x5", "1.5", []),
    ],
)
def test_the_words_are_marked_where_they_stand(text, wanted, found):
    assert marks(text, wanted) == found


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("周试", ""),
        ("周试 工资", ""),
        ("zsl", "姓名首字母"),
        ("00167", "编号"),
        ("0003", "证件或电话尾号"),
        ("瓦工", "在情况或要求里"),
    ],
)
def test_what_is_not_shown_says_why_it_was_found(desk, ask, registered, wanted, why):
    registered("周试例", "拖欠工资")
    [row] = ask(desk.reception.today)
    assert found_by(replace(row, number="4115261021260000167"), wanted) == why


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


@pytest.fixture
def looked_for(watch):
    """What the desk was asked to find."""
    return watch(Reception, "find")


@pytest.fixture
def open_search(window, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.around.search.isVisible()
    return window.around.search


def test_it_opens_ready_to_be_narrowed_and_says_what_to_type(window, looked_for, open_search):
    assert "姓名" in window.findChild(QLabel, "searchCount").text()
    assert not open_search.view.isVisible()
    assert looked_for == []


def test_without_a_word_the_narrowing_alone_lists_what_falls_in_it(window, open_search, registered, settle):
    registered(outcome=Outcome.ACCEPT, route=Route.S6, village="示例村")
    registered("钱示范", "问低保", outcome=Outcome.ONSPOT)
    choose(window.findChild(QComboBox, "narrowState"), State.ACCEPTED)
    settle()
    assert open_search.view.model().rowCount() == 1
    choose(window.findChild(QComboBox, "narrowState"), None)
    settle()
    assert open_search.view.model().rowCount() == 0


def test_what_is_asked_of_the_desk_is_what_was_chosen(window, looked_for, open_search, settle, qtbot):
    open_search.narrowing.offer_villages(("示例村",))
    choose(window.findChild(QComboBox, "narrowVillage"), "示例村")
    qtbot.mouseClick(window.findChild(QPushButton, "narrowDays_month"), Qt.MouseButton.LeftButton)
    window.findChild(QCheckBox, "narrowSoon").setChecked(True)
    choose(window.findChild(QComboBox, "searchWhy"), "督查检查")
    settle()
    today = window._station.today()
    asked = Within(since=today - timedelta(days=30), village="示例村", due_by=today + timedelta(days=7))
    assert looked_for[-1] == ("", 50, "督查检查", asked)


def test_opening_again_forgets_the_narrowing(window, open_search, settle, qtbot):
    window.findChild(QCheckBox, "narrowSoon").setChecked(True)
    settle()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not open_search.isVisible()
    press(qtbot, window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert open_search.narrowing.within() == Within()


def test_tab_goes_from_the_field_into_the_narrowing(window, open_search, qtbot):
    press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.findChild(QPushButton, "narrowDays_all")


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("阿不都•示例", "阿不都·示例", [(0, 6)]),
        ("阿不都•示例", "都示", [(2, 5)]),
        ("周　试例", "周试例", [(0, 4)]),
        ("⻢试例", "马试", [(0, 2)]),
        ("周\u200b试例", "周试例", [(0, 4)]),
    ],
)
def test_a_name_is_marked_however_it_is_dotted_or_spaced(text, wanted, found):
    assert marks(text, wanted) == found


def test_a_name_with_another_dot_was_found_by_what_is_shown(desk, ask, registered):
    registered("阿不都•示例", "拖欠工资")
    [row] = ask(desk.reception.today)
    assert found_by(row, "阿不都·示例 工资") == ""
    assert found_by(replace(row, similar=True), "別的") == ""


def test_what_only_looks_alike_says_so_in_its_row_and_in_the_count(window, open_search, registered, qtbot):
    for name in ("吕试例", "呂试例"):
        registered(name, "拖欠工资")
    window.around.top.search.setText("吕试例")
    qtbot.waitUntil(lambda: open_search.view.model().rowCount() == 2)
    model = open_search.view.model()
    told = [model.words(model.index(place).data(model.ItemRole))[1] for place in range(2)]
    assert [each.startswith("〔写法相近〕") for each in told] == [False, True]
    said = window.findChild(QLabel, "searchCount").text()
    assert said.startswith("找到 1 件")
    assert "写法相近" in said
