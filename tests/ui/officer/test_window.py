"""The window: pages, keys, search, columns, and every reader's names."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, say
from tests.ui.reach import cut_off
from ui.background import Topic
from ui.failures import words_for
from ui.guide_view import GuideView
from ui.look.theme import Theme, ThemeName
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from xinfang_desk.desk.mail.sticks import Sticks
from xinfang_desk.desk.upkeep import Upkeep
from xinfang_desk.devices.printer import Sent
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion
from xinfang_desk.domain.record import PaperState

CONTROL = Qt.KeyboardModifier.ControlModifier
INPUTS = (QLineEdit, QComboBox, QTextEdit, QAbstractButton, QSpinBox, QAbstractItemView)
PAGES = (
    "today",
    "owed",
    "due",
    "batch",
    "day_close",
    "figures",
    "hall",
    "own_record",
    "trail",
    "settings",
    "keys",
    "manual",
)


def notice(window):
    return window.findChild(QWidget, "deskNotice").accessibleName()


@pytest.fixture
def hand_over(desk, ask):
    """Puts papers into the hand of whoever came: all that are owed, or those of one matter."""

    def hand_over(number=""):
        for owed in ask(desk.papers.owed):
            if number in {"", owed.row.number}:
                ask(desk.papers.draw, owed.row.number)
                ask(desk.papers.hand_over, owed.paper.uid)

    return hand_over


def current(window):
    return window._shell.pages.currentWidget().objectName()


# Pages and keys


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_and_escape_comes_back(window, qtbot, settle, name):
    if name == "today":  # a wide window has the day at its side
        window.resize(1366, 768)
    window.open_page(name)
    settle()
    assert current(window) != "intakePage"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert current(window) == "intakePage"


def test_the_day_is_shown_filtered_and_counted(window, registered, hand_over, lane, settle, qtbot):
    done = registered("钱示范", "问低保条件", purpose=Purpose.QITA, outcome=Outcome.ONSPOT)
    registered("周试例", "拖欠工资", route=Route.S2, outcome=Outcome.GUIDE)
    hand_over(done.matters[0].number)
    lane.changed.emit(Topic.ALL)
    settle()
    view = window.around.today.view
    assert view.model().rowCount() == 2
    click(qtbot, window, "todayFilter_waiting")
    assert [view.model().index(0).data().split("，")[0]] == ["周试例"]
    click(qtbot, window, "todayFilter_done")
    assert [view.model().index(0).data().split("，")[0]] == ["钱示范"]
    assert "未交付（2）" in window.findChild(QPushButton, "openOwed").text()


def test_an_accusation_shows_nothing_in_the_day(window, registered, lane, settle):
    registered("郑虚构", "举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    lane.changed.emit(Topic.ALL)
    settle()
    words = window.around.today.view.model().index(0).data()
    assert "郑虚构" not in words
    assert "举报某人" not in words
    assert "内容保密" in words


def test_f4_opens_the_first_that_waits(window, registered, lane, settle, qtbot):
    first = registered("周试例").matters[0].number
    registered("钱示范")
    lane.changed.emit(Topic.ALL)
    settle()
    press(qtbot, window, Qt.Key.Key_F4)
    settle()
    assert current(window) == "matterPage"
    assert window.findChild(QLabel, "matterNumber").text().replace(" ", "") == first


def test_a_row_opens_by_keyboard(window, registered, lane, settle, qtbot):
    registered()
    lane.changed.emit(Topic.ALL)
    settle()
    window.around.today.view.setFocus()
    window.around.today.view.setCurrentIndex(window.around.today.view.model().index(0))
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"


# Search


def test_search_finds_while_one_types_and_enter_opens(window, registered, settle, qtbot):
    registered("周试例", "拖欠工资")
    registered("钱示范", "宅基地")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.around.top.search
    window.around.top.search.setText("周")
    qtbot.waitUntil(lambda: window.around.search.view.model().rowCount() == 1)
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"
    assert not window.around.search.isVisible()


def test_down_goes_from_the_field_into_the_results(window, registered, qtbot):
    registered()
    window.around.top.search.setFocus()
    window.around.top.search.setText("周")
    qtbot.waitUntil(window.around.search.isVisible)
    press(qtbot, window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.around.search.view
    assert window.around.search.view.currentIndex().row() == 0


def test_search_that_finds_nothing_says_what_to_try(window, qtbot):
    window.around.top.search.setText("没有的人")
    qtbot.waitUntil(window.around.search.isVisible)
    assert "没有找到" in window.findChild(QLabel, "searchCount").text()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.around.search.isVisible()


# Papers


@pytest.fixture
def opened(window, registered, settle):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    window.open_matter(number)
    settle()
    return number


@pytest.fixture
def kinds(desk, ask):
    return lambda number: [each.kind for each in ask(desk.reception.show, number).papers]


@pytest.fixture
def states(desk, ask):
    return lambda number: {each.state for each in ask(desk.reception.show, number).papers}


def test_papers_are_printed_handed_over_and_taken_back(window, states, opened, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert states(opened) == {PaperState.SENT}
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(opened) == {PaperState.HANDED_OVER}
    click(qtbot, window, "takeBack_D01")
    settle()
    assert PaperState.SENT in states(opened)


@pytest.mark.parametrize("said", [Sent.NO_PRINTER, Sent.GONE, Sent.REFUSED])
def test_a_printer_that_is_gone_is_said_and_nothing_is_lost(
    window, printer, states, opened, qtbot, settle, said
):
    printer.says = said
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert "打印" in notice(window)
    assert states(opened) == {PaperState.DRAWN}


def test_papers_are_saved_as_files(window, opened, tmp_path, settle, monkeypatch, qtbot):
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr(
        "ui.officer.parts.paper_list.QFileDialog.getExistingDirectory", lambda *_: str(folder)
    )
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    settle()
    assert sorted(file.suffix for file in folder.iterdir()) == [".pdf", ".pdf"]


def test_a_paper_can_be_looked_at(window, opened, qtbot, settle):
    click(qtbot, window, "see_D01")
    settle()
    pictures = [each for each in window.findChildren(QLabel, "paperPreview") if each.isVisible()]
    assert not pictures[0].pixmap().isNull()


def test_the_road_of_a_matter_goes_to_the_petitioners_screen_without_a_name(window, opened, qtbot):
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    view = told.args[0]
    assert isinstance(view, GuideView)
    assert view.number_groups.replace(" ", "") == opened
    assert "周试例" not in repr(view)


def test_a_refusal_waits_for_the_heads_approval(window, kinds, registered, settle, qtbot):
    concluded = Conclusion(document="复核意见1号", served_on=NOON.date(), same_facts=True)
    number = registered(outcome=Outcome.NO_MORE, conclusion=concluded).matters[0].number
    assert kinds(number) == [Paper.RECEIPT]
    window.open_matter(number)
    settle()
    assert window.findChild(QWidget, "approvalCard").isVisible()
    say(window.findChild(QLineEdit, "approvedBy"), "负责人")
    click(qtbot, window, "approve")
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()
    assert kinds(number) == [Paper.RECEIPT, Paper.NO_LONGER_ACCEPTED]


def test_a_refusal_without_the_laws_facts_is_not_there_to_be_approved(window, registered, settle):
    window.open_matter(registered(outcome=Outcome.NO_MORE).matters[0].number)
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()


def test_papers_not_handed_over_are_listed_and_ticked_off(window, desk, ask, registered, settle, qtbot):
    registered()
    window.open_page("owed")
    settle()
    uid = ask(desk.papers.owed)[0].paper.uid
    assert window.findChild(QPushButton, f"handOver_{uid}") is None
    click(qtbot, window, f"printOwed_{uid}")
    settle()
    click(qtbot, window, f"handOver_{uid}")
    settle()
    assert ask(desk.papers.owed) == ()
    assert "都已交付" in window.findChild(QLabel, "owedCount").text()


def test_a_paper_is_voided_only_with_a_reason(window, desk, ask, states, registered, settle, qtbot):
    number = registered().matters[0].number
    window.open_page("owed")
    settle()
    uid = ask(desk.papers.owed)[0].paper.uid
    void = window.findChild(QPushButton, f"void_{uid}")
    for _ in range(2):
        qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(number) == {PaperState.DUE}
    assert "原因" in notice(window)
    say(window.findChild(QLineEdit, f"voidReason_{uid}"), "打印模糊")
    qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(number) == {PaperState.VOIDED}


# Exchange, closing, settings


def test_without_the_countys_card_nothing_is_sealed(window, settle):
    window.open_page("batch")
    settle()
    assert not window.findChild(QPushButton, "makeBatch").isEnabled()
    assert "登记卡" in window.findChild(QLabel, "batchCounty").text()


@pytest.fixture
def batch_page(window, registered, enrolled, socket, desk, ask, settle):
    """Opens the page of batches where a stick of the county's is plugged in and one matter waits."""
    registered()
    ask(desk.sticks.prepare, socket.plug())
    window.open_page("batch")
    settle()


@pytest.mark.usefixtures("batch_page")
def test_a_batch_is_made_and_its_three_facts_are_shown(window, desk, ask, printer, settle, qtbot):
    click(qtbot, window, "makeBatch")
    settle()
    [made] = ask(desk.outbox.batches)
    assert made.records == 1
    assert "读回核对" in notice(window)
    line = window.findChild(QWidget, "batch_1")
    assert [each.text() for each in line.findChildren(QLabel)[1:]] == [
        "已封装",
        "已写入并回读",
        "县里已签收",
        "已反馈 0/1 件",
    ]
    click(qtbot, window, "printBatchList_1")
    settle()
    assert printer.titles == [made.file.removesuffix(".xfb")]


@pytest.mark.usefixtures("batch_page")
def test_a_batch_that_fails_leaves_the_button_ready(window, refuse, settle, qtbot):
    refuse(Sticks, "write", "drive.gone")
    click(qtbot, window, "makeBatch")
    settle()
    assert window.findChild(QPushButton, "makeBatch").isEnabled()
    assert not window.findChild(QWidget, "batchProgress").isVisible()
    assert notice(window) == words_for(DeskError("drive.gone"))


def test_the_day_closes_when_everything_is_handed_over(window, hand_over, registered, settle):
    registered()
    window.open_page("day_close")
    settle()
    assert "还有 1 份" in window.findChild(QWidget, "verdict").accessibleName()
    hand_over()
    window.around.pages.day_close.reload()
    settle()
    names = [each.accessibleName() for each in window.findChildren(QWidget, "verdict") if each.isVisible()]
    assert names == ["今天的文书都有着落。"]


def test_closing_the_day_keeps_it_and_prints_its_list(window, home, registered, printer, settle, qtbot):
    registered()
    window.open_page("day_close")
    settle()
    click(qtbot, window, "closeDay")
    settle()
    assert [each.name for each in (home / "backups").glob("*.xfbackup")] == [
        "411526102-1-20260914-093000.xfbackup"
    ]
    assert printer.titles == ["411526102-1-20260914"]
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_each_closing_goes_to_the_second_place_too_and_a_drill_shows_its_day(
    window, registered, clock, settle, qtbot, tmp_path, monkeypatch
):
    registered()
    window.open_page("day_close")
    settle()
    place = tmp_path / "second"
    place.mkdir()
    said = window.findChild(QLabel, "secondPlace"), window.findChild(QLabel, "lastDrill")
    assert said[0].text().startswith("备份只在本机")
    assert said[1].text().startswith("还没有做过恢复演练")
    monkeypatch.setattr("ui.officer.lists.day_close.QFileDialog.getExistingDirectory", lambda *_: str(place))
    click(qtbot, window, "chooseSecondPlace")
    settle()
    [copy] = place.iterdir()
    assert said[0].text() == f"第二处也备份好了：{copy}"
    clock.later(minutes=1)
    click(qtbot, window, "closeDay")
    settle()
    assert said[0].text().startswith("第二处也备份好了")
    [kept] = place.iterdir()
    kept = kept.rename(tmp_path / kept.name)
    shutil.rmtree(place)
    clock.later(minutes=1)
    click(qtbot, window, "closeDay")
    settle()
    assert said[0].text().startswith("第二处没有备份成：找不到")
    chosen = (str(kept), "")
    monkeypatch.setattr("ui.officer.lists.day_close.QFileDialog.getOpenFileName", lambda *_a, **_k: chosen)
    click(qtbot, window, "drillCopy")
    settle()
    assert "1 件" in notice(window)
    assert said[1].text().startswith("上次恢复演练：2026-09-14，1 件")


def test_a_day_that_cannot_be_closed_prints_nothing(window, refuse, printer, settle, qtbot):
    window.open_page("day_close")
    settle()
    refuse(Upkeep, "close_day", "home.unwritable")
    click(qtbot, window, "closeDay")
    settle()
    assert printer.sheets == []
    assert notice(window) != ""
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_the_days_list_can_be_saved(window, settle, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "day.pdf"
    monkeypatch.setattr("ui.officer.parts.printing.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    window.open_page("day_close")
    click(qtbot, window, "saveDaySheet")
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(
        "ui.officer.parts.printing.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "no" / "day.pdf"), ""),
    )
    click(qtbot, window, "saveDaySheet")
    settle()
    assert "写不进" in notice(window)


def test_what_is_not_handed_over_is_one_step_from_the_closing(window, registered, settle, qtbot):
    registered()
    window.open_page("day_close")
    click(qtbot, window, "seeOwed")
    assert current(window) == "owedPage"


def test_a_limit_that_is_past_is_listed_with_what_to_do(window, registered, clock, settle):
    registered()
    clock.later(days=20)
    window.open_page("due")
    settle()
    assert window.findChild(QListView, "dueList").model().rowCount() == 1
    assert "马上做" in window.findChild(QLabel, "dueWords").text()


def test_looks_change_at_once_and_are_kept(window, desk, ask, look, settle, qtbot):
    window.open_page("settings")
    settle()
    click(qtbot, window, "theme_dark")
    click(qtbot, window, "scale_1.5")
    settle()
    assert (look.theme.name, look.theme.scale) == (ThemeName.DARK, 1.5)
    kept = ask(desk.upkeep.settings)
    assert (kept.theme, kept.scale) == ("dark", 1.5)
    click(qtbot, window, "motion_moving")
    assert not look.theme.still
    click(qtbot, window, "motion_still")
    assert look.theme.still
    settle()
    assert ask(desk.upkeep.settings).still


# First start and unlocking


@pytest.fixture
def first_run(qtbot, look, lane, window):
    made = []

    def init(office, passphrase):
        if office.name == "拒绝":
            raise DeskError("home.not_empty")
        made.append((office, passphrase))
        return "12345 67890"

    page = FirstRunWindow(look, window._station.codes, lane, init, first_cards)
    qtbot.addWidget(page)
    page.show()
    return page, made


def test_the_first_start_makes_the_register(first_run, settle, qtbot):
    page, made = first_run
    page.make()
    assert made == []
    say(page.office_name, "示例镇信访工作站")
    say(page.officer, "示例员")
    for secret in (page.passphrase, page.again):
        say(secret, "correct horse battery")
    page.make()
    settle()
    assert [(office.name, secret) for office, secret in made] == [
        ("示例镇信访工作站", "correct horse battery")
    ]
    assert "12345 67890" in page.findChild(QWidget, "firstRunNotice").accessibleName()
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.findChild(QPushButton, "startDesk"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "first", "second", "fault"),
    [
        ("", "correct horse", "correct horse", "officeNameFault"),
        ("示例镇", "short", "short", "newPassphraseFault"),
        ("示例镇", "correct horse", "correct house", "newPassphraseAgainFault"),
    ],
)
def test_what_is_wrong_at_the_first_start_is_said_beside_it(first_run, name, first, second, fault):
    page, made = first_run
    page.office_name.setText(name)
    page.officer.setText("示例员")
    page.passphrase.setText(first)
    page.again.setText(second)
    page.make()
    assert page.findChild(QLabel, fault).text() != ""
    assert made == []


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(qtbot, look):
    page = UnlockWindow(look)
    qtbot.addWidget(page)
    page.show()
    say(page.passphrase, "wrong")
    with qtbot.waitSignal(page.given) as told:
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert told.args == ["wrong"]
    page.refused(DeskError("passphrase.wrong"))
    assert page.findChild(QLabel, "passphraseFault").text() != ""
    assert page.findChild(QPushButton, "unlock").isEnabled()


# Columns


@pytest.mark.parametrize(
    ("width", "scale", "rail", "side"),
    [(1920, 1.0, True, True), (1366, 1.0, False, True), (1366, 1.5, False, False), (1920, 2.0, False, False)],
)
def test_columns_follow_the_width_and_the_text_size(window, look, settle, width, scale, rail, side):
    look.use(Theme(scale=scale, still=True))
    window.resize(width, 768)
    settle()
    assert window.width() == width
    assert window.around.today.isVisible() is rail
    assert window.around.side.isVisible() is side


def test_what_has_no_room_beside_the_form_is_a_tab(window, qtbot, settle):
    window.resize(1000, 700)
    settle()
    click(qtbot, window, "halves_side")
    assert window.around.side.isVisible()
    assert not window.intake.isVisible()
    click(qtbot, window, "halves_form")
    assert window.intake.isVisible()


def test_the_day_has_a_page_where_it_has_no_column(window, settle):
    window.resize(1366, 768)
    window.open_page("today")
    settle()
    assert window.around.today.isVisible()
    assert not window.intake.isVisible()
    window.resize(1920, 1080)
    settle()
    # The day has its column again: an empty page beside it would be of no use.
    assert window.around.today.isVisible()
    assert window.intake.isVisible()


# For every reader


@pytest.mark.parametrize("page", ["intake", *PAGES])
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 1.5), (1366, 768, 2.0), (1920, 1080, 1.25)]
)
def test_nothing_is_cut_off(window, look, desk, ask, registered, settle, page, width, height, scale):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    if page == "intake":
        window.intake.matters.form.statement.write("工地老板拖欠工资一万八，一直不给，我要举报村支书收好处费")
        window.around.side.earlier.show_rows(ask(desk.reception.today))
        window.intake.ahead.look()
    else:
        window.open_page(page)
    settle()
    assert cut_off(window) == []
