"""The window: pages, keys, search, columns, and every reader's names."""

from dataclasses import replace
from pathlib import Path

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
from tests.ui.hands import press, say
from tests.ui.reach import cut_off
from ui.background import Topic
from ui.guide_view import GuideView
from ui.look.theme import Theme, ThemeName
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from xinfang_desk.desk.answers import CardRecord, PrintOutcome, Rejection
from xinfang_desk.desk.safe.backup import Drill
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


def hand_over_all(desk):
    for number, papers in desk.papers_by_number.items():
        desk.papers.draw(number)
        for paper in list(papers):
            desk.papers.hand_over(paper.uid)


def current(window):
    return window._stack.currentWidget().objectName()


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


def test_the_day_is_shown_filtered_and_counted(window, registered, desk, lane, settle, qtbot):
    done = registered("钱示范", "问低保条件", purpose=Purpose.QITA, outcome=Outcome.ONSPOT)
    registered("周试例", "拖欠工资", route=Route.S2, outcome=Outcome.GUIDE)
    desk.papers.draw(done.matters[0].number)
    for paper in list(desk.papers_by_number[done.matters[0].number]):
        desk.papers.hand_over(paper.uid)
    lane.changed.emit(Topic.ALL)
    settle()
    view = window.today.view
    assert view.model().rowCount() == 2
    qtbot.mouseClick(window.findChild(QPushButton, "todayFilter_waiting"), Qt.MouseButton.LeftButton)
    assert [view.model().index(0).data().split("，")[0]] == ["周试例"]
    qtbot.mouseClick(window.findChild(QPushButton, "todayFilter_done"), Qt.MouseButton.LeftButton)
    assert [view.model().index(0).data().split("，")[0]] == ["钱示范"]
    assert "未交付（2）" in window.findChild(QPushButton, "openOwed").text()


def test_an_accusation_shows_nothing_in_the_day(window, registered, lane, settle):
    registered("郑虚构", "举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    lane.changed.emit(Topic.ALL)
    settle()
    words = window.today.view.model().index(0).data()
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
    window.today.view.setFocus()
    window.today.view.setCurrentIndex(window.today.view.model().index(0))
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"


# Search


def test_search_finds_while_one_types_and_enter_opens(window, registered, settle, qtbot):
    registered("周试例", "拖欠工资")
    registered("钱示范", "宅基地")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.top.search
    window.top.search.setText("周")
    qtbot.waitUntil(lambda: window.search.view.model().rowCount() == 1)
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"
    assert not window.search.isVisible()


def test_down_goes_from_the_field_into_the_results(window, registered, qtbot):
    registered()
    window.top.search.setFocus()
    window.top.search.setText("周")
    qtbot.waitUntil(window.search.isVisible)
    press(qtbot, window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.search.view
    assert window.search.view.currentIndex().row() == 0


def test_search_that_finds_nothing_says_what_to_try(window, qtbot):
    window.top.search.setText("没有的人")
    qtbot.waitUntil(window.search.isVisible)
    assert "没有找到" in window.findChild(QLabel, "searchCount").text()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.search.isVisible()


# Papers


@pytest.fixture
def opened(window, registered, desk, settle):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    window.open_matter(number)
    settle()
    return number


def kinds(desk, number):
    return [each.kind for each in desk.papers_by_number[number]]


def states(desk, number):
    return {each.state for each in desk.papers_by_number[number]}


def test_papers_are_printed_handed_over_and_taken_back(window, desk, opened, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert states(desk, opened) == {PaperState.SENT}
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(desk, opened) == {PaperState.HANDED_OVER}
    qtbot.mouseClick(window.findChild(QPushButton, "takeBack_D01"), Qt.MouseButton.LeftButton)
    settle()
    assert PaperState.SENT in states(desk, opened)


@pytest.mark.parametrize("outcome", [PrintOutcome.NO_PRINTER, PrintOutcome.GONE, PrintOutcome.FAILED])
def test_a_printer_that_is_gone_is_said_and_nothing_is_lost(window, desk, opened, qtbot, settle, outcome):
    desk.print_outcome = outcome
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert "打印" in notice(window)
    assert states(desk, opened) == {PaperState.DRAWN}


def test_papers_are_saved_as_files(window, opened, tmp_path, settle, monkeypatch, qtbot):
    monkeypatch.setattr(
        "ui.officer.parts.paper_list.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path)
    )
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    settle()
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".pdf", ".pdf"]


def test_a_paper_can_be_looked_at(window, opened, qtbot, settle):
    qtbot.mouseClick(window.findChild(QPushButton, "see_D01"), Qt.MouseButton.LeftButton)
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


def test_a_refusal_waits_for_the_heads_approval(window, desk, registered, settle, qtbot):
    concluded = Conclusion(document="复核意见1号", served_on=NOON.date(), same_facts=True)
    number = registered(outcome=Outcome.NO_MORE, conclusion=concluded).matters[0].number
    assert kinds(desk, number) == [Paper.RECEIPT]
    window.open_matter(number)
    settle()
    assert window.findChild(QWidget, "approvalCard").isVisible()
    say(window.findChild(QLineEdit, "approvedBy"), "负责人")
    qtbot.mouseClick(window.findChild(QPushButton, "approve"), Qt.MouseButton.LeftButton)
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()
    assert kinds(desk, number) == [Paper.RECEIPT, Paper.NO_LONGER_ACCEPTED]


def test_a_refusal_without_the_laws_facts_is_not_there_to_be_approved(window, registered, settle):
    window.open_matter(registered(outcome=Outcome.NO_MORE).matters[0].number)
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()


def test_papers_not_handed_over_are_listed_and_ticked_off(window, desk, registered, settle, qtbot):
    registered()
    window.open_page("owed")
    settle()
    uid = desk.papers.owed()[0].paper.uid
    assert window.findChild(QPushButton, f"handOver_{uid}") is None
    qtbot.mouseClick(window.findChild(QPushButton, f"printOwed_{uid}"), Qt.MouseButton.LeftButton)
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, f"handOver_{uid}"), Qt.MouseButton.LeftButton)
    settle()
    assert desk.papers.owed() == ()
    assert "都已交付" in window.findChild(QLabel, "owedCount").text()


def test_a_paper_is_voided_only_with_a_reason(window, desk, registered, settle, qtbot):
    number = registered().matters[0].number
    window.open_page("owed")
    settle()
    uid = desk.papers.owed()[0].paper.uid
    void = window.findChild(QPushButton, f"void_{uid}")
    for _ in range(2):
        qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(desk, number) == {PaperState.DUE}
    assert "原因" in notice(window)
    say(window.findChild(QLineEdit, f"voidReason_{uid}"), "打印模糊")
    qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(desk, number) == {PaperState.VOIDED}


# Exchange, closing, settings


def test_without_the_countys_card_nothing_is_sealed(window, settle):
    window.open_page("batch")
    settle()
    assert not window.findChild(QPushButton, "makeBatch").isEnabled()
    assert "登记卡" in window.findChild(QLabel, "batchCounty").text()


def test_a_batch_is_made_and_its_three_facts_are_shown(window, desk, registered, settle, qtbot):
    registered()
    desk.enrolled = CardRecord(name="示例县", fingerprint="12345")
    window.open_page("batch")
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, "makeBatch"), Qt.MouseButton.LeftButton)
    settle()
    assert [each.records for each in desk.made] == [1]
    assert "读回核对" in notice(window)
    line = window.findChild(QWidget, "batch_1")
    assert [each.text() for each in line.findChildren(QLabel)[1:]] == [
        "已封装",
        "已写入并回读",
        "县里已签收",
        "已反馈 0/1 件",
    ]
    qtbot.mouseClick(window.findChild(QPushButton, "printBatchList_1"), Qt.MouseButton.LeftButton)
    settle()
    assert [title for title, _pdf, _printer in desk.sheets] == [desk.made[0].file.removesuffix(".xfb")]


def test_a_batch_that_fails_leaves_the_button_ready(window, desk, registered, settle, qtbot):
    registered()
    desk.enrolled = CardRecord(name="示例县", fingerprint="12345")
    window.open_page("batch")
    settle()
    desk.refuse = "visit.nobody"
    window.pages.batch.make(Path("/stick"))
    settle()
    assert window.findChild(QPushButton, "makeBatch").isEnabled()
    assert not window.findChild(QWidget, "batchProgress").isVisible()
    assert notice(window) != ""


def test_a_reply_is_taken_and_what_was_refused_is_a_work_list(window, desk, registered, settle):
    number = registered().matters[0].number
    desk.refused_there = (Rejection(number=number, code="record.empty", words="缺少内容，请补正"),)
    window.open_page("batch")
    settle()
    window.pages.batch.take(Path("reply.xfb"))
    settle()
    assert "退回 1 件" in window.findChild(QWidget, "takenNotice").accessibleName()
    assert window.findChild(QWidget, f"rejected_{number}").isVisible()


def test_the_day_closes_when_everything_is_handed_over(window, desk, registered, settle):
    registered()
    window.open_page("day_close")
    settle()
    assert "还有 1 份" in window.findChild(QWidget, "verdict").accessibleName()
    hand_over_all(desk)
    window.pages.day_close.reload()
    settle()
    names = [each.accessibleName() for each in window.findChildren(QWidget, "verdict") if each.isVisible()]
    assert names == ["今天的文书都有着落。"]


def test_closing_the_day_keeps_it_and_prints_its_list(window, desk, registered, settle, qtbot):
    registered()
    window.open_page("day_close")
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, "closeDay"), Qt.MouseButton.LeftButton)
    settle()
    assert desk.closed_days == [window._station.today()]
    assert [title for title, _pdf, _printer in desk.sheets] == ["411526102-1-20260914"]
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_each_closing_goes_to_the_second_place_too_and_a_drill_shows_its_day(
    window, desk, settle, qtbot, tmp_path, monkeypatch
):
    window.open_page("day_close")
    settle()
    said = window.findChild(QLabel, "secondPlace"), window.findChild(QLabel, "lastDrill")
    assert said[0].text().startswith("备份只在本机")
    assert said[1].text().startswith("还没有做过恢复演练")
    monkeypatch.setattr(
        "ui.officer.lists.day_close.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path)
    )
    qtbot.mouseClick(window.findChild(QPushButton, "chooseSecondPlace"), Qt.MouseButton.LeftButton)
    settle()
    assert desk.settings.second_place == str(tmp_path)
    assert said[0].text() == f"第二处也备份好了：{tmp_path}/20260914.xfbackup"
    qtbot.mouseClick(window.findChild(QPushButton, "closeDay"), Qt.MouseButton.LeftButton)
    settle()
    assert said[0].text().startswith("第二处也备份好了")
    desk.refuse_second = "drive.gone"
    qtbot.mouseClick(window.findChild(QPushButton, "closeDay"), Qt.MouseButton.LeftButton)
    settle()
    assert said[0].text().startswith("第二处没有备份成：找不到")
    assert len(desk.closed_days) == 2
    desk.drilled = Drill(at=NOON, file="a.xfbackup", sha256="0" * 64, matters=12, attachments=0)
    chosen = (str(tmp_path / "a.xfbackup"), "")
    monkeypatch.setattr("ui.officer.lists.day_close.QFileDialog.getOpenFileName", lambda *_a, **_k: chosen)
    qtbot.mouseClick(window.findChild(QPushButton, "drillCopy"), Qt.MouseButton.LeftButton)
    settle()
    assert "12 件" in notice(window)
    assert said[1].text().startswith("上次恢复演练：2026-09-14，12 件")


def test_a_day_that_cannot_be_closed_prints_nothing(window, desk, settle, qtbot):
    window.open_page("day_close")
    settle()
    desk.refuse = "home.unwritable"
    qtbot.mouseClick(window.findChild(QPushButton, "closeDay"), Qt.MouseButton.LeftButton)
    settle()
    assert desk.sheets == []
    assert notice(window) != ""
    assert window.findChild(QPushButton, "closeDay").isEnabled()


def test_the_days_list_can_be_saved(window, desk, settle, qtbot, tmp_path, monkeypatch):
    file = tmp_path / "day.pdf"
    monkeypatch.setattr("ui.officer.parts.printing.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    window.open_page("day_close")
    qtbot.mouseClick(window.findChild(QPushButton, "saveDaySheet"), Qt.MouseButton.LeftButton)
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(
        "ui.officer.parts.printing.QFileDialog.getSaveFileName",
        lambda *_: (str(tmp_path / "no" / "day.pdf"), ""),
    )
    qtbot.mouseClick(window.findChild(QPushButton, "saveDaySheet"), Qt.MouseButton.LeftButton)
    settle()
    assert "写不进" in notice(window)


def test_what_is_not_handed_over_is_one_step_from_the_closing(window, desk, registered, settle, qtbot):
    registered()
    window.open_page("day_close")
    qtbot.mouseClick(window.findChild(QPushButton, "seeOwed"), Qt.MouseButton.LeftButton)
    assert current(window) == "owedPage"


def test_a_limit_that_is_past_is_listed_with_what_to_do(window, registered, settle, desk, monkeypatch):
    registered()
    late = replace(desk.row(desk.numbers()[0]), due=window._station.today().replace(day=1))
    monkeypatch.setattr(desk.reception, "due", lambda _today: (late,))
    window.open_page("due")
    settle()
    assert window.findChild(QListView, "dueList").model().rowCount() == 1
    assert "补做" in window.findChild(QLabel, "dueWords").text()


def test_looks_change_at_once_and_are_kept(window, desk, look, settle, qtbot):
    window.open_page("settings")
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, "theme_dark"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.findChild(QPushButton, "scale_1.5"), Qt.MouseButton.LeftButton)
    settle()
    assert (look.theme.name, look.theme.scale) == (ThemeName.DARK, 1.5)
    assert (desk.settings.theme, desk.settings.scale) == ("dark", 1.5)
    qtbot.mouseClick(window.findChild(QPushButton, "motion_moving"), Qt.MouseButton.LeftButton)
    assert not look.theme.still
    qtbot.mouseClick(window.findChild(QPushButton, "motion_still"), Qt.MouseButton.LeftButton)
    assert look.theme.still
    settle()
    assert desk.settings.still


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
    assert window.today.isVisible() is rail
    assert window._side.isVisible() is side


def test_what_has_no_room_beside_the_form_is_a_tab(window, qtbot, settle):
    window.resize(1000, 700)
    settle()
    qtbot.mouseClick(window.findChild(QPushButton, "halves_side"), Qt.MouseButton.LeftButton)
    assert window._side.isVisible()
    assert not window.intake.isVisible()
    qtbot.mouseClick(window.findChild(QPushButton, "halves_form"), Qt.MouseButton.LeftButton)
    assert window.intake.isVisible()


def test_the_day_has_a_page_where_it_has_no_column(window, settle):
    window.resize(1366, 768)
    window.open_page("today")
    settle()
    assert window.today.isVisible()
    assert not window.intake.isVisible()
    window.resize(1920, 1080)
    settle()
    # The day has its column again: an empty page beside it would be of no use.
    assert window.today.isVisible()
    assert window.intake.isVisible()


# For every reader


@pytest.mark.parametrize("page", ["intake", *PAGES])
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 1.5), (1366, 768, 2.0), (1920, 1080, 1.25)]
)
def test_nothing_is_cut_off(window, look, registered, settle, page, width, height, scale):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    if page == "intake":
        window.intake.matters.form.statement.write("工地老板拖欠工资一万八，一直不给，我要举报村支书收好处费")
        window._side.earlier.show_rows(window._station.desk.reception.today())
        window.intake.ahead.look()
    else:
        window.open_page(page)
    settle()
    assert cut_off(window) == []
