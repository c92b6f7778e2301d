"""What nobody sees does not reach a paper; and a stick that went while a batch was sealed is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinfang_desk.desk import Desk
from xinfang_desk.desk.mail import outbox
from xinfang_desk.devices import drive
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("周\n试例", "周试例"),
        ("周\u202e试例", "周试例"),
        ("周\x00试例", "周试例"),
        ("\ufeff周试例", "周试例"),
        ("\x00\u202e", ""),
    ],
)
def test_unseen_marks_leave_a_name_and_are_told(desk: Desk, name: str, kept: str) -> None:
    draft = MatterDraft(statement="水渠堵了。\n\x1b等着修。", place="411526102")
    visit = desk.reception.register(VisitDraft(people=(Person(name=name),), matters=(draft,), key=""))
    assert visit.people[0].name == kept
    assert visit.matters[0].draft.statement == "水渠堵了。\n等着修。"
    codes = {each.code for each in visit.matters[0].notices}
    assert "unseen_removed" in codes
    assert ("name_missing" in codes) == (not kept)


def test_what_is_all_seen_is_not_told(desk: Desk) -> None:
    draft = MatterDraft(statement="水渠堵了。\n等着修。", place="411526102")
    visit = desk.reception.register(VisitDraft(people=(Person(name="周 试例"),), matters=(draft,), key=""))
    assert "unseen_removed" not in {each.code for each in visit.matters[0].notices}


@pytest.mark.parametrize("mark", ["\u200b", "\u202d", "\ufeff"])
def test_what_came_with_a_copied_number_is_no_word_of_anybodys(desk: Desk, mark: str) -> None:
    draft = MatterDraft(statement="水渠堵了。", place="411526102")
    person = Person(name="周试例", id_number=f"{mark}000000197904121019", phone=f"000{mark}00001024")
    visit = desk.reception.register(VisitDraft(people=(person,), matters=(draft,), key=""))
    assert (visit.people[0].id_number, visit.people[0].phone) == ("000000197904121019", "00000001024")
    assert "unseen_removed" not in {each.code for each in visit.matters[0].notices}


def test_the_device_is_asked_before_the_sealing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(drive, "device_of", lambda _folder: asked.append("device") or 77)
    monkeypatch.setattr(outbox, "sealed_batch", lambda *_a, **_k: asked.append("sealed") or "made")
    monkeypatch.setattr(outbox, "_write", lambda _seat, _made, _folder, device: device)
    assert outbox.make_batch(desk.outbox._seat, tmp_path) == 77
    assert asked == ["device", "sealed"]
