"""The county's ledger (县级台账): one encrypted file; every change whole and durable."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.county.schema import STEPS
from xinfang_desk.sealed_file import SealedFile, connect, migrate

NAME = "xinfang-desk ledger"


class Ledger(SealedFile):
    """An open ledger; use it from the thread that opened it.

    The work room is swept and used inside its writes.
    """

    kind = "ledger"


def open_ledger(path: Path, key: bytes) -> Ledger:
    """Open the ledger at ``path``, made if it is not there and brought up to date if it is older.

    Raises ``ledger.newer`` when a later version made it, and ``ledger.damaged``, ``ledger.read_only``,
    ``ledger.full``, ``ledger.gone``, ``ledger.disk`` or ``ledger.busy`` when the disk is to blame.
    """
    ledger = Ledger(connect(path, key, Ledger.kind))
    try:
        [(version,)] = ledger.rows("PRAGMA user_version")
        migrate(ledger, NAME, STEPS, counted=version)
    except BaseException:
        ledger.close()
        raise
    return ledger
