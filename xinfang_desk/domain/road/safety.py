"""What stands before any road (先保安全): whom to ring, where the words or the outcome tell of danger."""

from __future__ import annotations

import re

from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import MatterDraft

DANGER = "情况紧急：先离开危险的地方。有人受伤打120，着火、要救人打119，报警打110。"
VIOLENCE = "挨打了、有人要打人，马上打110。"
ORDER = "家里人打人、吓唬人的，可以请法院出人身安全保护令。"
_FAMILY_ENDS = frozenset({"jiashi"})
"""Ends of the road map at which one lives with whom one is against."""
_WHOM = "(?:我|她|他|俺|老人|孩子|娃|媳妇|老婆|闺女|女儿|儿子|爹|妈|娘|爸)"
_NO_BLOW = "(?!们?.{0,4}(?:电话|手机|招呼|条|款|钱|工|卡|官司|证明|报告))"
_VIOLENCE = re.compile(
    f"打(?:了|过|骂)?{_WHOM}{_NO_BLOW}"
    "|家暴|家庭暴力|挨打|挨了打|殴打|毒打|打骂|动手打|打死|打伤|打残|拳打脚踢|耳光|虐待|弄死|拿刀|动刀"
    f"|(?:掐|砍|踹|烫|捅){_WHOM}|被.{{0,6}}打(?:了|伤|得)"
    "|(?:又|老是?|天天|经常|喝酒就|喝了酒就)打人"
)
_FAMILY = re.compile(
    "离婚|家暴|家庭暴力|男方|女方|丈夫|老公|男人|老婆|妻子|媳妇|女婿|公婆|婆婆|对象|前夫|同居"
)


def safety(draft: MatterDraft, place: str) -> tuple[str, ...]:
    """What to do first, in sentences; none where nothing tells of danger. ``place`` is where it stands."""
    words = draft.statement + draft.request
    found = [DANGER] if draft.outcome is Outcome.REPORT else []
    violent = bool(_VIOLENCE.search(words))
    if violent or place in _FAMILY_ENDS:
        found.append(VIOLENCE)
    if place in _FAMILY_ENDS or (violent and _FAMILY.search(words)):
        found.append(ORDER)
    return tuple(found)
