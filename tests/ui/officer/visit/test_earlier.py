"""What the panel of earlier matters says of the promises on each."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.hands import press, say
from ui.officer.visit.earlier import kept_in_words
from ui.widgets.labels import ElidedLabel
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.promises import Promise

PHONE = "00000000003"


@pytest.mark.parametrize(
    ("kept", "today", "words", "kind"),
    [
        (date(2026, 9, 20), date(2026, 10, 8), "已做到 09-20", PillKind.OK),
        (date(2026, 10, 1), date(2026, 10, 8), "晚 2 天做到", PillKind.WARN),
        (None, date(2026, 9, 28), "还有 1 天", PillKind.INFO),
        (None, date(2026, 9, 29), "还有 0 天", PillKind.INFO),
        (None, date(2026, 10, 2), "没做到，超过 3 天", PillKind.DANGER),
    ],
)
def test_whether_it_was_kept_is_said(kept, today, words, kind):
    assert kept_in_words(Promise(title="告知", due=date(2026, 9, 29), kept_on=kept), today) == (words, kind)


def test_the_panel_opens_on_what_was_promised(window, registered, settle):
    number = registered(phone=PHONE, route=Route.S6, outcome=Outcome.ACCEPT).matters[0].number
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.phone, PHONE)
    form.phone.editingFinished.emit()
    settle()
    panel = window.findChild(QWidget, f"promises_{number}")
    assert panel.isVisible()
    lines = [each.text() for each in panel.findChildren(ElidedLabel)]
    assert lines[0].startswith("最迟09-29　15日内书面告知")
    assert [each.text() for each in panel.findChildren(Pill)] == ["还有 15 天", "还有 60 天"]


ID = "000000197904121019"


@pytest.fixture
def been_here(desk, ask):
    """Somebody was here before, with a telephone and an address."""
    person = Person(
        name="周试例", id_type=IdType.RESIDENT_ID, id_number=ID, phone=PHONE, address="示例村三组"
    )
    draft = VisitDraft(people=(person,), matters=(MatterDraft(statement="拖欠工资"),))
    return ask(desk.reception.register, draft)


@pytest.mark.usefixtures("been_here")
def test_what_was_written_of_the_same_person_is_offered_and_taken_by_enter(window, qtbot, settle):
    form = window.intake.people.form
    say(form.name, "周试例")
    form.id_number.setFocus()
    say(form.id_number, ID)
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert PHONE in form.phone.placeholderText()
    assert form.read().phone == ""
    press(qtbot, window, Qt.Key.Key_Return)
    say(form.address, "样本村一组")
    press(qtbot, window, Qt.Key.Key_Return)
    assert (form.read().phone, form.read().address) == (PHONE, "样本村一组")
    assert QApplication.focusWidget() is window.intake.matters.form.statement


@pytest.mark.usefixtures("been_here")
@pytest.mark.parametrize("number", ["", "000000198501010012"])
def test_nothing_is_offered_of_another_number_or_of_none(window, settle, number):
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.id_number, number)
    say(form.phone, PHONE)
    form.phone.editingFinished.emit()
    settle()
    assert form.address.placeholderText() == ""


@pytest.mark.usefixtures("been_here")
def test_what_was_offered_goes_with_the_person(window, qtbot, settle):
    form = window.intake.people.form
    say(form.name, "周试例")
    say(form.id_number, ID)
    form.id_number.editingFinished.emit()
    settle()
    assert form.phone.placeholderText()
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert form.phone.placeholderText() == ""
