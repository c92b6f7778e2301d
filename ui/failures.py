"""What went wrong, in words with a next step (说明): one door from refusals to the screen."""

from __future__ import annotations

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence


def words_for(fault: DeskError) -> str:
    """The sentence of a refusal."""
    return sentence(fault.code, fault.facts)
