"""The batch page: what is on its way is seen before, the stick is known, nothing is said that is not so."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.fakes import NOON, OURS, STICK, BatchState, Preview
from ui.officer.county.page import said_of_preview, size_in_words
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.batch.rejections import FIELDS
from xinfang_desk.desk.answers import CardRecord, FoundReply, Rejection, StickFolder, Unanswered
from xinfang_desk.devices.carrier import Standing
from xinfang_desk.words.fields import field_name

OTHER = StickFolder(folder=Path("/other"), label="U盘 OTHER", free_mb=10)


@pytest.fixture
def desk(desk):
    desk.enrolled = CardRecord(name="示例县", fingerprint="12345")
    return desk


@pytest.fixture
def open_page(window, settle):
    def open_it():
        window.open_page("batch")
        settle()
        return window.pages.batch

    return open_it


@pytest.fixture
def click(window, qtbot, settle):
    def press(name):
        button = window.findChild(QPushButton, name)
        assert button.isVisible()
        assert button.isEnabled()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    return press


@pytest.fixture
def said(window):
    return lambda name: window.findChild(QWidget, name).accessibleName()


def text(window, name):
    return window.findChild(QLabel, name).text()


# Before it is made


def test_what_would_be_sent_is_seen_before_it_is_made(window, registered, open_page):
    registered()
    registered()
    open_page()
    words = text(window, "batchPending")
    assert "有 2 件" in words
    assert "9月14日" in words
    assert "约 4 KB" in words


def test_a_preview_names_the_first_and_the_last_day():
    several = Preview(records=3, first_day=date(2026, 9, 1), last_day=date(2026, 9, 14), size=5 << 20)
    assert "9月1日至9月14日登记" in said_of_preview(several)
    assert "约 5 MB" in said_of_preview(several)
    assert (
        said_of_preview(Preview(records=0, first_day=None, last_day=None, size=0)) == "没有等着上报的事项。"
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "约 1 KB"), (2500, "约 2 KB"), ((1 << 20) - 1, "约 1024 KB"), (1 << 20, "约 1 MB")],
)
def test_a_size_is_never_nothing(size, words):
    assert size_in_words(size) == words


def test_sending_again_is_offered_when_something_is_unanswered(window, desk, registered, open_page, click):
    registered()
    open_page()
    again = window.findChild(QPushButton, "makeBatchAgain")
    assert not again.isVisible()
    click("makeBatch")
    assert "1 件" in again.text()
    click("makeBatchAgain")
    assert [each.records for each in desk.made] == [1, 1]


def test_progress_says_how_many_and_when_not_to_pull(window, open_page):
    page = open_page()
    page._advance(3, 7)
    assert "3 / 7 件" in text(window, "batchProgressWords")
    assert page._progress.value() == 3
    page._advance(7, 7)
    assert "先别拔" in text(window, "batchProgressWords")


# The stick


@pytest.mark.parametrize(
    ("standing", "words", "writable"),
    [
        (Standing.OURS, "本县的上报U盘，还空 3200 MB", True),
        (Standing.BLANK, "还没有启用，还空 3200 MB", False),
        (Standing.FOREIGN, "别的县", False),
        (Standing.DAMAGED, "标记损坏", False),
        (Standing.GONE, "不在了", False),
    ],
)
def test_a_stick_is_known_for_what_it_is(window, desk, open_page, said, standing, words, writable):
    desk.sticks = {STICK: replace(OURS, standing=standing)}
    open_page()
    assert words in said("stickStanding")
    assert window.findChild(QPushButton, "makeBatch").isEnabled() == writable
    for name in ("verifyAgain", "letGo"):
        assert window.findChild(QPushButton, name).isVisible() == writable
    assert window.findChild(QPushButton, "stickStandingAction").isVisible() == (standing is Standing.BLANK)


def test_what_lies_on_our_stick_is_told(desk, open_page, said):
    desk.sticks = {STICK: replace(OURS, batches=(2, 3), strays=1)}
    open_page()
    assert "第 2、3 批" in said("stickStanding")
    assert "1 个不相干的文件" in said("stickStanding")


def test_a_blank_stick_is_made_ours_with_one_key(window, desk, registered, open_page, click, said):
    registered()
    desk.sticks = {STICK: replace(OURS, standing=Standing.BLANK)}
    open_page()
    click("stickStandingAction")
    assert "本县的上报U盘" in said("stickStanding")
    click("makeBatch")
    assert desk.written_to == [("stick", STICK.folder)]
    assert "准备拔出" in said("deskNotice")


def test_our_stick_is_chosen_among_several(desk, open_page):
    desk.sticks = {OTHER: replace(OURS, standing=Standing.FOREIGN), STICK: OURS}
    assert open_page().stick.place.folder == STICK.folder


def test_what_the_officer_chose_stays_chosen(desk, open_page, settle):
    desk.sticks = {OTHER: OURS, STICK: OURS}
    page = open_page()
    page.stick.folder.setCurrentIndex(1)
    page.stick.folder.activated.emit(1)
    settle()
    page.reload()
    settle()
    assert page.stick.place.folder == STICK.folder


def test_any_folder_still_takes_a_batch(window, desk, registered, open_page, click, settle, tmp_path):
    registered()
    desk.sticks = {}
    page = open_page()
    assert "没有插U盘" in page.stick.folder.currentText()
    page.stick.use_folder(tmp_path)
    page.reload()
    settle()
    assert not window.findChild(QWidget, "stickStanding").isVisible()
    assert page.stick.place.folder == tmp_path
    click("makeBatch")
    assert desk.written_to == [("folder", tmp_path)]


def test_a_stick_that_is_plugged_in_later_is_found_by_a_key(desk, open_page, click, said):
    desk.sticks = {}
    page = open_page()
    assert page.stick.place is None
    desk.sticks = {STICK: OURS}
    click("findSticks")
    assert "本县的上报U盘" in said("stickStanding")


@pytest.mark.parametrize(("whole", "words"), [(True, "第 1 批在这个U盘上"), (False, "第 1 批不在这个U盘上")])
def test_a_written_batch_is_read_back_once_more(desk, registered, open_page, click, said, whole, words):
    registered()
    open_page()
    click("makeBatch")
    desk.lies_whole = whole
    click("verifyAgain")
    assert words in said("stickVerified")


def test_a_stick_may_be_pulled_out_when_it_is_let_go(desk, open_page, click, said):
    page = open_page()
    click("letGo")
    assert "可以拔出" in said("deskNotice")
    assert page.stick.place is None


def test_nobody_is_told_to_pull_out_a_stick_that_is_still_held(desk, open_page, click, said):
    desk.lets_go = False
    open_page()
    click("letGo")
    assert "可以拔出" not in said("deskNotice")
    assert "先别拔" in said("deskNotice")


# What comes back


def test_replies_on_the_stick_are_listed_and_taken_with_one_key(window, desk, open_page, click, said):
    desk.found_replies = (
        FoundReply(file=Path("/stick/a.ack.xfb"), sequence=4, repeated=False),
        FoundReply(file=Path("/stick/b.ack.xfb"), sequence=3, repeated=True),
        FoundReply(file=Path("/stick/c.ack.xfb"), sequence=0, repeated=False, code="batch.damaged"),
    )
    open_page()
    assert "1 份新回执" in text(window, "replyWords")
    fault = window.findChild(QWidget, "foundReply_3")
    assert any("损坏" in each.text() for each in fault.findChildren(QLabel))
    assert window.findChild(QPushButton, "takeFound_3") is None
    click("takeFound_4")
    assert desk.taken == [Path("/stick/a.ack.xfb")]
    assert "收下 3 件" in said("takenNotice")
    assert "1 批已清掉" in said("takenNotice")
    assert "没有新回执" in text(window, "replyWords")


def test_a_reply_that_never_came_is_asked_for(desk, open_page, said):
    desk.missing_replies = (2,)
    open_page()
    assert "第2份回执" in said("missingReply")


def test_a_thousand_replies_that_never_came_are_one_line_and_closed_with_a_reason(
    window, desk, open_page, click, said
):
    desk.missing_replies = (*range(1, 1000), 1001)
    page = open_page()
    assert "第1–999、1001份回执" in said("missingReply")
    assert len([each for each in page.findChildren(QWidget) if each.objectName() == "missingReply"]) == 1
    click("missingReplyAction")
    click("replyGapDo")
    assert "写明" in text(window, "replyGapWhyFault")
    window.findChild(QLineEdit, "replyGapWhy").setText("县里编错了号")
    click("replyGapDo")
    assert desk.missing_replies == (1001,)
    assert "第1001份" in said("missingReply")
    desk.missing_replies = ()
    open_page().reload()


def test_what_was_sent_back_shows_the_field_and_leads_to_the_matter(
    window, desk, registered, open_page, click
):
    number = registered().matters[0].number
    rejection = Rejection(number=number, code="record.place_missing", words="没有写明事发地", field="place")
    desk.refused_there = (rejection,)
    open_page()
    line = window.findChild(QWidget, f"rejected_{number}")
    assert "补正：问题发生地" in [each.text() for each in line.findChildren(QLabel)]
    click(f"rejectedOpen_{number}")
    assert not window.pages.batch.isVisible()


def test_what_no_batch_can_carry_is_listed_and_leads_to_the_matter(
    window, desk, registered, open_page, click
):
    number = registered().matters[0].number
    assert open_page()._aside.isHidden()
    odd = Rejection(number=number, code="record.unsendable", words="不合报送格式", field="accepted_on")
    desk.aside = (odd,) * 60
    page = open_page()
    assert page._aside.isVisible()
    said = [each.text() for each in page._aside.findChildren(QLabel)]
    assert "补正：受理日期" in said
    assert any("还有 10 件" in each for each in said)
    click(f"asideOpen_{number}")
    assert not window.pages.batch.isVisible()


def test_every_field_that_may_be_sent_back_has_its_name():
    assert all(field_name(each) != each for each in FIELDS.values())


def test_a_silent_county_is_reminded(desk, open_page, click, said):
    desk.unanswered = (
        Unanswered(sequence=3, made_at=NOON, file="x", sha256="0", records=12, days=13),
        Unanswered(sequence=4, made_at=NOON, file="y", sha256="0", records=2, days=9),
    )
    open_page()
    assert "第 3、4 批" in said("unansweredBatches")
    assert "13 天" in said("unansweredBatches")
    click("unansweredBatchesAction")
    assert [(title, pdf) for title, pdf, _printer in desk.sheets] == [
        ("411526102-1-reminder", b"%PDF reminder")
    ]


def test_three_facts_are_told_apart(window, desk, registered, open_page, click, settle):
    registered()
    page = open_page()
    click("makeBatch")

    def kinds():
        line = next(each for each in window.findChildren(QWidget, "batch_1") if each.isVisible())
        return {each.text(): each._kind for each in line.findChildren(Pill)}

    written = kinds()
    assert list(written) == ["已封装", "已写入并回读", "县里已签收", "已反馈 0/1 件"]
    assert written["已写入并回读"] is PillKind.OK
    assert written["县里已签收"] is PillKind.IDLE
    desk.made = [replace(desk.made[0], state=BatchState.ACKNOWLEDGED)]
    page.reload()
    settle()
    assert kinds()["县里已签收"] is PillKind.OK
    assert kinds()["已反馈 0/1 件"] is PillKind.IDLE
    desk.heard_of = {1: 1}
    window.pages.batch.reload()
    settle()
    assert kinds()["已反馈 1/1 件"] is PillKind.OK
