"""What the panel of earlier matters says of the promises on each."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.hands import say
from ui.officer.visit.earlier import kept_in_words
from ui.widgets.labels import ElidedLabel
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.category import Outcome, Route
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
    assert lines[0].startswith("09-29前　15日内书面告知")
    assert [each.text() for each in panel.findChildren(Pill)] == ["还有 15 天", "还有 60 天"]
