"""The batch page: what is on its way is seen before, the stick is known, nothing is said that is not so."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ui.officer.county.page import said_of_preview, size_in_words
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.batch.rejections import FIELDS
from xinfang_desk.desk.answers import Preview
from xinfang_desk.devices.carrier import MARKER, ROOT, FolderCarrier, Standing
from xinfang_desk.words.fields import field_name


@pytest.fixture
def open_page(window, settle):
    def open_it():
        window.open_page("batch")
        settle()
        return window.around.pages.batch

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


def test_what_would_be_sent_is_seen_before_it_is_made(window, desk, ask, registered, open_page):
    registered()
    registered()
    open_page()
    words = text(window, "batchPending")
    assert "有 2 件" in words
    assert "9月14日" in words
    assert size_in_words(ask(desk.outbox.preview).size) in words


def test_a_preview_names_the_first_and_the_last_day():
    several = Preview(records=3, first_day=date(2026, 9, 1), last_day=date(2026, 9, 14), size=5 << 20)
    assert "9月1日至9月14日登记" in said_of_preview(several)
    assert "约 5 MB" in said_of_preview(several)
    years = replace(several, first_day=several.first_day.replace(year=2025))
    assert "2025年9月1日至2026年9月14日登记" in said_of_preview(years)
    assert (
        said_of_preview(Preview(records=0, first_day=None, last_day=None, size=0)) == "没有等着上报的事项。"
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "约 1 KB"), (2500, "约 2 KB"), ((1 << 20) - 1, "约 1024 KB"), (1 << 20, "约 1 MB")],
)
def test_a_size_is_never_nothing(size, words):
    assert size_in_words(size) == words


def test_sending_again_is_offered_when_something_is_unanswered(
    window, desk, ask, registered, stick, open_page, click
):
    registered()
    stick()
    open_page()
    again = window.findChild(QPushButton, "makeBatchAgain")
    assert not again.isVisible()
    click("makeBatch")
    assert "1 件" in again.text()
    click("makeBatchAgain")
    assert [each.records for each in ask(desk.outbox.batches)] == [1, 1]


def test_progress_says_how_many_and_when_not_to_pull(window, open_page):
    page = open_page()
    page._advance(3, 7)
    assert "3 / 7 件" in text(window, "batchProgressWords")
    assert page._progress.value() == 3
    page._advance(7, 7)
    assert "先别拔" in text(window, "batchProgressWords")


# The stick


@pytest.fixture
def standing_so(socket, stick):
    """A stick that stands so to this desk."""

    def plug(standing):
        folder = stick() if standing is Standing.OURS else socket.plug()
        match standing:
            case Standing.FOREIGN:
                FolderCarrier(folder).prepare("00000 11111 22222 33333")
            case Standing.DAMAGED:
                (folder / ROOT).mkdir()
                (folder / ROOT / MARKER).write_bytes(b"{")
            case Standing.GONE:
                folder.rmdir()

    return plug


@pytest.mark.parametrize(
    ("standing", "words", "writable"),
    [
        (Standing.OURS, "本县的上报U盘，还空 ", True),
        (Standing.BLANK, "还没有启用，还空 ", False),
        (Standing.FOREIGN, "别的县", False),
        (Standing.DAMAGED, "标记损坏", False),
        (Standing.GONE, "不在了", False),
    ],
)
def test_a_stick_is_known_for_what_it_is(window, standing_so, open_page, said, standing, words, writable):
    standing_so(standing)
    open_page()
    assert words in said("stickStanding")
    assert window.findChild(QPushButton, "makeBatch").isEnabled() == writable
    for name in ("verifyAgain", "letGo"):
        assert window.findChild(QPushButton, name).isVisible() == writable
    assert window.findChild(QPushButton, "stickStandingAction").isVisible() == (standing is Standing.BLANK)


def test_what_lies_on_our_stick_is_told(registered, stick, open_page, click, said):
    folder = stick()
    open_page()
    for _ in range(2):
        registered()
        click("findSticks")
        click("makeBatch")
    (folder / ROOT / "photo.jpg").write_bytes(b"x")
    click("findSticks")
    assert "第 1、2 批" in said("stickStanding")
    assert "1 个不相干的文件" in said("stickStanding")


def test_a_blank_stick_is_made_ours_with_one_key(desk, ask, registered, socket, open_page, click, said):
    registered()
    folder = socket.plug()
    open_page()
    click("stickStandingAction")
    assert "本县的上报U盘" in said("stickStanding")
    click("makeBatch")
    [made] = ask(desk.outbox.batches)
    assert (folder / ROOT / "out" / made.file).is_file()
    assert "准备拔出" in said("deskNotice")


def test_our_stick_is_chosen_among_several(socket, stick, open_page):
    FolderCarrier(socket.plug("OTHER")).prepare("00000 11111 22222 33333")
    ours = stick()
    assert open_page().stick.place.folder == ours


def test_what_the_officer_chose_stays_chosen(stick, open_page, settle):
    stick("OTHER")
    chosen = stick()
    page = open_page()
    page.stick.folder.setCurrentIndex(1)
    page.stick.folder.activated.emit(1)
    settle()
    page.reload()
    settle()
    assert page.stick.place.folder == chosen


def test_any_folder_still_takes_a_batch(window, desk, ask, registered, open_page, click, settle, tmp_path):
    registered()
    page = open_page()
    assert "没有插U盘" in page.stick.folder.currentText()
    page.stick.use_folder(tmp_path)
    page.reload()
    settle()
    assert not window.findChild(QWidget, "stickStanding").isVisible()
    assert page.stick.place.folder == tmp_path
    click("makeBatch")
    [made] = ask(desk.outbox.batches)
    assert (tmp_path / made.file).is_file()


def test_a_stick_that_is_plugged_in_later_is_found_by_a_key(stick, open_page, click, said):
    page = open_page()
    assert page.stick.place is None
    stick()
    click("findSticks")
    assert "本县的上报U盘" in said("stickStanding")


@pytest.mark.parametrize(("whole", "words"), [(True, "第 1 批在这个U盘上"), (False, "第 1 批不在这个U盘上")])
def test_a_written_batch_is_read_back_once_more(
    desk, ask, registered, stick, open_page, click, said, whole, words
):
    registered()
    folder = stick()
    open_page()
    click("makeBatch")
    if not whole:
        [made] = ask(desk.outbox.batches)
        batch = folder / ROOT / "out" / made.file
        batch.write_bytes(batch.read_bytes()[:-1])
    click("verifyAgain")
    assert words in said("stickVerified")


def test_a_stick_may_be_pulled_out_when_it_is_let_go(stick, open_page, click, said):
    stick()
    page = open_page()
    click("letGo")
    assert "可以拔出" in said("deskNotice")
    assert page.stick.place is None


def test_nobody_is_told_to_pull_out_a_stick_that_is_still_held(socket, stick, open_page, click, said):
    stick()
    socket.lets_go = False
    open_page()
    click("letGo")
    assert "可以拔出" not in said("deskNotice")
    assert "先别拔" in said("deskNotice")


# What comes back


@pytest.fixture
def sent(registered, stick, open_page, click):
    """A stick on which one batch lies; the number of its matter."""
    number = registered().matters[0].number
    folder = stick()
    open_page()
    click("makeBatch")
    return folder, number


def test_replies_on_the_stick_are_listed_and_taken_with_one_key(window, sent, answered, click, said):
    first = answered(sent[0])
    click("findSticks")
    click("takeFound_1")
    answered(sent[0])
    (first.parent / "c.ack.xfb").write_bytes(first.read_bytes()[:-1])
    click("findSticks")
    assert "1 份新回执" in text(window, "replyWords")
    lines = [
        [said.text() for said in each.findChildren(QLabel)]
        for each in window.findChildren(QWidget)
        if each.objectName().startswith("foundReply_") and each.isVisible()
    ]
    assert [
        [any(words in each for each in line) for words in ("第 1 份", "第 2 份", "损坏")] for line in lines
    ]
    assert window.findChild(QPushButton, "takeFound_1") is None
    click("takeFound_2")
    assert "收下 1 件" in said("takenNotice")
    assert "没有新回执" in text(window, "replyWords")


def test_what_the_county_has_is_cleaned_off_the_stick(sent, answered, click, said):
    answered(sent[0])
    click("findSticks")
    click("takeFound_1")
    assert "收下 1 件" in said("takenNotice")
    assert "1 批已清掉" in said("takenNotice")


@pytest.fixture
def replied(sent, answered, ask, desk):
    """Replies of the county under these numbers, each taken by the desk."""

    def take(*numbers):
        for each in numbers:
            ask(desk.inbox.take_reply, answered(sent[0], number=each))

    return take


def test_a_reply_that_never_came_is_asked_for(replied, open_page, said):
    replied(1, 3)
    open_page()
    assert "第2份回执" in said("missingReply")


def test_a_thousand_replies_that_never_came_are_one_line_and_closed_with_a_reason(
    window, desk, ask, replied, open_page, click, said
):
    replied(1000, 1002)
    page = open_page()
    page.reload()
    click("findSticks")
    assert "第1–999、1001份回执" in said("missingReply")
    assert len([each for each in page.findChildren(QWidget) if each.objectName() == "missingReply"]) == 1
    click("missingReplyAction")
    click("replyGapDo")
    assert "写明" in text(window, "replyGapWhyFault")
    window.findChild(QLineEdit, "replyGapWhy").setText("县里编错了号")
    click("replyGapDo")
    assert ask(desk.inbox.missing_replies) == (1001,)
    assert "第1001份" in said("missingReply")


def test_what_was_sent_back_shows_the_field_and_leads_to_the_matter(window, sent, answered, click, said):
    stick, number = sent
    answered(stick, sends_back=[number])
    click("findSticks")
    click("takeFound_1")
    assert "退回 1 件" in said("takenNotice")
    line = window.findChild(QWidget, f"rejected_{number}")
    assert "补正：问题发生地" in [each.text() for each in line.findChildren(QLabel)]
    click(f"rejectedOpen_{number}")
    assert not window.around.pages.batch.isVisible()


def test_what_no_batch_can_carry_is_listed_and_leads_to_the_matter(window, registered, open_page, click):
    registered()
    assert open_page()._aside.isHidden()
    numbers = [registered(accepted_on=date(9999, 9, 1)).matters[0].number for _ in range(60)]
    page = open_page()
    page.reload()
    click("findSticks")
    assert page._aside.isVisible()
    said = [each.text() for each in page._aside.findChildren(QLabel)]
    assert "补正：受理日期" in said
    assert any("还有 10 件" in each for each in said)
    click(f"asideOpen_{numbers[0]}")
    assert not window.around.pages.batch.isVisible()


def test_every_field_that_may_be_sent_back_has_its_name():
    assert all(field_name(each) != each for each in FIELDS.values())


def test_a_silent_county_is_reminded(registered, stick, clock, printer, open_page, click, said):
    stick()
    page = open_page()
    for days in (4, 9):
        registered()
        page.reload()
        click("findSticks")
        click("makeBatch")
        clock.later(days=days)
    page.reload()
    click("findSticks")
    assert "第 1、2 批" in said("unansweredBatches")
    assert "13 天" in said("unansweredBatches")
    click("unansweredBatchesAction")
    assert printer.titles == ["411526102-1-reminder"]


def test_three_facts_are_told_apart(window, world, sent, answered, click, desk, ask):
    stick, number = sent

    def kinds():
        line = next(each for each in window.findChildren(QWidget, "batch_1") if each.isVisible())
        return {each.text(): each._kind for each in line.findChildren(Pill)}

    written = kinds()
    assert list(written) == ["已封装", "已写入并回读", "等县里签收", "已反馈 0/1 件"]
    assert written["已写入并回读"] is PillKind.OK
    assert written["等县里签收"] is PillKind.IDLE
    answered(stick)
    click("findSticks")
    click("takeFound_1")
    assert kinds()["县里已签收"] is PillKind.OK
    assert kinds()["已反馈 0/1 件"] is PillKind.IDLE
    told = {"event": "answered", "org": "县人社局", "date": "2026-09-14", "document": "", "text": ""}
    with world.county() as county:
        county.answer([json.dumps({"number": number} | told).encode()])
    answered(stick)
    click("findSticks")
    click("takeFound_2")
    assert kinds()["已反馈 1/1 件"] is PillKind.OK
