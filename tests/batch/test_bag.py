"""A batch is written, sealed, and reads back as it went in."""

from __future__ import annotations

import errno
import hashlib
import stat
from pathlib import Path
from typing import BinaryIO

import pytest
from bag_forge import EVENTS, HEADING, RECORDS, SCAN, SCAN_SHA

from xinfang_desk.batch.bag import Enclosed
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.layout import Limits
from xinfang_desk.batch.seal import recipient_id
from xinfang_desk.batch.statement import Acknowledged, Counts
from xinfang_desk.batch.workroom import private_room, sweep
from xinfang_desk.domain.errors import DeskError

pytestmark = pytest.mark.usefixtures("no_plain_text_left")


def test_all_that_went_in_comes_out(forge) -> None:
    sealed = forge.good()
    with forge.open(sealed.path) as bag:
        assert list(bag.records()) == RECORDS
        assert list(bag.events()) == EVENTS
        assert bag.attachment(SCAN_SHA).read_bytes() == SCAN
        assert bag.keyid == key_id(forge.desk.public)
        assert bag.statement.desk == "411526102-1"
        assert bag.statement.sequence == 42
        assert bag.statement.created == HEADING.created
        assert bag.statement.counts == Counts(records=7, events=2, attachments=1)
        assert bag.statement.tagmanifest_sha256 == sealed.tagmanifest_sha256
        assert recipient_id(forge.reserve.public) in bag.statement.recipients


def test_the_file_is_described_truly(forge) -> None:
    sealed = forge.good()
    content = sealed.path.read_bytes()
    assert (sealed.size, sealed.records) == (len(content), 7)
    assert sealed.sha256 == hashlib.sha256(content).hexdigest()


def test_the_reserve_key_opens_too(forge) -> None:
    with forge.open(forge.good().path, identities=[forge.reserve.secret]) as bag:
        assert list(bag.records()) == RECORDS


def test_a_batch_without_events_or_attachments(forge) -> None:
    sealed = forge.good(events=(), attachments=())
    assert "data/events.jsonl" not in forge.parts(sealed.path)
    with forge.open(sealed.path) as bag:
        assert list(bag.events()) == []
        with pytest.raises(DeskError, match=r"batch\.attachment_missing"):
            bag.attachment(SCAN_SHA)


def test_a_reply_names_what_it_acknowledges(forge) -> None:
    known = Acknowledged(sequence=3, tagmanifest_sha256="ab" * 32)
    heading = type(HEADING)(
        kind=HEADING.kind,
        desk=HEADING.desk,
        sequence=1,
        previous="cd" * 32,
        created=HEADING.created,
        trail_head="ef" * 32,
        acknowledges=(known,),
        missing=(2,),
    )
    with forge.open(forge.good(heading).path) as bag:
        assert bag.statement.acknowledges == (known,)
        assert bag.statement.missing == (2,)
        assert bag.statement.previous == "cd" * 32
        assert bag.statement.trail_head == "ef" * 32


def test_nothing_readable_shows_on_the_outside(forge) -> None:
    content = forge.good().path.read_bytes()
    for word in ("周试例".encode(), b"411526102", b"BagIt", b"ustar", b"\x28\xb5\x2f\xfd"):
        assert word not in content


def test_open_text_is_private_while_it_lies_open(forge) -> None:
    with forge.open(forge.good().path) as bag:
        path = bag.attachment(SCAN_SHA)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700


def test_same_content_has_the_same_tagmanifest(forge) -> None:
    assert forge.good().tagmanifest_sha256 == forge.good().tagmanifest_sha256


def test_progress_counts_to_the_last_record(forge) -> None:
    heard: list[int] = []
    forge.good(records=(b'{"n":%d}' % n for n in range(2500)), progress=heard.append)
    assert heard == [1000, 2000, 2500]


def test_a_failed_batch_leaves_the_old_file_alone(forge) -> None:
    out = forge.folder / "1.xfb"
    out.write_bytes(b"old")
    with pytest.raises(DeskError, match=r"batch\.line_too_long"):
        forge.good(records=[b"x" * 100], limits=Limits(line=100))
    assert out.read_bytes() == b"old"
    assert not list(forge.folder.glob("*.part"))


def test_a_broken_source_of_records_leaves_nothing(forge) -> None:
    def records():
        yield b"{}"
        raise RuntimeError("register went away")

    with pytest.raises(RuntimeError):
        forge.good(records=records())
    assert not list(forge.folder.glob("*.xfb*"))


@pytest.mark.parametrize("line", [b'{"a":\n1}', b""])
def test_a_record_is_one_line(forge, line: bytes) -> None:
    with pytest.raises(ValueError, match="one line"):
        forge.good(records=[line])


def test_attachments_must_be_there_and_be_what_they_are_said_to_be(forge) -> None:
    scan = forge.folder / "other.png"
    with pytest.raises(DeskError, match=r"batch\.attachment_missing"):
        forge.good(attachments=[(SCAN_SHA, scan)])
    scan.write_bytes(SCAN[:-1] + b"?")
    with pytest.raises(DeskError, match=r"batch\.attachment_changed"):
        forge.good(attachments=[(SCAN_SHA, scan)])


def test_one_attachment_named_twice_travels_once(forge) -> None:
    scan = forge.folder / "scan.png"
    scan.write_bytes(SCAN)
    with forge.open(forge.good(attachments=[(SCAN_SHA, scan)] * 2).path) as bag:
        assert bag.statement.counts.attachments == 1


@pytest.mark.parametrize(
    "limits",
    [Limits(sealed=500), Limits(attachments=0), Limits(unpacked=9000), Limits(unpacked_free=0, ratio=1)],
)
def test_what_the_county_would_refuse_is_not_made(forge, limits: Limits) -> None:
    with pytest.raises(DeskError, match=r"batch\.too_big"):
        forge.good(limits=limits)
    assert not list(forge.folder.glob("*.xfb*"))


@pytest.mark.parametrize("recipients", [[], ["age1nobody"], [""]])
def test_a_batch_is_never_sealed_to_nobody(forge, recipients: list[str]) -> None:
    with pytest.raises(DeskError, match=r"seal\.bad_recipient"):
        forge.good(recipients=recipients)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_apart(forge, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> BinaryIO:
        return Path("/dev/full").open("wb", buffering=0)

    monkeypatch.setattr("xinfang_desk.batch.bag.open_new", full)
    with pytest.raises(DeskError, match=r"batch\.no_space"):
        forge.good()


def test_rooms_left_by_a_power_cut_are_swept(tmp_path: Path, forge) -> None:
    keep = forge.work / "kept"
    with private_room(forge.work) as room:
        (room / "records.jsonl").write_bytes(b"plain")
        keep.touch()
        lost = forge.work / "batch-lost"
        room.rename(lost)
        room.mkdir()
    assert sweep(forge.work) == 1
    assert list(forge.work.iterdir()) == [keep]
    keep.unlink()


def test_where_the_seal_falls_the_packing_stops_and_nothing_is_left(forge, monkeypatch) -> None:
    def full(plain, sealed, _recipients) -> None:
        sealed.write(plain.read(10))
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xinfang_desk.batch.bag.seal_stream", full)
    large = forge.folder / "large"
    large.write_bytes(bytes(4 << 20))
    sha256 = hashlib.sha256(large.read_bytes()).hexdigest()
    with pytest.raises(DeskError, match=r"batch\.no_space"):
        forge.good(attachments=[(sha256, large)])
    assert not list(forge.folder.glob("*.xfb*"))
    assert not list(forge.work.iterdir())


def test_an_attachment_that_is_poured_lies_nowhere_in_the_open(forge) -> None:
    seen = []

    def pour(out) -> None:
        for _ in range(64):
            out.write(SCAN)
            seen.append([each.name for each in forge.work.rglob("*") if each.is_file()])

    content = SCAN * 64
    sha256 = hashlib.sha256(content).hexdigest()
    sealed = forge.good(attachments=[(sha256, Enclosed(size=len(content), pour=pour))])
    assert {name for names in seen for name in names} == {"records.jsonl", "events.jsonl"}
    with forge.open(sealed.path) as bag:
        assert bag.attachment(sha256).read_bytes() == content
    for wrong in (len(content) - 1, len(content) + 1):
        with pytest.raises(DeskError, match=r"batch\.attachment_changed"):
            forge.good(attachments=[(sha256, Enclosed(size=wrong, pour=pour))])
