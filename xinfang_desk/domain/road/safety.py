"""What stands before any road (先保安全): whom to ring, where the words or the outcome tell of danger."""

from __future__ import annotations

import re

from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import MatterDraft

DANGER = "情况紧急：先离开危险的地方。有人受伤打120，着火、要救人打119，报警打110。"
VIOLENCE = "挨打了、有人要打人，马上打110。"
ORDER = "家里人打人、吓唬人的，派出所、妇联能帮您，也可以请法院出人身安全保护令。"
_FAMILY_ENDS = frozenset({"jiashi"})
"""Ends of the road map at which one lives with whom one is against."""
_URGENT = "urgent"
"""The answer that somebody is in danger now."""
_WHOM = "(?:我|她|他|俺|老人|孩子|娃|媳妇|老婆|闺女|女儿|儿子|爹|妈|娘|爸)"
_NO_BLOW = (
    "(?!们?.{0,4}(?:电话|手机|招呼|条|款|钱|工|卡|官司|证明|报告|主意|针|井|旗|名义|幌子))(?!记事|懂事|嫁)"
)
_END = r"了?(?=$|[?？])"
_VIOLENCE = re.compile(
    f"(?:扇|打|抽|给).{{0,4}}耳光|打(?:了|过|骂|着)?{_WHOM}{_NO_BLOW}"
    "|打了?人(?!情|防|工|民|事|参)"
    "|家暴|家庭暴力|挨打|挨了打|殴打|毒打|打骂|动手打|打死|打伤|打残|拳打脚踢|耳光|虐待|弄死"
    "|[拿提持举拎操抄].{0,4}刀(?!具|鱼|豆|削)|动刀"
    f"|(?:掐|砍|踹|烫|捅){_WHOM}|[被叫让].{{0,6}}打(?:了|伤|得|成|坏|破|断|昏|晕)"
    f"|(?:怕|酒).{{0,4}}打{_END}|不.{{1,6}}就打{_END}"
    f"|(?:他|她|儿子|男人|丈夫|老公).{{0,5}}(?:要|还|就|又|再|天天|老是?|经常|总是?)打{_END}"
)
_DENIED = re.compile(
    f"(?:没|没有|未|未曾|不曾|从不|从来不|从来都不)(?:人|谁|动手|动过手|(?:挨|被|给|把|对){_WHOM}?)*$"
)
"""A plain denial, right before what it denies (没打她、没有人打我)."""
_UNSURE_BEFORE = re.compile(
    "不|没|未|差|险|几乎|还|再|哪|谁说|难道|怎|岂|要是|如果|假如|幸|好在|除|有$|[天日月年回次阵晚夜]|今|昨|刚"
)
_UNSURE_AFTER = re.compile("死|伤|残|破|断|昏|晕|着|中|够|完|几|前|时|吗|么|嘛|呢|才怪|[?？]")
"""Words by which a denial may mean that there was or will be a blow (差点没打死我, 三天没打我, 还没打我)."""
_CLAUSE = re.compile(r"[^，。！；、,.!;：:\s]+")
_FAMILY = re.compile(
    "离婚|家暴|家庭暴力|男方|女方|丈夫|老公|男人|老婆|妻子|媳妇|女婿|公婆|婆婆|对象|前夫|同居"
)


def safety(draft: MatterDraft, place: str) -> tuple[str, ...]:
    """What to do first, in sentences; none where nobody tells of danger. ``place`` is where it stands."""
    words = draft.statement + "\n" + draft.request
    found = [DANGER] if draft.outcome is Outcome.REPORT or _URGENT in draft.answers.values() else []
    if any(map(_tells_of_a_blow, _CLAUSE.findall(words))):
        found.append(VIOLENCE)
        if place in _FAMILY_ENDS or _FAMILY.search(words):
            found.append(ORDER)
    return tuple(found)


def _tells_of_a_blow(clause: str) -> bool:
    """Whether a blow is told of, or feared; a denial counts only where it can be read in no other way."""
    return any(
        not _is_denied(clause[: each.start()], clause[each.start() :]) for each in _VIOLENCE.finditer(clause)
    )


def _is_denied(before: str, blow: str) -> bool:
    denial = _DENIED.search(before)
    if denial is None:
        return False
    return not _UNSURE_BEFORE.search(before[: denial.start()]) and not _UNSURE_AFTER.search(blow)
