"""No command writes over what it was not asked to renew, and none follows what somebody laid in its way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journey.conftest import Command, register, visit
from xinfang_desk.desk.hall import Hall

PICTURE = b"\x89PNG\r\n\x1a\n"
VICTIM = b"SQLite format 3\0 the register"

OUTPUTS = {
    "card": ("card", "--to", "{}"),
    "person": ("person", "--name", "周试例", "--paper", "{}"),
    "slip": ("feedback", "slip", "--to", "{}"),
    "list": ("outreach", "list", "2026", "--to", "{}"),
}


@pytest.mark.parametrize("verb", OUTPUTS)
def test_an_output_replaces_its_own_kind_alone(desk: Command, tmp_path: Path, verb: str) -> None:
    def write(path: Path) -> str:
        answered = desk(*(part.format(path) for part in OUTPUTS[verb]))
        return "" if answered.code == 0 else str(answered.refused["code"])

    out = tmp_path / "out"
    assert [write(out), write(out)] == ["", ""]
    written = out.read_bytes()
    for content in (VICTIM, b"%PDF-1.7 somebody's lease", b'{"v":1,"kind":"desk"}', b"x"):
        out.write_bytes(content)
        assert write(out) == "output.exists"
        assert out.read_bytes() == content
    out.unlink()
    out.symlink_to(tmp_path / "nowhere")
    assert write(out) == "output.exists"
    assert not (tmp_path / "nowhere").exists()
    out.unlink()
    (tmp_path / "victim").write_bytes(VICTIM)
    (tmp_path / "out.part").symlink_to(tmp_path / "victim")
    assert write(out) == ""
    assert (tmp_path / "victim").read_bytes() == VICTIM
    assert (out.read_bytes() == written, out.is_symlink()) == (True, False)


def test_papers_replace_the_same_paper_alone(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    folder = tmp_path / "papers"
    papers = desk("papers", number, "--to", folder).document["papers"]
    assert desk("papers", number, "--to", folder).document["papers"] == papers
    *others, last = [Path(each["file"]) for each in papers]
    last.write_bytes(b"%PDF-1.4 what I wrote")
    for each in others:
        each.unlink()
    assert desk("papers", number, "--to", folder).refused["code"] == "output.exists"
    assert last.read_bytes() == b"%PDF-1.4 what I wrote"
    assert [each.name for each in folder.iterdir()] == [last.name]


def test_a_link_beside_the_papers_is_not_followed(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    victim, folder = tmp_path / "victim", tmp_path / "papers"
    victim.write_bytes(VICTIM)
    folder.mkdir()
    for name in (f"{number}-D01.part", f"{number}-D01.pdf.part"):
        (folder / name).symlink_to(victim)
    assert desk("papers", number, "--to", folder).code == 0
    assert victim.read_bytes() == VICTIM


def test_a_card_of_another_office_is_not_replaced(desk: Command, county: Command, tmp_path: Path) -> None:
    card = tmp_path / "card"
    assert county("card", "--to", card).code == 0
    theirs = card.read_bytes()
    assert desk("card", "--to", card).refused["code"] == "output.exists"
    assert card.read_bytes() == theirs
    assert county("card", "--to", card).code == 0


def test_posters_are_renewed_and_another_of_that_name_stays(
    desk: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its eleven pictures are drawn and looked at elsewhere, and are no other kind of file than this one.
    monkeypatch.setattr(Hall, "poster_pictures", lambda _hall: (PICTURE,))
    assert desk("poster", "--to", tmp_path).code == 0
    assert desk("poster", "--to", tmp_path).code == 0
    (tmp_path / "poster.pdf").write_bytes(b"%PDF-1.4 another poster")
    assert desk("poster", "--to", tmp_path).refused["code"] == "output.exists"
    assert (tmp_path / "poster.pdf").read_bytes() == b"%PDF-1.4 another poster"


@pytest.mark.parametrize("verb", [("enrol",), ("take",), ("drill",), ("register", "--input")])
def test_a_pipe_as_a_file_does_not_hold_us_up(desk: Command, tmp_path: Path, verb: tuple[str, ...]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert desk(*verb, tmp_path / "pipe").refused["code"] == "input.unreadable"


def test_a_pipe_as_a_batch_does_not_hold_the_county_up(county: Command, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (answer,) = county("receive", tmp_path / "pipe").document["files"]
    assert (answer["state"], answer["code"]) == ("refused", "input.unreadable")


def test_a_folder_whose_name_is_no_utf8_is_answered(desk: Command, tmp_path: Path) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    folder = tmp_path / os.fsdecode("备份".encode("gbk"))
    answered = desk("papers", number, "--to", folder)
    assert answered.code == 0
    assert all(Path(each["file"]).exists() for each in answered.document["papers"])
