"""Being asked how one was received, without a name."""

import pytest
from guide_hands import held, press, seen
from PySide6.QtWidgets import QAbstractButton

from ui.look.theme import Theme, ThemeName
from ui.petitioner import names
from xinfang_desk.domain.hall.feedback import Answer, Feedback, Reason


def test_it_is_asked_when_a_visit_closes_and_nothing_of_the_matter_is_left(guide, accepted, written, qapp):
    guide.show_matter(accepted)
    guide.show_read_back(written)
    guide.ask_feedback()
    qapp.sendPostedEvents(None, 52)
    assert guide.here == names.FEEDBACK
    assert "不记您的名字" in seen(guide)
    assert accepted.number_groups not in held(guide)
    assert "周试例" not in held(guide)


def test_whoever_is_satisfied_is_thanked_at_once(qtbot, guide):
    guide.ask_feedback()
    with qtbot.waitSignal(guide.feedback_given, timeout=1000) as told:
        press(qtbot, guide, "way_given:satisfied:")
    assert told.args == [Feedback(answer=Answer.SATISFIED)]
    assert guide.here == names.THANKS


@pytest.mark.parametrize("answer", [Answer.FAIRLY, Answer.UNSATISFIED])
def test_whoever_is_not_is_asked_why_and_may_go_back(qtbot, guide, answer):
    guide.ask_feedback()
    press(qtbot, guide, f"way_feedback_why:{answer.value}")
    assert "哪里没做好" in seen(guide)
    press(qtbot, guide, "guideBack")
    assert guide.here == names.FEEDBACK
    press(qtbot, guide, f"way_feedback_why:{answer.value}")
    with qtbot.waitSignal(guide.feedback_given, timeout=1000) as told:
        press(qtbot, guide, f"way_given:{answer.value}:sent_about")
    assert told.args == [Feedback(answer=answer, reason=Reason.SENT_ABOUT)]


def test_every_reason_can_be_touched_and_so_can_none(qtbot, guide):
    guide.open(f"{names.WHY}:unsatisfied")
    given = {
        each.objectName().rpartition(":")[2]
        for each in guide.findChildren(QAbstractButton)
        if each.isVisible() and each.objectName().startswith("way_given:")
    }
    assert given == {"", *(reason.value for reason in Reason)}


def test_one_visit_answers_once(qtbot, guide):
    guide.ask_feedback()
    press(qtbot, guide, "way_given:satisfied:")
    press(qtbot, guide, "guideBack")
    assert guide.here == names.WELCOME


def test_nobody_has_to_answer(qtbot, guide):
    told = []
    guide.feedback_given.connect(told.append)
    guide.ask_feedback()
    press(qtbot, guide, "guideHome")
    assert guide.here == names.WELCOME
    guide.ask_feedback()
    guide.rest()
    assert guide.here == names.WELCOME
    assert told == []


def test_the_question_keeps_the_visitors_type_and_the_next_visit_does_not(qtbot, guide):
    press(qtbot, guide, "guideLarger")
    guide.ask_feedback()
    assert guide._dress.chosen.scale == 1.25
    guide.rest()
    assert guide._dress.chosen.scale == 1.0


def test_no_answer_is_urged(guide):
    guide.wear(Theme(name=ThemeName.CONTRAST, still=True))
    guide.ask_feedback()
    faces = [each for each in guide.findChildren(QAbstractButton) if type(each).__name__ == "FaceButton"]
    shown = [each for each in faces if each.isVisible()]
    assert [each.text() for each in shown] == ["满意", "基本满意", "不满意"]
    widths = [each.width() for each in shown]
    assert max(widths) - min(widths) <= 1
    assert len({each.height() for each in shown}) == 1
    edges = {each.grab().toImage().pixelColor(each.width() // 2, 6).name() for each in shown}
    assert len(edges) == 1
