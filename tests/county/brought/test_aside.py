"""A refused file is kept aside, sealed and with its reason, until it is taken after all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.county.parties import DeskSide, record
from xinfang_desk.batch.seal import unseal_file
from xinfang_desk.domain.errors import DeskError


@pytest.fixture
def stranger(county, tmp_path) -> DeskSide:
    return DeskSide(tmp_path, county.card(tmp_path), "411526107-1")


def test_a_foreign_file_is_kept_sealed_with_its_reason(county, call, tmp_path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"\xff\xd8\xff not a batch")
    county.take(photo)
    (refused,) = county.office.receiving.refused()
    assert (refused.file, refused.kept) == ("photo.jpg", True)
    (kept,) = (county.home / "refused").iterdir()
    assert b"not a batch" not in kept.read_bytes()
    unseal_file(kept, tmp_path / "again", [county.office._identity.seal_secret])
    assert (tmp_path / "again").read_bytes() == photo.read_bytes()
    code, said, _ = call("refused")
    assert (code, said["files"][0]["code"], said["files"][0]["sha256"]) == (0, refused.code, refused.sha256)
    assert said["files"][0]["words"]


def test_what_is_taken_after_all_is_no_longer_among_them(county, stranger) -> None:
    batch = stranger.batch(record(1, desk=stranger.desk))
    assert county.take(batch).code == "batch.unknown_signer"
    assert len(county.office.receiving.refused()) == 1
    county.office.enrol(stranger.card_file())
    assert county.take(batch).taken
    assert county.office.receiving.refused() == ()
    assert list((county.home / "refused").iterdir()) == []


def test_the_same_file_again_is_one(county, tmp_path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("not a batch")
        county.take(tmp_path / name)
    (refused,) = county.office.receiving.refused()
    assert refused.file == "b.txt"


def test_our_own_full_disk_keeps_nothing_aside(county, desk, monkeypatch) -> None:
    batch = desk.batch(record(1))

    def full(*_args, **_more):
        raise DeskError("batch.no_space")

    monkeypatch.setattr("xinfang_desk.county.intake.open_bag", full)
    assert county.take(batch).code == "batch.no_space"
    assert county.office.receiving.refused() == ()


def test_what_was_refused_is_given_back_as_it_came(county, call, tmp_path) -> None:
    for folder, content in (("a", b"not a batch"), ("b", b"nor this")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "odd.xfb").write_bytes(content)
        county.take(tmp_path / folder / "odd.xfb")
    code, said, _ = call("refused", "--to", tmp_path / "back")
    assert code == 0
    written = {Path(each["written"]).name: Path(each["written"]).read_bytes() for each in said["files"]}
    assert sorted(written.values()) == [b"nor this", b"not a batch"]
    assert sorted(path.name for path in (tmp_path / "back").iterdir()) == sorted(written)
    assert len(list((county.home / "refused").iterdir())) == 2, "nothing lies open in the home"
    assert call("refused", "--to", tmp_path / "back")[0] == 0, "the same again"
    assert call("trail", "--verb", "refused_given")[1]["lines"]
