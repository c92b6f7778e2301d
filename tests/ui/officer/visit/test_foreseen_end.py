"""Where on the map a matter would stand (路线图上走到哪里): the form shows what the desk will keep."""

from __future__ import annotations

import pytest

from tests.ui.hands import register_as_is, say
from xinfang_desk.domain.category import Route

WALL = "隔壁砌墙占了我的路，说了几次都不听"


@pytest.fixture
def written(window, settle):
    """A neighbour's wall, on the road of courts and mediation; nobody has chosen where it ends."""
    say(window.intake.people.form.name, "周试例")
    classing = window.intake.matters.form.classing
    say(window.intake.matters.form.statement, WALL)
    classing.route.setCurrentIndex(classing.route.findData(Route.S1))
    classing.route.activated.emit(classing.route.currentIndex())
    window.intake.ahead.look()
    settle()
    return classing


def kept_end(window, desk, ask, settle, qtbot):
    register_as_is(qtbot, window)
    settle()
    [row] = ask(desk.reception.today)
    matter = ask(desk.reception.show, row.number).matter
    return matter.draft.road_end, matter.walked.places[-1].place


def test_the_words_end_is_shown_and_kept(window, written, desk, ask, settle, qtbot):
    assert written.road_end.currentData() == "linli"
    assert written.road_end.chosen() == ""
    assert kept_end(window, desk, ask, settle, qtbot) == ("linli", "linli")


def test_what_the_officer_chooses_stays(window, written, desk, ask, settle, qtbot):
    box = written.road_end
    box.setCurrentIndex(box.findData("susong"))
    box.activated.emit(box.currentIndex())
    window.intake.ahead.look()
    settle()
    assert (box.currentData(), box.chosen()) == ("susong", "susong")
    assert kept_end(window, desk, ask, settle, qtbot) == ("susong", "susong")


def test_the_first_of_the_ends_can_be_chosen_too(window, written, settle):
    """That it is open: the question stays where the words would have gone on."""
    box = written.road_end
    box.setCurrentIndex(0)
    box.activated.emit(0)
    window.intake.ahead.look()
    settle()
    assert (box.currentData(), box.chosen()) == ("shensu_q1", "shensu_q1")
