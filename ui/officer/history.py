"""What was done to a matter (经过), in words."""

from __future__ import annotations

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import State, Step
from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.words import _, label

_PAPERS = {each.value: each for each in Paper}
_STATES = {each.value: each for each in State}
_STEPS = {each.value: each for each in Step}


def said(line: HistoryLine) -> str:
    """One line of the trail as an officer says it; an unknown verb stands as it is written."""
    first, _space, rest = line.detail.partition(" ")
    what = label(_PAPERS[first]) if first in _PAPERS else ""
    if line.verb == "state" and line.detail in _STATES:
        return label(_STATES[line.detail])
    words = {verb: label(step) for verb, step in _STEPS.items()} | {
        "registered": _("登记"),
        "approve": _("负责人签批"),
        "correct": _("更正"),
        "paper_drawn": _("生成文书"),
        "paper_sent": _("送打印"),
        "paper_handed_over": _("交到本人手里"),
        "paper_taken_back": _("撤回交付"),
        "paper_voided": _("作废"),
    }
    verb = words.get(line.verb, line.verb)
    return "　".join(part for part in (verb, what, rest if what else line.detail) if part)
