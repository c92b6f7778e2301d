"""What a batch carried of a matter (报送情况) and what came of it."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.domain.record import Sending
from xinfang_desk.store.file.register import Register


def sendings_of(register: Register, number: str) -> tuple[Sending, ...]:
    """The batches that carried a matter, oldest first."""
    found = register.stream(
        "SELECT b.sequence, b.made_at, b.state, i.result, i.code, i.words FROM matters m"
        " JOIN batch_items i ON i.matter = m.id JOIN batches b ON b.sequence = i.sequence"
        " WHERE m.number = ? ORDER BY b.sequence",
        (number,),
    )
    return tuple(
        Sending(
            sequence=sequence,
            made_at=datetime.fromisoformat(made_at),
            state=state,
            result=result,
            code=code,
            words=words,
        )
        for sequence, made_at, state, result, code, words in found
    )
