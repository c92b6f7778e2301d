"""A table is sent from the county's window, and a desk takes it; a lost batch is explained there too."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import DeskSide
from tests.exchange.world import FIRST, PASSPHRASE, SECOND, register
from tests.ui.county.hands import write_reply
from ui.county.window import CountyWindow
from ui.look.theme import Theme
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.batch import cards
from xinfang_desk.batch.statement import SCHEMAS
from xinfang_desk.county.office import open_office
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.places import RESOURCES

NEXT = json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8")) | {"version": "cn-2027.1"}
FOLDER = "ui.chosen_files.QFileDialog.getExistingDirectory"


@pytest.fixture
def calendar(tmp_path):
    file = tmp_path / "calendar.json"
    file.write_text(json.dumps(NEXT, ensure_ascii=False), "utf-8")
    return file


@pytest.fixture
def stick(tmp_path, monkeypatch):
    folder = tmp_path / "to-the-desks"
    folder.mkdir()
    monkeypatch.setattr(FOLDER, lambda *_: str(folder))
    return folder


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def fill(window, table, file, desk=""):
    for name, value in (("tableName", table), ("tableDesk", desk)):
        box = window.findChild(QComboBox, name)
        box.setCurrentIndex(box.findData(value))
    window.findChild(QLineEdit, "tableFile").setText(str(file))


def opened(qtbot, window, desks):
    press(qtbot, window, "pages_tables")
    qtbot.waitUntil(lambda: window.findChild(QComboBox, "tableDesk").count() == desks + 1)


def results(window):
    found = [each for each in window.tables.findChildren(Notice) if each.isVisible()]
    return [(each.property("kind"), each.accessibleName()) for each in found]


def fault(window, name):
    found = window.findChild(QLabel, f"{name}Fault")
    return found.text() if found is not None else ""


def test_a_table_sent_from_the_window_is_taken_by_the_desk_and_a_gap_is_closed(
    world, lane, look, qtbot, calendar, stick, monkeypatch
):
    lost, kept = world.place("lost"), world.place("kept")
    with world.desk() as desk:
        register(desk)
        desk.outbox.make_batch(lost)
        register(desk)
        second = desk.outbox.make_batch(kept)
    office = lane.open(lambda: open_office(world.folder / "county", PASSPHRASE, now=world.clock))
    window = CountyWindow(office, lane, look)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.incoming.inbox.receive([kept / second.file])
    qtbot.waitUntil(lambda: window.findChild(QPushButton, "gapOfDesk").isEnabled())
    press(qtbot, window, "gapOfDesk")
    window.findChild(QLineEdit, "gapWhy").setText("U盘丢失，已补报")
    press(qtbot, window, "gapDo")
    qtbot.waitUntil(
        lambda: lane._waiting == 0 and window.findChild(QPushButton, "gapOfDesk").isEnabled() is False
    )
    opened(qtbot, window, 2)
    fill(window, "calendar", calendar)
    press(qtbot, window, "sendTable")
    qtbot.waitUntil(lambda: [kind for kind, _words in results(window)] == ["ok", "ok"])
    write_reply(qtbot, window, monkeypatch, stick)
    qtbot.waitUntil(lambda: len(list(stick.iterdir())) == 3)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert [each.missing for each in lane.open(office.desks)] == [(), ()]
    lane.open(office.close)
    with world.desk() as desk:
        desk.tables.apply(stick / f"{FIRST}-t000001.ack.xfb")
        assert table_in_use(world.folder / "desk", "calendar") == NEXT
        desk.inbox.take_reply(stick / f"{FIRST}-000001.ack.xfb")
    with world.desk("other") as desk:
        desk.tables.apply(stick / f"{SECOND}-t000001.ack.xfb")


def test_a_table_goes_with_the_next_reply_and_a_desk_too_old_says_so(
    window, desk, office, lane, qtbot, tmp_path, calendar
):
    old = DeskSide(tmp_path, desk.county, "411526103-2")
    lane.open(
        lambda: (office.enrol(old.card_file(name="样本镇")), office.enrol(desk.card_file(schemas=SCHEMAS)))
    )
    window.reload()
    opened(qtbot, window, 2)
    fill(window, "calendar", calendar)
    press(qtbot, window, "holdTable")
    qtbot.waitUntil(lambda: len(results(window)) == 2)
    ok, bad = results(window)
    assert (ok[0], ok[1]) == (NoticeKind.OK.frame, f"{desk.desk}：已记下，随下一份回执带去。")
    assert bad[0] == NoticeKind.DANGER.frame
    window.open_page("in")
    qtbot.waitUntil(window.findChild(QPushButton, "replyAll").isEnabled)
    press(qtbot, window, "replyAll")
    model = window.incoming.desks.sending.table.model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert model.index(0, 5).data() == "带去放假安排"


def test_for_one_desk_one_file(window, desk, office, lane, qtbot, tmp_path, calendar, stick):
    card = tmp_path / "county-again.card"
    lane.open(lambda: office.write_card(card))
    other = DeskSide(tmp_path, cards.read_card(card.read_bytes()), "411526103-2")
    lane.open(lambda: office.enrol(other.card_file()))
    window.reload()
    opened(qtbot, window, 2)
    fill(window, "calendar", calendar, other.desk)
    qtbot.keyClick(window.findChild(QLineEdit, "tableFile"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(results(window)) == 1)
    ((kind, words),) = results(window)
    assert kind == NoticeKind.OK.frame
    assert "411526103-2-t000001.ack.xfb" in words
    assert [each.name for each in stick.iterdir()] == ["411526103-2-t000001.ack.xfb"]


@pytest.mark.parametrize(
    ("table", "content", "words"),
    [
        ("contents", '{"version": "1", "contents": []}', "“事项类别”内容不对"),
        ("calendar", "no table", "“放假安排”内容不对"),
        ("offices", '{"version": "1", "offices": [{"name": ""}]}', "办公机构"),
    ],
)
def test_what_is_no_such_table_is_refused_at_its_field_and_seen(
    window, desk, look, qtbot, tmp_path, stick, table, content, words
):
    look.use(Theme(scale=2.0, still=True))
    file = tmp_path / "table.json"
    file.write_text(content, "utf-8")
    opened(qtbot, window, 1)
    fill(window, table, file)
    # A button that is pressed gives its focus away, and Qt scrolls to where it goes; Enter does not.
    window.findChild(QComboBox, "tableName").setFocus()
    qtbot.keyClick(window.findChild(QLineEdit, "tableFile"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: words in fault(window, "tableFile"))
    assert QApplication.focusWidget() is window.findChild(QLineEdit, "tableFile")
    assert not window.findChild(QLabel, "tableFileFault").visibleRegion().isEmpty()
    assert list(stick.iterdir()) == []
    assert results(window) == []


def test_without_a_file_or_a_desk_nothing_is_asked(window, lane, qtbot, stick):
    qtbot.waitUntil(lambda: lane._waiting == 0)
    press(qtbot, window, "pages_tables")
    press(qtbot, window, "sendTable")
    assert "请选表的文件" in fault(window, "tableFile")
    assert "还没有接待台" in fault(window, "tableDesk")
    assert lane._waiting == 0


def test_a_stick_that_is_gone_is_told_over_the_page(
    window, desk, lane, qtbot, calendar, monkeypatch, tmp_path
):
    monkeypatch.setattr(FOLDER, lambda *_: str(tmp_path / "pulled-out"))
    opened(qtbot, window, 1)
    fill(window, "calendar", calendar)
    press(qtbot, window, "sendTable")
    notice = window.findChild(QWidget, "countyNotice")
    qtbot.waitUntil(lambda: "拔出" in notice.accessibleName())
    assert window.findChild(QPushButton, "sendTable").isEnabled()


def test_one_desk_that_is_refused_keeps_no_other_from_its_table(
    window, desk, office, lane, qtbot, tmp_path, calendar, stick
):
    card = tmp_path / "county-again.card"
    lane.open(lambda: office.write_card(card))
    other = DeskSide(tmp_path, cards.read_card(card.read_bytes()), "411526103-2")
    lane.open(lambda: office.enrol(other.card_file()))
    (stick / "411526102-1-t000001.ack.xfb").write_bytes(b"somebody's")
    window.reload()
    opened(qtbot, window, 2)
    fill(window, "calendar", calendar)
    press(qtbot, window, "sendTable")
    qtbot.waitUntil(lambda: [kind for kind, _words in results(window)] == ["danger", "ok"])
    assert "同名文件" in results(window)[0][1]


def test_the_file_is_chosen(window, desk, qtbot, calendar, monkeypatch):
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getOpenFileName", lambda *_: (str(calendar), ""))
    opened(qtbot, window, 1)
    press(qtbot, window, "tableFileChoose")
    assert window.findChild(QLineEdit, "tableFile").text() == str(calendar)
