"""An identity card off its picture: marked as from a photograph until it is confirmed, kept nowhere."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.pictures import making
from tests.ui.hands import press, told
from xinfang_desk.desk.edges.paper_reading import Reading
from xinfang_desk.domain.people.petitioner import Sex
from xinfang_desk.domain.reading.id_face import CardRead

ZHOU = CardRead(
    name="周试例",
    sex=Sex.MALE,
    born=date(1990, 1, 1),
    address="示例镇示例村三组",
    number="000000199001010014",
    unsure=(),
)


@pytest.fixture
def read(monkeypatch):
    """What the engine makes of the next picture."""
    read = []
    monkeypatch.setattr(Reading, "is_here", lambda _reading: True)
    monkeypatch.setattr(Reading, "read_card", lambda _reading, _content: read.pop())
    return read


@pytest.fixture
def people(read, window):
    return window.intake.people


@pytest.fixture
def photo(tmp_path):
    file = tmp_path / "证.jpg"
    file.write_bytes(making.jpeg())
    return file


def test_a_dropped_photograph_fills_the_form_and_is_marked_until_it_is_confirmed(
    read, window, people, photo, settle, qtbot, drafts, home
):
    read.append(ZHOU)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    people.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    settle()
    form = people.form
    assert (form.name.text(), form.id_number.text(), form.address.text()) == (
        ZHOU.name,
        ZHOU.number,
        ZHOU.address,
    )
    assert form.name.accessibleDescription() == "来自照片"
    assert "看准了按“核对过了”" in told(window)
    beside = form.id_number.findChild(QLabel, "idNumberBeside")
    assert form.id_number.rect().contains(beside.geometry())
    assert beside.text() in {"证", "来自照片"} or beside.text().startswith("来自照片 · ")
    # Another word takes the place of the first, somebody else is written down: it is asked for still.
    window.tell("已存为草稿。")
    checked = form.findChild(QPushButton, "cardChecked")
    people.add_person()
    assert not checked.isVisible()
    people.turn(-1)
    window.intake.matters.form.statement.setPlainText("低保没办下来")
    window.intake.ahead.look()
    settle()
    assert checked.isVisible()
    assert window.findChild(QWidget, "notice_card_pictured") is not None
    checked.click()
    window.intake.ahead.look()
    settle()
    assert form.name.accessibleDescription() == "来自身份证"
    assert not checked.isVisible()
    assert window.findChild(QWidget, "notice_card_pictured") is None
    # The picture is no material, and lies nowhere in the home.
    window.intake.keep_draft()
    settle()
    assert [each.materials for kept in drafts() for each in kept.draft.matters] in ([], [()])
    assert not any((home / "attachments").rglob("*.age")) if (home / "attachments").exists() else True


def test_what_is_unsure_or_no_card_fills_nothing(read, window, people, photo, settle, qtbot, monkeypatch):
    monkeypatch.setattr("ui.officer.visit.card_filling.file_to_open", lambda *_: photo)
    for answer, said in ((None, "不像身份证的正面"), (CardRead(**{**_shape(ZHOU), "number": ""}), "看不清")):
        read.append(answer)
        press(qtbot, window, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
        settle()
        assert said in told(window)
        assert people.form.name.text() == ""


@pytest.fixture
def not_here(monkeypatch):
    monkeypatch.setattr(Reading, "is_here", lambda _reading: False)


@pytest.mark.usefixtures("not_here")
def test_without_the_reader_there_is_no_such_button_and_no_such_key(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.officer.visit.card_filling.file_to_open", asked.append)
    assert window.findChild(QPushButton, "cardPhoto").isHidden()
    press(qtbot, window, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert asked == []


def _shape(card):
    return {name: getattr(card, name) for name in CardRead.__dataclass_fields__}
