"""The office's own fields in the settings: kept together, wrong ones said beside them."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tests.ui.hands import click, say, told
from ui.officer.settings.office_card import OfficeCard


def test_the_office_is_changed_from_the_settings(window, desk, lane, settle, qtbot):
    window.open_page("settings")
    settle()
    card = window.findChild(OfficeCard)
    edit = {
        key: card.findChild(QLineEdit, f"own_{key}") for key in ("name", "full_name", "supervision_phone")
    }
    assert edit["name"].text() == lane.open(desk.upkeep.office).name
    say(edit["full_name"], "示例县示例镇人民政府")
    say(edit["supervision_phone"], "没有")
    click(qtbot, window, "keepOffice")
    settle()
    assert lane.open(desk.upkeep.office).full_name == ""
    assert any("电话里有不是号码的字" in each.text() for each in card.findChildren(QLabel))
    edit["supervision_phone"].setText("0000-1")
    click(qtbot, window, "keepOffice")
    settle()
    office = lane.open(desk.upkeep.office)
    assert (office.full_name, office.supervision_phone) == ("示例县示例镇人民政府", "0000-1")
    assert "单位信息已改" in told(window)
    assert card.findChild(QPushButton, "keepOffice").isVisibleTo(card)
