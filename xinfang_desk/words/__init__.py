"""Words for people (词句): one catalogue for screen and paper, one sentence for each refusal."""

from __future__ import annotations

from enum import Enum

from xinfang_desk.words.language import _, use_language
from xinfang_desk.words.notices import notice
from xinfang_desk.words.refusals import sentence
from xinfang_desk.words.who_came import PEOPLE

__all__ = ["_", "label", "notice", "sentence", "use_language"]


def label(member: Enum) -> str:
    """The name that people know a member of a closed list by."""
    if (name := PEOPLE.get(member)) is not None:
        return _(name)
    # The other lists load the records that they are of, for which the first field does not wait.
    from xinfang_desk.words import labels

    return labels.label(member)
