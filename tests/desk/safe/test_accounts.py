"""Accounts: their own passphrases, slow tries, resets, recovery, hand-over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk import tries, vault
from xinfang_desk.desk import Desk
from xinfang_desk.desk.accounts import recover
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import FIRST_DUTIES, Duty
from xinfang_desk.places import VAULT

SECOND = "第二个口令-22"
THIRD = "第三个口令-33"
REFUSAL = MatterDraft(
    statement="同一件事又来",
    outcome=Outcome.NO_MORE,
    conclusion=Conclusion(document="示例复核1号", served_on=None, same_facts=True),
)


@contextmanager
def opened(home: Path, passphrase: str, clock: Clock, officer: str = "") -> Iterator[Desk]:
    desk = open_desk(home, passphrase, officer=officer, now=clock)
    try:
        yield desk
    finally:
        desk.close()


def _refused(home: Path, passphrase: str, clock: Clock, officer: str = "") -> DeskError:
    with pytest.raises(DeskError) as refused, opened(home, passphrase, clock, officer):
        pass
    return refused.value


def test_an_account_comes_and_goes(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        made = desk.accounts.add("李示例", [Duty.OFFICER], SECOND)
        assert desk.accounts.listed() == (desk.accounts.mine(), made)
    with opened(home, SECOND, clock) as desk:
        assert desk.accounts.mine() == made
        desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(REFUSAL,)))
    with opened(home, PASSPHRASE, clock) as desk:
        number = desk.reception.today()[0].number
        assert desk.reception.show(number).history[0].officer == "李示例"
        desk.accounts.remove("李示例")
    assert _refused(home, SECOND, clock).code == "passphrase.wrong"


@pytest.mark.parametrize(
    ("name", "duties", "passphrase", "code"),
    [
        ("示例员", [Duty.OFFICER], SECOND, "account.exists"),
        (" ", [Duty.OFFICER], SECOND, "account.unnamed"),
        ("李示例", [], SECOND, "account.unnamed"),
        ("李示例", [Duty.CONFIDENTIAL], SECOND, "account.hand_over"),
        ("李示例", [Duty.OFFICER], "short", "passphrase.short"),
    ],
)
def test_an_account_that_is_not_made(
    desk: Desk, home: Path, name: str, duties: list[Duty], passphrase: str, code: str
) -> None:
    before = (home / VAULT).read_bytes()
    with pytest.raises(DeskError) as refused:
        desk.accounts.add(name, duties, passphrase)
    assert refused.value.code == code
    assert (home / VAULT).read_bytes() == before


def test_the_last_administrator_and_the_keeper_of_seals_stay(desk: Desk) -> None:
    with pytest.raises(DeskError, match=r"account\.last_administrator"):
        desk.accounts.remove("1")
    desk.accounts.add("李示例", [Duty.ADMINISTRATOR], SECOND)
    with pytest.raises(DeskError, match=r"account\.hand_over"):
        desk.accounts.remove("1")


def test_the_officer_is_chosen_by_name_or_by_the_passphrase(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("李示例", [Duty.OFFICER], PASSPHRASE)
    for officer, name in (("", "示例员"), ("2", "李示例"), ("李示例", "李示例")):
        with opened(home, PASSPHRASE, clock, officer) as desk:
            assert desk.accounts.mine().name == name
    assert _refused(home, PASSPHRASE, clock, "别人").code == "account.unknown"


def test_wrong_tries_slow_down_and_lock_nobody_out(home: Path, clock: Clock) -> None:
    for _ in range(tries.FREE):
        assert _refused(home, "不对的口令", clock).code == "passphrase.wrong"
    waits = []
    for _ in range(7):
        refused = _refused(home, PASSPHRASE, clock)
        assert refused.code == "passphrase.wait"
        waits.append(refused.facts["seconds"])
        clock.later(seconds=int(refused.facts["seconds"] or 0))
        assert _refused(home, "不对的口令", clock).code == "passphrase.wrong"
    assert waits == [3, 5, 9, 17, 31, 31, 31]
    clock.later(seconds=tries.LONGEST)
    with opened(home, PASSPHRASE, clock):
        assert not (home / tries.TRIES).exists()


def test_a_clock_that_goes_back_makes_nobody_wait_for_years(home: Path, clock: Clock) -> None:
    for _ in range(9):
        tries.note_failure(home, clock())
    clock.later(days=-3650)
    assert _refused(home, PASSPHRASE, clock).code == "passphrase.wait"
    clock.later(seconds=tries.LONGEST)
    with opened(home, PASSPHRASE, clock):
        pass


def test_a_spoilt_count_of_tries_shuts_nobody_out(home: Path, clock: Clock) -> None:
    (home / tries.TRIES).write_text("{")
    with opened(home, PASSPHRASE, clock):
        pass


def test_a_changed_passphrase_opens_register_and_seals(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            desk.accounts.change_passphrase("不对的口令", SECOND)
        desk.accounts.change_passphrase(PASSPHRASE, SECOND)
    [holder] = vault.read_vault(home).holders
    assert vault.open_confidential(holder, SECOND).startswith("AGE-SECRET-KEY-")
    assert _refused(home, PASSPHRASE, clock).code == "passphrase.wrong"
    with opened(home, SECOND, clock) as desk:
        assert desk.accounts.mine().duties == FIRST_DUTIES


def test_changing_ones_own_passphrase_slows_down_with_wrong_tries(desk: Desk) -> None:
    """A desk that was left open tells nobody the passphrase."""
    for _ in range(tries.FREE):
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            desk.accounts.change_passphrase("不对的口令", SECOND)
    with pytest.raises(DeskError, match=r"passphrase\.wait"):
        desk.accounts.change_passphrase(PASSPHRASE, SECOND)


def test_a_reset_leaves_the_seal_under_its_old_passphrase(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.reset_passphrase("1", SECOND)
    [holder] = vault.read_vault(home).holders
    assert vault.open_confidential(holder, PASSPHRASE)
    with opened(home, SECOND, clock):
        pass


def test_nobody_becomes_head_without_the_head(home: Path, clock: Clock) -> None:
    """The first head is made at the first run; from then on every way to be one asks the head."""
    other = "另一个负责人-44"
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.recovery_code()
        desk.accounts.add("负责人", [Duty.HEAD], SECOND)
        accounts = desk.accounts
        ways = {
            "add": lambda **how: accounts.add("二把手", [Duty.HEAD, Duty.OFFICER], other, **how),
            "reset": lambda **how: accounts.reset_passphrase("负责人", THIRD, **how),
            "remove": lambda **how: accounts.remove("负责人", **how),
            "code": accounts.recovery_code,
            "sheet": accounts.recovery_sheet,
        }
        before = (home / VAULT).read_bytes()
        for way in ways.values():
            for consent, code in (("", "account.head_consent"), (PASSPHRASE, "passphrase.wrong")):
                with pytest.raises(DeskError) as refused:
                    way(consent=consent)
                assert refused.value.code == code
                tries.forget_failures(home)
        assert (home / VAULT).read_bytes() == before
        accounts.add("李示例", [Duty.OFFICER], THIRD)
        accounts.reset_passphrase("李示例", PASSPHRASE)
        ways["add"](consent=SECOND)
        ways["reset"](consent=other)
        ways["code"](consent=THIRD)
        ways["remove"](consent=other)
        told = [(line.verb, line.detail) for line in desk.trail.export().lines[-4:]]
        assert told == [
            ("account_added", "head officer agreed 2"),
            ("passphrase_reset", "agreed 4"),
            ("recovery_code", "agreed 2"),
            ("account_removed", "agreed 4"),
        ]
    with opened(home, other, clock) as desk:
        desk.accounts.recovery_code()
        desk.accounts.add("三把手", [Duty.HEAD], "第五个口令-55")


def test_wrong_consent_slows_down_like_any_passphrase(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("负责人", [Duty.HEAD], SECOND)
        for _ in range(tries.FREE):
            with pytest.raises(DeskError, match=r"passphrase\.wrong"):
                desk.accounts.recovery_code(consent="猜一个口令-00")
        with pytest.raises(DeskError, match=r"passphrase\.wait"):
            desk.accounts.recovery_code(consent=SECOND)


def test_the_recovery_code_lets_an_account_in_again(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        older = desk.accounts.recovery_code()
        code = desk.accounts.recovery_code()
    assert [len(group) for group in code.split(" ")] == [5] * 6
    assert code.replace(" ", "") not in (home / VAULT).read_text("utf-8")
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        recover(home, older, "示例员", SECOND, clock())
    with pytest.raises(DeskError, match=r"account\.unknown"):
        recover(home, code, "别人", SECOND, clock())
    recover(home, code.replace(" ", ""), "示例员", SECOND, clock())
    with opened(home, SECOND, clock) as desk:
        assert desk.accounts.mine().duties == FIRST_DUTIES


def test_the_recovery_sheet_bears_a_new_code(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        older = desk.accounts.recovery_code()
        sheet = text_of(desk.accounts.recovery_sheet())
        assert [line.verb for line in desk.trail.export().lines[-2:]] == ["recovery_code"] * 2
    printed = re.search(r"(?:[0-9]{5}\s*){6}", sheet)
    assert printed is not None
    code = "".join(printed.group().split())
    assert older.replace(" ", "") != code
    recover(home, code, "示例员", SECOND, clock())
    with opened(home, SECOND, clock) as desk:
        assert desk.accounts.mine().duties == FIRST_DUTIES


def test_only_who_sits_here_is_confirmed(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("李示例", [Duty.OFFICER], SECOND)
        desk.accounts.confirm(PASSPHRASE)
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            desk.accounts.confirm(SECOND)


def test_unlocking_slows_down_with_wrong_tries(desk: Desk, clock: Clock) -> None:
    for _ in range(tries.FREE):
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            desk.accounts.confirm("不对的口令")
    with pytest.raises(DeskError, match=r"passphrase\.wait"):
        desk.accounts.confirm(PASSPHRASE)
    clock.later(seconds=tries.wait_after(tries.FREE))
    desk.accounts.confirm(PASSPHRASE)
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        desk.accounts.confirm("不对的口令")


def test_wrong_recovery_codes_slow_down_too(home: Path, clock: Clock) -> None:
    for _ in range(tries.FREE):
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            recover(home, "0" * 30, "1", SECOND, clock())
    with pytest.raises(DeskError, match=r"passphrase\.wait"):
        recover(home, "0" * 30, "1", SECOND, clock())


def test_the_post_is_handed_over(home: Path, clock: Clock) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("王保密", [Duty.OFFICER], SECOND)
        with pytest.raises(DeskError, match=r"passphrase\.wrong") as refused:
            desk.sealing.hand_over("王保密", PASSPHRASE, "不对的口令", THIRD)
        assert refused.value.facts == {"whose": "successor"}
        with pytest.raises(DeskError, match=r"passphrase\.wrong") as refused:
            desk.sealing.hand_over("王保密", "不对的口令", SECOND, THIRD)
        assert refused.value.facts == {}
        assert desk.sealing.is_holder()
        made = desk.sealing.hand_over("王保密", PASSPHRASE, SECOND, THIRD)
        assert made.duties == {Duty.OFFICER, Duty.CONFIDENTIAL}
        assert not desk.sealing.is_holder()
        shown = {each.name: each.duties for each in desk.accounts.listed()}
        assert shown == {"示例员": FIRST_DUTIES - {Duty.CONFIDENTIAL}, "王保密": made.duties}
    first, second = vault.read_vault(home).holders
    assert first.confidential is None
    assert len(vault.open_confidential(second, THIRD).split()) == 2
    with opened(home, PASSPHRASE, clock) as desk, pytest.raises(DeskError, match=r"seal\.not_holder"):
        desk.sealing.unseal("1", PASSPHRASE, "交接以后")


@pytest.mark.parametrize("guessed", [(PASSPHRASE, "不对的口令"), ("不对的口令", SECOND)])
def test_guessing_at_a_passphrase_of_the_hand_over_slows_down(
    home: Path, clock: Clock, guessed: tuple[str, str]
) -> None:
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("王保密", [Duty.OFFICER], SECOND)
        for _ in range(tries.FREE):
            with pytest.raises(DeskError, match=r"passphrase\.wrong"):
                desk.sealing.hand_over("王保密", *guessed, THIRD)
        with pytest.raises(DeskError, match=r"passphrase\.wait"):
            desk.sealing.hand_over("王保密", PASSPHRASE, SECOND, THIRD)
        clock.later(seconds=tries.wait_after(tries.FREE))
        desk.sealing.hand_over("王保密", PASSPHRASE, SECOND, THIRD)
        assert not (home / tries.TRIES).exists()


def test_guessing_at_the_confidential_passphrase_slows_down(desk: Desk) -> None:
    for _ in range(tries.FREE):
        with pytest.raises(DeskError, match=r"passphrase\.wrong"):
            desk.sealing.unseal("1", "不对的口令", "看看")
    with pytest.raises(DeskError, match=r"passphrase\.wait"):
        desk.sealing.unseal("1", PASSPHRASE, "看看")


def test_the_head_signs_alone_once_there_is_one(home: Path, clock: Clock) -> None:
    refused = replace(REFUSAL, conclusion=replace(REFUSAL.conclusion, served_on=clock().date()))  # type: ignore[type-var]
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(refused, refused))
    with opened(home, PASSPHRASE, clock) as desk:
        first, second = (each.number for each in desk.reception.register(draft).matters)
        record = desk.reception.approve(first, "纸上签字的人")
        assert record.matter.draft.conclusion is not None
        assert record.matter.draft.conclusion.approved_by == "纸上签字的人"
        desk.accounts.add("赵负责", [Duty.HEAD], SECOND)
        with pytest.raises(DeskError, match=r"role\.lacking"):
            desk.reception.approve(second, "赵负责")
    with opened(home, SECOND, clock) as desk:
        record = desk.reception.approve(second, "别人的名字")
        assert record.matter.draft.conclusion is not None
        assert record.matter.draft.conclusion.approved_by == "赵负责"


def test_nobody_signs_for_the_head_by_another_door(home: Path, clock: Clock) -> None:
    """信访工作条例 arts. 19, 34, 36: no registration, correction or extension bears another's name."""
    signed = replace(
        REFUSAL,
        conclusion=replace(REFUSAL.conclusion, served_on=clock().date(), approved_by="赵负责"),  # type: ignore[type-var]
    )
    accepted = MatterDraft(statement="路塌了", route=Route.S6, outcome=Outcome.ACCEPT)
    extension = StepTaken(step=Step.EXTEND, on=clock().date(), days=30, gist="要鉴定", approved_by="赵负责")
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(signed, accepted))
    with opened(home, PASSPHRASE, clock) as desk:
        desk.accounts.add("赵负责", [Duty.HEAD], SECOND)
        refused, road = desk.reception.register(draft).matters
        assert refused.draft.conclusion == replace(signed.conclusion, approved_by="")  # type: ignore[type-var]
        assert refused.papers == (Paper.RECEIPT,)
        assert "approval_missing" in {each.code for each in refused.notices}
        put_right = Correction(reason="写错了", matter=replace(signed, request="补写"))
        assert desk.repair.correct(refused.number, put_right).matter.papers == (Paper.RECEIPT,)
        with pytest.raises(DeskError, match=r"role\.lacking"):
            desk.reception.take_step(road.number, extension)
    with opened(home, SECOND, clock) as desk:
        approved = desk.reception.approve(refused.number).matter
        [taken] = desk.reception.take_step(road.number, replace(extension, approved_by="别人")).matter.steps
        assert taken.approved_by == "赵负责"
        assert Paper.NO_LONGER_ACCEPTED in approved.papers
    with opened(home, PASSPHRASE, clock) as desk:
        # What was signed stays signed while nobody touches what it was signed for.
        other_words = replace(approved.draft, request="另有要求")
        other_facts = replace(other_words, conclusion=replace(approved.draft.conclusion, document="别的"))  # type: ignore[type-var]
        for words, signs in ((other_words, True), (other_facts, False)):
            found = desk.repair.correct(refused.number, Correction(reason="写错了", matter=words)).matter
            assert (Paper.NO_LONGER_ACCEPTED in found.papers) is signs


def test_a_vault_of_the_first_format_is_brought_up_to_date(tmp_path: Path, clock: Clock) -> None:
    home = tmp_path / "old"
    init_desk(home, PASSPHRASE, office=OFFICE, now=clock)
    key = vault.open_vault(home, PASSPHRASE)
    wrapped = vault._wrap_out(vault.wrap(key, PASSPHRASE, "xinfang-desk vault 1"))
    first = {"v": 1, "key": wrapped["secret"]} | {name: wrapped[name] for name in ("kdf", "salt", "nonce")}
    (home / VAULT).write_text(json.dumps(first))
    with opened(home, PASSPHRASE, clock) as desk:
        assert (desk.accounts.mine().name, desk.accounts.mine().duties) == ("示例员", FIRST_DUTIES)
    assert vault.read_vault(home).holders[0].bound


def test_nobody_chooses_what_is_easily_guessed(desk: Desk, home: Path, clock: Clock) -> None:
    weak = "aaaaaaaa"
    desk.accounts.add("李示例", [Duty.OFFICER], SECOND)
    code = desk.accounts.recovery_code()
    before = (home / VAULT).read_bytes()
    for choose in (
        lambda: desk.accounts.add("王样例", [Duty.OFFICER], weak),
        lambda: desk.accounts.change_passphrase(PASSPHRASE, weak),
        lambda: desk.accounts.reset_passphrase("李示例", weak),
        lambda: desk.sealing.hand_over("李示例", PASSPHRASE, SECOND, weak),
        lambda: recover(home, code, "李示例", weak, clock()),
    ):
        with pytest.raises(DeskError, match=r"passphrase\.short"):
            choose()
    assert (home / VAULT).read_bytes() == before


def test_what_was_chosen_before_still_opens(tmp_path: Path) -> None:
    old = vault.new_holder("1", "示例员", ("officer",), bytes(32), "aaaaaaaa")
    assert vault.open_holder([old], "aaaaaaaa") == (old, bytes(32))
