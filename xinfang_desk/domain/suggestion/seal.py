"""Whether words are to be sealed (封存与否): what was heard in them, and what was answered when asked."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

START: Final = "start"
"""The road map's first question."""
JUBAO: Final = "jubao"
"""The road map's question after whom or what is accused (举报哪种情况)."""
NO_ACCUSATION: Final = "none"
"""The answer that it is no accusation at all (不是检举控告)."""
UNKNOWN: Final = "unknown"
"""The answer of who cannot tell (不清楚)."""
SEALED_ENDS: Final = ("jubao_jw", "jubao_self")
"""Ends of the road map at which a person in office is accused: to the discipline authority (art. 30)."""


class Seal(Enum):
    """Whether words are sealed (封存), to be asked about, or open (信访工作条例 art. 30, para. 3)."""

    SEALED = "sealed"
    ASK = "ask"
    OPEN = "open"


def is_answered(answers: Mapping[str, str]) -> bool:
    """Whether it was said if this is an accusation of somebody in office; *cannot tell* says nothing."""
    return answers.get(JUBAO, UNKNOWN) != UNKNOWN


def seal_after(heard: Seal, answers: Mapping[str, str]) -> Seal:
    """What was heard, and then what was answered, which decides."""
    if is_answered(answers):
        return Seal.SEALED if answers[JUBAO] in SEALED_ENDS else Seal.OPEN
    if heard is Seal.OPEN and answers.get(START) == JUBAO:
        return Seal.ASK
    return heard


def question_open(seal: Seal, answers: Mapping[str, str]) -> str | None:
    """The question to ask next about the seal, by its id on the road map; never one that was answered."""
    return JUBAO if seal is not Seal.OPEN and JUBAO not in answers else None
