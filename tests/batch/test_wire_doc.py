"""The worked example of docs/wire.md is a true batch."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bag_forge import Forge

from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.layout import TAG_ORDER
from xinfang_desk.batch.statement import Kind, verify
from xinfang_desk.batch.wire import decode_record
from xinfang_desk.domain.errors import DeskError

PAGE = (Path(__file__).parents[2] / "docs" / "wire.md").read_text(encoding="utf-8")
PUBLIC = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
TRUSTED = {key_id(PUBLIC): PUBLIC}


def example() -> dict[str, bytes]:
    blocks = dict(re.findall(r"^```([\w/.-]+\.\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
    parts = {name: text.encode() for name, text in blocks.items()}
    parts["statement.dsse.json"] = parts["statement.dsse.json"].rstrip()
    return parts


def test_the_example_was_meant_for_another(forge: Forge) -> None:
    sealed = forge.seal_parts(example())
    with pytest.raises(DeskError, match=r"batch\.redirected"), forge.open(sealed, trusted=TRUSTED):
        pytest.fail("opened")


def test_the_example_verifies_to_the_last_file(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = example()
    assert tuple(parts) == (*TAG_ORDER, "data/records.jsonl")
    _, statement = verify(parts["statement.dsse.json"], Kind.BATCH, TRUSTED)
    monkeypatch.setattr("xinfang_desk.batch.opening.recipient_id", lambda _: statement.recipients[0])
    with forge.open(forge.seal_parts(parts), trusted=TRUSTED) as bag:
        [line] = bag.records()
        assert decode_record(line, Kind.BATCH).number == "4115261021260001842"


def test_the_payload_shown_is_the_payload_signed() -> None:
    shown = json.loads(
        re.search(r"payload, decoded:\n\n```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[1]
    )
    _, statement = verify(example()["statement.dsse.json"], Kind.BATCH, TRUSTED)
    assert shown["recipients"] == list(statement.recipients)
    assert shown["tagmanifest_sha256"] == statement.tagmanifest_sha256
    assert set(shown) == set(statement.__struct_fields__) - {"whole_from", "heard"}


def test_every_refusal_is_on_the_page() -> None:
    folder = Path(__file__).parents[2] / "xinfang_desk" / "batch"
    readers = ("archive", "layout", "opening", "seal", "statement", "wire")
    text = "".join((folder / f"{name}.py").read_text(encoding="utf-8") for name in readers)
    raised = set(re.findall(r'"(batch\.[a-z_0-9]+)"', text)) - {"batch.attachment_missing"}
    assert raised - set(re.findall(r"`(batch\.[a-z_0-9]+)`", PAGE)) == set()
