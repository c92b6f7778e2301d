"""Frames and text blocks of identity cards: as the open programs have them, and whatever the line does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.devices.cards import NUMBER, ZHOU, block
from xinfang_desk.devices.idcard import frames
from xinfang_desk.devices.idcard.card_text import LAYOUTS, SIZE, read_text, write_text
from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.domain.people.petitioner import IdType


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (frames.request(*frames.FIND), "aaaaaa96690003200122"),
        (frames.request(*frames.SELECT), "aaaaaa96690003200221"),
        (frames.request(*frames.READ), "aaaaaa96690003300132"),
        (frames.answer(frames.FOUND, bytes(4)), "aaaaaa9669000800009f0000000097"),
        (frames.answer(frames.NONE_THERE), "aaaaaa9669000400008084"),
        (frames.answer(frames.NOT_SELECTED), "aaaaaa9669000400008185"),
        (frames.answer(frames.NOT_READ), "aaaaaa9669000400004145"),
    ],
)
def test_frames_are_those_of_the_public_sources(ours, theirs):
    assert ours.hex() == theirs


def test_a_card_with_its_photo_has_the_length_that_readers_send():
    sent = frames.answer(frames.DONE, bytes.fromhex("01000400") + bytes(1280))
    assert (len(sent), sent[:14].hex()) == (1295, "aaaaaa9669050800009001000400")


@settings(deadline=None)
@given(st.binary(max_size=40), st.binary(min_size=1, max_size=300), st.integers(1, 50))
def test_a_frame_comes_whole_out_of_noise_and_crumbs(noise, payload, crumb):
    noise = noise.replace(frames.PREAMBLE, b"")
    sent, came, found = noise + frames.frame(payload), b"", None
    for at in range(0, len(sent), crumb):
        try:
            found, came = frames.take_frame(came + sent[at : at + crumb])
        except frames.Damaged:
            return  # noise that ended in a preamble of its own
        if found is not None:
            break
    assert found == payload


@settings(deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_at_all_make_it_fall(came):
    try:
        payload, left = frames.take_frame(came)
    except frames.Damaged:
        return
    assert len(left) <= len(came)
    assert payload is None or payload in came


def test_one_wrong_bit_is_seen():
    sent = bytearray(frames.answer(frames.DONE, b"abc"))
    for at in range(7, len(sent)):
        sent[at] ^= 1
        with pytest.raises(frames.Damaged):
            frames.take_frame(bytes(sent))
        sent[at] ^= 1


def test_every_layout_fills_its_block():
    assert {sum(size for _name, size in layout) for _kind, layout in LAYOUTS.values()} == {SIZE}


@pytest.mark.parametrize("name", ["周试例", "𠮷𡃁试例", "阿卜杜热合曼·示例某某某某某"])
def test_a_residents_card(name):
    card = IdCard(kind=IdType.RESIDENT_ID, name=name, number=NUMBER, address="示例镇𠮷村三组")
    assert read_text(block(card)) == card


def test_a_residence_permit_of_hong_kong_macao_and_taiwan():
    card = IdCard(
        kind=IdType.HK_MACAO_TW_RESIDENCE, name="样例", number="810000199001010017", address="示例镇"
    )
    assert read_text(block(card, "J", **{"pass": "H00000001", "issues": "01"})) == card


def test_an_old_permanent_residence_card():
    text = write_text(
        "I", {"name": "SHILI, YANG", "chinese": "", "number": "AAA000000000001", "nation": "AAA"}
    )
    found = read_text(text)
    assert found == IdCard(
        kind=IdType.FOREIGN_PERMANENT_RESIDENCE, name="SHILI, YANG", number="AAA000000000001"
    )


def test_a_permanent_residence_card_of_2023_by_its_own_layout():
    fields = {"name": "SHILI YANG", "chinese": "杨示例", "number": "900000199001010015", "nation": "000"}
    found = read_text(write_text("Y", fields))
    assert found is not None
    assert (found.name, found.number, found.address) == ("杨示例", "900000199001010015", "")
    long = {"name": "A" * 35, "name_on": "BCD", "chinese": "", "number": "900000199001010015"}
    assert read_text(write_text("Y", long)).name == "A" * 35 + "BCD"


def test_what_is_no_card_is_none():
    assert read_text(write_text("", {"name": "", "number": NUMBER})) is None
    assert read_text(write_text("", {"name": "周试例"})) is None
    assert read_text(block(ZHOU)[:-2]) is None
    unknown = bytearray(block(ZHOU))
    unknown[248:250] = "Q".encode("utf-16-le")
    assert read_text(bytes(unknown)) is None
