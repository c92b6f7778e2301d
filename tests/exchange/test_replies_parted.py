"""A county put back to an older copy writes other replies under the same numbers: both sides are told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, PASSPHRASE, World, register
from ui.county.inbox.desk_lines import cells
from ui.county.inbox.verdicts import said
from ui.widgets.notice import NoticeKind
from xinfang_desk.batch.layout import bag_info, replies_taken
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file.register import open_register
from xinfang_desk.vault import open_vault
from xinfang_desk.words import sentence


def carried(world: World) -> None:
    """A new matter of the desk to the county."""
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(world.place())
    assert batch is not None
    with world.county() as county:
        assert county.receive([world.place() / batch.file])[0].code is None


def answered(world: World, org: str, folder: str) -> Path:
    """A reply of the county that tells a step of the first matter."""
    with world.county() as county:
        number = county.finder.page().lines[-1].number
        step = {"number": number, "event": "accepted", "org": org, "date": "2026-09-14"}
        assert county.answer([json.dumps(step).encode()]).taken == 1
        return Path(county.reply(FIRST, world.place(folder)).file)


def put_back(world: World) -> None:
    shutil.rmtree(world.folder / "county")
    shutil.copytree(world.folder / "older", world.folder / "county")


@pytest.fixture
def parted(world: World) -> Path:
    """The desk took reply 1; the county, put back to before it, has written another reply 1."""
    carried(world)
    shutil.copytree(world.folder / "county", world.folder / "older")
    first = answered(world, "县人社局", "first")
    with world.desk() as desk:
        assert desk.inbox.take_reply(first).reply_parted is None
        assert [each.code for each in desk.upkeep.check()] == []
    put_back(world)
    second = answered(world, "县住建局", "second")
    assert second.name == first.name
    return second


def test_the_desk_says_that_the_number_came_before_and_keeps_both(
    world: World, parted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert main(["take", str(parted), "--home", str(world.folder / "desk")]) == 0
    assert "可能变了" in capsys.readouterr().out
    with world.desk() as desk:
        assert "reply.parted" in {each.code for each in desk.upkeep.check()}
        assert desk.inbox.take_reply(parted).reply_parted is None, "the same file again changes nothing"
    home = world.folder / "desk"
    with open_register(home / REGISTER, open_vault(home, PASSPHRASE)) as store:
        assert set(store.rows("SELECT org FROM answers")) == {("县人社局",), ("县住建局",)}
        assert store.row("SELECT count(*) FROM trail WHERE verb = 'reply_parted'") == (1,)


def test_the_county_hears_of_it_says_what_to_do_and_a_whole_reply_ends_it(
    world: World, parted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desk() as desk:
        desk.inbox.take_reply(parted)
    told_to_the_county(world, capsys, monkeypatch)
    with world.county() as county:
        whole = Path(county.reply(FIRST, world.place("whole"), whole=True).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(whole).reply_parted is None
        assert [each.code for each in desk.upkeep.check()] == []
    carried(world)
    with world.county() as county:
        assert "desk.replies_parted" not in {each.code for each in county.keeping.check()}
        assert county.desks()[0].replies_parted == ()


def test_the_county_hears_of_it_where_the_desk_took_the_first_one_alone(
    world: World, parted: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told_to_the_county(world, capsys, monkeypatch)


def test_a_reply_that_the_county_knows_nothing_of_is_told_and_its_number_not_used_again(world: World) -> None:
    carried(world)
    shutil.copytree(world.folder / "county", world.folder / "older")
    first = answered(world, "县人社局", "first")
    with world.desk() as desk:
        desk.inbox.take_reply(first)
    put_back(world)
    carried(world)
    with world.county() as county:
        assert county.desks()[0].replies_parted == (1,)
        assert Path(county.reply(FIRST, world.place("second")).file).name.endswith("000002.ack.xfb")


def told_to_the_county(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.desk() as desk:
        register(desk)
        batch = desk.outbox.make_batch(world.place())
    assert batch is not None
    with world.county() as county:
        (found,) = county.receive([world.place() / batch.file])
        assert (found.code, found.replies_parted) == (None, (1,))
        words, kind = said(found, {})
        assert "第1份回执" in words
        assert kind is NoticeKind.DANGER
        (line,) = [each for each in county.desks() if each.desk == FIRST]
        assert "第1份不是这里写的" in cells(line, world.clock().date())
        (finding,) = [each for each in county.keeping.check() if each.code == "desk.replies_parted"]
        assert f"reply --desk {FIRST} --whole" in sentence(finding.code, finding.facts)
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    capsys.readouterr()
    assert county_main(["desks", "--home", str(world.folder / "county")]) == 0
    assert "第1份回执" in capsys.readouterr().out


def test_what_a_bag_says_of_replies_is_read_strictly() -> None:
    known = {"octets": 1, "streams": 1, "day": "2026-09-14", "identifier": f"{FIRST}-000001"}
    told = ((1, "ab" * 32), (1, "cd" * 32))
    text = bag_info(**known, replies=told)
    assert replies_taken(text) == told
    assert replies_taken(bag_info(**known)) == ()
    with pytest.raises(DeskError) as caught:
        replies_taken(text.replace(b"1=ab", b"0=ab"))
    assert caught.value.code == "batch.bad_manifest"
