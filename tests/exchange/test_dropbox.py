"""A whole circle over a drop-box on a real OpenSSH server: the same sealed files as on a stick."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.devices.test_dropbox import Server, pytestmark, server
from tests.exchange.world import FIRST, World, register
from xinfang_desk.domain.errors import DeskError

__all__ = ["pytestmark", "server"]


def set_up(world: World, server: Server) -> None:
    home, box = world.folder / "desk", server.dropbox()
    address = {"account": box.account, "port": box.port}
    (home / "dropbox.json").write_text(json.dumps(address))
    shutil.copy(box.known_hosts, home / "dropbox.known_hosts")
    shutil.copy(box.key, home / "dropbox.key")
    (home / "dropbox.key").chmod(0o600)


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def test_a_batch_goes_by_wire_and_its_reply_comes_back(world: World, server: Server) -> None:
    set_up(world, server)
    with world.desk() as desk:
        assert desk.dropbox.send_batch() is None
        register(desk)
        made = desk.dropbox.send_batch()
        assert made is not None
        assert made.state.value == "written"
    with world.county() as county:
        (found,) = county.receive([server.box / "out" / made.file])
        assert found.accepted == 1
        county.reply(FIRST, server.box / "ack")
    server.give(server.box)
    with world.desk() as desk:
        (reply,) = desk.dropbox.fetch_replies()
        assert desk.inbox.take_reply(reply).accepted == 1
        assert desk.dropbox.fetch_replies() == ()


def test_a_batch_that_did_not_arrive_keeps_its_number_and_bytes(world: World, server: Server) -> None:
    set_up(world, server)
    server.stop()
    with world.desk() as desk:
        register(desk)
        assert refused(desk.dropbox.send_batch) == "dropbox.unreachable"
        (kept,) = desk.outbox.batches()
        assert (kept.sequence, kept.state.value) == (1, "made")
        register(desk)
        server.start()
        made = desk.dropbox.send_batch()
        assert made is not None
        assert (made.sequence, made.sha256, made.records) == (1, kept.sha256, 1)
        assert desk.outbox.pending().records == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"account": "a@b", "port": "x"}', '{"account": 1}'])
def test_a_wrong_address_is_told(world: World, content: str) -> None:
    with world.desk() as desk:
        register(desk)
        assert refused(desk.dropbox.send_batch) == "dropbox.not_set_up"
        (world.folder / "desk" / "dropbox.json").write_text(content)
        assert refused(desk.dropbox.send_batch) == "dropbox.bad_address"
