"""The whole way of what was handed in: put to its matter, sealed, in a batch, at the county, opened there."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.journey.conftest import PASSPHRASE, Command, register, visit
from tests.pictures import making
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.desk.books import scans as of_desk
from xinfang_desk.places import ATTACHMENTS, REGISTER
from xinfang_desk.store.file.register import open_register
from xinfang_desk.vault import open_vault

SHEET = {"name": "考勤表", "pages": 9, "copy": False}


@pytest.fixture
def number(desk: Command) -> str:
    return str(register(desk, visit(materials=[SHEET]))[0]["matters"][0]["number"])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "brought"
    folder.mkdir()
    (folder / "微信记录.png").write_bytes(making.jpeg())
    (folder / "考勤表.pdf").write_bytes(making.tiff(3))
    (folder / "工资条.jpg").write_bytes(making.pdf())
    return folder


def kept(home: Path) -> list[Path]:
    return sorted((home / ATTACHMENTS).glob("*")) if (home / ATTACHMENTS).exists() else []


def stood(home: Path, number: str) -> str:
    """The body of a matter as the register keeps it."""
    with open_register(home / REGISTER, open_vault(home, PASSPHRASE), existing=True) as register_:
        [(body,)] = register_.rows("SELECT body FROM matters WHERE number = ?", (number,))
    return str(body)


def nothing_in_the_clear(*places: Path) -> None:
    """No picture, PDF or name of a material lies in any file there."""
    for place in places:
        for file in place.rglob("*") if place.is_dir() else [place]:
            content = file.read_bytes() if file.is_file() else b""
            for told in (b"JFIF", b"%PDF-", b"IHDR", b"II*\0", making.MAKER.encode(), "微信记录".encode()):
                assert told not in content, (file, told)


def test_the_whole_way_to_the_clerk(enrolled, number: str, files: Path, tmp_path: Path) -> None:
    desk, county = enrolled
    made = desk("attach", number, *sorted(files.iterdir())).document["attachments"]
    # In the order of the materials: what was written down already keeps its place, with the pages scanned.
    assert [(each["name"], each["kind"], each["pages"]) for each in made] == [
        ("考勤表", "tiff", 3), ("工资条", "pdf", 2), ("微信记录", "jpeg", 1),
    ]  # fmt: skip
    assert desk("attachments", number).document["attachments"] == made
    assert len(kept(tmp_path / "desk")) == 3
    out = desk("attachments", number, "--to", tmp_path / "out")
    saved = sorted((tmp_path / "out").iterdir())
    assert [each.name for each in saved] == [f"{number}-01.tif", f"{number}-02.pdf", f"{number}-03.jpg"]
    assert [hashlib.sha256(each.read_bytes()).hexdigest() for each in saved] == [e["sha256"] for e in made]
    assert [each.stat().st_size for each in saved] == [each["bytes"] for each in made]
    assert out.document["attachments"] == made

    stick = tmp_path / "stick"
    stick.mkdir()
    batch = desk("batch", "--to", stick).document
    nothing_in_the_clear(tmp_path / "desk", stick)
    assert county("receive", batch["file"]).document["files"][0]["accepted"] == 1
    nothing_in_the_clear(tmp_path / "county")
    received = county("attachments", number).document["attachments"]
    assert received == [each | {"here": True} for each in made]
    assert county("attachments", number, "--to", tmp_path / "clerk").code == 0
    opened = sorted((tmp_path / "clerk").iterdir())
    assert [each.read_bytes() for each in opened] == [each.read_bytes() for each in saved]
    assert Image.open(io.BytesIO(opened[0].read_bytes())).n_frames == 3
    shown = county("show", number).document["attachments"]
    assert [(each["name"], each["pages"], each["copy"], each["here"]) for each in shown] == [
        ("考勤表", 3, False, True), ("工资条", 2, True, True), ("微信记录", 1, True, True),
    ]  # fmt: skip
    told = [line["verb"] for line in county("trail").document["lines"]]
    assert "scans_saved" in told


def test_the_list_of_materials_follows(desk: Command, number: str, files: Path, tmp_path: Path) -> None:
    """One derivation: what was scanned stands on D17, in the ledger's matter and in the trail."""
    printed = {each["kind"]: each for each in desk("papers", number, "--to", tmp_path).document["papers"]}
    before = Path(printed["D17"]["file"]).read_bytes()
    desk("attach", number, files / "考勤表.pdf", files / "微信记录.png")
    owed = {each["kind"]: each["state"] for each in desk("show", number).document["papers"]}
    assert owed["D17"] == "due"
    printed = {
        each["kind"]: each for each in desk("papers", number, "--to", tmp_path / "b").document["papers"]
    }
    said = [
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(each)).pages)
        for each in (before, Path(printed["D17"]["file"]).read_bytes())
    ]
    assert ["微信记录" in each for each in said] == [False, True]


def test_what_was_put_there_is_not_sent_twice(enrolled, number: str, files: Path, tmp_path: Path) -> None:
    desk, county = enrolled
    desk("attach", number, files / "微信记录.png")
    assert len(desk("attach", number, files / "微信记录.png").document["attachments"]) == 1
    first = desk("batch", "--to", tmp_path).document
    county("receive", first["file"])
    desk("take", county("reply", "--desk", "411526102-1", "--to", tmp_path).document["file"])
    (tmp_path / "more.json").write_text(json.dumps({"reason": "补写", "village": "示例新村"}))
    assert desk("correct", number, "--input", tmp_path / "more.json").code == 0
    assert len(desk("attachments", number).document["attachments"]) == 1
    second = desk("batch", "--to", tmp_path).document
    assert Path(second["file"]).stat().st_size < Path(first["file"]).stat().st_size
    assert county("receive", second["file"]).document["files"][0]["accepted"] == 1
    assert len(county("attachments", number).document["attachments"]) == 1


def test_it_is_taken_off_again(desk: Command, number: str, files: Path, tmp_path: Path) -> None:
    [made] = desk("attach", number, files / "考勤表.pdf").document["attachments"]
    assert desk("detach", number, made["sha256"], "--reason", " ").refused["code"] == "repair.reason_missing"
    assert desk("detach", number, made["sha256"], "--reason", "拿错了").document["attachments"] == []
    # The sheet that was written down stands again, with the pages that it had.
    assert '"name":"考勤表","pages":9' in stood(tmp_path / "desk", number)
    assert desk("detach", number, made["sha256"], "--reason", "x").refused["code"] == "attachment.unknown"
    told = [(each["verb"], each["detail"]) for each in desk("show", number).document["history"]]
    assert ("take_off", "拿错了") in told


def test_all_or_nothing(desk: Command, number: str, files: Path, tmp_path: Path) -> None:
    (files / "zz.jpg").write_bytes(b"GIF89a")
    before = desk("show", number).document
    assert desk("attach", number, *sorted(files.iterdir())).refused["code"] == "picture.unknown_kind"
    assert desk("show", number).document == before
    assert kept(tmp_path / "desk") == []


def test_several_files_are_one_material(desk: Command, number: str, files: Path) -> None:
    made = desk("attach", number, *sorted(files.iterdir()), "--name", "全部材料").document["attachments"]
    assert [(each["name"], each["kind"], each["pages"]) for each in made] == [("全部材料", "pdf", 6)]


def test_a_matter_holds_so_much_and_no_more(
    desk: Command, number: str, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_desk, "MOST", 2)
    assert desk("attach", number, *files.iterdir()).refused["code"] == "attachment.too_many"
    monkeypatch.setattr(of_desk, "MOST", 3)
    monkeypatch.setattr(of_desk, "MOST_BYTES", 1000)
    assert desk("attach", number, files / "微信记录.png").refused["code"] == "attachment.too_many"


def test_copies_hold_them_and_bring_them_back(
    run: Command, desk: Command, number: str, files: Path, tmp_path: Path
) -> None:
    made = desk("attach", number, *sorted(files.iterdir())).document
    backup = desk("backup", "--to", tmp_path).document["file"]
    nothing_in_the_clear(Path(backup))
    assert desk("drill", backup).document["attachments"] == 3
    back = tmp_path / "back"
    assert run(desk_main, back, "restore", backup).document == {"matters": 1, "attachments": 3}
    assert run(desk_main, back, "attachments", number, "--to", tmp_path / "out").document == made
    assert not {"attachment.gone", "attachment.stray"} & {
        each["code"] for each in run(desk_main, back, "check").document["findings"]
    }


def test_what_is_gone_or_changed_is_told_and_holds_up_nothing_else(
    enrolled, number: str, files: Path, tmp_path: Path
) -> None:
    desk, _county = enrolled
    desk("attach", number, files / "微信记录.png")
    register(desk, visit())
    [file] = kept(tmp_path / "desk")
    content = file.read_bytes()
    file.unlink()
    assert desk("attachments", number, "--to", tmp_path / "out").refused["code"] == "attachment.gone"
    assert desk("batch", "--to", tmp_path).document["records"] == 1
    told = {each["code"] for each in desk("check").document["findings"]}
    assert {"attachment.gone", "batch.set_aside"} <= told
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    assert desk("attachments", number, "--to", tmp_path / "out").refused["code"] == "attachment.damaged"
    assert "attachment.damaged" in {each["code"] for each in desk("check").document["findings"]}
    file.write_bytes(content)
    (tmp_path / "desk" / ATTACHMENTS / ("0" * 64)).write_bytes(b"")
    assert "attachment.stray" in {each["code"] for each in desk("check").document["findings"]}


def test_those_of_an_accusation_are_sealed_as_it_is(
    enrolled, run: Command, files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also those that were put there before anybody knew; the authority alone sees them."""
    desk, county = enrolled
    monkeypatch.setenv("XINFANG_CONFIDENTIAL_PASSPHRASE", "示例口令-1234")
    number = register(desk, visit())[0]["matters"][0]["number"]
    made = desk("attach", number, files / "微信记录.png", files / "考勤表.pdf").document["attachments"]
    desk("detach", number, made[1]["sha256"], "--reason", "拿错了")
    before = kept(tmp_path / "desk")
    (tmp_path / "jubao.json").write_text(
        json.dumps({"reason": "问清了，是举报", "purpose": "jubao", "route": None, "outcome": "discipline"})
    )
    assert desk("correct", number, "--input", tmp_path / "jubao.json").code == 0
    [sealed] = kept(tmp_path / "desk")
    assert sealed not in before
    assert desk("attachments", number).refused["code"] == "matter.sealed"
    # What comes later is sealed at once, and nobody here is told what it was.
    assert desk("attach", number, files / "工资条.jpg").document == {"attachments": []}
    assert len(kept(tmp_path / "desk")) == 2

    home = tmp_path / "discipline"
    run(county_main, home, "init", "--name", "示例县纪委监委", "--discipline")
    run(county_main, home, "card", "--to", tmp_path / "discipline.card")
    desk("card", "--to", tmp_path / "again.card")
    run(county_main, home, "enrol", tmp_path / "again.card")
    assert desk("enrol", tmp_path / "discipline.card").code == 0
    assert sealed not in kept(tmp_path / "desk")
    batch = desk("batch", "--discipline", "--to", tmp_path).document
    assert run(county_main, home, "receive", batch["file"]).document["files"][0]["accepted"] == 1
    assert run(county_main, home, "accusation", number).code == 0
    read = run(county_main, home, "attachments", number, "--to", tmp_path / "read").document["attachments"]
    assert [(each["name"], each["kind"]) for each in read] == [("扫描件1", "jpeg"), ("扫描件2", "pdf")]
    first = min((tmp_path / "read").iterdir())
    assert hashlib.sha256(first.read_bytes()).hexdigest() == made[0]["sha256"]
    assert county("attachments", number).refused["code"] == "matter.unknown"
    assert "attachment.gone" not in {each["code"] for each in desk("check").document["findings"]}


def test_nothing_is_put_to_what_waits_or_is_void(desk: Command, number: str, files: Path) -> None:
    picture = files / "微信记录.png"
    waits = register(desk, visit(statement="村干部钱示范冒领补助款。"))[0]["matters"][0]["number"]
    assert desk("attach", waits, picture).refused["code"] == "matter.unanswered"
    desk("void", number, "--reason", "登错了")
    assert desk("attach", number, picture).refused["code"] == "matter.void"
    assert desk("attach", "4115261021260000999", picture).code == 3
