"""An identity card on the form: fills what is empty, is marked until edited, asks before it writes over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.devices.cards import NUMBER, WU, ZHOU, CountingReader, block
from tests.ui.hands import press, say, told
from ui.background import Topic
from xinfang_desk.devices.idcard.simulator import ReaderFault
from xinfang_desk.domain.people.id_card import Fit, IdCard, fit
from xinfang_desk.domain.people.petitioner import IdType, Person


@pytest.fixture
def reader(change_settings):
    """A reader with nothing on it, chosen in the settings before the window opens."""
    reader = CountingReader(None)
    change_settings(reader=reader.port)
    yield reader
    reader.close()


@pytest.fixture
def form(reader, window):
    return window.intake.people.form


@pytest.fixture
def lay(reader, window, qtbot):
    """Lays a card on and waits until the line says so; then takes it away again."""

    def lay(card, words):
        reader.card = block(card)
        qtbot.waitUntil(lambda: words in told(window))
        reader.card = None
        asked = reader.polls
        qtbot.waitUntil(lambda: reader.polls > asked + 1)

    return lay


def marks(form):
    """Which lines say that they are from the card."""
    origins = {each: form.findChild(QLabel, f"{each}Origin").text() for each in ("name", "address")}
    return {each for each, words in origins.items() if words} | (
        {"idNumber"} if "来自身份证" in form.id_number.findChild(QLabel, "idNumberBeside").text() else set()
    )


def test_a_card_fills_the_form_and_is_marked_until_each_part_is_edited(form, lay):
    lay(ZHOU, "已从身份证填上：姓名、证件、现住址。")
    person = form.read()
    assert (person.name, person.id_number, person.address) == ("周试例", NUMBER, ZHOU.address)
    assert person.id_type is IdType.RESIDENT_ID
    assert marks(form) == {"name", "idNumber", "address"}
    assert form.address.accessibleDescription() == "来自身份证"
    say(form.address, "甲")
    assert marks(form) == {"name", "idNumber"}
    assert form.address.accessibleDescription() == ""
    say(form.name, "乙")
    assert marks(form) == {"idNumber"}


def test_a_long_name_is_seen_whole_and_the_mark_gives_way(form, reader, window, qtbot):
    long = replace(ZHOU, name="阿卜杜热合曼·示例某某")
    reader.card = block(long)
    qtbot.waitUntil(lambda: "已从身份证填上" in told(window))
    name = form.name
    mark = form.findChild(QLabel, "nameOrigin")
    shown = mark.fontMetrics().horizontalAdvance(mark.text())
    needed = name.fontMetrics().horizontalAdvance(name.text()) + shown
    assert needed <= name.width() or not mark.text()
    assert name.accessibleDescription() == name.toolTip() == "来自身份证"


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_a_number_that_does_not_check_is_seen_whole_beside_what_is_said_of_it(form, lay, look, scale):
    look.use(replace(look.theme, scale=scale))
    lay(replace(ZHOU, number="000000198505052026"), "已从身份证填上")
    line = form.id_number
    beside = line.findChild(QLabel, "idNumberBeside")
    assert beside.isHidden() or beside.x() > line.cursorRect().right()


def test_what_it_filled_is_taken_back_by_one_key(form, lay, window, qtbot):
    say(form.phone, "00000001024")
    lay(ZHOU, "已从身份证填上")
    press(qtbot, window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.read() == Person(name="", phone="00000001024")
    assert marks(form) == set()


def test_a_card_that_stays_on_the_reader_leaves_the_way_back_open(form, reader, window, qtbot):
    reader.card = block(ZHOU)
    qtbot.waitUntil(lambda: "已从身份证填上" in told(window))
    asked = reader.polls
    qtbot.waitUntil(lambda: reader.polls > asked + 2)
    window.around.notice.take_up()
    assert form.read() == Person(name="")


def test_what_was_written_meanwhile_is_not_taken_back(form, lay, window, qtbot):
    lay(ZHOU, "已从身份证填上")
    say(form.phone, "00000001024")
    window.around.notice.take_up()
    assert "没有撤回" in told(window)
    assert form.read().name == "周试例"


def test_an_address_that_is_typed_stays_and_the_rest_is_filled(form, lay):
    say(form.address, "示例镇打工的地方")
    lay(ZHOU, "已从身份证填上：姓名、证件。")
    assert form.read().address == "示例镇打工的地方"
    assert marks(form) == {"name", "idNumber"}


def test_a_name_typed_otherwise_is_asked_about_before_anything_is_written(form, lay, window, qtbot):
    say(form.name, "周示例")
    lay(ZHOU, "不一样，没有改")
    assert form.read() == Person(name="周示例")
    window.around.notice.take_up()
    assert (form.read().name, form.read().id_number) == ("周试例", NUMBER)
    window.around.notice.take_up()
    assert form.read() == Person(name="周示例")


def test_the_question_is_void_once_something_else_was_written(form, lay, window):
    say(form.name, "周示例")
    lay(ZHOU, "不一样，没有改")
    say(form.name, "一")
    window.around.notice.take_up()
    assert "又写过" in told(window)
    assert form.read().id_number == ""


def test_somebody_elses_card_is_another_person(form, lay, window):
    lay(ZHOU, "已从身份证填上")
    lay(WU, "另一个人")
    assert form.read().name == "周试例"
    window.around.notice.take_up()
    assert [(each.name, each.address) for each in window.intake.people.read()] == [
        ("周试例", ZHOU.address),
        ("吴拟名", WU.address),
    ]
    assert marks(form) == {"name", "idNumber", "address"}


def test_who_wants_to_stay_nameless_stays_so(form, lay, window):
    window.intake.people.anonymous.setChecked(True)
    lay(ZHOU, "没有填")
    assert window.intake.people.read() == ()


def test_the_same_again_is_said_and_marked(form, lay):
    say(form.name, "周试例")
    say(form.id_number, NUMBER)
    say(form.address, ZHOU.address)
    lay(ZHOU, "身份证和写的一样")
    assert marks(form) == {"name", "idNumber", "address"}


def test_a_card_left_lying_does_not_fill_the_next_persons_form(form, reader, window, qtbot):
    reader.card = block(ZHOU)
    qtbot.waitUntil(lambda: "已从身份证填上" in told(window))
    window.open_page("keys")
    qtbot.wait(300)
    window.new_visit()
    qtbot.waitUntil(lambda: "刚才读过" in told(window))
    assert form.read() == Person(name="")


def test_it_is_asked_only_while_the_form_is_in_sight(form, reader, window, qtbot):
    qtbot.waitUntil(lambda: reader.polls > 1)
    window.open_page("keys")
    qtbot.wait(400)
    asked = reader.polls
    qtbot.wait(600)
    assert reader.polls == asked
    window.open_form()
    qtbot.waitUntil(lambda: reader.polls > asked)


def test_nothing_is_read_while_it_is_asked_about_an_accusation(form, reader, window, qtbot, monkeypatch):
    monkeypatch.setattr(window.intake.asking, "asks", lambda: True)
    qtbot.wait(400)
    asked = reader.polls
    reader.card = block(ZHOU)
    qtbot.wait(500)
    assert reader.polls == asked
    assert form.read() == Person(name="")


def test_each_trouble_is_said_once_and_the_next_card_is_read(form, reader, lay, window, qtbot):
    reader.fault = ReaderFault.PULLED_AWAY
    reader.card = block(ZHOU)
    qtbot.waitUntil(lambda: "拿开了" in told(window))
    reader.fault = None
    qtbot.waitUntil(lambda: "已从身份证填上" in told(window))
    assert form.read().name == "周试例"


def test_without_a_reader_nothing_is_said_and_hands_type(window, qtbot):
    qtbot.wait(200)
    assert told(window) == ""
    say(window.intake.people.form.name, "周试例")
    assert window.intake.people.form.read().name == "周试例"


def test_a_reader_that_is_not_there_is_said_once(change_settings, window, qtbot, settle):
    change_settings(reader="/dev/ttyUSB99")
    window._station.background.changed.emit(Topic.OFFICE)
    qtbot.waitUntil(lambda: "没有读卡器" in told(window))
    window.tell("")
    window.open_page("keys")
    qtbot.wait(200)
    window.open_form()
    qtbot.wait(600)
    assert told(window) == ""


# The rule


@pytest.mark.parametrize(
    ("person", "how"),
    [
        (Person(name=""), Fit.FILLS),
        (Person(name="周 试例", id_type=IdType.RESIDENT_ID, id_number=NUMBER), Fit.FILLS),
        (Person(name="周试例", id_number=NUMBER, address="别处"), Fit.SAYS_THE_SAME),
        (Person(name="周示例"), Fit.DIFFERS),
        (Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number=NUMBER[:-1] + "8"), Fit.DIFFERS),
        (Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number=WU.number), Fit.DIFFERS),
        (Person(name="吴拟名", id_type=IdType.RESIDENT_ID, id_number=WU.number), Fit.ANOTHER),
        (Person(name="", id_type=IdType.RESIDENT_ID, id_number="0000001979"), Fit.DIFFERS),
    ],
)
def test_how_a_card_goes_with_what_is_written(person, how, clock):
    assert fit(ZHOU, person, clock().date()) is how


def test_a_foreigners_card_has_no_address_and_asks_for_none(clock):
    card = IdCard(kind=IdType.FOREIGN_PERMANENT_RESIDENCE, name="SHILI YANG", number="900000199001010015")
    written = Person(name="SHILI YANG", id_type=card.kind, id_number=card.number)
    assert fit(card, written, clock().date()) is Fit.SAYS_THE_SAME
