"""A batch is taken whole, once, from the desk that made it; or it is refused with a reason."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.county.parties import NOW, PASSPHRASE, DeskSide, record
from xinfang_desk.batch import wire
from xinfang_desk.batch.seal import new_seal_key, unseal_file
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.answers import By
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.domain.errors import DeskError


def counts(found) -> tuple[bool, int, int, int, bool, tuple[int, ...]]:
    return found.taken, found.records, found.accepted, found.rejected, found.repeated, found.missing


def test_a_batch_is_in_the_ledger_once_it_is_received(county, desk) -> None:
    found = county.take(desk.batch(record(1), record(2)))
    assert counts(found) == (True, 2, 2, 0, False, ())
    assert (found.desk, found.sequence) == ("411526102-1", 1)
    assert county.numbers() == {record(1).number, record(2).number}


def test_what_was_received_is_there_after_a_restart(county, desk) -> None:
    county.take(desk.batch(record(1)))
    again = county.open()
    assert again.matter(record(1).number).statement == record(1).statement
    again.close()


def test_the_same_file_twice_changes_nothing(county, desk) -> None:
    batch = desk.batch(record(1), record(2, statement="", request=""))
    first = county.take(batch)
    again = county.take(batch)
    assert counts(first) == (True, 2, 1, 1, False, ())
    assert counts(again) == (True, 2, 1, 1, True, ())
    assert county.office.summary(By.PLACE)[0].matters == 1


def test_the_same_batch_sealed_anew_is_the_same_batch(county, desk) -> None:
    line = wire.encode_record(record(1), Kind.BATCH)
    first = desk.lines([line])
    desk.sequence, desk.previous = 0, None
    second = desk.lines([line])
    assert first.sha256 != second.sha256
    county.take(first)
    assert county.take(second).repeated


def test_another_content_under_a_known_sequence_is_refused(county, desk) -> None:
    county.take(desk.batch(record(1)))
    desk.sequence, desk.previous = 0, None
    found = county.take(desk.batch(record(2)))
    assert (found.taken, found.code) == (False, "batch.sequence_reused")
    assert found.facts == {"desk": "411526102-1", "sequence": 1}
    assert county.numbers() == {record(1).number}


def test_the_third_before_the_second(county, desk) -> None:
    first, second, third = (desk.batch(record(each)) for each in (1, 2, 3))
    assert county.take(first).missing == ()
    assert county.take(third).missing == (2,)
    assert county.take(second).missing == ()
    assert len(county.numbers()) == 3


def test_the_first_that_comes_may_be_the_second_that_was_made(county, desk) -> None:
    first, second = desk.batch(record(1)), desk.batch(record(2))
    assert county.take(second).missing == (1,)
    assert county.take(first).missing == ()


def test_a_batch_that_does_not_follow_the_one_before_is_refused(county, desk) -> None:
    county.take(desk.batch(record(1)))
    found = county.take(desk.lines([wire.encode_record(record(2), Kind.BATCH)], previous="ab" * 32))
    assert found.code == "batch.chain_broken"
    assert county.numbers() == {record(1).number}


def test_a_late_batch_that_the_next_one_does_not_name_is_refused(county, desk) -> None:
    first = desk.batch(record(1))
    desk.batch(record(2))
    third = desk.batch(record(3))
    county.take(first)
    county.take(third)
    desk.sequence, desk.previous = 1, first.tagmanifest_sha256
    assert county.take(desk.batch(record(4))).code == "batch.chain_broken"


def test_an_unknown_desk_is_refused(county, desk, tmp_path) -> None:
    stranger = DeskSide(tmp_path, desk.county, "411526104-1")
    found = county.take(stranger.batch(record(1, desk="411526104-1")))
    assert found.code == "batch.unknown_signer"


def test_a_desk_cannot_speak_for_another(county, desk, other) -> None:
    found = county.take(other.lines([wire.encode_record(record(1), Kind.BATCH)], desk=desk.desk))
    assert found.code == "batch.key_not_of_desk"
    assert county.numbers() == set()


def test_a_batch_for_somebody_else_is_refused(county, desk) -> None:
    stranger = new_seal_key().public
    found = county.take(desk.lines([wire.encode_record(record(1), Kind.BATCH)], recipients=(stranger,)))
    assert found.code == "batch.not_for_us"


def test_an_accusation_refuses_the_whole_file(county, desk) -> None:
    accusation = wire.encode_record(record(2, purpose="jubao"), Kind.DISCIPLINE)
    found = county.take(desk.lines([wire.encode_record(record(1), Kind.BATCH), accusation]))
    assert found.code == "batch.confidential"
    assert county.numbers() == set()


def test_a_bad_file_does_not_stop_the_others(county, desk, tmp_path) -> None:
    good, changed, last = desk.batch(record(1)), desk.batch(record(2)), desk.batch(record(3))
    content = bytearray(changed.path.read_bytes())
    content[-40] ^= 1
    changed.path.write_bytes(content)
    found = county.take(good, changed, tmp_path / "not-there.xfb", tmp_path, last)
    assert [each.code for each in found] == [
        None,
        "batch.damaged",
        "input.unreadable",
        "input.unreadable",
        None,
    ]
    assert found[-1].missing == (2,)
    assert county.numbers() == {record(1).number, record(3).number}


def test_nothing_lies_open_afterwards(county, desk) -> None:
    county.take(desk.batch(record(1)), desk.lines([b"{}"]))
    assert list((county.home / "work").iterdir()) == []


def test_what_a_power_cut_left_open_is_gone_at_the_next_start(county) -> None:
    left = county.home / "work" / "batch-left"
    left.mkdir(parents=True)
    (left / "000000").write_text("plain")
    county.open().close()
    assert list((county.home / "work").iterdir()) == []


def test_or_with_the_next_batch(county, desk) -> None:
    left = county.home / "work" / "batch-left"
    left.mkdir(parents=True)
    county.take(desk.batch(record(1)))
    assert not left.exists()


def test_events_are_kept_once(county, desk) -> None:
    event = wire.encode(
        wire.EventV1(
            uid=record(9).uid, matter_uid=record(1).uid, number=record(1).number, at=NOW, verb="print"
        )
    )
    county.take(desk.lines([wire.encode_record(record(1), Kind.BATCH)], events=[event]))
    county.take(desk.lines([wire.encode_record(record(2), Kind.BATCH)], events=[event]))
    assert list(county.office._ledger.rows("SELECT batch FROM events")) == [(1,)]


def test_an_attachment_is_kept_under_our_own_seal(county, desk, tmp_path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(b"scan of a fictional paper")
    sha256 = hashlib.sha256(scan.read_bytes()).hexdigest()
    material = wire.MaterialV1(name="微信记录", pages=1, copy=True, sha256=sha256)
    line = wire.encode_record(record(1, materials=(material,)), Kind.BATCH)
    assert county.take(desk.lines([line], attachments=[(sha256, scan)])).taken
    kept = county.home / "attachments" / f"{sha256}.age"
    assert county.office.finder.attachment(record(1).number, sha256) == scan.read_bytes()
    assert county.office.finder.whole(record(1).number).materials[0].here
    with pytest.raises(DeskError, match=r"attachment\.unknown"):
        county.office.finder.attachment(record(1).number, "0" * 64)
    assert b"fictional" not in kept.read_bytes()
    unseal_file(kept, tmp_path / "plain", [reserve_of(county.home)])
    assert (tmp_path / "plain").read_bytes() == scan.read_bytes()


def test_the_reserve_key_opens_what_was_sealed_to_lost_keys(county, desk, tmp_path) -> None:
    batch = desk.batch(record(1))
    init_office(tmp_path / "new", PASSPHRASE, "示例县")
    anew = open_office(tmp_path / "new", PASSPHRASE)
    anew.enrol(desk.card_file())
    assert anew.receive([batch.path])[0].code == "batch.not_for_us"
    assert anew.receive([batch.path], reserve=county.home / RESERVE_FILE)[0].taken
    anew.close()


def reserve_of(home: Path) -> str:
    return (home / RESERVE_FILE).read_text("utf-8").split()[-1]


@pytest.mark.parametrize("content", ["", "# only a remark\n", "AGE-SECRET-KEY-1NONSENSE"])
def test_a_file_that_is_no_reserve_key_is_told(county, desk, tmp_path, content) -> None:
    file = tmp_path / "reserve.txt"
    file.write_text(content)
    batch = desk.batch(record(1))
    with pytest.raises(DeskError, match=r"reserve\.bad_file"):
        county.office.receive([batch.path], reserve=file)
