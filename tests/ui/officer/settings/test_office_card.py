"""The office's own fields in the settings: kept together, wrong ones said beside them."""

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.hands import click, say, told
from ui.officer.settings.office_card import OfficeCard
from ui.officer.settings.place_card import PlaceCard
from ui.widgets.inputs.choices import choose


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


def test_township_and_window_are_changed_until_a_number_is_given_out(
    window, desk, ask, settle, qtbot, registered
):
    window.open_page("settings")
    settle()
    card = window.findChild(PlaceCard)
    assert "411526102" in card.code.currentText()
    assert "编号、文书、上报都用新的" in window.findChild(QLabel, "placeWords").text()
    choose(card.code, "411526103")
    card.desk.setValue(2)
    click(qtbot, window, "keepPlace")
    settle()
    office = ask(desk.upkeep.office)
    assert (office.code, office.desk) == ("411526103", 2)
    assert "请重新打开程序" in told(window)
    registered()
    card.reload()
    settle()
    assert not card.findChild(QPushButton, "keepPlace").isVisible()
    assert not card.code.isEnabled()
    assert "已经编过登记编号" in card.findChild(QWidget, "placeWhy").accessibleName()


def test_a_name_of_another_town_than_the_numbers_is_said(window, settle):
    window.open_page("settings")
    settle()
    card = window.findChild(OfficeCard)
    name = card.findChild(QLineEdit, "own_name")
    name.setText("别处镇信访接待大厅")
    [said] = [each for each in card.findChildren(QLabel) if "单位名称里没有" in each.text()]
    assert said.isVisibleTo(card)
    name.setText("信访接待大厅")
    assert not said.isVisibleTo(card)


def test_what_is_written_while_it_is_kept_stays(window, desk, lane, ask, settle, qtbot):
    window.open_page("settings")
    settle()
    card = window.findChild(OfficeCard)
    hours, phone = (card.findChild(QLineEdit, f"own_{key}") for key in ("hours", "phone"))
    hours.setText("周一至周五 8:00-12:00")
    lane.hold()
    click(qtbot, window, "keepOffice")
    phone.setText("0000-2")
    lane.let_go()
    settle()
    assert ask(desk.upkeep.office).hours == "周一至周五 8:00-12:00"
    assert phone.text() == "0000-2"
    click(qtbot, window, "keepOffice")
    settle()
    assert ask(desk.upkeep.office).phone == "0000-2"
