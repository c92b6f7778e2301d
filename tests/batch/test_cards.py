"""Enrolment cards say who holds which keys, and are read strictly."""

from __future__ import annotations

import base64
import json
from datetime import date

import pytest

from xinfang_desk.batch.cards import (
    Card,
    CardKind,
    fingerprint,
    new_card,
    read_card,
    sealing_keys,
    signing_key,
    write_card,
)
from xinfang_desk.batch.signing import SMALL_ORDER
from xinfang_desk.domain.errors import DeskError

SEAL = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
RESERVE = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa"
SIGN = bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")  # RFC 8032, 7.1


def desk(**changes: object) -> Card:
    fields = {
        "kind": CardKind.DESK,
        "office": "411526102-1",
        "name": "示例镇",
        "seal": SEAL,
        "sign": SIGN,
        "since": date(2026, 9, 1),
    }
    return new_card(**fields | changes)


def county(**changes: object) -> Card:
    fields = {"kind": CardKind.COUNTY, "office": "", "name": "示例县", "reserve": RESERVE}
    return desk(**fields | changes)


@pytest.mark.parametrize("card", [desk(), county(), county(kind=CardKind.DISCIPLINE, office="411526")])
def test_a_card_comes_back_as_it_was_written(card: Card) -> None:
    assert read_card(write_card(card)) == card
    assert signing_key(card) == SIGN


def test_the_county_is_sealed_to_twice() -> None:
    assert sealing_keys(county()) == (SEAL, RESERVE)
    assert sealing_keys(desk()) == (SEAL,)


def test_the_form_of_a_card_stays() -> None:
    assert write_card(desk()).decode() == (
        '{"v":1,"suite":"xf1","kind":"desk","office":"411526102-1","name":"示例镇",'
        f'"seal":"{SEAL}","sign":"{base64.b64encode(SIGN).decode()}","from":"2026-09-01"}}'
    )
    assert len(write_card(desk())) < 300


def test_the_fingerprint_is_six_groups_of_five_digits_and_stays() -> None:
    assert fingerprint(desk()) == "48467 32748 79724 46680 10867 78202"
    groups = fingerprint(county()).split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdecimal()


def test_the_fingerprint_covers_every_field() -> None:
    others = [
        desk(office="411526102-2"),
        desk(name="示例乡"),
        desk(seal=RESERVE),
        desk(sign=bytes(31) + b"\1"),
        desk(since=date(2026, 9, 2)),
        county(),
    ]
    assert len({fingerprint(card) for card in [desk(), *others]}) == 7


def test_a_card_written_by_others_has_the_same_fingerprint() -> None:
    spaced = json.dumps(json.loads(write_card(desk())), indent=2, sort_keys=True).encode()
    assert fingerprint(read_card(spaced)) == fingerprint(desk())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("v", 2),
        ("v", "1"),
        ("kind", "province"),
        ("office", "411526102"),
        ("office", "４11526102-1"),
        ("name", ""),
        ("name", " 示例镇"),
        ("name", "示例\n镇"),
        ("seal", "age1nobody"),
        ("seal", SEAL.upper()),
        ("reserve", RESERVE),
        ("sign", "AAAA"),
        ("sign", "not base64"),
        ("sign", "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURq="),
        ("from", "2026-13-01"),
    ],
)
def test_a_bad_field_is_named(field: str, value: object) -> None:
    content = json.dumps(json.loads(write_card(desk())) | {field: value}).encode()
    with pytest.raises(DeskError, match=r"card\.bad") as caught:
        read_card(content)
    assert caught.value.facts == {"field": field}


@pytest.mark.parametrize("reserve", [None, SEAL, "age1nobody"])
def test_a_county_card_needs_a_second_key(reserve: str | None) -> None:
    with pytest.raises(DeskError, match=r"card\.bad") as caught:
        county(reserve=reserve)
    assert caught.value.facts == {"field": "reserve"}


def test_an_unknown_suite_is_never_taken_for_another() -> None:
    with pytest.raises(DeskError, match=r"card\.unknown_suite"):
        read_card(write_card(desk()).replace(b"xf1", b"gm1"))


def test_a_missing_field_is_named() -> None:
    fields = json.loads(write_card(desk()))
    del fields["seal"]
    with pytest.raises(DeskError, match=r"card\.bad") as caught:
        read_card(json.dumps(fields).encode())
    assert caught.value.facts == {"field": "seal"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b"null",
        write_card(desk()) + b" " * 5000,
        b'{"secret":1,' + write_card(desk())[1:],
    ],
)
def test_what_is_no_card(content: bytes) -> None:
    with pytest.raises(DeskError, match=r"card\.bad"):
        read_card(content)


P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P


def _order_divides_8(y: int) -> bool:
    """Whether the points of this y on Ed25519 (RFC 8032, 5.1) come to the neutral one when doubled thrice."""
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    if xx and pow(xx, (P - 1) // 2, P) != 1:
        return False  # no point
    # Twice (x, y): y' = (y² + x²) / (2 + x² - y²), and x'² follows from the curve.
    for _ in range(3):
        y = (y * y + xx) * pow(2 + xx - y * y, -1, P) % P
        xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    return (xx, y) == (0, 1)


def test_the_points_of_small_order_are_those() -> None:
    assert all(_order_divides_8(int.from_bytes(each, "little") % P) for each in SMALL_ORDER)
    assert not _order_divides_8(int.from_bytes(SIGN, "little") % 2**255)
    # Order 1, 2, 4 and two pairs of order 8 have five different y; two of them can be spelled a second time.
    assert len({int.from_bytes(each, "little") % P for each in SMALL_ORDER}) == 5


@pytest.mark.parametrize("high_bit", [0, 0x80])
@pytest.mark.parametrize("point", sorted(SMALL_ORDER), ids=bytes.hex)
def test_a_key_of_small_order_is_refused(point: bytes, high_bit: int) -> None:
    key = point[:-1] + bytes([point[-1] | high_bit])
    with pytest.raises(DeskError) as caught:
        desk(sign=key)
    assert (caught.value.code, caught.value.facts) == ("card.bad", {"field": "sign"})
