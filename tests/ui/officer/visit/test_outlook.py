"""The form tells what will be registered, at a desk that is a real one."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from tests.ui.hands import say
from tests.ui.opened import settle
from ui.widgets.notice import Notice
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.people.petitioner import Person, Role
from xinfang_desk.domain.road.walk import in_words

PERSON = Person(name="周试例", address="示例村三组")
MATTER = MatterDraft(statement="修路占地没有补偿", route=Route.S6, outcome=Outcome.ACCEPT)


@pytest.fixture
def desk_window(opening, qtbot):
    window = opening._window
    qtbot.waitUntil(lambda: window.findChild(QWidget, "dueCard") is not None)
    return window


@pytest.fixture
def looked_at(desk_window, opening, qtbot):
    """What the side says of a visit on the form, and what is then registered."""

    def look(people, matter=MATTER, *, involved=1, anonymous=False):
        form = desk_window.intake
        form.people.show_people(people, involved=involved, anonymous=anonymous)
        form.matters.put(matter)
        say(form.matters.form.statement, matter.statement)
        form.ahead.look()
        settle(opening, qtbot)
        draft = form.draft()
        desk = opening._desk
        visit = opening.background.open(lambda: desk.reception.register(draft))
        return visit.matters[0]

    yield look
    # Nothing is left to be put by once the desk is closed.
    desk_window.intake.begin_anew()
    settle(opening, qtbot)


def notices(window):
    return {
        each.objectName().removeprefix("notice_")
        for each in window.findChild(QWidget, "dueCard").findChildren(Notice)
        # Those before are hidden at once, and gone a turn later.
        if not each.isHidden()
    }


def test_whoever_leaves_no_name_is_seen_to_be_told_how_to_ask(desk_window, looked_at):
    matter = looked_at((), anonymous=True)
    assert "anonymous" in notices(desk_window)
    assert notices(desk_window) == {each.code for each in matter.notices}


def test_the_road_of_a_group_is_seen_as_it_is_kept(desk_window, looked_at):
    chosen = Person(name="周试例", role=Role.REPRESENTATIVE, address="示例村三组")
    matter = looked_at((chosen,), involved=30)
    shown = desk_window.findChild(QLabel, "walkedRoad").text()
    assert "group_choose" in [each.place for each in matter.walked.places]
    assert shown.removeprefix("路线图：") == in_words(matter.walked)
