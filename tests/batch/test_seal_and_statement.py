"""Keys, sealing, and the signed statement, each by itself."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from bag_forge import HEADING, Forge
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner, SSlibKey

from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.seal import (
    is_recipient,
    new_seal_key,
    public_of,
    recipient_id,
    seal_file,
    unseal_file,
)
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Counts, Kind, Statement, sign, verify
from xinfang_desk.domain.errors import DeskError

KEY = new_sign_key()
STATEMENT = Statement(
    suite="xf1",
    schema="1",
    kind=Kind.REPLY,
    desk="411526102-1",
    sequence=1,
    previous=None,
    recipients=("ab" * 32,),
    created=HEADING.created,
    counts=Counts(records=0, events=0, attachments=0),
    tagmanifest_sha256="00" * 32,
    trail_head=None,
)
TRUSTED = {key_id(KEY.public): KEY.public}


def payload_of(statement: Statement) -> bytes:
    return Envelope.from_dict(json.loads(sign(statement, KEY.seed))).payload


def signed_by_others(payload: dict[str, object]) -> tuple[bytes, dict[str, bytes]]:
    """``payload`` as a reply, signed by securesystemslib, and the key to trust for it."""
    envelope = Envelope(json.dumps(payload).encode(), Kind.REPLY.payload_type, {})
    signer = CryptoSigner.generate_ed25519()
    keyid = envelope.sign(signer).keyid
    public = bytes.fromhex(signer.public_key.keyval["public"])
    return json.dumps(envelope.to_dict()).encode(), {keyid: public}


def test_secrets_do_not_show() -> None:
    seal, sign_key = new_seal_key(), new_sign_key()
    assert seal.secret not in repr(seal)
    assert "AGE-SECRET" not in repr(seal)
    assert repr(sign_key.seed) not in repr(sign_key)
    assert public_of(seal.secret) == seal.public


def test_a_key_that_is_none_does_not_show_either() -> None:
    with pytest.raises(DeskError, match=r"seal\.bad_key") as caught:
        public_of("AGE-SECRET-KEY-1WRONG")
    assert "WRONG" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "age1", "ssh-ed25519 AAAA", "AGE1"])
def test_only_an_x25519_recipient_in_its_normal_spelling(text: str) -> None:
    public = new_seal_key().public
    assert is_recipient(public)
    assert not is_recipient(public.upper())
    assert not is_recipient(text)


def test_what_did_not_verify_is_not_left_behind(tmp_path: Path) -> None:
    key, plain, sealed, opened = new_seal_key(), tmp_path / "p", tmp_path / "s", tmp_path / "o"
    plain.write_bytes(b"word " * 50_000)
    seal_file(plain, sealed, [key.public])
    unseal_file(sealed, opened, [key.secret])
    assert opened.read_bytes() == plain.read_bytes()
    opened.unlink()
    sealed.write_bytes(sealed.read_bytes()[:-1])
    with pytest.raises(DeskError, match=r"batch\.damaged"):
        unseal_file(sealed, opened, [key.secret])
    assert not opened.exists()


def test_ids_are_plain_sha256() -> None:
    assert recipient_id("") == key_id(b"")
    assert key_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_statement_verifies_and_comes_back() -> None:
    assert verify(sign(STATEMENT, KEY.seed), Kind.REPLY, TRUSTED) == (key_id(KEY.public), STATEMENT)


def test_one_good_signature_among_others_is_enough() -> None:
    envelope = json.loads(sign(STATEMENT, KEY.seed))
    stranger = json.loads(sign(STATEMENT, new_sign_key().seed))["signatures"][0]
    envelope["signatures"].insert(0, stranger)
    assert verify(json.dumps(envelope).encode(), Kind.REPLY, TRUSTED)[1] == STATEMENT


@pytest.mark.parametrize("sig", [b"", b"short", b"\0" * 64, b"\0" * 65])
def test_signatures_of_any_shape_are_refused_not_tripped_over(sig: bytes) -> None:
    envelope = json.loads(sign(STATEMENT, KEY.seed))
    envelope["signatures"][0]["sig"] = base64.b64encode(sig).decode()
    with pytest.raises(DeskError, match=r"batch\.bad_signature"):
        verify(json.dumps(envelope).encode(), Kind.REPLY, TRUSTED)


def test_a_type_that_somebody_changed_on_the_way() -> None:
    forged = json.loads(sign(STATEMENT, KEY.seed))
    forged["payloadType"] = Kind.BATCH.payload_type
    with pytest.raises(DeskError, match=r"batch\.bad_signature"):
        verify(json.dumps(forged).encode(), Kind.BATCH, TRUSTED)


def test_a_signed_type_that_differs_from_the_kind_within() -> None:
    content, trusted = signed_by_others(json.loads(payload_of(STATEMENT)) | {"kind": "table"})
    with pytest.raises(DeskError, match=r"batch\.wrong_kind"):
        verify(content, Kind.REPLY, trusted)


def test_a_file_of_another_kind_is_told_before_its_signer_is_looked_for() -> None:
    """A desk that is handed another desk's batch holds no key for it, and should hear what it is."""
    with pytest.raises(DeskError, match=r"batch\.wrong_kind"):
        verify(sign(STATEMENT, KEY.seed), Kind.BATCH, {})


def test_fields_that_we_do_not_know_are_refused() -> None:
    content, trusted = signed_by_others(json.loads(payload_of(STATEMENT)) | {"more": 1})
    with pytest.raises(DeskError, match=r"batch\.bad_statement"):
        verify(content, Kind.REPLY, trusted)


def test_what_another_implementation_signs_we_verify() -> None:
    content, trusted = signed_by_others(json.loads(payload_of(STATEMENT)))
    assert verify(content, Kind.REPLY, trusted)[1] == STATEMENT


def test_another_implementation_verifies_ours() -> None:
    envelope = Envelope.from_dict(json.loads(sign(STATEMENT, KEY.seed)))
    key = SSlibKey(key_id(KEY.public), "ed25519", "ed25519", {"public": KEY.public.hex()})
    assert list(envelope.verify([key], 1)) == [key_id(KEY.public)]
    assert json.loads(envelope.payload)["desk"] == "411526102-1"


def test_forge_and_statement_agree_on_the_signer(forge: Forge) -> None:
    with forge.open(forge.good().path) as bag:
        assert bag.keyid == key_id(forge.desk.public)
