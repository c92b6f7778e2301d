"""Who may read accusations is proved: an officer with the register's key puts nobody in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from xinfang_desk import vault
from xinfang_desk.batch import cards, signing
from xinfang_desk.batch.seal import SealKey, new_seal_key, seal_bytes
from xinfang_desk.desk import Desk
from xinfang_desk.desk.accounts import recover
from xinfang_desk.desk.safe import readers
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty
from xinfang_desk.places import REGISTER, VAULT
from xinfang_desk.store import sealed
from xinfang_desk.store.file.register import Register, open_register

ACCUSATION = MatterDraft(
    statement="举报某村干部冒领补助", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE, to="示例县纪委监委"
)
OFFICER, HEAD = "普通口令-1111", "负责口令-2222"
_READERS = {"readers.unbound", "readers.broken", "readers.account", "readers.pending", "readers.unopened"}


def _register(desk: Desk) -> str:
    draft = VisitDraft(people=(Person(name="郑密示"),), matters=(ACCUSATION,))
    return str(desk.reception.register(draft).matters[0].number)


@contextmanager
def _sitting(home: Path, passphrase: str, clock: Clock) -> Iterator[Desk]:
    desk = open_desk(home, passphrase, now=clock)
    try:
        yield desk
    finally:
        desk.close()


@contextmanager
def _with_the_registers_key(home: Path) -> Iterator[Register]:
    """What every officer can do with a passphrase of their own and a few lines of SQL."""
    key = vault.open_holder(vault.read_vault(home).holders, OFFICER)[1]
    with open_register(home / REGISTER, key, existing=True) as store:
        yield store


def _plant(home: Path, public: str) -> None:
    with _with_the_registers_key(home) as store, store.write():
        store.run(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('confidential_recipients', ?)",
            (json.dumps([*_listed(store), public]),),
        )


def _listed(store: Register) -> list[str]:
    kept = store.row("SELECT value FROM meta WHERE key = 'confidential_recipients'")
    return [] if kept is None else list(json.loads(kept[0]))


def _edit_vault(home: Path, **values: Any) -> None:
    content = json.loads((home / VAULT).read_text("utf-8"))
    (home / VAULT).write_text(json.dumps(content | values), "utf-8")


def _opens(home: Path, number: str, key: SealKey) -> bool:
    with _with_the_registers_key(home) as store:
        try:
            sealed.unseal(sealed.sealed_of(store, number)[-1], key.secret)
        except DeskError:
            return False
    return True


def _said(desk: Desk) -> set[str]:
    return {each.code for each in desk.upkeep.check()} & _READERS


@pytest.fixture
def staffed(home: Path, clock: Clock) -> Path:
    """A desk with an ordinary officer and another who will have the post."""
    with _sitting(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("甲经办", [Duty.OFFICER], OFFICER)
        desk.accounts.add("丙保密", [Duty.OFFICER], HEAD)
    return home


def test_a_key_put_into_the_register_reads_neither_what_comes_nor_what_was(
    staffed: Path, clock: Clock
) -> None:
    mine = new_seal_key()
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        before = _register(desk)
    _plant(staffed, mine.public)
    with _sitting(staffed, HEAD, clock) as desk:
        after = _register(desk)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        desk.sealing.hand_over("丙保密", CONFIDENTIAL, HEAD, HEAD)
        assert _said(desk) == set()
    assert [_opens(staffed, number, mine) for number in (before, after)] == [False, False]
    with _sitting(staffed, HEAD, clock) as desk:
        for number in (before, after):
            assert desk.sealing.unseal(number, HEAD, "核对").visit.people[0].name == "郑密示"


def test_a_key_put_into_the_vaults_file_reads_nothing_and_is_said(staffed: Path, clock: Clock) -> None:
    mine = new_seal_key()
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        before = _register(desk)
    sound = vault.read_vault(staffed).readers
    forged = readers.first(mine.secret)
    third = readers.following(forged, mine.secret, successor=mine.secret)
    _edit_vault(staffed, confidential_public=mine.public)
    _plant(staffed, mine.public)
    for chain in ([forged], [forged, third], [*sound, third], []):
        _edit_vault(staffed, readers=chain)
        with _sitting(staffed, HEAD, clock) as desk:
            assert _said(desk) - {"readers.account"} == {"readers.broken"}
            number = _register(desk)
        assert not _opens(staffed, number, mine)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        assert "readers.broken" in _said(desk)
        # Whoever opens the confidential key puts the file right on the way.
        assert desk.sealing.unseal(before, CONFIDENTIAL, "核对").visit.people[0].name == "郑密示"
        assert _said(desk) == set()
    assert not _opens(staffed, before, mine)


@pytest.mark.parametrize("instead", ["", "forged"])
def test_what_an_account_has_seen_cannot_be_edited(staffed: Path, clock: Clock, instead: str) -> None:
    content = json.loads((staffed / VAULT).read_text("utf-8"))
    head = content["holders"][2]["key"]
    assert head["readers"]
    head["readers"] = readers.first(new_seal_key().secret) if instead else ""
    _edit_vault(staffed, holders=content["holders"])
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        open_desk(staffed, HEAD, now=clock)


def test_an_older_list_is_not_taken_back(staffed: Path, clock: Clock, tmp_path: Path) -> None:
    old = vault.read_vault(staffed).readers
    file, authority = _card(tmp_path)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        desk.sealing.enrol_discipline(file, CONFIDENTIAL)
    with _sitting(staffed, HEAD, clock) as desk:
        assert _said(desk) == set()
    _edit_vault(staffed, readers=list(old))
    with _sitting(staffed, HEAD, clock) as desk:
        assert "readers.broken" in _said(desk)
        number = _register(desk)
    assert _opens(staffed, number, authority)


def test_each_account_follows_a_hand_over_by_itself(staffed: Path, clock: Clock) -> None:
    leaver = SealKey(
        secret=vault.open_confidential(vault.read_vault(staffed).holders[0], CONFIDENTIAL), public=""
    )
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        desk.sealing.hand_over("丙保密", CONFIDENTIAL, HEAD, HEAD)
    pins = [each.key.readers for each in vault.read_vault(staffed).holders]
    with _sitting(staffed, OFFICER, clock) as desk:
        number = _register(desk)
        assert _said(desk) == set()
    assert not _opens(staffed, number, leaver)
    known = vault.read_vault(staffed)
    assert known.holders[1].key.readers == known.readers[-1] != pins[1]
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        seen = [line.officer for line in desk.trail.export(verb="readers_seen").lines]
    assert seen == ["甲经办", "示例员"]


def test_the_past_that_a_cut_off_left_behind_is_sealed_at_the_next_opening(
    staffed: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, authority = _card(tmp_path)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        number = _register(desk)
        with monkeypatch.context() as cut:
            cut.setattr(sealed, "seal_again", _power_cut)
            with pytest.raises(KeyboardInterrupt):
                desk.sealing.enrol_discipline(file, CONFIDENTIAL)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        assert _said(desk) == {"readers.pending"}
        with pytest.raises(DeskError, match=r"readers\.pending"):
            desk.discipline.make_batch(tmp_path)
        desk.sealing.unseal(number, CONFIDENTIAL, "核对")
        assert _said(desk) == set()
    assert _opens(staffed, number, authority)


def test_what_no_key_of_ours_opens_stays_and_is_said_and_stops_nothing(staffed: Path, clock: Clock) -> None:
    theirs = new_seal_key()
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        ours, other = _register(desk), _register(desk)
    with _with_the_registers_key(staffed) as store, store.write():
        content = seal_bytes(b"{}", theirs.public)
        store.run("UPDATE matters SET sealed = ? WHERE number = ?", (content, other))
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        desk.sealing.hand_over("丙保密", CONFIDENTIAL, HEAD, HEAD)
        [found] = [each for each in desk.upkeep.check() if each.code in _READERS]
        assert found.code == "readers.unopened"
        assert other in found.words
    with _sitting(staffed, HEAD, clock) as desk:
        assert desk.sealing.unseal(ours, HEAD, "核对").visit.people[0].name == "郑密示"
    with _with_the_registers_key(staffed) as store:
        assert sealed.sealed_of(store, other) == (content,)


def test_a_home_of_before_is_bound_by_the_confidential_officers_coming_in(
    staffed: Path, clock: Clock
) -> None:
    mine = new_seal_key()
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        before = _register(desk)
        honest = readers.read(vault.read_vault(staffed).readers[0]).officer
    _age(staffed, honest)
    _plant(staffed, mine.public)
    with _sitting(staffed, HEAD, clock) as desk:
        assert _said(desk) == {"readers.unbound"}
        between = _register(desk)
    assert _opens(staffed, between, mine)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        # The list of before proves nothing: what it added is left out, of the past too.
        assert _said(desk) <= {"readers.pending"}
        desk.sealing.unseal(before, CONFIDENTIAL, "核对")
        assert _said(desk) == set()
        assert desk.sealing.readers().cards == ()
    with _sitting(staffed, HEAD, clock) as desk:
        after = _register(desk)
        assert _said(desk) == set()
    assert [_opens(staffed, number, mine) for number in (before, between, after)] == [False] * 3


def test_a_confidential_passphrase_of_its_own_binds_at_the_first_verb(staffed: Path, clock: Clock) -> None:
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        number = _register(desk)
        desk.sealing.hand_over("丙保密", CONFIDENTIAL, HEAD, "保密口令-3333")
        honest = readers.read(vault.read_vault(staffed).readers[-1]).officer
    _age(staffed, honest)
    with _sitting(staffed, HEAD, clock) as desk:
        assert _said(desk) == {"readers.unbound"}
        desk.sealing.unseal(number, "保密口令-3333", "核对")
        assert _said(desk) == set()
    with _sitting(staffed, HEAD, clock) as desk:
        assert _said(desk) == set()


def test_a_recovery_code_keeps_the_readers_that_were_proved(staffed: Path, clock: Clock) -> None:
    mine = new_seal_key()
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        code = desk.accounts.recovery_code()
    _edit_vault(staffed, readers=[readers.first(mine.secret)])
    recover(staffed, code, "丙保密", "新的口令-4444", clock())
    with _sitting(staffed, "新的口令-4444", clock) as desk:
        assert "readers.broken" in _said(desk)
        number = _register(desk)
    assert not _opens(staffed, number, mine)


def test_who_may_read_is_shown_with_its_digits(staffed: Path, clock: Clock, tmp_path: Path) -> None:
    file, _authority = _card(tmp_path)
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        card = desk.sealing.enrol_discipline(file, CONFIDENTIAL)
        shown = desk.sealing.readers()
        assert shown.cards == (card,)
    with _sitting(staffed, OFFICER, clock) as desk:
        assert desk.sealing.readers() == shown
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        desk.sealing.hand_over("丙保密", CONFIDENTIAL, HEAD, HEAD)
        after = desk.sealing.readers()
    assert after.cards == shown.cards
    assert after.officer != shown.officer
    assert after.fingerprint != shown.fingerprint


def test_a_card_with_a_mark_of_windows_is_the_same_card(staffed: Path, clock: Clock, tmp_path: Path) -> None:
    file, _authority = _card(tmp_path)
    marked = tmp_path / "marked.card"
    marked.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    with _sitting(staffed, PASSPHRASE, clock) as desk:
        taken = desk.sealing.enrol_discipline(marked, CONFIDENTIAL)
    assert taken.fingerprint == cards.fingerprint(cards.read_card(file.read_bytes()))


def test_a_copy_restored_keeps_its_readers(staffed: Path, clock: Clock, tmp_path: Path) -> None:
    shutil.copytree(staffed, tmp_path / "copy")
    with _sitting(tmp_path / "copy", HEAD, clock) as desk:
        assert _said(desk) == set()


def _power_cut(*_: object) -> int:
    raise KeyboardInterrupt


def _card(folder: Path) -> tuple[Path, SealKey]:
    key, reserve = new_seal_key(), new_seal_key()
    card = cards.new_card(
        kind=cards.CardKind.DISCIPLINE,
        office="411526",
        name="示例县纪委监委",
        seal=key.public,
        reserve=reserve.public,
        sign=signing.new_sign_key().public,
        since=date(2026, 1, 1),
    )
    file = folder / "discipline.card"
    file.write_bytes(cards.write_card(card))
    return file, key


def _age(home: Path, officer: str) -> None:
    """Make a home of before: a list that nothing binds in the register, a public half in the vault."""
    key = vault.open_holder(vault.read_vault(home).holders, OFFICER)[1]
    known = vault.read_vault(home)
    plain = []
    for each, passphrase in zip(known.holders, (PASSPHRASE, OFFICER, HEAD), strict=True):
        made = vault.new_holder(each.id, each.name, each.duties, key, passphrase)
        plain.append(replace(made, confidential=each.confidential))
    vault.write_vault(home, replace(known, holders=tuple(plain), readers=(), confidential_public=officer))
    with _with_the_registers_key(home) as store, store.write():
        store.run(
            "INSERT OR REPLACE INTO meta (key, value) VALUES ('confidential_recipients', ?)",
            (json.dumps([officer]),),
        )
