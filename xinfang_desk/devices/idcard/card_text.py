"""The text block of a card (身份证文字信息): 256 bytes of UTF-16LE in fixed places, a layout for each kind.

A name may hold characters beyond the basic plane, which take four bytes: fields are measured in bytes.
"""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.domain.people.petitioner import IdType, kept_id

SIZE = 256
Layout = tuple[tuple[str, int], ...]

_RESIDENT: Layout = (
    ("name", 30), ("sex", 2), ("nation", 4), ("birth", 16), ("address", 70), ("number", 36), ("issuer", 30),
    ("from", 16), ("to", 16), ("pass", 18), ("issues", 4), ("", 6), ("kind", 2), ("", 6),
)  # fmt: skip
"""Also of the residence permit for people from 港澳台, whose pass is the number of their travel permit."""
_FOREIGN: Layout = (
    ("name", 120), ("sex", 2), ("number", 30), ("nation", 6), ("chinese", 30), ("from", 16), ("to", 16),
    ("birth", 16), ("version", 4), ("office", 8), ("kind", 2), ("", 6),
)  # fmt: skip
_FOREIGN_2023: Layout = (
    ("chinese", 30), ("sex", 2), ("issues", 4), ("birth", 16), ("name", 70), ("number", 36), ("", 30),
    ("from", 16), ("to", 16), ("name_on", 22), ("nation", 6), ("kind", 2), ("old", 6),
)  # fmt: skip

LAYOUTS: Mapping[str, tuple[IdType, Layout]] = {
    "": (IdType.RESIDENT_ID, _RESIDENT),
    "J": (IdType.HK_MACAO_TW_RESIDENCE, _RESIDENT),
    "I": (IdType.FOREIGN_PERMANENT_RESIDENCE, _FOREIGN),
    "Y": (IdType.FOREIGN_PERMANENT_RESIDENCE, _FOREIGN_2023),
}
"""By the letter that all of them have at the same place, which is blank on a resident's card."""
_KIND = slice(248, 250)
_BLANK = " \0\u3000"


def read_text(block: bytes) -> IdCard | None:
    """What a text block says; None where it is no card that is known here, or names nobody."""
    if len(block) != SIZE:
        return None
    letter = _decoded(block[_KIND])
    if letter not in LAYOUTS:
        return None
    kind, layout = LAYOUTS[letter]
    text, at = {}, 0
    for name, size in layout:
        text[name] = _decoded(block[at : at + size])
        at += size
    # A foreigner is called here as the card calls them in Chinese, where it does.
    called = text.get("chinese") or text["name"] + text.get("name_on", "")
    number = kept_id(kind, text["number"])
    if not called or not number:
        return None
    return IdCard(kind=kind, name=called, number=number, address=text.get("address", ""))


def letter_for(kind: IdType, number: str) -> str | None:
    """The letter of a card of that kind and number; None where such papers are no cards for a reader."""
    if kind is IdType.FOREIGN_PERMANENT_RESIDENCE:
        return "I" if number[:1].isalpha() else "Y"
    return next((letter for letter, (each, _layout) in LAYOUTS.items() if each is kind), None)


def write_text(letter: str, fields: Mapping[str, str]) -> bytes:
    """A block as a card of that letter would hold it; what is too long is cut, by characters."""
    _kind, layout = LAYOUTS[letter]
    given = {**fields, "kind": letter}
    return b"".join(_encoded(given.get(name, ""), size) for name, size in layout)


def _decoded(part: bytes) -> str:
    return part.decode("utf-16-le", "replace").strip(_BLANK)


def _encoded(text: str, size: int) -> bytes:
    while len(encoded := text.encode("utf-16-le")) > size:
        text = text[:-1]
    return encoded + b" \0" * ((size - len(encoded)) // 2)
