"""The one check of what is written down in a duty (写法): no label, and nobody's name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache

from xinfang_desk.domain.duties.wording import Labels, require_plain, written
from xinfang_desk.domain.matter import Visit
from xinfang_desk.places import RESOURCES
from xinfang_desk.store.duties.visitors import names_in
from xinfang_desk.store.file.register import Register


@cache
def _labels() -> Labels:
    content = json.loads((RESOURCES / "duties" / "never.json").read_text("utf-8"))
    return Labels(words=tuple(content["words"]), but=tuple(content["but"]))


def require_plain_words(
    record: object, names: Iterable[str] = (), *, register: Register | None = None
) -> None:
    """Refuse ``record`` where a text of it labels somebody, or names one of ``names`` or of ``register``.

    ``duty.label``, ``duty.names_somebody``. Whatever leaves the matter's own file gives the register.
    """
    known = names_in(register, written(record)) if register else frozenset()
    require_plain(record, _labels(), {*names, *known})


def names_of(visit: Visit) -> tuple[str, ...]:
    """Whoever came with a visit and gave a name."""
    return tuple(each.name for each in visit.people if each.name)
