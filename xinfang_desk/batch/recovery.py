"""What lies under the seal of a recovery copy (县级恢复副本): whose it is, and the code that opens."""

from __future__ import annotations

import secrets
from typing import Annotated

import msgspec

from xinfang_desk.batch.seal import seal_bytes, unseal_bytes
from xinfang_desk.batch.statement import DeskId
from xinfang_desk.domain.errors import DeskError


class RecoveryCode(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Six groups of five digits for one desk; they stay out of ``repr``."""

    desk: DeskId
    code: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{5}( [0-9]{5}){5}\Z")]

    def __repr__(self) -> str:
        return f"RecoveryCode(desk={self.desk})"


def new_code() -> str:
    """Six groups of five digits, to be read out or printed (恢复码)."""
    return " ".join(f"{secrets.randbelow(100_000):05d}" for _ in range(6))


def seal_code(desk: str, code: str, reserve: str) -> bytes:
    """Seal a code so that the county's reserve key opens it, and nothing that lies on a computer does."""
    return seal_bytes(msgspec.json.encode(RecoveryCode(desk=desk, code=code)), reserve)


def open_code(sealed: bytes, desk: str, secret: str) -> str:
    """The code for that desk; ``copy.wrong_key`` under another key, ``copy.damaged`` if it is none."""
    try:
        opened = msgspec.json.decode(unseal_bytes(sealed, secret), type=RecoveryCode)
    except DeskError as refused:
        if refused.code != "batch.not_for_us":
            raise
        raise DeskError("copy.wrong_key", desk=desk) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("copy.damaged", desk=desk) from None
    if opened.desk != desk:
        raise DeskError("copy.damaged", desk=desk)
    return opened.code
