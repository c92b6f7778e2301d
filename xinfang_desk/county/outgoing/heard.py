"""What a desk has taken of our replies (他们收到), as it said with its newest batch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.spans import Span, spans
from xinfang_desk.words.spans import runs_in_words


def untaken(ledger: Ledger, desk: str) -> tuple[int, ...] | None:
    """The replies that this desk had not taken when it made its newest batch; None while it has not said."""
    heard = _heard(ledger, desk)
    if heard is None:
        return None
    made = ledger.rows(
        "SELECT sequence FROM replies WHERE desk = ? AND written_at <> '' ORDER BY sequence", (desk,)
    )
    return tuple(each for (each,) in made if not any(first <= each <= last for first, last in heard))


def newest_taken(ledger: Ledger, desk: str) -> int:
    """The newest reply that this desk said it had taken; 0 where there is none."""
    return max((last for _first, last in _heard(ledger, desk) or ()), default=0)


def _heard(ledger: Ledger, desk: str) -> list[tuple[int, int]] | None:
    found = ledger.row(
        "SELECT heard FROM batches WHERE desk = ? AND heard <> '' ORDER BY sequence DESC LIMIT 1", (desk,)
    )
    return None if found is None else [(first, last) for first, last in json.loads(found[0])]


def other_replies(
    ledger: Ledger, desk: str, taken: Iterable[tuple[int, str]], heard: Iterable[Span]
) -> tuple[int, ...]:
    """The replies that a desk says it took and that are not ours: this ledger was put back to an older copy.

    Of an old program only those tell that lie behind the newest of ours.
    """
    ours = dict(ledger.rows("SELECT sequence, sha256 FROM replies WHERE desk = ?", (desk,)))
    newest = max(ours, default=0)
    found = {sequence for sequence, sha256 in taken if ours.get(sequence) != sha256}
    return tuple(sorted(found | {last for _first, last in heard if last > newest}))


def parted_facts(desk: str, replies: Sequence[int]) -> dict[str, str | int]:
    """What the sentence of ``desk.replies_parted`` is made from."""
    return {"desk": desk, "sequences": runs_in_words(spans(replies))}


def replies_parted(ledger: Ledger, desk: str) -> tuple[int, ...]:
    """The same of the newest batch of a desk."""
    found = ledger.row("SELECT parted FROM batches WHERE desk = ? ORDER BY sequence DESC LIMIT 1", (desk,))
    return tuple(json.loads(found[0])) if found and found[0] else ()
