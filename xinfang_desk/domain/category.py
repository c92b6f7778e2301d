"""Lawful classification (依法分类): purpose, article 31 route, outcome, and what each outcome owes."""

from __future__ import annotations

from enum import Enum


class Purpose(Enum):
    """What a petition is for (信访目的): 信访工作条例 arts. 29, 30, 31; 其他 is the desk's own word."""

    JIANYI = "jianyi"
    JUBAO = "jubao"
    SHENSU = "shensu"
    QITA = "qita"


class Route(Enum):
    """The six roads of article 31 (申诉求决类的办理途径)."""

    S1 = "s1"
    S2 = "s2"
    S3 = "s3"
    S4 = "s4"
    S5 = "s5"
    S6 = "s6"


class Outcome(Enum):
    """What the desk does with a matter today (处理方式)."""

    ONSPOT = "onspot"
    ACCEPT = "accept"
    GUIDE = "guide"
    FORWARD = "forward"
    ASSIGN = "assign"
    REPORT = "report"
    TELL_ELSEWHERE = "tell_elsewhere"
    DISCIPLINE = "discipline"
    NOT_ACCEPT = "not_accept"
    NO_MORE = "no_more"
    MERGE = "merge"
    MEDIATE = "mediate"
    OBJECTION = "objection"


class Paper(Enum):
    """The papers of the desk (文书) D01–D20."""

    RECEIPT = "D01"
    GUIDANCE = "D02"
    ACCEPTANCE = "D03"
    OTHER_ROAD = "D04"
    FORWARDING = "D05"
    NOT_ACCEPTED = "D06"
    NO_LONGER_ACCEPTED = "D07"
    SEALED_RECEIPT = "D08"
    EXTENSION = "D09"
    OPINION = "D10"
    MEDIATION = "D11"
    REVIEW = "D12"
    DELIVERY = "D13"
    ANSWER_RECORD = "D14"
    ORAL_RECORD = "D15"
    AUTHORITY = "D16"
    MATERIALS = "D17"
    BATCH_LIST = "D18"
    OBJECTION_LETTER = "D19"
    URGENT_REPORT = "D20"


PAPERS_OF: dict[Outcome, tuple[Paper, ...]] = {
    Outcome.ONSPOT: (Paper.RECEIPT, Paper.ANSWER_RECORD),
    Outcome.ACCEPT: (Paper.RECEIPT, Paper.ACCEPTANCE),
    Outcome.GUIDE: (Paper.RECEIPT, Paper.OTHER_ROAD),
    Outcome.FORWARD: (Paper.RECEIPT, Paper.FORWARDING),
    Outcome.ASSIGN: (Paper.RECEIPT, Paper.FORWARDING),
    Outcome.REPORT: (Paper.RECEIPT, Paper.URGENT_REPORT),
    Outcome.TELL_ELSEWHERE: (Paper.RECEIPT, Paper.OTHER_ROAD),
    Outcome.DISCIPLINE: (Paper.SEALED_RECEIPT,),
    Outcome.NOT_ACCEPT: (Paper.RECEIPT, Paper.NOT_ACCEPTED),
    Outcome.NO_MORE: (Paper.RECEIPT, Paper.NO_LONGER_ACCEPTED),
    Outcome.MERGE: (Paper.RECEIPT,),
    Outcome.MEDIATE: (Paper.RECEIPT, Paper.MEDIATION),
    Outcome.OBJECTION: (Paper.RECEIPT, Paper.OBJECTION_LETTER),
}
"""The papers that each outcome owes, in the order in which they are handed over."""


class ClosingGround(Enum):
    """Why the procedure of a matter is over (终结依据): arts. 36 para. 3, 31 item 1; a county's own rule."""

    RECHECKED = "复核意见"
    BY_LAW = "涉法涉诉依法终结"
    UNASKED = "未申请复查期满"
    """In no article: only where the county's table turns it on."""


class ChargeKind(Enum):
    """What the place where somebody lives does from now on (属地责任, art. 37, para. 3)."""

    COUNSEL = "疏导"
    SETTLE = "化解"
    HELP = "帮扶救助"


NEEDS_APPROVAL = frozenset({Outcome.NOT_ACCEPT, Outcome.NO_MORE})
"""Outcomes whose paper waits for the head's approval (负责人签批)."""


def is_confidential(purpose: Purpose, outcome: Outcome | None) -> bool:
    """Whether a matter is an accusation and sealed at once (信访工作条例 art. 30, para. 3)."""
    return purpose is Purpose.JUBAO or outcome is Outcome.DISCIPLINE
