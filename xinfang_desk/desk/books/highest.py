"""How far the numbers went, kept outside the home (发号高水位): an older copy of it gives none out twice.

A home that is put back whole knows nothing of what came after. So the highest numbers of each home, by where
it lies, are kept among the officer's own files too, in plain text, which names nobody. Where they cannot be
kept there, or the copy was laid elsewhere, the county's next reply still tells of it.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.number import Number, is_number
from xinfang_desk.files import read_regular, write_whole
from xinfang_desk.places import make_private, state_folder
from xinfang_desk.store import chain, visits
from xinfang_desk.store.file import trail

_MOST = 4096
_OF_YEAR = 12
"""How many digits of a number name office, desk and year."""


def next_number(seat: Seat, year: int) -> Number:
    """The next number, behind all that were ever given out here; inside a write.

    Where the register did not know of one, a line of the trail and :func:`chain.behind` say so.
    """
    chain.go_on_behind(seat.store, _unknown(seat), by=seat.by())
    office = seat.office
    return visits.next_number(seat.store, office.code, office.desk, year)


def keep(seat: Seat) -> None:
    """Keep how far the numbers go; a disk that refuses keeps nobody from working."""
    with suppress(OSError):
        file = _file_of(seat)
        make_private(file.parent)
        numbers = "".join(f"{each}\n" for each in visits.highest_numbers(seat.store))
        # That a power cut takes it back by one is better than a wait at each visit.
        write_whole(file, numbers.encode("ascii"), lasting=False)


def _unknown(seat: Seat) -> tuple[Number, ...]:
    try:
        kept = read_regular(_file_of(seat), _MOST, follow=False).decode("ascii", "replace").split()
    except OSError:
        return ()
    known = {each[:_OF_YEAR]: each for each in visits.highest_numbers(seat.store)}
    return tuple(Number(each) for each in kept if is_number(each) and each > known.get(each[:_OF_YEAR], ""))


def _file_of(seat: Seat) -> Path:
    whose = f"{trail.first(seat.store)} {seat.home.resolve()}"
    name = hashlib.sha256(whose.encode(errors="surrogateescape")).hexdigest()[:32]
    folder = seat.state or state_folder(rehearsal=seat.rehearsal)
    return folder / "numbers" / name
