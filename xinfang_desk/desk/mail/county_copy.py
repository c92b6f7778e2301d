"""The county's recovery copy (县级恢复副本): when every passphrase and the recovery sheet are lost.

A code as on the recovery sheet opens the register's key in the vault; nobody at the desk ever sees it. It
goes to the county sealed to its reserve key, which lies in a safe: see docs/keys.md.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from xinfang_desk import vault
from xinfang_desk.batch import cards, recovery, wire
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import make_private
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta

FOLDER = "recovery"
"""Where the copy lies that was sealed last; it may be written again."""
_KEPT = "county_copy"


class _Copy(msgspec.Struct, frozen=True, kw_only=True):
    """The copy that was sealed last; ``written`` once it has lain on a medium, read back."""

    sequence: int
    tagmanifest: str
    file: str
    written: bool = False


def seal_copy(seat: Seat, county: cards.Card) -> None:
    """Make a copy for this county, ready for the next stick; inside a write.

    The vault comes first: cut off after it, it holds a code that nobody knows.
    """
    if county.reserve is None:
        return
    code = recovery.new_code()
    known, digits = vault.read_vault(seat.home), "".join(code.split())
    vault.write_vault(seat.home, vault.with_county_code(known, seat.key, digits, readers=seat.store.readers))
    before = _last(seat)
    sequence = before.sequence + 1 if before else 1
    name = f"{seat.desk}-r{sequence:06d}.xfb"
    (_folder(seat) / name).unlink(missing_ok=True)
    line = wire.RecoveryV1(sealed=recovery.seal_code(seat.desk, code, county.reserve))
    sealed = write_bag(
        _folder(seat) / name,
        [wire.encode(line)],
        heading=Heading(
            kind=Kind.RECOVERY,
            desk=seat.desk,
            sequence=sequence,
            previous=before.tagmanifest if before else None,
            created=seat.now(),
            trail_head=trail.head(seat.store),
        ),
        sign_seed=seat.county_identity.sign_seed,
        recipients=cards.sealing_keys(county),
        work_dir=seat.outgoing,
    )
    _keep(seat, _Copy(sequence=sequence, tagmanifest=sealed.tagmanifest_sha256, file=name))
    trail.append(seat.store, seat.by(), "county_copy_sealed", "county", cards.fingerprint(county))


def carry_copy(seat: Seat, folder: Path, *, device: int | None = None) -> Path | None:
    """Write the copy to ``folder`` if none has been written since it was made; None when there is nothing."""
    kept = _last(seat)
    if kept is None or kept.written or not (_folder(seat) / kept.file).exists():
        return None
    return write_copy(seat, folder, device=device)


def write_copy(seat: Seat, folder: Path, *, device: int | None = None) -> Path:
    """Write the copy that was made last to ``folder``, again if need be; ``copy.none``, ``drive.*``."""
    kept = _last(seat)
    if kept is None or not (_folder(seat) / kept.file).exists():
        raise DeskError("copy.none")
    drive.write_verified(folder, kept.file, _folder(seat) / kept.file, device=device)
    with seat.store.write():
        _keep(seat, msgspec.structs.replace(kept, written=True))
        trail.append(seat.store, seat.by(), "county_copy_written", "county", str(kept.sequence))
    for older in _folder(seat).iterdir():
        if older.name != kept.file:
            older.unlink()
    return folder / kept.file


def _folder(seat: Seat) -> Path:
    return make_private(seat.home / FOLDER)


def _last(seat: Seat) -> _Copy | None:
    kept = read_meta(seat.store, _KEPT)
    return msgspec.json.decode(kept, type=_Copy) if kept else None


def _keep(seat: Seat, copy: _Copy) -> None:
    write_meta(seat.store, _KEPT, msgspec.json.encode(copy).decode())
