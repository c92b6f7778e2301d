"""What a person holds is read at the desk: a decision, our own receipt, the front of an identity card."""

from __future__ import annotations

import json

import pytest

import app
from tests.desk.conftest import PASSPHRASE
from tests.desk.test_erasing import SAID
from tests.pictures import papers
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.pictures import models
from xinfang_desk.pictures.models import is_here
from xinfang_desk.pictures.page_reader import PageReader, Seen

PERSON = Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019")
CARD = (
    ("姓名　周试例", 34, 60),
    ("性别　男　　民族　汉", 30, 60),
    ("出生　1979 年 4 月 12 日", 30, 60),
    ("住址　示例县示例镇示例村三组18号", 30, 60),
    ("公民身份号码　000000197904121019", 34, 60),
)
DECISION = tuple(
    Line(text=text, score=0.99, box=(left // 2, 60 * at, 900, 60 * at + 40), page=0)
    for at, (text, _high, left) in enumerate(papers.LINES)
)


@pytest.mark.slow
@pytest.mark.skipif(not is_here(), reason="the extra [reading] is not installed")
def test_a_receipt_and_a_card_are_read_off_their_pictures(desk) -> None:
    registered = desk.reception.register(VisitDraft(people=(PERSON,), matters=(SAID,)))
    number = str(registered.matters[0].number)
    (receipt,) = desk.papers.draw(number, (Paper.RECEIPT,))
    found = desk.reading.read(receipt.pdf)
    assert (found.kind, found.number) == ("receipt", number)
    card = desk.reading.read_card(papers.jpeg(papers.page(CARD, (1000, 420))))
    assert (card.name, card.number, card.born.year) == ("周试例", PERSON.id_number, 1979)


def seen(monkeypatch, lines=(), codes=()):
    """The reader at the edge: what it saw."""
    monkeypatch.setattr(
        PageReader, "read", lambda _self, _content: Seen(lines=lines, turns=(0,), codes=codes)
    )


def test_a_receipt_is_known_by_its_code_and_a_code_of_others_by_nothing(desk, monkeypatch) -> None:
    registered = desk.reception.register(VisitDraft(people=(PERSON,), matters=(SAID,)))
    number = str(registered.matters[0].number)
    seen(monkeypatch, codes=("https://example.invalid", f"{number}:proof"))
    assert (desk.reading.read(b"").kind, desk.reading.read(b"").number) == ("receipt", number)
    seen(monkeypatch, DECISION, codes=(number,))
    assert desk.reading.read(b"").kind == "penalty", "what is printed there is another paper"
    seen(monkeypatch, codes=("1234567890123456789",))
    assert desk.reading.read(b"").kind is None


def test_the_verb_prints_what_the_contract_says(home, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"seen by the one at the edge")
    asked = ["--home", str(home), "--json", "read", str(picture)]
    seen(monkeypatch, DECISION)
    assert app.main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert [*told] == [
        "kind", "event", "body", "number", "made_on", "received_on", "to", "remedies", "unsure", "lines",
    ]  # fmt: skip
    assert (told["kind"], told["event"]) == ("penalty", "penalty_received")
    assert told["lines"][1] == {"text": "行政处罚决定书", "score": 0.99, "box": [200, 60, 900, 100]}
    seen(monkeypatch)
    assert app.main(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["kind"], told["lines"], told["remedies"]) == (None, [], [])
    assert app.main([*asked, "--card"]) == 0
    assert json.loads(capsys.readouterr().out) == {"card": None}


def test_without_the_extra_the_desk_is_the_same_and_reading_a_sentence(
    home, tmp_path, monkeypatch, capsys
) -> None:
    monkeypatch.setattr(models, "place_of", lambda _package: None)
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(papers.jpeg(papers.page()))
    assert app.main(["--home", str(home), "--json", "read", str(picture)]) == 3
    told = json.loads(capsys.readouterr().err)
    assert told["code"] == "reading.not_here"
    assert "阅读部件" in told["words"]
    assert app.main(["--home", str(home), "--json", "check"]) == 0


def test_a_changed_model_is_told_by_check(desk, monkeypatch, tmp_path) -> None:
    assert desk.upkeep.check() == ()
    monkeypatch.setattr(models, "place_of", lambda _package: tmp_path)
    assert {each.code for each in desk.upkeep.check()} == {"reading.model_changed"}
