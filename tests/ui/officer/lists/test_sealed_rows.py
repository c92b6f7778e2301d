"""What lists say of a sealed accusation: that something was registered, and when. Every word of a row."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.fakes import NOON
from ui.background import Topic
from ui.officer.lists.due import due_face
from ui.officer.parts.accusation_question import sealed_words
from ui.officer.parts.rows import RowsView, dated_face, day_face, people_of
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import State
from xinfang_desk.words import label, notice

SAID = "已登记（内容保密）"
TELLING = ("郑虚构", "举报", "检举", "控告", "封存", "冒领", "纪检", "转送", "移送", "撤回", "办结")


@pytest.fixture
def row(desk, come, lane):
    accusation = {"purpose": Purpose.JUBAO, "outcome": Outcome.DISCIPLINE}
    come(("郑虚构", "举报某人冒领补助"), **accusation)
    [row] = lane.open(desk.reception.today)
    return row


def spoken(widget):
    """Every word of a widget, to eyes, to the pointer or to assistive tools."""
    found = []
    for each in (widget, *widget.findChildren(QWidget)):
        found += [each.accessibleName(), each.accessibleDescription(), each.toolTip()]
        if isinstance(each, QLabel):
            found.append(each.text())
        if isinstance(each, RowsView):
            model = each.model()
            found += [str(model.index(place, 0).data()) for place in range(model.rowCount())]
    return "\n".join(found)


def told(words):
    return [each for each in TELLING if each in words]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("handed_over", [True, False])
def test_no_face_of_a_row_tells_what_it_is_or_how_far_it_came(row, state, handed_over):
    changed = replace(row, state=state, papers_owed=1, papers_handed_over=int(handed_over))
    assert people_of(changed) == SAID
    for face in (day_face(changed), dated_face(changed), due_face(changed, NOON.date())):
        assert told(face.lower + face.end) == []
    pill, _kind = day_face(changed).pill
    assert pill == (label(State.REGISTERED) if handed_over else "待交付 1")


def test_what_lies_open_tells_its_state(desk, come, lane):
    come(("钱示范", "路灯不亮"))
    [row] = lane.open(desk.reception.today)
    open_row = replace(row, state=State.WITHDRAWN, papers_owed=0)
    assert day_face(open_row).pill[0] == label(State.WITHDRAWN)


def test_the_day_and_what_is_owed_say_that_it_is_there_and_no_more(window, row, lane, settle):
    lane.changed.emit(Topic.ALL)
    settle()
    today = spoken(window.around.today)
    assert f"{SAID}，待交付 1，{row.received_at:%H:%M}" in today
    assert told(today.replace("今日来访", "").replace("办结", "")) == []
    window.open_page("owed")
    settle()
    owed = spoken(window.around.pages.owed)
    assert SAID in owed
    assert f"{row.received_at:%m-%d %H:%M}" in owed
    assert told(owed) == []


def test_no_search_finds_it_not_even_by_its_number(desk, row, lane):
    for words in ("郑虚构", "冒领", row.number):
        assert lane.open(lambda words=words: desk.reception.find(words)) == ()


def test_what_the_officer_is_promised_is_what_the_list_says(row):
    for words in (sealed_words(), notice("sealed", {})):
        assert people_of(row) in words
        assert "不进名单" not in words
