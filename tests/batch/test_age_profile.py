"""What age's test kit (c2sp.org/CCTV/age) says of X25519 files, built here byte by byte, by our profile."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinfang_desk.batch.seal import is_recipient, new_seal_key, seal_file, unseal_file
from xinfang_desk.domain.errors import DeskError

VERSION = b"age-encryption.org/v1\n"
CHUNK = 64 * 1024
CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
FILE_KEY = bytes(range(16))
NONCE = bytes(range(16))
EPHEMERAL = X25519PrivateKey.from_private_bytes(bytes(range(32)))
KEY = new_seal_key()
SMALL = [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18] + [
    int.from_bytes(bytes.fromhex(each), "little")
    for each in (
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    )
]
"""The points of Curve25519 that come to nothing, and their second spellings (RFC 7748, 7)."""


def b64(raw: bytes) -> bytes:
    return base64.b64encode(raw).rstrip(b"=")


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length=32, salt=salt, info=info).derive(secret)


def checked(values: list[int], human: str = "age") -> str:
    """Bech32 (BIP 173) of five-bit values."""
    expanded = [ord(each) >> 5 for each in human] + [0] + [ord(each) & 31 for each in human]
    check = 1
    for value in [*expanded, *values, 0, 0, 0, 0, 0, 0]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= part if top >> place & 1 else 0
    sums = [(check ^ 1) >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{human}1" + "".join(CHARACTERS[each] for each in [*values, *sums])


def recipient(point: bytes) -> str:
    bits = "".join(f"{each:08b}" for each in point) + "0000"
    return checked([int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)])


def point_of(public: str) -> bytes:
    bits = "".join(f"{CHARACTERS.index(each):05b}" for each in public[4:-6])
    return int(bits[:256], 2).to_bytes(32)


def stanza(share: bytes | None = None, file_key: bytes = FILE_KEY) -> bytes:
    ours = EPHEMERAL.public_key().public_bytes_raw()
    theirs = point_of(KEY.public)
    shared = EPHEMERAL.exchange(X25519PublicKey.from_public_bytes(theirs))
    wrap = derive(shared, ours + theirs, b"age-encryption.org/v1/X25519")
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    return b"-> X25519 %s\n%s\n" % (b64(ours if share is None else share), b64(body))


def ended(head: bytes, file_key: bytes = FILE_KEY) -> bytes:
    mac = hmac.digest(derive(file_key, b"", b"header"), head + b"---", hashlib.sha256)
    return b"%s--- %s\n" % (head, b64(mac))


def payload(content: bytes, *, last: bool = True) -> bytes:
    key = ChaCha20Poly1305(derive(FILE_KEY, NONCE, b"payload"))
    chunks = [content[start : start + CHUNK] for start in range(0, len(content), CHUNK)] or [b""]
    ends = [False] * (len(chunks) - 1) + [last]
    return NONCE + b"".join(
        key.encrypt(place.to_bytes(11) + bytes([end]), chunk, None)
        for place, (chunk, end) in enumerate(zip(chunks, ends, strict=True))
    )


def opened(content: bytes, folder: Path) -> bytes:
    sealed, plain = folder / "sealed", folder / "plain"
    sealed.write_bytes(content)
    unseal_file(sealed, plain, [KEY.secret])
    return plain.read_bytes()


PLAIN = b"age"
GOOD = ended(VERSION + stanza()) + payload(PLAIN)
OTHER = b"-> grease args of another\n"
FULL = b"A" * 64 + b"\n"


@pytest.mark.parametrize(
    ("head", "content"),
    [
        (VERSION + stanza(), PLAIN),
        (VERSION + stanza(), b""),
        (VERSION + stanza(), b"w" * CHUNK),
        (VERSION + stanza(), b"w" * (CHUNK + 1)),
        (VERSION + OTHER + b"\n" + stanza(), PLAIN),
        (VERSION + OTHER + FULL + b"\n" + stanza(), PLAIN),
        (VERSION + OTHER + FULL + b"AAAA\n" + stanza(), PLAIN),
    ],
    ids=["x25519", "empty", "one_chunk", "two_chunks", "empty_body", "full_line", "long_body"],
)
def test_what_is_sound_opens(head: bytes, content: bytes, tmp_path: Path) -> None:
    assert opened(ended(head) + payload(content), tmp_path) == content


def turned(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


HEADERS = {
    "stanza_missing_body": OTHER + stanza(),
    "stanza_missing_final_line": OTHER + FULL + stanza(),
    "stanza_no_arguments": b"->\n\n" + stanza(),
    "stanza_empty_argument": b"->  two\n\n" + stanza(),
    "stanza_invalid_character": b"-> gr\xe9ase\n\n" + stanza(),
    "stanza_bad_start": b"- grease\n\n" + stanza(),
    "stanza_base64_padding": OTHER + b"AAA=\n" + stanza(),
    "stanza_not_canonical": OTHER + b"AB\n" + stanza(),
    "stanza_long_line": OTHER + b"A" * 68 + b"\n" + stanza(),
    "stanza_spurious_cr": OTHER.replace(b"\n", b"\r\n") + b"\n" + stanza(),
    "no_stanza": b"",
    "x25519_low_order": stanza(share=bytes(32)),
    "x25519_identity": stanza(share=bytes([1]) + bytes(31)),
    "x25519_short_share": stanza(share=bytes(range(31))),
    "x25519_long_share": stanza(share=bytes(range(33))),
    "x25519_long_file_key": stanza(file_key=bytes(24)),
    "x25519_bad_tag": turned(stanza(), -3),
    "x25519_extra_argument": stanza().replace(b"X25519 ", b"X25519 A "),
    "x25519_lowercase": stanza().replace(b"X25519", b"x25519"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_a_header_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        opened(ended(VERSION + HEADERS[name]) + payload(PLAIN), tmp_path)
    assert caught.value.code in {"batch.damaged", "batch.not_for_us"}
    assert not (tmp_path / "plain").exists()


def empty_last() -> bytes:
    key = ChaCha20Poly1305(derive(FILE_KEY, NONCE, b"payload"))
    full = payload(b"w" * CHUNK, last=False)
    return ended(VERSION + stanza()) + full + key.encrypt((1).to_bytes(11) + b"\1", b"", None)


def armored(content: bytes) -> bytes:
    mark = b"AGE ENCRYPTED FILE-----\n"
    return b"-----BEGIN " + mark + base64.encodebytes(content) + b"-----END " + mark


FILES: dict[str, Callable[[], bytes]] = {
    "version_unsupported": lambda: GOOD.replace(b"/v1", b"/v2", 1),
    "header_crlf": lambda: ended((VERSION + stanza()).replace(b"\n", b"\r\n")) + payload(PLAIN),
    "hmac_bad": lambda: ended(VERSION + stanza(), bytes(16)) + payload(PLAIN),
    "hmac_missing": lambda: VERSION + stanza() + b"---\n" + payload(PLAIN),
    "hmac_no_space": lambda: GOOD.replace(b"--- ", b"---"),
    "hmac_extra_space": lambda: GOOD.replace(b"--- ", b"---  "),
    "hmac_trailing_space": lambda: ended(VERSION + stanza())[:-1] + b" \n" + payload(PLAIN),
    "stream_no_nonce": lambda: ended(VERSION + stanza()),
    "stream_short_nonce": lambda: ended(VERSION + stanza()) + NONCE[:12],
    "stream_no_chunks": lambda: ended(VERSION + stanza()) + NONCE,
    "stream_no_final": lambda: ended(VERSION + stanza()) + payload(PLAIN, last=False),
    "stream_no_final_full": lambda: ended(VERSION + stanza()) + payload(b"w" * CHUNK, last=False),
    "stream_last_chunk_empty": empty_last,
    "stream_bad_tag": lambda: turned(GOOD, -1),
    "stream_trailing_garbage": lambda: GOOD + b"more",
    "armored": lambda: armored(GOOD),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"batch\.damaged"):
        opened(FILES[name](), tmp_path)
    assert not (tmp_path / "plain").exists()


@pytest.mark.parametrize("high_bit", [0, 1 << 255])
@pytest.mark.parametrize("point", SMALL, ids=hex)
def test_nobody_seals_to_a_point_of_small_order(point: int, high_bit: int, tmp_path: Path) -> None:
    """The key under which the file's key would lie is the same for everybody."""
    text = recipient((point | high_bit).to_bytes(32, "little"))
    assert not is_recipient(text)
    (tmp_path / "plain").write_bytes(PLAIN)
    with pytest.raises(DeskError, match=r"seal\.bad_recipient"):
        seal_file(tmp_path / "plain", tmp_path / "sealed", [text])
    assert not (tmp_path / "sealed").exists()


def test_the_spelling_of_a_recipient_is_the_libraries() -> None:
    assert recipient(point_of(KEY.public)) == KEY.public
    assert is_recipient(KEY.public)
