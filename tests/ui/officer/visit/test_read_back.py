"""What is read back: covered for those around, whole for whoever has to confirm it."""

from dataclasses import replace

from ui.officer.visit.drafts.draft import read_back_of
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person


def test_what_has_to_be_confirmed_can_be_seen_whole() -> None:
    person = Person(name="周试例", id_number="000000197904121019", phone="00000001024", address="示例村")
    shown = read_back_of(VisitDraft(people=(person,), matters=(MatterDraft(statement="路灯坏了"),)))
    assert [each for each in shown.whole if each] == ["000000197904121019", "00000001024"]
    covered = [text for (_title, text), whole in zip(shown.lines, shown.whole, strict=True) if whole]
    assert "000000197904121019" not in covered
    assert all("*" in each for each in covered)
    changed = read_back_of(VisitDraft(people=(replace(person, phone="00000001999"),), matters=()))
    assert changed != shown
