"""The suite xf2 (国密): its sealed files, statements and cards; neither suite passes for the other."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import textwrap
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from bag_forge import RECORDS, SCAN, SCAN_SHA, Forge, refused

from xinfang_desk.batch import cards, seal, sm2, sm_seal
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.recovery import open_code, seal_code
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind, verify
from xinfang_desk.batch.suites import XF1, XF2
from xinfang_desk.domain.errors import DeskError

pytest.importorskip("gmssl_pyx")

KEY, OTHER = seal.new_seal_key(XF2), seal.new_seal_key(XF2)
CHUNK = 64 * 1024


class National(Forge):
    """The forge with keys of the other suite."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.county, self.reserve, self.desk = KEY, OTHER, new_sign_key(XF2)
        self.trusted = {key_id(self.desk.public): self.desk.public}


@pytest.fixture
def national(tmp_path: Path) -> National:
    folder = tmp_path / "national"
    folder.mkdir()
    return National(folder)


def test_a_batch_goes_under_the_national_algorithms(national: National) -> None:
    sealed = national.good()
    assert sealed.path.read_bytes().startswith(sm_seal.SEALED)
    for secret in (KEY.secret, OTHER.secret):
        with national.open(sealed.path, identities=[seal.new_seal_key().secret, secret]) as bag:
            assert bag.statement.suite == XF2
            assert list(bag.records()) == RECORDS
            assert bag.attachment(SCAN_SHA).read_bytes() == SCAN
    assert refused(national, sealed.path, identities=[seal.new_seal_key().secret]) == "batch.not_for_us"
    assert refused(national, sealed.path, identities=[seal.new_seal_key(XF2).secret]) == "batch.not_for_us"


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_was_sealed_opens_and_no_byte_of_it_can_be_changed(size: int, tmp_path: Path) -> None:
    plain, sealed, opened = (tmp_path / each for each in ("plain", "sealed", "opened"))
    plain.write_bytes(b"w" * size)
    seal.seal_file(plain, sealed, [KEY.public, OTHER.public])
    seal.unseal_file(sealed, opened, [OTHER.secret])
    assert opened.read_bytes() == plain.read_bytes()
    whole = sealed.read_bytes()
    body = whole.index(b"\n--- ") + len("\n--- ") + 45
    ends = range(body + 16 + CHUNK, len(whole), CHUNK + 16)
    cut = [whole[:-1], whole[:body], whole[: body + 7], *(whole[:end] for end in ends)]
    changed = [whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :] for place in spots(whole, body)]
    for content in (*cut, *changed, whole + b"more", whole + bytes(CHUNK)):
        sealed.write_bytes(content)
        opened.unlink(missing_ok=True)
        with pytest.raises(DeskError) as caught:
            seal.unseal_file(sealed, opened, [OTHER.secret])
        assert caught.value.code in {"batch.damaged", "batch.not_for_us"}
        assert not opened.exists()


def spots(whole: bytes, body: int) -> list[int]:
    """Places in the mark, both stanzas, the header's end, the first chunk and the last tag."""
    second = whole.index(b"-> SM2", 60)
    return [0, 20, 40, 100, second + 3, second + 20, second + 120, body - 10, body, len(whole) - 1]


def test_chunks_keep_their_places(tmp_path: Path) -> None:
    sealed = BytesIO()
    sm_seal.seal(BytesIO(b"a" * CHUNK + b"b" * CHUNK + b"c"), sealed, points())
    whole = sealed.getvalue()
    body, chunk = whole.index(b"\n--- ") + 50, CHUNK + 16
    first, second, last = (whole[start : start + chunk] for start in range(body, len(whole), chunk))
    for order in ([second, first, last], [first, last], [first, first, last], [first, second]):
        with pytest.raises(DeskError, match=r"batch\.damaged"):
            sm_seal.unseal(BytesIO(whole[:body] + b"".join(order)), BytesIO(), pairs())


def points() -> dict[str, bytes]:
    return {seal.recipient_id(KEY.public): base64.b64decode(KEY.public.removeprefix("sm2:"))}


def pairs() -> dict[str, bytes]:
    return {seal.recipient_id(KEY.public): base64.b64decode(KEY.secret.removeprefix("SM2-SECRET:"))}


def test_a_key_has_one_spelling_and_is_on_the_curve() -> None:
    assert seal.is_recipient(KEY.public)
    assert seal.public_of(KEY.secret) == KEY.public
    assert KEY.secret not in repr(KEY)
    raw = base64.b64decode(KEY.public.removeprefix("sm2:"))
    for none in (bytes(64), raw[:-1], raw[:-1] + bytes([raw[-1] ^ 1])):
        assert not seal.is_recipient("sm2:" + base64.b64encode(none).decode())
    for text in ("sm2:", "sm2:!", KEY.public + "\n", KEY.public[:-2] + "\n=="):
        assert not seal.is_recipient(text)
    for text in ("SM2-SECRET:", KEY.secret[:-4], KEY.secret + "A"):
        with pytest.raises(DeskError, match=r"seal\.bad_key"):
            seal.public_of(text)


def test_neither_suite_passes_for_the_other(forge: Forge, national: National, tmp_path: Path) -> None:
    age, sm = forge.good().path, national.good().path
    assert refused(forge, sm) == "batch.not_for_us"
    assert refused(national, age) == "batch.not_for_us"
    # Signed in one suite, sealed anew in the other, with both keys in hand.
    for source, path, recipient in ((forge, age, KEY), (national, sm, forge.county)):
        plain, again = source.path(".plain"), source.path(".xfb")
        plain.write_bytes(source.packed(path))
        seal.seal_file(plain, again, [recipient.public])
        assert refused(source, again, identities=[recipient.secret]) == "batch.mixed_suites"
    with pytest.raises(DeskError, match=r"batch\.mixed_suites"):
        seal.seal_file(tmp_path / "any", tmp_path / "out", [KEY.public, forge.county.public])
    for source, other in ((forge, KEY), (national, forge.county)):
        with pytest.raises(DeskError, match=r"batch\.mixed_suites"):
            source.good(recipients=(other.public,))


def test_a_statement_that_names_another_suite_than_its_keys(national: National) -> None:
    """Only who holds the key can say so, and it is refused all the same."""
    parts = national.parts(national.good().path)
    for suite, code in ((XF1, "batch.mixed_suites"), ("xf3", "batch.unknown_suite")):
        sealed = national.seal_parts(national.resigned(parts, suite=suite))
        assert refused(national, sealed) == code


def test_an_envelope_of_sm2_is_a_raw_signature_of_64_bytes(national: National) -> None:
    envelope = json.loads(national.parts(national.good().path)["statement.dsse.json"])
    (signature,) = envelope["signatures"]
    raw = base64.b64decode(signature["sig"])
    kind, payload = envelope["payloadType"].encode(), base64.b64decode(envelope["payload"])
    assert len(raw) == 64
    assert sm2.fits(
        national.desk.public, raw, b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
    )
    content = json.dumps(envelope).encode()
    assert verify(content, Kind.BATCH, national.trusted)[1].suite == XF2
    envelope["signatures"][0]["sig"] = base64.b64encode(raw[::-1]).decode()
    with pytest.raises(DeskError, match=r"batch\.bad_signature"):
        verify(json.dumps(envelope).encode(), Kind.BATCH, national.trusted)


def card(**changes: object) -> cards.Card:
    fields = {
        "kind": cards.CardKind.DESK,
        "office": "411526102-1",
        "name": "示例镇",
        "seal": KEY.public,
        "sign": new_sign_key(XF2).public,
        "since": date(2026, 9, 1),
        "receipt": new_sign_key().public,
    }
    return cards.new_card(**fields | changes)


def test_a_card_of_the_suite_comes_back_and_is_of_one_suite() -> None:
    made = card()
    assert made.suite == XF2
    assert cards.read_card(cards.write_card(made)) == made
    assert cards.receipt_key(made) != cards.signing_key(made)
    county = card(kind=cards.CardKind.COUNTY, office="", reserve=OTHER.public, receipt=None)
    assert cards.read_card(cards.write_card(county)) == county
    wrong = [
        ("seal", {"seal": seal.new_seal_key().public}),
        ("sign", {"sign": bytes(64)}),
        ("seal", {"sign": new_sign_key().public}),
        ("receipt", {"receipt": None}),
        ("receipt", {"receipt": new_sign_key(XF2).public}),
        ("receipt", {"receipt": bytes(32)}),
    ]
    for field, changes in wrong:
        with pytest.raises(DeskError) as caught:
            card(**changes)
        assert (caught.value.code, caught.value.facts) == ("card.bad", {"field": field})


def test_a_recovery_code_is_sealed_by_sm2() -> None:
    code = "12345 12345 12345 12345 12345 12345"
    sealed = seal_code("411526102-1", code, KEY.public)
    assert open_code(sealed, "411526102-1", KEY.secret) == code
    with pytest.raises(DeskError, match=r"copy\.wrong_key"):
        open_code(sealed, "411526102-1", OTHER.secret)
    with pytest.raises(DeskError, match=r"copy\.wrong_key"):
        open_code(sealed[:-1], "411526102-1", KEY.secret)


PEAK = textwrap.dedent("""
    import resource, sys, tempfile
    from pathlib import Path
    from xinfang_desk.batch import seal
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    key = seal.new_seal_key("xf2")
    with (folder / "plain").open("wb") as file:
        file.truncate(size)
    seal.seal_file(folder / "plain", folder / "sealed", [key.public])
    seal.unseal_file(folder / "sealed", folder / "opened", [key.secret])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
""")


def test_memory_does_not_grow_with_what_is_sealed(tmp_path: Path) -> None:

    def peak(size: int) -> int:
        folder = tmp_path / str(size)
        folder.mkdir()
        root = str(Path(__file__).parents[2])
        command = [sys.executable, "-c", PEAK, folder, str(size)]
        return int(subprocess.run(command, check=True, capture_output=True, cwd=root).stdout)

    # ru_maxrss counts KiB.
    assert peak(48 << 20) - peak(1 << 20) < 8 * 1024
