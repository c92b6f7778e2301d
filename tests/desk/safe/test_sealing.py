"""Accusations at the desk: opened by one person, with a reason; and nowhere a byte of them."""

from __future__ import annotations

import io
import os
import tempfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdf
import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.batch import cards, seal, signing
from xinfang_desk.desk import Desk
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.sealing import is_discipline_card
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.roles import Duty
from xinfang_desk.places import REGISTER
from xinfang_desk.store import sealed
from xinfang_desk.store.file.register import open_register

ACCUSER = Person(
    name="郑密示",
    id_type=IdType.RESIDENT_ID,
    id_number="000000198505051234",
    phone="13911112222",
    address="密语村九组",
)
ACCUSATION = MatterDraft(
    statement="举报某村干部钱示范冒领补助",
    request="请查处钱示范",
    purpose=Purpose.JUBAO,
    outcome=Outcome.DISCIPLINE,
    village="密语村",
    to="示例县纪委监委",
)
ORDINARY = MatterDraft(statement="水渠堵了没人管", outcome=Outcome.FORWARD, to="示例县水利局")
SECRET = ("郑密示", "钱示范", "密语村", "冒领补助", "000000198505051234", "13911112222")


def _register(desk: Desk, *matters: MatterDraft, person: Person = ACCUSER) -> list[str]:
    draft = VisitDraft(people=(person,), matters=matters or (ACCUSATION,), key="one-form")
    return [each.number for each in desk.reception.register(draft).matters]


def test_the_confidential_officer_reads_it_and_that_is_kept(desk: Desk, clock: Clock) -> None:
    [number] = _register(desk)
    clock.later(days=1)
    desk.reception.take_step(number, StepTaken(step=Step.FORWARD, on=date(2026, 9, 15), org="示例县纪委监委"))
    record = desk.sealing.unseal(number, CONFIDENTIAL, "移送前核对")
    assert record.visit.people == (ACCUSER,)
    assert record.matter.draft.statement == ACCUSATION.statement
    assert record.matter.draft.transferred_on == date(2026, 9, 15)
    line = desk.reception.show(number).history[-1]
    assert (line.verb, line.officer, line.detail) == ("unsealed", "示例员", "移送前核对")


@pytest.mark.parametrize(
    ("passphrase", "why", "code"),
    [("不对的口令-99", "移送", "passphrase.wrong"), (CONFIDENTIAL, "  ", "seal.why_missing")],
)
def test_without_passphrase_or_reason_it_stays_shut(desk: Desk, passphrase: str, why: str, code: str) -> None:
    [number] = _register(desk)
    with pytest.raises(DeskError) as refused:
        desk.sealing.unseal(number, passphrase, why)
    assert refused.value.code == code
    assert "unsealed" not in [line.verb for line in desk.reception.show(number).history]


def test_only_what_is_sealed_is_unsealed(desk: Desk) -> None:
    [number] = _register(desk, ORDINARY)
    with pytest.raises(DeskError, match=r"matter\.not_sealed"):
        desk.sealing.unseal(number, CONFIDENTIAL, "核对")
    with pytest.raises(DeskError, match=r"matter\.unknown"):
        desk.sealing.unseal("4115261021269999999", CONFIDENTIAL, "核对")


def test_a_correction_can_seal_but_not_open(desk: Desk) -> None:
    [number] = _register(desk, ORDINARY)
    record = desk.repair.correct(number, Correction(reason="写错了", matter=ACCUSATION))
    assert (record.matter.confidential, record.visit.people) == (True, ())
    assert [paper.kind for paper in record.papers if paper.state.value != "voided"] == [Paper.SEALED_RECEIPT]
    assert desk.sealing.unseal(number, CONFIDENTIAL, "核对").visit.people == (ACCUSER,)
    with pytest.raises(DeskError, match=r"matter\.sealed"):
        desk.repair.correct(number, Correction(reason="写错了", matter=ORDINARY))


def test_double_enter_on_an_accusation_makes_one(desk: Desk) -> None:
    first = _register(desk, ORDINARY, ACCUSATION)
    assert _register(desk, ORDINARY, ACCUSATION) == first
    assert len(desk.reception.today()) == 2


def test_the_discipline_authority_can_open_what_is_sealed(desk: Desk, home: Path, tmp_path: Path) -> None:
    before = _register(desk)[0]
    keys, reserve, signed = seal.new_seal_key(), seal.new_seal_key(), signing.new_sign_key()
    card = cards.new_card(
        kind=cards.CardKind.DISCIPLINE,
        office="411526",
        name="示例县纪委监委",
        seal=keys.public,
        reserve=reserve.public,
        sign=signed.public,
        since=date(2026, 1, 1),
    )
    file = tmp_path / "discipline.card"
    file.write_bytes(cards.write_card(card))
    assert is_discipline_card(file)
    assert not is_discipline_card(tmp_path / "none")
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        desk.sealing.enrol_discipline(file, "不对的口令-99")
    assert desk.sealing.enrol_discipline(file, CONFIDENTIAL).fingerprint == cards.fingerprint(card)
    after = desk.reception.register(VisitDraft(people=(ACCUSER,), matters=(ACCUSATION,))).matters[0].number
    desk.close()
    with open_register(home / REGISTER, vault.open_vault(home, PASSPHRASE)) as store:
        for number in (before, after):
            [content] = sealed.sealed_of(store, number)
            assert sealed.unseal(content, keys.secret).people == (ACCUSER,)
            assert sealed.unseal(content, reserve.secret).people == (ACCUSER,)


def test_who_leaves_the_post_opens_nothing_with_a_kept_vault(desk: Desk, home: Path, clock: Clock) -> None:
    [number] = _register(desk)
    old = vault.open_confidential(vault.read_vault(home).holders[0], CONFIDENTIAL)
    desk.accounts.add("王保密", [Duty.OFFICER], "第二个口令-22")
    before = desk.copies.keep()
    desk.sealing.hand_over("王保密", CONFIDENTIAL, "第二个口令-22", "保密口令-3333")
    desk.close()
    with open_register(home / REGISTER, vault.open_vault(home, PASSPHRASE)) as store:
        [content] = sealed.sealed_of(store, number)
        with pytest.raises(DeskError, match=r"seal\.wrong_key"):
            sealed.unseal(content, old)
    successor = open_desk(home, "第二个口令-22", now=clock)
    assert successor.sealing.unseal(number, "保密口令-3333", "接任").visit.people == (ACCUSER,)
    successor.close()
    # What an older copy holds is sealed to the older key, which the successor was given.
    secrets = vault.open_confidential(vault.read_vault(home).holders[1], "保密口令-3333")
    restore_home(before, home.with_name("restored"), PASSPHRASE)
    key = vault.open_vault(home.with_name("restored"), PASSPHRASE)
    with open_register(home.with_name("restored") / REGISTER, key) as store:
        assert sealed.unseal(sealed.sealed_of(store, number)[0], secrets).people == (ACCUSER,)


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds all that the program writes: home, stick, papers, temporary files."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_no_byte_of_it_lies_anywhere(
    desk: Desk, home: Path, hall: Path, clock: Clock, capfd: pytest.CaptureFixture[str]
) -> None:
    stick, papers = hall / "stick", hall / "papers"
    stick.mkdir()
    draft = VisitDraft(people=(ACCUSER,), matters=(ACCUSATION,), key="one-form")
    desk.reception.save_draft(draft)
    [number] = _register(desk)
    desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(ORDINARY,)))
    for text in SECRET:
        assert desk.reception.find(text) == ()
    desk.papers.save(number, papers, ())
    (papers / "roll.pdf").write_bytes(desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf)
    (papers / "day.pdf").write_bytes(desk.papers.day_sheet(clock().date()))
    desk.copies.backup(stick)
    desk.upkeep.close_day()
    desk.sealing.unseal(number, CONFIDENTIAL, "移送前核对")
    shown = [repr(desk.reception.show(number)), repr(desk.papers.owed()), repr(desk.trail.export())]
    with pytest.raises(DeskError) as refused:
        desk.repair.correct(number, Correction(reason="写错了", matter=ACCUSATION))
    desk.close()
    captured = capfd.readouterr()
    for text in SECRET:
        for place in (*shown, repr(refused.value.__dict__), captured.out, captured.err):
            assert text not in place
    assert _telling(hall) == {}
    key = vault.open_vault(home, PASSPHRASE)
    pages = plain_pages(home / REGISTER, key)
    assert [text for text in SECRET if text.encode() in pages or " ".join(text).encode() in pages] == []


def test_the_search_for_bytes_sees_what_is_there(desk: Desk, hall: Path) -> None:
    [number] = _register(desk, ORDINARY)
    [paper, *_] = desk.papers.save(number, hall / "papers", (Paper.RECEIPT,))
    (hall / "郑密示.txt").touch()
    (hall / "utf16").write_bytes("钱示范".encode("utf-16-le"))
    found = _telling(hall)
    assert found[str(paper)] == {"郑密示"}
    assert found[str(hall / "郑密示.txt")] == {"郑密示"}
    assert found[str(hall / "utf16")] == {"钱示范"}


def _telling(folder: Path) -> dict[str, set[str]]:
    """Which secret words lie in the name or content of which file, compressed content included."""
    found: dict[str, set[str]] = {}
    for name, _, files in os.walk(folder):
        for path in (Path(name) / file for file in files):
            contents = list(_contents(path))
            said = {
                text
                for text in SECRET
                for coded in (text.encode(), text.encode("utf-16-le"), text.encode("gb18030"))
                if any(coded in content for content in contents)
            }
            if said:
                found[str(path)] = said
    return found


def _contents(path: Path) -> Iterator[bytes]:
    yield str(path).encode()
    content = path.read_bytes()
    yield content
    if content.startswith(b"%PDF"):
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        yield "".join("".join(page.extract_text().split()) for page in pages).encode()
        for part in content.split(b"stream")[1:]:
            try:
                yield zlib.decompressobj().decompress(part.lstrip(b"\r\n"))
            except zlib.error:
                continue
