"""The pages of a register as who knows its key can read them, deleted content and free pages included."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
_RESERVED = 80  # IV of 16 bytes, HMAC-SHA512 of 64 (SQLCipher 4)
_SALT = 16


def plain_pages(path: Path, key: bytes) -> bytes:
    """Every page of the file, decrypted one by one (SQLCipher design, page encryption)."""
    content = path.read_bytes()
    return b"".join(_page(content[at : at + PAGE], key, at == 0) for at in range(0, len(content), PAGE))


def _page(page: bytes, key: bytes, first: bool) -> bytes:
    start = _SALT if first else 0
    iv = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(page[start : PAGE - _RESERVED]) + decryptor.finalize()
