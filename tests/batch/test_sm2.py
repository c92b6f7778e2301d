"""SM2, SM3 and SM4 as the standards print them, and as the ``openssl`` command understands them."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from xinfang_desk.batch import sm2
from xinfang_desk.domain.errors import DeskError

pytest.importorskip("gmssl_pyx")

SECRET = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
POINT = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
"""The key of GB/T 32918.5, annexes A and C."""
SIGNED = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
C1 = (
    "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
    "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
)
C3 = "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
C2 = "21886CA989CA9C7D58087307CA93092D651EFA"


def sequence(*parts: bytes) -> bytes:
    """ASN.1 of under 128 bytes, or of under 256."""
    content = b"".join(parts)
    length = bytes([len(content)]) if len(content) < 128 else b"\x81" + bytes([len(content)])
    return b"\x30" + length + content


def octets(raw: bytes) -> bytes:
    return b"\x04" + bytes([len(raw)]) + raw


def test_the_signature_of_the_standard_fits() -> None:
    assert sm2.fits(POINT, SIGNED, b"message digest")
    assert not sm2.fits(POINT, SIGNED, b"message digesT")
    assert not sm2.fits(POINT, SIGNED[::-1], b"message digest")
    assert not sm2.fits(POINT, b"", b"message digest")
    assert not sm2.fits(POINT, bytes(64), b"message digest")


def test_what_the_standard_sealed_opens() -> None:
    # C1C3C2 as GM/T 0009 spells it.
    number = encode_dss_signature(int(C1[:64], 16), int(C1[64:], 16))[2:]
    sealed = sequence(number, octets(bytes.fromhex(C3)), octets(bytes.fromhex(C2)))
    assert sm2.unseal(SECRET + POINT, sealed) == b"encryption standard"
    assert sm2.unseal(SECRET + POINT, sealed[:-1] + b"\0") is None
    assert sm2.unseal(SECRET + POINT, b"") is None
    assert sm2.unseal(SECRET + POINT, bytes(400)) is None
    assert sm2.unseal(sm2.new_pair(), sealed) is None


def test_the_curve_is_that_of_the_standard() -> None:
    assert sm2.is_point(POINT)
    assert sm2.is_point(sm2.point_of(sm2.new_pair()))
    for no_point in (b"", bytes(64), POINT[::-1], POINT[:-1], POINT[:-1] + b"\0", b"\xff" * 64):
        assert not sm2.is_point(no_point)


def test_sm3_and_sm4_are_those_of_the_standards() -> None:
    """GB/T 32905, annex A; GB/T 32907, annex A; RFC 8998, annex A.1."""
    for said, digest in (
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ):
        hashed = hashes.Hash(hashes.SM3())
        hashed.update(said)
        assert hashed.finalize().hex() == digest
    key = bytes.fromhex("0123456789abcdeffedcba9876543210")
    # One block: CBC from zero is the bare cipher.
    block = Cipher(algorithms.SM4(key), modes.CBC(bytes(16))).encryptor()
    assert block.update(key).hex() == "681edf34d206965e86b3e94f536e4246"
    gcm = Cipher(algorithms.SM4(key), modes.GCM(bytes.fromhex("00001234567800000000abcd"))).encryptor()
    gcm.authenticate_additional_data(bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    plain = bytes.fromhex("".join(each * 16 for each in "abcdefea"))
    assert (gcm.update(plain) + gcm.finalize()).hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
    )
    assert gcm.tag.hex() == "83de3541e4c2b58177e065a9bf7b62ec"


OPENSSL = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
NAME = ("-pkeyopt", "distid:1234567812345678")
CURVE = bytes.fromhex("06082a811ccf5501822d")  # 1.2.156.10197.1.301


def openssl(*command: object) -> bytes:
    return subprocess.run(["openssl", *map(str, command)], check=True, capture_output=True).stdout


def key_file(folder: Path, pair: bytes) -> Path:
    """The pair as SEC 1 spells it (RFC 5915)."""
    point = b"\x03\x42\x00\x04" + sm2.point_of(pair)
    number, secret = b"\x02\x01\x01", octets(pair[:32])
    content = sequence(number, secret, b"\xa0\x0a" + CURVE, b"\xa1\x44" + point)
    text = base64.encodebytes(content).decode()
    file = folder / "key.pem"
    file.write_text(f"-----BEGIN EC PRIVATE KEY-----\n{text}-----END EC PRIVATE KEY-----\n")
    return file


@OPENSSL
def test_openssl_and_we_sign_for_each_other(tmp_path: Path) -> None:
    pair, said, signed = sm2.new_pair(), tmp_path / "said", tmp_path / "signed"
    key = key_file(tmp_path, pair)
    said.write_bytes("示例".encode())
    raw = ("pkeyutl", "-rawin", "-digest", "sm3", *NAME, "-inkey", key, "-in", said)
    r, s = decode_dss_signature(openssl(*raw, "-sign"))
    assert sm2.fits(sm2.point_of(pair), r.to_bytes(32) + s.to_bytes(32), said.read_bytes())
    ours = sm2.sign(pair, said.read_bytes())
    signed.write_bytes(encode_dss_signature(int.from_bytes(ours[:32]), int.from_bytes(ours[32:])))
    assert b"Successfully" in openssl(*raw, "-verify", "-sigfile", signed)


@OPENSSL
def test_openssl_and_we_seal_for_each_other(tmp_path: Path) -> None:
    pair, plain, sealed = sm2.new_pair(), tmp_path / "plain", tmp_path / "sealed"
    key = key_file(tmp_path, pair)
    plain.write_bytes(hashlib.sha256(b"").digest())
    theirs = openssl("pkeyutl", "-encrypt", "-inkey", key, "-in", plain)
    assert sm2.unseal(pair, theirs) == plain.read_bytes()
    sealed.write_bytes(sm2.seal(sm2.point_of(pair), plain.read_bytes()))
    assert openssl("pkeyutl", "-decrypt", "-inkey", key, "-in", sealed) == plain.read_bytes()


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gmssl_pyx", None)
    for use in (sm2.new_pair, lambda: sm2.fits(POINT, SIGNED, b"")):
        with pytest.raises(DeskError) as caught:
            use()
        assert caught.value.code == "suite.missing"
