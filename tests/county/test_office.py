"""Setting up, enrolling, opening and looking up."""

from __future__ import annotations

import stat

import pytest

from tests.county.parties import PASSPHRASE, DeskSide, record
from xinfang_desk.batch import cards
from xinfang_desk.batch.seal import public_of
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.county.answers import Wanted
from xinfang_desk.county.keys import RESERVE_FILE, read_identity
from xinfang_desk.county.ledger.sqlite import open_sqlite
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.domain.errors import DeskError


def code_of(work) -> str:
    with pytest.raises(DeskError) as refused:
        work()
    return refused.value.code


def test_the_card_names_both_keys_and_the_reserve_secret_lies_apart(county, tmp_path) -> None:
    card = county.card(tmp_path)
    file = county.home / RESERVE_FILE
    secret = file.read_text("utf-8").split()[-1]
    assert public_of(secret) == card.reserve
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (card.kind, card.name) == (cards.CardKind.COUNTY, "示例县")
    (identity,) = county.office._ledger.row("SELECT value FROM meta WHERE key = 'identity'")
    assert secret not in county.office._ledger.bodies.open_text(identity, "meta", "identity")


def test_secrets_stay_out_of_repr(county) -> None:
    assert "AGE-SECRET-KEY" not in repr(read_identity(county.office._ledger))


def test_the_fingerprint_is_told_at_the_start_and_ever_after(tmp_path) -> None:
    told = init_office(tmp_path / "home", PASSPHRASE, "示例县")
    office = open_office(tmp_path / "home", PASSPHRASE)
    assert office.card().fingerprint == told
    office.close()


def test_nothing_is_readable_without_the_passphrase(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.office.close()
    written = b"".join(file.read_bytes() for file in county.home.rglob("*") if file.is_file())
    county.office = county.open()
    assert "周试例".encode() not in written
    assert code_of(lambda: open_office(county.home, "another passphrase")) == "passphrase.wrong"


@pytest.mark.parametrize(
    ("passphrase", "name", "code"),
    [
        ("short", "示例县", "passphrase.short"),
        ("aaaaaaaa", "示例县", "passphrase.short"),
        (PASSPHRASE, "  ", "office.unnamed"),
        (PASSPHRASE, "县" * 101, "card.bad"),
    ],
)
def test_a_start_that_is_refused_leaves_nothing(tmp_path, passphrase, name, code) -> None:
    home = tmp_path / "home"
    assert code_of(lambda: init_office(home, passphrase, name)) == code
    assert not home.exists() or list(home.iterdir()) == []


def test_a_home_in_use_is_left_alone(county) -> None:
    before = (county.home / RESERVE_FILE).read_bytes()
    assert code_of(lambda: init_office(county.home, PASSPHRASE, "示例县")) == "home.not_empty"
    assert (county.home / RESERVE_FILE).read_bytes() == before


def test_an_empty_folder_is_no_home(tmp_path) -> None:
    assert code_of(lambda: open_office(tmp_path, PASSPHRASE)) == "home.none"


def test_a_ledger_of_a_later_version_is_refused(county, engine) -> None:
    later = {"sqlite": "PRAGMA user_version = 99", "postgres": "INSERT INTO steps VALUES (99)"}
    county.office._ledger.run(later[engine])
    assert code_of(county.open) == "ledger.newer"


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_a_damaged_ledger_is_told(county) -> None:
    county.office.close()
    file = county.home / "ledger.db"
    file.write_bytes(b"\0" * 8192)
    assert code_of(county.open) == "ledger.damaged"
    file.unlink()
    assert code_of(county.open) == "home.none"
    county.office = open_sqlite(county.home / "another.db", b"0" * 32)


def test_a_write_beside_another_program_waits_and_is_told(county, engine, desk) -> None:
    beside = county.open()
    impatient = {"sqlite": "PRAGMA busy_timeout = 1", "postgres": "SET lock_timeout = 1"}
    beside._ledger.run(impatient[engine])
    with county.office._ledger.write():
        told = beside.receive([desk.batch(record(1)).path])[0].code
    assert told == {"sqlite": "ledger.busy", "postgres": "ledger.crossed"}[engine]
    beside.close()


def test_a_desk_is_enrolled_once(county, desk) -> None:
    card = county.office.enrol(desk.card_file())
    assert card.office == desk.desk
    assert [(each.desk, each.fingerprint) for each in county.office.desks()] == [
        (desk.desk, card.fingerprint)
    ]


def test_other_keys_of_a_known_desk_are_refused(county, desk, tmp_path) -> None:
    changed = desk.card_file(sign=new_sign_key().public)
    assert code_of(lambda: county.office.enrol(changed)) == "card.changed"
    assert county.take(desk.batch(record(1))).taken


def test_a_key_of_another_desk_is_refused(county, desk, tmp_path) -> None:
    copied = desk.card_file(office="411526103-1")
    assert code_of(lambda: county.office.enrol(copied)) == "card.key_of_other_desk"


def test_what_is_no_desk_card_is_refused(county, tmp_path) -> None:
    county.card(tmp_path)
    assert code_of(lambda: county.office.enrol(tmp_path / "county-card.json")) == "card.not_a_desk"
    assert code_of(lambda: county.office.enrol(tmp_path / "none.json")) == "input.unreadable"
    assert code_of(lambda: county.office.write_card(tmp_path / "none" / "c.json")) == "output.unwritable"


def test_what_waits_for_a_desk(county, desk, tmp_path, stick) -> None:
    DeskSide(tmp_path, desk.county, "411526103-1")
    county.take(desk.batch(record(1)))
    county.take(desk.batch(record(2)))
    (line,) = county.office.desks()
    assert (line.batches, line.waiting_results, line.waiting_updates, line.missing) == (2, 2, 0, ())
    county.office.reply(desk.desk, stick)
    assert county.office.desks()[0].waiting_results == 0


def found(county, text: str, limit: int = 50) -> list[str]:
    return [each.number for each in county.office.finder.find(text, limit).lines]


def test_find_by_name_number_village_and_words(county, desk) -> None:
    quoted = record(2, statement='他说"不行"\\再等', village="前进村")
    county.take(desk.batch(record(1), quoted))
    one, two = record(1).number, quoted.number
    assert found(county, "试例") == [two, one]
    assert found(county, " 周试例 ", 1) == [two]
    assert found(county, "前进") == [two]
    assert found(county, '"不行"\\') == [two]
    assert found(county, "督促") == [two, one]
    assert found(county, one[-6:]) == [one]
    assert found(county, f"{one[:9]} {one[9]} {one[10:]}") == [one]
    assert found(county, "没有这个") == []
    assert found(county, " ") == []


def test_find_looks_at_what_people_say_and_not_at_keys(county, desk) -> None:
    county.take(desk.batch(record(1)))
    assert found(county, "statement") == []
    assert found(county, "shensu") == []


def test_the_newest_come_first(county, desk) -> None:
    county.take(desk.batch(record(1)))
    county.take(desk.batch(record(2, statement="一\n二" * 40)))
    lines = county.office.finder.page().lines
    assert [each.number for each in lines] == [record(2).number, record(1).number]
    assert (lines[1].people, lines[1].answers, lines[1].desk) == ("周试例", 0, desk.desk)
    assert (len(lines[0].summary), "\n" in lines[0].summary) == (60, False)
    assert county.office.finder.page(Wanted(size=1)).lines == lines[:1]


def test_a_matter_that_is_not_here(county) -> None:
    assert code_of(lambda: county.office.matter(record(1).number)) == "matter.unknown"
    assert code_of(lambda: county.office.matter("12")) == "number.mistyped"


def test_half_a_character_is_refused_in_words(county, desk) -> None:
    county.take(desk.batch(record(1)))
    for verb in (
        lambda: county.office.revoke(desk.desk, "半\ud842字"),
        lambda: county.office.finder.find("半\ud842字"),
        lambda: county.office.reply("半\ud842字", county.home),
    ):
        with pytest.raises(DeskError) as refused:
            verb()
        assert refused.value.code in {"input.half_character", "desk.not_enrolled"}
    assert county.office.desks(), "and nothing was revoked"
    assert county.office.desks()[0].batches == 1
