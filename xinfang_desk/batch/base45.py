"""Base45 (RFC 9285): bytes as the characters that a QR code holds most densely."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}


def encode(content: bytes) -> str:
    """Two bytes as three characters, a last one as two."""
    text = []
    for start in range(0, len(content), 2):
        pair = content[start : start + 2]
        number = int.from_bytes(pair)
        for _each in range(len(pair) + 1):
            number, digit = divmod(number, 45)
            text.append(_ALPHABET[digit])
    return "".join(text)


def decode(text: str) -> bytes:
    """The bytes again; ``ValueError`` for anything that :func:`encode` does not write."""
    content = bytearray()
    for start in range(0, len(text), 3):
        group = text[start : start + 3]
        if len(group) == 1 or not all(each in _VALUES for each in group):
            raise ValueError("not base45")
        number = sum(_VALUES[each] * 45**place for place, each in enumerate(group))
        if number >= 1 << 8 * (len(group) - 1):
            raise ValueError("not base45")
        content += number.to_bytes(len(group) - 1)
    return bytes(content)
