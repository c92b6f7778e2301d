"""Where a matter stands by the steps taken (办到哪一步): in hand, answered, sent elsewhere, at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from xinfang_desk.domain.approval import refusal_lacks
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import Matter, State, Step, StepTaken
from xinfang_desk.domain.road.roadmap import THANKED, end_of

DONE: dict[Step, tuple[str, str, str]] = {
    Step.FORWARD: ("sent", "转送", "转给有权处理的单位"),
    Step.ASSIGN: ("sent", "交办", "交给办这件事的单位"),
    Step.ACCEPT: ("accepted", "受理", "给您受理告知书"),
    Step.EXTEND: ("extended", "延期", "延期告知书上写清了为什么"),
    Step.ANSWER: ("answered", "答复", "书面答复送到您手里才算数"),
    Step.DELIVER: ("delivered", "送达", "书面答复已送到您手里"),
    Step.ASK_REVIEW: ("asked", "申请复查", "复查申请已收下"),
    Step.REVIEW: ("reviewed", "复查意见", "复查意见送到您手里才算数"),
    Step.DELIVER_REVIEW: ("delivered", "送达", "复查意见已送到您手里"),
    Step.ASK_RECHECK: ("asked", "申请复核", "复核申请已收下"),
    Step.RECHECK: ("rechecked", "复核意见", "信访程序走完了"),
    Step.CONCLUDE: ("concluded", "办结", "回执和告知书请收好"),
    Step.WITHDRAW: ("concluded", "撤回", "以后还可以再来说"),
}
"""What a step is called on the road; what is not here moves nothing."""
_TOLD_TODAY = frozenset(
    {Outcome.ONSPOT, Outcome.GUIDE, Outcome.TELL_ELSEWHERE, Outcome.NOT_ACCEPT, Outcome.NO_MORE}
)
"""After these nothing more is owed here."""
_CLOSED = frozenset({State.CONCLUDED, State.WITHDRAWN, State.RECHECKED})
_IN_HAND = frozenset({Step.DELIVER, Step.DELIVER_REVIEW})
"""After these it is the person's turn: the opinion is in their hands."""


def waits(matter: Matter) -> bool:
    """Whether an answer is still owed here, so that somebody may wait for it."""
    latest = next((each.step for each in reversed(matter.standing) if each.step in DONE), None)
    closed = matter.state in _CLOSED or latest in _IN_HAND or is_of_thanks(matter)
    return not closed and matter.draft.outcome not in _TOLD_TODAY and not matter.unanswered


def is_of_thanks(matter: Matter) -> bool:
    """Whether somebody came to say thanks, whether or not it was said yet what is done: nothing is owed."""
    said = matter.draft
    settled = said.outcome in {None, Outcome.ONSPOT} and not matter.unanswered
    return settled and end_of(said) == THANKED


_NOT_TAKEN = re.compile("拒|不肯?收|没收|没有收|不签")
"""In what was noted of a delivery: it was brought, and not taken (拒收)."""


def what_was_done(taken: StepTaken) -> str:
    """What a step did, as its owner is told; what they did not take runs all the same."""
    if taken.step in _IN_HAND and _NOT_TAKEN.search(taken.gist):
        return "送去时没有收，日子从这天的第二天数"
    return DONE[taken.step][2]


class Standing(Enum):
    """What whoever comes again is told of the matter that they came for before."""

    IN_HAND = "in_hand"
    ANSWERED = "answered"
    TOLD = "told"
    """They were told where to go."""
    ENDED = "ended"
    """The procedure is over (art. 36, para. 3): nothing of it is pending."""
    WITHDRAWN = "withdrawn"


def standing_of(matter: Matter) -> Standing:
    """Where a matter stands today."""
    taken = {each.step for each in matter.standing}
    refused = matter.draft.outcome is Outcome.NO_MORE and refusal_lacks(matter.draft) is None
    if Step.RECHECK in taken or refused:
        return Standing.ENDED
    if matter.state is State.WITHDRAWN:
        return Standing.WITHDRAWN
    if waits(matter):
        return Standing.IN_HAND
    answered = (
        matter.draft.outcome is Outcome.ONSPOT or is_of_thanks(matter) or taken & {Step.ANSWER, *_IN_HAND}
    )
    return Standing.ANSWERED if answered else Standing.TOLD


def moved_by(steps: Sequence[StepTaken]) -> StepTaken | None:
    """The latest step by which a matter moved; that it was closed leaves what was open open."""
    return next(
        (each for each in reversed(steps) if each.step in DONE and each.step is not Step.CONCLUDE), None
    )
