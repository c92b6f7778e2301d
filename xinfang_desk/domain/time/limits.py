"""The table of limits (期限表): the Regulations' fourteen, a promise, and those of neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import partial


class Binds(Enum):
    """Whom a limit binds: the office must act by it, or a petitioner may act until it."""

    OFFICE = "office"
    PETITIONER = "petitioner"


class Unit(Enum):
    """What a term is counted in."""

    DAY = "day"
    WORKDAY = "workday"
    MONTH = "month"
    YEAR = "year"

    @property
    def spoken(self) -> str:
        """The unit as it stands behind a figure in a sentence."""
        return {"day": "日", "workday": "个工作日", "month": "个月", "year": "年"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One limit as the law sets it.

    ``term`` is None where the law names no figure. ``runs_after`` days pass before the term begins:
    an extension is counted on from the unrolled sixtieth day (art. 34). ``condition`` is on what it runs at
    all, ``of_whom`` where it is asked, ``beside`` what has to be known with it: none of them is ever left
    out where the limit is told. ``then`` is what can still be done when it is over.
    """

    id: str
    title: str
    binds: Binds
    event: str
    term: int | None
    unit: Unit
    article: str
    note: str = ""
    runs_after: int = 0
    condition: str = ""
    of_whom: str = ""
    beside: str = ""
    then: str = ""


_REGULATIONS = "《信访工作条例》"


def _rule(
    binds: Binds,
    rule_id: str,
    title: str,
    event: str,
    term: int | None,
    article: str,
    *,
    unit: Unit = Unit.DAY,
    note: str = "",
    runs_after: int = 0,
    condition: str = "",
    of_whom: str = "",
    beside: str = "",
    then: str = "",
) -> Rule:
    return Rule(
        id=rule_id,
        title=title,
        binds=binds,
        event=event,
        term=term,
        unit=unit,
        article=article,
        note=note,
        runs_after=runs_after,
        condition=condition,
        of_whom=of_whom,
        beside=beside,
        then=then,
    )


_office = partial(_rule, Binds.OFFICE)
_petitioner = partial(_rule, Binds.PETITIONER)
_LATE_REVIEW = "照样来登记，写清为什么晚了，收不收由上一级定。"
REVIEWED_BY = (
    "镇政府、县里部门作的，向县政府申请（县司法局收）。县政府作的，向市政府申请。"
    "税务、海关、金融这些单位作的，向它的上一级申请。"
)
"""行政复议法 arts. 24, 27: never by whoever decided."""
_TAKEN_DOWN = "先停工。15天里不起诉也不拆的，部门会申请法院强制执行。拆的钱您出。"
_COURT = "去法院立案窗口起诉。"
_LATE_SUIT = (
    "因为受灾这样自己管不了的事耽误的，那些日子不算。"
    "因为重病这样的特殊情况耽误的，过去后10日内可以请法院准许延期（《行政诉讼法》第48条）。赶快去问法院立案窗口。"
)
"""Arts. 48(1) and 48(2): what no court has to allow comes first."""
_IN_FORCE = "裁决书已经生效。对方不照着办的，可以在2年内申请法院强制执行。"
_SHORTER_TOLD = "写得比这短的，先照早的去。只要法律上的日子没过，晚了一样可以去。"
"""Only a law sets less (行政复议法 art. 20, 行政诉讼法 art. 46): no right is lost with a paper's own day."""
_SHORTER = f"看决定书最后一段：{_SHORTER_TOLD}有的事要先复议，先问清楚。"
_LATE_SIX_MONTHS = "没有告诉过您几个月内去法院的，从知道这个决定那天起最长1年。" + _LATE_SUIT
_UNTOLD = "没有告诉过您可以复议的，从知道这个决定那天起最长1年。"
_RECONSIDERED = _petitioner(
    "fuyi_apply",
    "60日内申请行政复议",
    "知道或者应当知道行政行为",
    60,
    "《行政复议法》第20条",
    note=_UNTOLD,
    of_whom=REVIEWED_BY,
    beside="手里有决定书的，最后一段写着去哪里、几天内。" + _SHORTER_TOLD,
    then=_UNTOLD + "因为受灾、重病这样的事耽误的，事情过去后接着算。赶快去问县司法局。",
)
_FINES = (
    "罚了款的，申请复议、去法院都不停交（《行政处罚法》第73条），交不起的可以向作决定的部门申请延期、分期。"
)

_SUED_AFTER = _petitioner(
    "fuyi_suit_15d",
    "15日内对复议决定起诉",
    "收到复议决定书",
    15,
    "《行政诉讼法》第45条",
    of_whom=_COURT,
    then=_LATE_SUIT,
)

_ALL = (
    # 信访工作条例
    _office(
        "register",
        "登记",
        "收到信访事项",
        0,
        f"{_REGULATIONS}第19条第1款、第22条第1款、第23条第1款",
        note="收到就登记；登记不等于受理。",
    ),
    _office("notify_onspot", "当场书面告知", "信访人直接提出", 0, f"{_REGULATIONS}第23条第2款"),
    _office("notify_15d", "15日内书面告知", "收到信访事项", 15, f"{_REGULATIONS}第23条第2款"),
    _office("forward_15d", "15日内转送、交办或报请决定", "收到信访事项", 15, f"{_REGULATIONS}第22条第1款"),
    _office(
        "notify_forwarded_15d", "接到转送交办后15日内告知", "收到转送、交办", 15, f"{_REGULATIONS}第23条第3款"
    ),
    _office(
        "objection_5wd",
        "5个工作日内提出异议",
        "收到转送、交办",
        5,
        f"{_REGULATIONS}第23条第3款",
        unit=Unit.WORKDAY,
        note="调休上班的周末算工作日。",
    ),
    _office(
        "assigned_term", "交办限期", "交办", None, f"{_REGULATIONS}第22条第1款第3项", note="由交办方指定。"
    ),
    _office("handle_60d", "60日办结", "受理", 60, f"{_REGULATIONS}第34条（第31条第6项的事项）"),
    _office(
        "extend_30d",
        "延长不超过30日",
        "受理",
        30,
        f"{_REGULATIONS}第34条",
        note="从不顺延的第60日接着数，须经负责人批准并告知理由。",
        runs_after=60,
    ),
    _office(
        "own_promise",
        "我们答应的答复日",
        "受理",
        None,
        "本机关自己的承诺",
        note="法律没有写日子，是我们自己定的。",
    ),
    _petitioner(
        "petition_review_30d",
        "30日内请求复查",
        "收到书面处理意见",
        30,
        f"{_REGULATIONS}第35条",
        note="从签收那天的第二天数起。",
        then=_LATE_REVIEW,
    ),
    _office("review_30d", "30日内提出复查意见", "收到复查请求", 30, f"{_REGULATIONS}第35条"),
    _petitioner(
        "petition_recheck_30d",
        "30日内请求复核",
        "收到书面复查意见",
        30,
        f"{_REGULATIONS}第36条第1款",
        note="从签收那天的第二天数起。",
        then=_LATE_REVIEW,
    ),
    _office(
        "recheck_30d",
        "30日内提出复核意见",
        "收到复核请求",
        30,
        f"{_REGULATIONS}第36条第1、2款",
        note="听证时间不计入。",
    ),
    _office(
        "urgent",
        "重大、紧急事项报告",
        "发现重大、紧急信访事项和信息",
        None,
        f"{_REGULATIONS}第25条",
        note="条例没有定小时数：及时报告。",
    ),
    # 相邻程序
    _RECONSIDERED,
    replace(
        _RECONSIDERED,
        id="fuyi_penalty",
        beside=_RECONSIDERED.beside + _FINES,
        then=_RECONSIDERED.then + _FINES,
    ),
    _office(
        "fuyi_check",
        "5个工作日内审查复议申请",
        "收到复议申请",
        5,
        "《行政复议法》第30条、第88条",
        unit=Unit.WORKDAY,
    ),
    _office(
        "fuyi_decide",
        "60日内作出复议决定",
        "受理复议申请",
        60,
        "《行政复议法》第62条",
        note="可延长不超过30日。",
    ),
    _petitioner(
        "fuyi_first",
        "先复议后诉讼的情形",
        "知道行政行为",
        None,
        "《行政复议法》第23条",
        note="当场处罚、自然资源权属、不履行法定职责、政府信息不公开等，先申请复议。",
    ),
    _petitioner(
        "xingsu_6m",
        "6个月内提起行政诉讼",
        "知道或者应当知道行政行为",
        6,
        "《行政诉讼法》第46条",
        unit=Unit.MONTH,
        of_whom=_COURT,
        beside=_SHORTER,
        then=_LATE_SIX_MONTHS,
    ),
    _petitioner(
        "xingsu_6m_refusal",
        "6个月内提起行政诉讼",
        "收到不予办理的书面决定",
        6,
        "《行政诉讼法》第46条；《行政复议法》第23条",
        unit=Unit.MONTH,
        condition="不是信息公开的事",
        of_whom=_COURT,
        beside="信息公开的事要先申请复议。决定书" + _SHORTER_TOLD,
        then=_LATE_SIX_MONTHS,
    ),
    _SUED_AFTER,
    replace(_SUED_AFTER, id="xingsu_15d", condition="收到的是行政复议决定书的"),
    _petitioner(
        "chaichu_15d",
        "15日内去法院起诉",
        "收到责令限期拆除的决定",
        15,
        "《土地管理法》第83条",
        of_whom=_COURT,
        beside=_TAKEN_DOWN,
        then=_LATE_SUIT + _TAKEN_DOWN,
    ),
    _office(
        "lvzhi_2m",
        "两个月内履行法定职责",
        "申请履行职责",
        2,
        "《行政诉讼法》第47条",
        unit=Unit.MONTH,
        note="逾期不履行的，先看要不要复议，再起诉。",
    ),
    _petitioner(
        "ldzc_1y",
        "一年内申请劳动仲裁",
        "劳动关系终止",
        1,
        "《劳动争议调解仲裁法》第27条",
        unit=Unit.YEAR,
        note="从离开那里那天起算，欠的工资也一样。向劳动保障监察投诉，从欠的那天起2年内（《劳动保障监察条例》第20条）。",
        of_whom="去县劳动仲裁委。",
        beside="也可找劳动监察，从欠的那天起2年内。",
        then="向老板要过钱、向政府部门反映过的，这一年可能要重新算。算不算，由仲裁委定，请马上去。"
        "也可以向劳动保障监察投诉，从欠的那天起2年内。",
    ),
    _office("ldzc_5d", "5日内决定是否受理仲裁", "收到仲裁申请", 5, "《劳动争议调解仲裁法》第29条"),
    _office(
        "ldzc_45d",
        "45日内作出仲裁裁决",
        "受理仲裁申请",
        45,
        "《劳动争议调解仲裁法》第43条",
        note="可延长不超过15日。",
    ),
    _office(
        "ldjc_60wd",
        "60个工作日内完成劳动监察调查",
        "立案",
        60,
        "《劳动保障监察条例》第17条",
        unit=Unit.WORKDAY,
        note="可延长30个工作日。",
    ),
    _petitioner(
        "ndcb_2y",
        "两年内申请农村土地承包仲裁",
        "知道或者应当知道权利被侵害",
        2,
        "《农村土地承包经营纠纷调解仲裁法》第18条",
        unit=Unit.YEAR,
        note="也可以请村委会、镇政府调解，或者直接起诉。",
        of_whom="向县农村土地承包仲裁委员会申请。",
        then="向对方要过、找村里镇里调解过的，这两年可能要重新算。算不算，由仲裁委定，请马上去。"
        "也可以请村委会、镇政府调解。",
    ),
    _petitioner(
        "ndcb_suit_30d",
        "30日内对土地承包仲裁裁决起诉",
        "收到土地承包仲裁裁决书",
        30,
        "《农村土地承包经营纠纷调解仲裁法》第48条",
        of_whom=_COURT,
        beside="到期不起诉，裁决书就生效。",
        then=_IN_FORCE,
    ),
    _petitioner(
        "ldzc_suit_15d",
        "15日内对劳动仲裁裁决起诉",
        "收到劳动仲裁裁决书",
        15,
        "《劳动争议调解仲裁法》第50条",
        of_whom=_COURT,
        beside="到期不起诉，裁决书就生效。",
        then=_IN_FORCE,
    ),
    _petitioner(
        "tdqs",
        "30日内对土地权属处理决定起诉",
        "接到处理决定通知",
        30,
        "《土地管理法》第14条",
        condition="收到的是不用先申请复议的权属决定（土地、山林、水面归谁）",
        of_whom=_COURT,
        beside="一般要先申请复议，先去县司法局问清楚。",
        then=_LATE_SUIT,
    ),
    _petitioner(
        "shangsu",
        "15日内上诉",
        "一审民事判决书送达",
        15,
        "《民事诉讼法》第171条",
        of_whom="上诉状交给判案的法院。",
        beside="刑事、行政判决书和裁定书的日子不一样，看文书最后一段。",
        then="因为受灾、重病这样的事耽误的，事情过去后10日内可以请法院准许延期（《民事诉讼法》第86条）。"
        "判决已经生效的，可以向上一级法院申请再审，一般是生效后6个月内。赶快去问法院立案窗口。",
    ),
    _petitioner(
        "zaishen",
        "6个月内申请再审",
        "判决、裁定发生法律效力",
        6,
        "《民事诉讼法》第210、216条",
        unit=Unit.MONTH,
        note="之后可以向检察院申请检察建议或者抗诉（第220条）。",
    ),
    _office(
        "manyi_2014",
        "15日内分级转送交办",
        "收到信访事项",
        15,
        "国信发〔2014〕16号第6条",
        note="旧办法，据称已被2022年新办法代替，只供查阅。",
    ),
)

RULES: dict[str, Rule] = {found.id: found for found in _ALL}
"""Every rule by its id."""
