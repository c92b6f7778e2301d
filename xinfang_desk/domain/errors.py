"""What can go wrong that a person at the desk can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xinfang_desk.domain.refusals import Code


class DeskError(Exception):
    """Refused: a stable ``code`` and the ``facts`` a sentence is made from.

    Facts never hold a name or an ID number. The sentence, with its next step, is chosen
    once, from the code, in :mod:`xinfang_desk.words`.
    """

    def __init__(self, code: Code, /, **facts: str | int | None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
