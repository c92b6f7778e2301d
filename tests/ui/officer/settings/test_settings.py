"""Settings that explain themselves, and the manual a key away."""

import re
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QScrollArea, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, say, told
from ui.failures import words_for
from ui.look.theme import Theme
from ui.officer.help import manual
from ui.officer.settings.retention import backup_said, calendar_said
from ui.officer.settings.typing import TypingCard
from ui.widgets.card import Card
from ui.widgets.notice import NoticeKind
from xinfang_desk import VERSION
from xinfang_desk.desk.accounts import Accounts
from xinfang_desk.desk.answers import Finding
from xinfang_desk.desk.upkeep import Upkeep
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.stock import PaperSetup
from xinfang_desk.settings import Settings

TODAY = NOON.date()


def test_a_way_at_the_top_leads_to_each_card_and_into_it(window, settings, qtbot):
    cards = {each.objectName(): each for each in settings.findChildren(Card) if each.isVisible()}
    scroll = settings.findChild(QScrollArea, "settingsScroll")
    last = scroll.verticalScrollBar().maximum()
    for name in cards.keys() - {"disciplineCard"}:
        window.findChild(QPushButton, f"to_{name}").setFocus()
        press(qtbot, window, Qt.Key.Key_Space)
        assert cards[name].isAncestorOf(QApplication.focusWidget()), name
        top = cards[name].mapTo(scroll.viewport(), QPoint(0, 0)).y()
        assert top == 0 or scroll.verticalScrollBar().value() == last, name


def test_a_test_page_goes_to_the_printer(window, settings, printer, qtbot, settle):
    click(qtbot, window, "printTest_papers")
    settle()
    assert printer.titles == ["test-page-papers"]


@pytest.mark.parametrize(
    ("years", "today", "kind"),
    [
        ((2025, 2026), date(2026, 9, 14), NoticeKind.OK),
        ((2025, 2026), date(2026, 11, 20), NoticeKind.WARN),
        ((2026, 2027), date(2026, 12, 31), NoticeKind.OK),
        ((2025,), date(2026, 1, 2), NoticeKind.WARN),
    ],
)
def test_days_off_that_are_lacking_are_called_out(years, today, kind):
    assert calendar_said(years, today)[1] is kind


@pytest.mark.parametrize(
    ("copied", "kind"),
    [
        (None, NoticeKind.WARN),
        (NOON - timedelta(days=7), NoticeKind.OK),
        (NOON - timedelta(days=8), NoticeKind.WARN),
    ],
)
def test_an_old_copy_is_called_out(copied: datetime | None, kind):
    assert backup_said(copied, TODAY)[1] is kind


def test_the_state_of_keeping_is_shown_and_checked_on_demand(window, desk, ask, monkeypatch, qtbot, settle):
    ask(desk.upkeep.close_day)
    window.open_page("settings")
    settle()
    assert "2025、2026" in window.findChild(QWidget, "calendarState").accessibleName()
    assert "9月14日" in window.findChild(QWidget, "backupState").accessibleName()
    click(qtbot, window, "checkNow")
    settle()
    assert "正常" in told(window)
    found = Finding(code="clock.behind", words="电脑时间不对，请校准。")
    monkeypatch.setattr(Upkeep, "check", lambda _self: (found,))
    click(qtbot, window, "checkNow")
    settle()
    assert told(window) == "电脑时间不对，请校准。"


def test_the_input_method_is_tried_out(settings):
    typing = settings.typing
    remark = typing._field._hint_line
    typing.line.setFocus()
    typing.line.insert("nihao")
    typing.line.textEdited.emit("nihao")
    assert "字母" in remark.text()
    QApplication.sendEvent(typing.line, QInputMethodEvent("nihao", []))
    assert "选一个字" in remark.text()
    say(typing.line, "你好")
    assert "能用" in remark.text()


# Manual


@pytest.mark.parametrize(
    ("page", "title"),
    [("batch", "上报和回执"), ("due", "期限清单"), ("settings", "设置"), ("keys", "使用手册")],
)
def test_f1_opens_the_page_about_the_screen_one_is_on(window, qtbot, settle, page, title):
    window.open_page(page)
    settle()
    press(qtbot, window, Qt.Key.Key_F1)
    assert title in window.around.pages.manual.text.toPlainText().splitlines()[0]
    assert window._shell.pages.currentWidget() is window.around.pages.manual


def test_f1_on_the_form_keeps_what_is_written(window, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    press(qtbot, window, Qt.Key.Key_F1)
    assert window.around.pages.manual.text.toPlainText().startswith("登记一次来访")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.intake.people.form.name.text() == "周试例"


def test_the_manual_has_room_between_its_lines(window):
    page = window.around.pages.manual
    page.open("index")
    blocks = page.text.document()
    assert blocks.firstBlock().blockFormat().lineHeight() > 120
    assert blocks.documentMargin() >= 20


def test_the_menu_opens_the_contents(window):
    window.open_page("manual")
    assert "第一天" in window.around.pages.manual.text.toPlainText()


def test_links_lead_to_pages_and_nowhere_else(window):
    page = window.around.pages.manual
    page.open("index")
    page.text.anchorClicked.emit(QUrl("search.md"))
    assert page.text.toPlainText().startswith("搜索和扫码")
    for elsewhere in ("https://example.org/due.md", "file:///etc/due.md", "missing.md"):
        page.text.anchorClicked.emit(QUrl(elsewhere))
        assert page.text.toPlainText().startswith("搜索和扫码")


@pytest.mark.parametrize(("trial", "told"), [(True, "试用包"), (False, f"版本 {VERSION}。")])
def test_the_page_about_the_program_says_its_version_and_whether_it_is_a_trial(
    window, monkeypatch, trial, told
):
    monkeypatch.setattr("ui.officer.help.manual.is_trial", lambda: trial)
    page = window.around.pages.manual
    page.open("about")
    said = page.text.toPlainText().splitlines()[1]
    assert VERSION in said
    assert told in said


def test_licences_of_the_typefaces_can_be_read(window, settings, qtbot):
    click(qtbot, window, "seeLicences")
    words = window.around.pages.manual.text.toPlainText()
    assert "木兰" in words
    assert "SIL OPEN FONT LICENSE" in words.upper()
    assert "Unicode, Inc." in words, "of the table of variants"


def test_every_page_of_the_window_has_its_page_in_the_manual():
    names = {file.stem for file in manual.FOLDER.glob("*.md")}
    assert set(manual._PAGE_OF.values()) <= names
    for file in manual.FOLDER.glob("*.md"):
        for linked in re.findall(r"\]\((\w+)\.md\)", file.read_text("utf-8")):
            assert linked in names, (file.name, linked)


def pictures_of(file):
    """The pictures that a page of the manual shows."""
    return [manual.FOLDER / name for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", file.read_text("utf-8"))]


def test_every_chapter_of_a_page_has_its_picture_and_none_lies_there_unused():
    shown = {file.stem: pictures_of(file) for file in manual.FOLDER.glob("*.md")}
    assert all(shown[name] for name in manual._PAGE_OF.values())
    assert {each for pictures in shown.values() for each in pictures} == set(manual.FOLDER.glob("*/*.png"))


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1920, 1.0), (1366, 2.0)])
def test_a_picture_grows_with_the_text_and_not_beyond_the_page(window, look, qtbot, width, scale):
    look.use(Theme(scale=scale, still=True))
    window.resize(width, 768)
    window.open_page("manual")
    page = window.around.pages.manual
    page.open("settings")
    [picture] = pictures_of(manual.FOLDER / "settings.md")

    def fits():
        room = page.text.viewport().width() - 2 * page.text.document().documentMargin()
        drawn = page.text.loadResource(2, f"pictures/{picture.name}")
        assert drawn.width() == min(look.px(720), room)
        assert page.text.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(lambda: page.text.document().size().width() > 0)
    fits()
    window.resize(width - 300, 768)
    qtbot.waitUntil(lambda: page.text._width == page.text.room())
    fits()


# This machine, the safe, the tables


def test_the_idle_minutes_are_set_and_kept(settings, desk, ask, change_settings, settle):
    minutes = settings.lock.minutes
    assert minutes.value() == 10
    minutes.setValue(3)
    minutes.editingFinished.emit()
    settle()
    assert ask(desk.upkeep.settings).idle_minutes == 3
    # The others stay as they were, though they were changed elsewhere meanwhile.
    change_settings(theme="dark")
    minutes.setValue(25)
    minutes.editingFinished.emit()
    settle()
    assert ask(desk.upkeep.settings) == Settings(theme="dark", idle_minutes=25)


def test_who_may_not_change_settings_is_told_so(window, settings, refuse, settle):
    refuse(Upkeep, "change_settings", "role.lacking", verb="upkeep.change_settings")
    settings.lock.minutes.setValue(3)
    settings.lock.minutes.editingFinished.emit()
    settle()
    assert told(window) == words_for(DeskError("role.lacking", verb=""))


def test_the_recovery_sheet_goes_to_the_printer_and_into_no_file(window, settings, printer, qtbot, settle):
    state = window.findChild(QWidget, "recoveryState")
    assert "还没有恢复单" in state.accessibleName()
    click(qtbot, window, "printRecovery")
    settle()
    [(title, pdf, queue)] = printer.sheets
    assert (title, pdf[:4], queue) == ("recovery", b"%PDF", "前台打印机")
    assert "从现在起有效" in told(window)
    assert "旧的" not in told(window)
    assert "已打过" in state.accessibleName()
    click(qtbot, window, "printRecovery")
    settle()
    assert "旧的作废" in told(window)


def test_without_a_printer_the_sheet_in_the_safe_stays_good(
    window, settings, desk, ask, printer, qtbot, settle
):
    printer.queues = ()
    click(qtbot, window, "printRecovery")
    settle()
    assert not ask(desk.accounts.has_recovery)
    assert "恢复单没有动" in told(window)
    printer.queues, printer.takes = ("前台打印机",), False
    click(qtbot, window, "printRecovery")
    settle()
    assert not ask(desk.accounts.has_recovery)
    assert "恢复单没有动" in told(window)


def test_a_chosen_printer_that_is_gone_is_shown_as_such_and_costs_no_recovery_sheet(
    window, settings, desk, ask, change_settings, qtbot, settle
):
    change_settings(papers=PaperSetup(printer="窗口回执"))
    settings.reload()
    settle()
    printer = window.findChild(QComboBox, "printer")
    assert (printer.currentData(), printer.currentText()) == ("窗口回执", "窗口回执（现在没有接上）")
    click(qtbot, window, "printRecovery")
    settle()
    assert not ask(desk.accounts.has_recovery)
    assert "另选一台" in told(window)


def test_a_recovery_sheet_is_a_file_by_choice_alone(window, settings, watch, settle, tmp_path):
    drawn = watch(Accounts, "recovery_sheet")
    settings.recovery.save(tmp_path / "sheet.pdf")
    settle()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o077 == 0
    assert "马上删掉" in told(window)
    settings.recovery.save(tmp_path / "nowhere" / "sheet.pdf")
    settle()
    assert len(drawn) == 1


def test_the_roll_for_numbers_is_chosen(window, settings, desk, ask, settle):
    box = window.findChild(QComboBox, "slipPrinter")
    assert [box.itemText(place) for place in range(box.count())] == ["不打，口头告诉几号", "前台打印机"]
    box.setCurrentIndex(1)
    box.activated.emit(1)
    settle()
    assert ask(desk.upkeep.settings).slip.printer == "前台打印机"


@pytest.mark.parametrize(
    ("asked", "told"), [("@im=fcitx", "fcitx"), ("@im=ibus", "Super+空格"), ("", "请管理员装上中文输入法")]
)
def test_which_input_method_is_in_use_is_said_in_words(monkeypatch, station, qtbot, asked, told):
    for name in ("QT_IM_MODULE", "GTK_IM_MODULE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XMODIFIERS", asked)
    card = TypingCard(station[0])
    qtbot.addWidget(card)
    said = card.findChild(QLabel, "typingModule").text()
    assert told in said
    assert ";" not in said
