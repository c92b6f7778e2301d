"""The past, rewritten by somebody with the passphrase: the county's reply tells of it at the latest."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.exchange.world import FIRST, PASSPHRASE, World, register
from ui.county.inbox.verdicts import said
from ui.widgets.notice import NoticeKind
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main
from xinfang_desk.desk.answers import TrailParting
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.trail_chain import BEGINNING, seal
from xinfang_desk.vault import open_vault


def sent(world: World, *, matters: int = 3) -> Path:
    """A batch of the desk, received; the county's reply to it, which no desk has taken."""
    folder = world.place()
    with world.desk() as desk:
        for _each in range(matters):
            register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    with world.county() as county:
        county.receive([folder / batch.file])
        return Path(county.reply(FIRST, folder).file)


def sealed_anew(store: Register) -> None:
    """Recompute the whole chain, as somebody would who wants it to hold."""
    prev = BEGINNING
    lines = "SELECT seq, at, officer, verb, subject, detail, told FROM trail ORDER BY seq"
    for place, line in enumerate(store.rows(lines), start=1):
        whole = (place, *line[1:], prev)
        prev = seal(whole)
        store.run(
            "UPDATE trail SET seq = ?, prev = ?, hash = ? WHERE seq = ?", (place, whole[-1], prev, line[0])
        )


def another_officer(store: Register) -> None:
    store.run("UPDATE trail SET officer = '别人' WHERE seq = 1")
    sealed_anew(store)


def tail_cut(store: Register) -> None:
    store.run("DELETE FROM trail WHERE seq > 3")


def matter_gone_with_its_lines(store: Register) -> None:
    [(number,)] = store.rows("SELECT number FROM matters ORDER BY id LIMIT 1 OFFSET 1")
    store.run("DELETE FROM trail WHERE subject = ?", (number,))
    sealed_anew(store)


REWRITINGS = (another_officer, tail_cut, matter_gone_with_its_lines)


def rewritten(world: World, change: Callable[[Register], None]) -> None:
    home = world.folder / "desk"
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE), existing=True)) as store:
        guards = store.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'trail'"
        )
        with store.write():
            for name, _sql in guards:
                store.run(f"DROP TRIGGER {name}")
            change(store)
            # Or the desk's own check would miss the line that told of it.
            store.run("UPDATE matters SET salt = NULL WHERE number NOT IN (SELECT subject FROM trail)")
            for _name, sql in guards:
                store.run(sql)
        assert trail.verify(store) is None, "whoever does this makes it hold"


@pytest.mark.parametrize("change", REWRITINGS)
def test_a_rewritten_trail_is_found_by_the_next_reply(
    world: World, change: Callable[[Register], None], capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    reply = sent(world)
    rewritten(world, change)
    with world.desk() as desk:
        assert [each.code for each in desk.upkeep.check()] == []
        assert desk.trail.against(reply) == TrailParting(batch=1)
        assert desk.inbox.take_reply(reply).trail_parted == 1
        assert [each.code for each in desk.upkeep.check()] == ["trail.parted"]
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    home = str(world.folder / "desk")
    assert main(["trail", "--home", home, "--against", str(reply), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["ok"], said["first_difference"]) == (False, {"line": None, "batch": 1})


@pytest.mark.parametrize("change", REWRITINGS)
def test_the_county_hears_of_it_with_the_next_batch(
    world: World, change: Callable[[Register], None], capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    reply, folder = sent(world), world.place()
    with world.desk() as desk:
        assert desk.inbox.take_reply(reply).trail_parted is None
    rewritten(world, change)
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    with world.county() as county:
        (found,) = county.receive([folder / batch.file])
        assert (found.code, found.trail_parted) == (None, 1)
        words, kind = said(found, {})
        assert "第1批对不上" in words
        assert kind is NoticeKind.WARN


def test_the_command_says_so_too(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reply, folder = sent(world), world.place()
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
    rewritten(world, another_officer)
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    home, file = str(world.folder / "county"), str(folder / batch.file)
    assert county_main(["receive", "--home", home, file, "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["files"]
    assert (told["state"], told["trail_parted"]) == ("accepted", 1)


def test_a_trail_that_goes_on_says_nothing(world: World) -> None:
    reply = sent(world)
    with world.desk() as desk:
        register(desk)
        assert desk.trail.against(reply) is None
        assert desk.inbox.take_reply(reply).trail_parted is None
        assert desk.inbox.take_reply(reply).trail_parted is None
        assert desk.upkeep.check() == ()
        register(desk)
        batch = desk.outbox.make_batch(world.place())
    assert batch is not None
    with world.county() as county:
        assert county.receive([world.place() / batch.file])[0].trail_parted is None


def test_a_line_changed_without_its_chain_is_told_by_its_line(world: World) -> None:
    reply = sent(world)
    home = world.folder / "desk"
    with closing(open_register(home / REGISTER, open_vault(home, PASSPHRASE), existing=True)) as store:
        store.run("DROP TRIGGER trail_never_changes")
        store.run("UPDATE trail SET officer = '别人' WHERE seq = 2")
    with world.desk() as desk:
        assert desk.trail.against(reply) == TrailParting(line=2)


def test_a_reply_without_a_head_proves_nothing(world: World) -> None:
    reply = sent(world)
    with world.county() as county:
        county._ledger.run("UPDATE batches SET trail_head = NULL")
        again = county.reply(FIRST, world.place("other"), whole=True)
    with world.desk() as desk:
        assert desk.inbox.take_reply(Path(again.file)).trail_parted is None
        with pytest.raises(DeskError) as refused:
            desk.trail.against(Path(again.file))
        assert refused.value.code == "reply.no_head"
        assert desk.inbox.take_reply(reply).trail_parted is None


def test_a_home_put_back_gives_no_number_out_twice(world: World, tmp_path: Path) -> None:
    home = world.folder / "desk"
    with world.desk() as desk:
        register(desk)
    shutil.copytree(home, tmp_path / "yesterday")
    with world.desk() as desk:
        held = [register(desk) for _each in range(3)]
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "yesterday", home)
    with world.desk() as desk:
        assert desk.upkeep.check() == ()
        anew = register(desk)
        assert anew not in held
        assert int(anew[12:17]) == int(held[-1][12:17]) + 1
        [found] = desk.upkeep.check()
        assert found.code == "numbers.behind"
        assert held[-1] in found.words
        [line] = desk.trail.export(verb="numbers_behind").lines
        assert line.subject == held[-1]
        assert int(register(desk)[12:17]) == int(anew[12:17]) + 1
        assert len(desk.trail.export(verb="numbers_behind").lines) == 1


def test_a_pad_counts_as_given_out(world: World, tmp_path: Path) -> None:
    home = world.folder / "desk"
    with world.desk() as desk:
        register(desk)
    shutil.copytree(home, tmp_path / "yesterday")
    with world.desk() as desk:
        pad = desk.pads.write(50, tmp_path / "pad.pdf")
    shutil.rmtree(home)
    shutil.copytree(tmp_path / "yesterday", home)
    with world.desk() as desk:
        assert int(register(desk)[12:17]) == int(pad.last[12:17]) + 1


@pytest.mark.parametrize("spoiled", [b"", b"\xff\x00", b"4115261021269999999\n" * 3, b"9" * 9999])
def test_a_spoiled_mark_keeps_nobody_from_registering(
    world: World, spoiled: bytes, state_of_the_user: Path
) -> None:
    with world.desk() as desk:
        first = register(desk)
        mark = max(state_of_the_user.rglob("numbers/*"), key=lambda each: each.stat().st_mtime_ns)
        mark.write_bytes(spoiled)
        assert int(register(desk)[12:17]) == int(first[12:17]) + 1
        mark.unlink()
        mark.mkdir()
        assert int(register(desk)[12:17]) == int(first[12:17]) + 2


def test_the_closed_day_says_on_paper_how_far_it_came(world: World, tmp_path: Path) -> None:
    with world.desk() as desk:
        number = register(desk)
        file = tmp_path / "day.pdf"
        file.write_bytes(desk.papers.day_sheet(world.clock.time.date()))
    text = "".join(PdfReader(file).pages[0].extract_text().split())
    assert number in text
    assert "留痕到第" in text
