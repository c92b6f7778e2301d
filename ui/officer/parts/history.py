"""What was done to a matter (经过), in words."""

from __future__ import annotations

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.words import _, label
from xinfang_desk.words.doings import doing

_PAPERS = {each.value: each for each in Paper}
_STATES = {each.value: each for each in State}


def said(line: HistoryLine) -> str:
    """One line of the trail as an officer says it; an unknown verb stands as it is written."""
    first, _space, rest = line.detail.partition(" ")
    what = label(_PAPERS[first]) if first in _PAPERS else ""
    if line.verb == "state" and line.detail in _STATES:
        return label(_STATES[line.detail])
    if line.verb == "find":
        # The hash of what was looked for tells nobody anything here.
        _mark, found, why = line.detail.split(" ", 2)
        words = _("本人查询，{count} 件") if why == "own_record" else _("查找，{count} 件　{why}")
        return words.format(count=found, why=why)
    verb, why = doing(line.verb), rest if what else line.detail
    if what and why in {"corrected", "void"}:
        why = _("随更正") if why == "corrected" else _("随来访作废")
    if line.verb in {"correct", "void"} and why.isdigit():
        why = _("第{revision}版").format(revision=why)
    return "　".join(part for part in (verb, what, why) if part)
