"""Accusations: sealed to a key that the register has not, and nothing in its pages tells whose they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.making import ACCUSATION, BY, KEY, MATTER, NOW, PERSON, SEAL_KEY, draft, keep, put, row_of
from tests.store.pages import plain_pages
from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.sealed_file import connect
from xinfang_desk.store import bound, matters, sealed
from xinfang_desk.store.checks import integrity
from xinfang_desk.store.drafts import save_draft
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.migrations import STEPS, bring_up_to_date
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.visits import visit_by_key

ACCUSER = Person(name="郑密示", id_number="000000198001011234", phone="13911112222", address="密语村九组")
WORDS = ("郑密示", "密语村", "私分了补偿款", "000000198001011234", "13911112222", "郑")
"""The last one character alone, as the search's index has it."""


def _telling(register: Register) -> set[str]:
    """Which of the words lie anywhere in the file's pages, the register's key being known."""
    register.row("PRAGMA wal_checkpoint(TRUNCATE)")
    pages = plain_pages(register.path, KEY)
    return {word for word in WORDS if word.encode() in pages or " ".join(word).encode() in pages}


def test_the_pages_can_be_read_with_the_key(register: Register) -> None:
    keep(register, replace(ACCUSATION, purpose=Purpose.SHENSU), person=ACCUSER)
    assert _telling(register) == set(WORDS)


def test_no_page_tells_who_accused_and_what(register: Register) -> None:
    keep(register, MATTER)
    keep(register, ACCUSATION, person=ACCUSER)
    assert _telling(register) == set()


def test_the_confidential_key_opens_it_whole_and_no_other_does(register: Register) -> None:
    made = keep(register, ACCUSATION, person=ACCUSER)
    [content] = sealed.sealed_of(register, made.matters[0].number)
    assert sealed.unseal(content, SEAL_KEY.secret) == made
    with pytest.raises(DeskError, match=r"seal\.wrong_key"):
        sealed.unseal(content, new_seal_key().secret)
    with pytest.raises(DeskError, match=r"seal\.wrong_key"):
        sealed.unseal(content[:-1] + bytes([content[-1] ^ 1]), SEAL_KEY.secret)


def test_nothing_is_registered_that_cannot_be_sealed(register: Register) -> None:
    register.recipients = ()
    with pytest.raises(DeskError, match=r"seal\.no_key"):
        keep(register, ACCUSATION)
    assert matters.count(register) == 0


def test_an_accusation_beside_another_matter_has_a_visit_of_its_own(register: Register) -> None:
    made = keep(register, MATTER, ACCUSATION, replace(MATTER, statement="另一件"), person=ACCUSER)
    first, accusation, third = made.matters
    found = matters.matter(register, accusation.number)
    beside = matters.matter(register, first.number)
    assert found is not None
    assert beside is not None
    assert found[0].people == ()
    assert found[0].uid != made.uid
    assert found[1].visit_uid == found[0].uid
    assert beside[0] == replace(made, matters=(first, third))
    rows = register.rows("SELECT visit FROM matters ORDER BY id")
    assert len({visit for (visit,) in rows}) == 2
    assert made.uid not in "".join(
        str(row) for row in register.rows("SELECT * FROM matters WHERE confidential = 1")
    )


@pytest.mark.parametrize("order", ["first", "last"])
def test_the_next_visit_has_its_own_matters(register: Register, order: str) -> None:
    keep(register, *((ACCUSATION, MATTER) if order == "first" else (MATTER, ACCUSATION)))
    later = keep(register, MATTER)
    found = matters.matter(register, later.matters[0].number)
    assert found is not None
    assert found[0] == later


def test_the_same_draft_is_found_again_without_a_row_that_links_it(register: Register) -> None:
    given = draft(MATTER, ACCUSATION, ACCUSATION, key="form-7")
    with register.write():
        made = put(register, given)
    again = visit_by_key(register, "form-7")
    assert again is not None
    assert again.uid == made.uid
    assert [each.number for each in again.matters] == [each.number for each in made.matters]
    keys = [key for (key,) in register.rows("SELECT draft_key FROM visits")]
    assert len(set(keys)) == 3
    assert not any("form-7" in key for key in keys)


def test_a_matter_that_turns_out_an_accusation_is_sealed_with_its_past(register: Register) -> None:
    [first] = keep(register, replace(ACCUSATION, purpose=Purpose.SHENSU), person=ACCUSER).matters
    with register.write():
        second = matters.replace_matter(register, first, by=BY, verb="corrected")
    accusation = replace(second, confidential=True, draft=replace(second.draft, purpose=Purpose.JUBAO))
    assert _telling(register) != set()
    with register.write():
        matters.replace_matter(register, accusation, by=BY, verb="corrected")
    assert _telling(register) == set()
    contents = sealed.sealed_of(register, first.number)
    opened = [sealed.unseal(each, SEAL_KEY.secret) for each in contents]
    assert [each.matters[0].rev for each in opened] == [1, 2, 3]
    assert {each.people for each in opened} == {(ACCUSER,)}
    assert integrity(register) == ()
    row = row_of(register, first.number)
    assert row is not None
    assert (row.people, row.summary, row.confidential) == ("", "", True)


def test_its_sibling_stays_where_it_was(register: Register) -> None:
    made = keep(register, replace(MATTER, statement="转为举报"), MATTER)
    first, second = made.matters
    accusation = replace(first, confidential=True, draft=replace(first.draft, purpose=Purpose.JUBAO))
    with register.write():
        matters.replace_matter(register, accusation, by=BY, verb="corrected")
    found = matters.matter(register, second.number)
    assert found is not None
    assert found[0] == replace(made, matters=(second,))


def test_an_accusation_is_never_made_open_again(register: Register) -> None:
    [first] = keep(register, ACCUSATION).matters
    found = matters.matter(register, first.number)
    assert found is not None
    with pytest.raises(DeskError, match=r"matter\.sealed"), register.write():
        matters.replace_matter(register, replace(found[1], confidential=False), by=BY, verb="corrected")


def test_a_draft_leaves_no_trace_when_it_is_registered(register: Register) -> None:
    given = draft(ACCUSATION, person=ACCUSER, key="form-1")
    with register.write():
        save_draft(register, given, NOW)
    with register.write():
        save_draft(register, replace(given, people=(PERSON,)), NOW)
        save_draft(register, given, NOW)
    assert _telling(register) != set()
    with register.write():
        put(register, given)
    assert _telling(register) == set()


def test_sealing_again_opens_to_the_new_key_too(register: Register) -> None:
    number = keep(register, ACCUSATION, person=ACCUSER).matters[0].number
    authority = new_seal_key()
    register.recipients = (SEAL_KEY.public, authority.public)
    with register.write():
        assert sealed.seal_again(register, SEAL_KEY.secret) == 1
    [content] = sealed.sealed_of(register, number)
    assert {sealed.unseal(content, each.secret).people for each in (SEAL_KEY, authority)} == {(ACCUSER,)}


def test_a_register_from_before_is_sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "register.db"
    connection = connect(path, KEY, "store")
    bring_up_to_date(Register(path, connection, KEY), path, KEY, STEPS[:1])
    connection.close()
    with open_register(path, KEY) as register:
        register.recipients = (SEAL_KEY.public,)
        # Nobody was asked then: it lies open as if it had been denied.
        told = replace(ACCUSATION, purpose=Purpose.SHENSU, answers={"jubao": "none"})
        # Nor was any line of the trail bound to what it tells of.
        monkeypatch.setattr(bound, "told", lambda *_matter: "")
        [first] = keep(register, told, person=ACCUSER).matters
        register.run("UPDATE matters SET salt = NULL")
        old = replace(first, confidential=True)
        with register.write():
            matters._update(register, 1, matters._visit_of(register, 1), old)
        assert [fault.code for fault in integrity(register)] == ["store.search_stale", "store.unsealed"]
        with register.write():
            assert matters.seal_open_accusations(register) == 1
        assert integrity(register) == ()
        assert _telling(register) == set()
        assert trail.verify(register) is None
