"""A ledger whose words do not open, or whose rows say other things than came: every look at it tells."""

from __future__ import annotations

import hashlib
import json
import shutil

import pytest

from tests.county.parties import PASSPHRASE, record
from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.cli.county import main
from xinfang_desk.county.safe.county_copies import DAMAGED, restore_home
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence

SCAN = b"scan of a fictional paper"
SHA256 = hashlib.sha256(SCAN).hexdigest()
SAID = (
    b'{"number":"%s","event":"accepted","org":"x","date":"2026-09-16","text":"y"}' % record(1).number.encode()
)


@pytest.fixture
def filled(county, desk, tmp_path):
    """Two batches with five matters, one of them in a second revision, one sent back, and a scan."""
    scan = tmp_path / "scan.png"
    scan.write_bytes(SCAN)
    material = wire.MaterialV1(name="微信记录", pages=1, copy=True, sha256=SHA256)
    first = [record(1, materials=(material,)), record(2), record(3)]
    odd = json.loads(wire.encode_record(record(6), Kind.BATCH)) | {"rev": 2**31}
    lines = [*(wire.encode_record(each, Kind.BATCH) for each in first), json.dumps(odd).encode()]
    assert county.take(desk.lines(lines, attachments=[(SHA256, scan)])).rejected == 1
    assert county.take(desk.batch(record(2, rev=2), record(3), record(4), record(5))).accepted == 4
    county.office.send_back(record(4).number, "record.to_wrong")
    assert county.office.answer([SAID]).taken == 1
    assert codes(county) == set()
    return county


def codes(county) -> set[str]:
    return {each.code for each in county.office.keeping.check()} - {"reserve.still_here"}


def refused(act) -> DeskError:
    with pytest.raises(DeskError) as told:
        act()
    return told.value


def change(county, sql: str, *values: str) -> None:
    with county.office._ledger.write():
        assert county.office._ledger.run(sql, values) > 0


ROWS = {
    "a row deleted": "DELETE FROM records WHERE id = 1",
    "a row sent back deleted": "DELETE FROM records WHERE state = 'returned'",
    "a revision too high": "UPDATE records SET rev = 9 WHERE id = 1",
    "a purpose": "UPDATE records SET purpose = 'zz' WHERE id = 1",
    "a day": "UPDATE records SET came_on = 'notaday' WHERE id = 1",
    "another number": "UPDATE records SET number = '41152610212600009X' WHERE id = 1",
    "another place": "UPDATE records SET place = 99 WHERE id = 1",
    "no outcome": "DELETE FROM outcomes WHERE code = 'record.bad_field'",
    "one outcome more": "UPDATE batches SET rejected = 3 WHERE sequence = 1",
}


@pytest.mark.parametrize("row", ROWS)
def test_rows_that_say_other_things_than_the_records_are_found(filled, row) -> None:
    change(filled, ROWS[row])
    assert "ledger.rows_differ" in codes(filled)


def test_a_finding_names_batch_and_matters(filled) -> None:
    change(filled, "DELETE FROM records WHERE id = 1")
    (found,) = [each for each in filled.office.keeping.check() if each.code == "ledger.rows_differ"]
    assert found.facts == {"desk": "411526102-1", "sequence": 1, "count": 1, "numbers": record(1).number}


ENTRIES = {
    "a day": "UPDATE answers SET day = 'notaday'",
    "a limit": "UPDATE answers SET due = 'x'",
    "a step": "UPDATE answers SET event = 'zzz'",
    "the words": "UPDATE answers SET text = 'AAAA'",
    "a matter": "UPDATE answers SET number = 'x'",
}


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_that_does_not_read_is_found_and_named(filled, entry) -> None:
    change(filled, ENTRIES[entry])
    (found,) = [each for each in filled.office.keeping.check() if each.code == "ledger.entry_damaged"]
    assert found.facts["numbers"] in {record(1).number, "x"}


def test_words_that_do_not_open_are_found_before_a_copy_is_called_good(filled, tmp_path) -> None:
    good, _sha256 = filled.office.keeping.backup(tmp_path)
    assert filled.office.keeping.drill(good).matters == 5
    change(filled, "UPDATE packs SET body = substr(body, 1, length(body) - 1) WHERE batch = 1")
    assert codes(filled) == {"ledger.batch_damaged"}
    fault = refused(lambda: filled.office.matter(record(1).number))
    assert (fault.code, fault.facts["sequence"]) == ("ledger.batch_damaged", 1)
    fault = refused(lambda: filled.office.keeping.backup(tmp_path))
    assert (fault.code, fault.facts["count"]) == ("backup.of_damaged", 1)
    assert "第1批" in sentence(fault.code, fault.facts)
    (bad,) = tmp_path.glob(f"*{DAMAGED}.xfbackup")
    assert good.exists()
    if not filled.office.keeping.on_a_server:
        assert refused(lambda: filled.office.keeping.drill(bad)).code == "backup.unread"
        done = restore_home(bad, tmp_path / "again", PASSPHRASE)
        assert [each.code for each in done.unread] == ["ledger.batch_damaged"]
        assert restore_home(good, tmp_path / "good", PASSPHRASE).unread == ()


def test_a_copy_of_a_damaged_ledger_does_not_silence_the_reminder(filled, tmp_path) -> None:
    change(filled, "DELETE FROM packs WHERE batch = 2")
    refused(lambda: filled.office.keeping.backup(tmp_path))
    lines = filled.office.keeping.trail(verb="backup").lines
    assert [each.detail for each in lines] == ["damaged"]


@pytest.mark.parametrize("kind", ["cut", "another"])
def test_an_attachment_that_does_not_open_or_is_another_is_found(filled, tmp_path, kind) -> None:
    (file,) = (filled.home / "attachments").glob("*.age")
    if kind == "cut":
        file.write_bytes(file.read_bytes()[:-1])
    else:
        shutil.move(file, file.with_name(f"{'ab' * 32}.age"))
    assert "attachment.unread" in codes(filled)
    assert refused(lambda: filled.office.keeping.backup(tmp_path)).code == "backup.of_damaged"


def test_an_attachment_that_is_gone_is_found_by_the_matter_that_names_it(
    filled, call, capsys, tmp_path
) -> None:
    assert call("check")[0] == 0, "a reminder is no damage"
    (file,) = (filled.home / "attachments").glob("*.age")
    file.unlink()
    (found,) = [each for each in filled.office.keeping.check() if each.code == "attachment.lost"] or [None]
    if filled.office.keeping.on_a_server:
        assert found is None, "the server has it too"
        return
    named = {"desk": "411526102-1", "sequence": 1, "count": 1, "numbers": record(1).number}
    assert found.facts == named
    code, told, fault = call("check")
    assert (code, told["ok"], fault["code"]) == (3, False, "check.unsound")
    (line,) = call("attachments", record(1).number)[1]["attachments"]
    assert (line["name"], line["here"], line["bytes"]) == ("微信记录", False, 0)
    assert main(["attachments", record(1).number, "--home", str(filled.home)]) == 0
    assert "不见了" in (said := capsys.readouterr().out)
    assert "没有扫描件" not in said
    assert refused(lambda: filled.office.keeping.backup(tmp_path)).code == "backup.of_damaged"


@pytest.mark.parametrize("entry", ["a limit", "the words"])
def test_a_reply_that_cannot_carry_an_entry_names_it(filled, stick, entry) -> None:
    change(filled, "UPDATE answers SET due = '2026-1x'" if entry == "a limit" else ENTRIES[entry])
    fault = refused(lambda: filled.office.reply_all(stick))
    assert (fault.code, fault.facts["numbers"]) == ("ledger.entry_damaged", record(1).number)


def test_a_matter_with_a_day_that_is_none_is_refused_by_its_number(filled) -> None:
    change(filled, ENTRIES["a day"])
    fault = refused(lambda: filled.office.matter(record(1).number))
    assert (fault.code, fault.facts["numbers"]) == ("ledger.entry_damaged", record(1).number)


def test_a_server_that_is_gone_is_no_damage(filled, monkeypatch) -> None:
    def gone(*_place: object) -> bytes:
        raise DeskError("ledger.server_gone")

    monkeypatch.setattr(filled.office._ledger.bodies, "open", gone)
    assert codes(filled) == {"ledger.server_gone"}
    assert refused(lambda: filled.office.matter(record(1).number)).code != "ledger.entry_damaged"
