"""The lane: answers in order on the Qt thread, nothing lost, nothing told to the closed."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from ui.background import Background, Topic
from xinfang_desk.domain.errors import DeskError


def refuse():
    raise DeskError("visit.incomplete", field="statement")


@pytest.fixture
def owner(qapp):
    return QObject()


def test_work_runs_in_one_lane_in_order_and_answers_on_the_qt_thread(qtbot, lane, owner):
    lanes, answers, heard_on = [], [], set()

    def work(number):
        lanes.append(threading.current_thread())
        return number

    def then(number):
        heard_on.add(threading.current_thread())
        answers.append(number)

    for number in range(5):
        lane.ask(owner, lambda number=number: work(number), then)
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == [0, 1, 2, 3, 4]
    assert len(set(lanes)) == 1
    assert heard_on == {threading.main_thread()}
    assert lanes[0] is not threading.main_thread()


def test_open_waits_and_hands_over_what_went_wrong(lane):
    assert lane.open(lambda: 7) == 7
    with pytest.raises(DeskError):
        lane.open(refuse)


def test_only_a_change_is_announced(qtbot, lane, owner):
    changes, answers = [], []
    lane.changed.connect(lambda what: changes.append((len(answers), what)))
    lane.ask(owner, lambda: 1, answers.append)
    lane.change(owner, lambda: 2, answers.append, pytest.fail)
    lane.change(owner, lambda: 3, answers.append, pytest.fail, about=Topic.QUEUE)
    lane.ask(owner, lambda: 4, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 4)
    assert changes == [(2, Topic.ALL), (3, Topic.QUEUE)]


def test_a_refusal_goes_to_who_asked_else_to_trouble(qtbot, lane, owner):
    told, troubled, changes = [], [], []
    lane.trouble.connect(troubled.append)
    lane.changed.connect(lambda: changes.append(1))
    lane.change(owner, refuse, pytest.fail, told.append)
    lane.ask(owner, refuse, pytest.fail)
    qtbot.waitUntil(lambda: bool(troubled))
    assert [fault.code for fault in told] == ["visit.incomplete"]
    assert [fault.code for fault in troubled] == ["visit.incomplete"]
    assert changes == []


def test_a_closed_screen_hears_nothing_but_its_change_and_its_refusal_are_told(qtbot, lane, owner):
    closed = QObject()
    heard, troubled, changes, done = [], [], [], []
    lane.trouble.connect(troubled.append)
    lane.changed.connect(lambda: changes.append(1))
    lane.change(closed, lambda: "x", heard.append, heard.append)
    lane.change(closed, refuse, heard.append, heard.append)
    shiboken6.delete(closed)
    lane.ask(owner, lambda: "y", done.append)
    qtbot.waitUntil(lambda: done == ["y"])
    assert heard == []
    assert changes == [1]
    assert [fault.code for fault in troubled] == ["visit.incomplete"]


def test_a_bug_reaches_the_excepthook(qtbot, lane, owner):
    with qtbot.captureExceptions() as caught:
        lane.ask(owner, lambda: 1 / 0, pytest.fail)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_who_asked_hears_of_a_bug_as_a_refusal_before_the_excepthook_does(qtbot, lane, owner):
    told, troubled = [], []
    lane.trouble.connect(troubled.append)
    with qtbot.captureExceptions() as caught:
        lane.change(owner, lambda: 1 / 0, pytest.fail, told.append)
        lane.ask(owner, lambda: 1 / 0, pytest.fail)
        qtbot.waitUntil(lambda: len(caught) == 2)
    assert [fault.code for fault in told] == ["fault"]
    assert [fault.code for fault in troubled] == ["fault"]
    assert {kind for kind, _fault, _trace in caught} == {ZeroDivisionError}


def test_busy_from_the_first_to_the_last(qtbot, lane, owner):
    states, answers = [], []
    lane.busy.connect(states.append)
    for _ in range(3):
        lane.ask(owner, lambda: None, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert states == [True, False]


def test_busy_ends_after_a_refusal(qtbot, lane, owner):
    states = []
    lane.busy.connect(states.append)
    lane.ask(owner, refuse, pytest.fail, lambda _fault: None)
    qtbot.waitUntil(lambda: states == [True, False])


def test_progress_merges_what_the_screen_cannot_follow_and_keeps_the_last(qtbot, lane, owner):
    heard, answers = [], []
    report = lane.progress(owner, lambda done, total: heard.append((done, total)))

    def work():
        for done in range(1, 501):
            report(done, 500)

    lane.open(work)  # the Qt thread waits here, so that every report piles up
    lane.ask(owner, lambda: None, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert heard == [(500, 500)]
    report(1, 2)
    qtbot.waitUntil(lambda: heard[-1] == (1, 2))


def test_progress_for_a_closed_screen_is_dropped(qtbot, lane, owner):
    closed = QObject()
    heard, answers = [], []
    report = lane.progress(closed, heard.append)
    lane.open(lambda: report(1))
    shiboken6.delete(closed)
    lane.ask(owner, lambda: None, answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert heard == []


def test_close_finishes_what_is_queued(qapp):
    lane = Background()
    owner, done = QObject(), []
    lane.change(owner, lambda: done.append("written"), lambda _answer: None, pytest.fail)
    lane.close()
    assert done == ["written"]
