"""What a month shows (研判), read from a register of a million matters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bench import homes, people
from bench.figure import BenchFault, Figure, Sizes, interleave, of_samples, timed
from bench.statements import heard
from xinfang_desk.desk.duties.digests import Digests
from xinfang_desk.store.file.register import Register

_ROUNDS = 3
_OPEN = 20
"""One matter in so many is open, as after years at a desk; a fictional register closes none."""


def digest(sizes: Sizes) -> Figure:
    """A month held against others, of a register of many years; late promises are those of all of them."""
    with homes.copy_of(sizes.large_register) as folder, homes.open_store(folder) as store:
        with store.write():
            store.run(
                "UPDATE matters SET state = 'concluded' WHERE id % ? <> 0 AND confidential = 0", (_OPEN,)
            )
        digests, month = Digests(homes.seat(store, folder)), f"{people.LAST_DAY:%Y-%m}"
        with heard(store.connection) as said:
            found = digests.of_month(month)
        if not found.total.count:
            raise BenchFault("the month has nothing in it")
        samples = interleave(
            [partial(timed, partial(digests.of_month, month)), partial(timed, partial(_read, store, said))],
            _ROUNDS,
        )
    return of_samples(
        *samples,
        what=f"the digest of a month from a register of {sizes.large_register:,} visits, one matter in"
        f" {_OPEN} open ÷ the same SQL alone, its rows fetched",
    )


def _read(store: Register, said: Sequence[str]) -> None:
    for each in said:
        store.rows(each)
