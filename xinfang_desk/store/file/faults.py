"""What the disk may refuse (磁盘故障): the one place where the database's faults become ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code

_CODES: Mapping[int, Code] = {
    5: "store.busy",  # SQLITE_BUSY
    6: "store.busy",  # SQLITE_LOCKED
    8: "store.read_only",  # SQLITE_READONLY
    10: "store.disk",  # SQLITE_IOERR
    11: "store.damaged",  # SQLITE_CORRUPT
    13: "store.full",  # SQLITE_FULL
    14: "store.gone",  # SQLITE_CANTOPEN
    26: "store.damaged",  # SQLITE_NOTADB: no register, or not under this key
}


@contextmanager
def told() -> Iterator[None]:
    """Turn a fault of the disk into a :class:`DeskError`; a fault of ours comes out as it is.

    Half of a surrogate pair, as a broken paste may bring it, is refused here (``input.half_character``):
    inside a write nothing is kept, wherever the text is first put into bytes.
    """
    try:
        yield
    except UnicodeEncodeError:
        # Without its cause: that holds the text.
        raise DeskError("input.half_character") from None
    except dbapi2.Error as fault:
        code = code_of(fault)
        if code is None:
            raise
        raise DeskError(code) from fault


def code_of(fault: BaseException | None) -> Code | None:
    """The code of a fault that the disk is to blame for; None for any other."""
    # The low byte is the primary result code (sqlite.org/rescode.html).
    extended = getattr(fault, "sqlite_errorcode", None)
    return None if extended is None else _CODES.get(extended & 0xFF)
