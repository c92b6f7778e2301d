"""Accounts, trail, copies and check of a county: by its verbs, over a real ledger."""

import json
import shutil
from datetime import timedelta

import pytest

from tests.county.parties import NOW, PASSPHRASE, DeskSide, record
from xinfang_desk.batch import cards
from xinfang_desk.cli.county import main
from xinfang_desk.county.founding import init_office
from xinfang_desk.county.office import open_office
from xinfang_desk.county.safe.clerks import recover
from xinfang_desk.county.safe.county_copies import restore_home
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

SECOND = "第二个口令-2233"


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "county"
    init_office(home, PASSPHRASE, "示例县", now=lambda: NOW)
    return home


@pytest.fixture
def office(home):
    office = open_office(home, PASSPHRASE, now=lambda: NOW)
    yield office
    office.close()


@pytest.fixture
def filled(office, tmp_path):
    card = tmp_path / "county.card"
    office.write_card(card)
    desk = DeskSide(tmp_path, cards.read_card(card.read_bytes()))
    office.enrol(desk.card_file())
    office.receive([desk.batch(record(1), record(2)).path])
    return office


def refused(act):
    with pytest.raises(DeskError) as told:
        act()
    return told.value.code


def test_every_account_opens_by_its_own_passphrase_and_does_what_is_its_duty(filled, home) -> None:
    clerks = filled.keeping.clerks
    added = clerks.add("示例审计", {Duty.AUDITOR}, SECOND)
    assert refused(lambda: clerks.add("示例审计", {Duty.AUDITOR}, SECOND)) == "account.exists"
    assert refused(lambda: clerks.remove("1")) == "account.last_administrator"
    with_second = open_office(home, SECOND, now=lambda: NOW)
    try:
        assert with_second.keeping.clerks.mine() == added
        assert len(with_second.finder.page().lines) == 2
        assert refused(lambda: with_second.keeping.backup(home.parent)) == "role.lacking"
        assert not list(home.parent.glob("*.xfbackup")), "who reads carries nothing away"
        for act in (
            lambda: with_second.send_back(record(1).number, "record.to_wrong"),
            lambda: with_second.revoke("411526102-1", "丢了"),
            lambda: with_second.reply("411526102-1", home),
            lambda: with_second.receive([]),
            lambda: with_second.keeping.clerks.add("示例员", {Duty.OFFICER}, SECOND),
        ):
            assert refused(act) == "role.lacking"
        assert refused(lambda: with_second.confirm(PASSPHRASE)) == "passphrase.wrong"
    finally:
        with_second.close()
    clerks.reset_passphrase("示例审计", "第三个口令-4455")
    assert refused(lambda: open_office(home, SECOND, now=lambda: NOW)) == "passphrase.wrong"
    clerks.remove("示例审计")
    assert [each.id for each in clerks.listed()] == ["1"]


def test_the_recovery_code_lets_the_first_one_in(office, home) -> None:
    code = office.keeping.clerks.recovery_code()
    recover(home, code, "1", SECOND, NOW)
    open_office(home, SECOND, now=lambda: NOW).close()


def test_the_trail_names_what_was_done_and_shows_a_change(filled) -> None:
    filled.send_back(record(1).number, "record.to_wrong")
    filled.revoke("411526102-1", "电脑被盗")
    found = filled.keeping.trail()
    assert [(each.verb, each.subject) for each in found.lines] == [
        ("enrol", "411526102-1"),
        ("receive", "411526102-1"),
        ("send_back", record(1).number),
        ("revoke", "411526102-1"),
    ]
    assert found.sound
    assert [each.verb for each in filled.keeping.trail(verb="revoke").lines] == ["revoke"]
    filled._ledger.run("UPDATE trail SET subject = '411526103-1' WHERE verb = 'revoke'")
    assert not filled.keeping.trail().sound
    assert "trail.broken" in {each.code for each in filled.keeping.check()}


def test_what_is_refused_leaves_no_line(filled) -> None:
    before = len(filled.keeping.trail().lines)
    assert refused(lambda: filled.send_back(record(9).number, "record.to_wrong")) == "matter.unknown"
    assert len(filled.keeping.trail().lines) == before + 1  # that it was read


def test_a_backup_is_a_whole_county_again(filled, home, tmp_path) -> None:
    file, _sha256 = filled.keeping.backup(tmp_path)
    done = filled.keeping.drill(file)
    assert done.matters == 2
    new = tmp_path / "new"
    assert restore_home(file, new, PASSPHRASE) == (2, 0, ())
    again = open_office(new, PASSPHRASE, now=lambda: NOW)
    try:
        assert again.finder.find("周试例").total == 2
        assert again.card().fingerprint == filled.card().fingerprint
        assert refused(lambda: restore_home(file, new, PASSPHRASE)) == "home.not_empty"
        # A copy that goes on by itself is no copy of the first any more.
        again.revoke("411526102-1", "试")
        other, _sha256 = again.keeping.backup(tmp_path / "county")
        assert refused(lambda: filled.keeping.drill(other)) == "backup.foreign"
    finally:
        again.close()
    torn = tmp_path / "torn.xfbackup"
    torn.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert refused(lambda: restore_home(torn, tmp_path / "other", PASSPHRASE)) == "backup.damaged"
    assert not (tmp_path / "other").exists() or not any((tmp_path / "other").iterdir())


def test_check_reminds_of_the_reserve_key_and_of_old_copies(filled, home, tmp_path) -> None:
    assert [each.code for each in filled.keeping.check()] == ["reserve.still_here"]
    shutil.move(home / "reserve-key.txt", tmp_path / "safe.txt")
    assert filled.keeping.check() == ()
    late = open_office(home, PASSPHRASE, now=lambda: NOW + timedelta(days=8))
    try:
        assert [each.code for each in late.keeping.check()] == ["backup.old"]
        late.keeping.backup(tmp_path)
        assert late.keeping.check() == ()
    finally:
        late.close()


def run(capsys, *argv):
    code = main([str(each) for each in argv])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out.strip() else None, err


def test_the_verbs_say_what_they_did(home, tmp_path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", SECOND)
    here = ("--home", home, "--json")
    code, told, _ = run(capsys, "account", "add", "示例审计", "--duty", "auditor", *here)
    assert (code, told["duties"]) == (0, ["auditor"])
    code, told, _ = run(capsys, "account", "list", *here)
    assert [each["id"] for each in told["accounts"]] == ["1", "2"]
    code, told, _ = run(capsys, "check", *here)
    assert (told["ok"], [each["code"] for each in told["findings"]]) == (False, ["reserve.still_here"])
    code, told, _ = run(capsys, "backup", "--to", tmp_path, *here)
    assert code == 0
    file = told["file"]
    code, told, _ = run(capsys, "drill", file, *here)
    assert (code, told["matters"]) == (0, 0)
    code, told, _ = run(capsys, "trail", *here)
    assert [each["verb"] for each in told["lines"]] == ["account_added", "backup", "drill"]
    assert told["sound"]
    # In words by its name, not by its number.
    assert main(["trail", "--home", str(home)]) == 0
    assert "　建台账的人　增设账户　" in capsys.readouterr().out
    code, told, _ = run(capsys, "restore", file, "--home", tmp_path / "new", "--json")
    assert (code, told) == (0, {"matters": 0, "attachments": 0, "unread": []})
    code, _told, err = run(capsys, "restore", file, *here)
    assert (code, json.loads(err.splitlines()[-1])["code"]) == (3, "home.not_empty")
    monkeypatch.setenv("XINFANG_OFFICER", "示例审计")
    monkeypatch.setenv("XINFANG_PASSPHRASE", SECOND)
    code, _told, err = run(capsys, "account", "remove", "1", *here)
    assert (code, json.loads(err.splitlines()[-1])["code"]) == (3, "role.lacking")
