"""What is read back: covered for those around, whole for whoever has to confirm it."""

from dataclasses import replace

from tests.ui.hands import register_as_is
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


def agree(page, drawn, settle):
    page.people.form.name.setText("周试例")
    page.matters.form.statement.setPlainText("路灯坏了没人修")
    settle()
    page.take_agreement(read_back_of(page.draft()))
    page.take_drawing(drawn)


def test_what_was_drawn_is_kept_with_what_was_agreed_to(window, visits, qtbot, settle) -> None:
    agree(window.intake, "1,2;30,40", settle)
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    assert visit.agreed is not None
    assert visit.agreed.drawn == "1,2;30,40"


def test_what_changed_since_bears_no_drawing(window, visits, qtbot, settle) -> None:
    agree(window.intake, "1,2;30,40", settle)
    window.intake.matters.form.statement.setPlainText("路灯坏了三个月没人修")
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    assert visit.agreed is None


def test_a_second_read_back_begins_without_a_drawing(window, visits, qtbot, settle) -> None:
    agree(window.intake, "1,2;30,40", settle)
    window.intake.take_agreement(read_back_of(window.intake.draft()))
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    assert visit.agreed is not None
    assert visit.agreed.drawn == ""
