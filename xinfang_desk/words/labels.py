"""Names of closed lists (名称): purposes, roads, outcomes, states, roles, waiting numbers, papers."""

from __future__ import annotations

from enum import Enum

from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.county_clock import REFUSED, called
from xinfang_desk.domain.hall.feedback import Answer, Reason
from xinfang_desk.domain.hall.outreach import Handout
from xinfang_desk.domain.hall.ticket import Care, TicketState
from xinfang_desk.domain.matter import Event, State, Step
from xinfang_desk.domain.record import MatterRecord, PaperState
from xinfang_desk.words.county_events import event_name
from xinfang_desk.words.duties.duty_names import DUTY_NAMES
from xinfang_desk.words.language import N_, _
from xinfang_desk.words.who_came import PEOPLE

_LABELS: dict[Enum, str] = {
    **DUTY_NAMES,
    Purpose.JIANYI: N_("建议意见"),
    Purpose.JUBAO: N_("检举控告"),
    Purpose.SHENSU: N_("申诉求决"),
    Purpose.QITA: N_("其他（咨询等）"),
    Route.S1: N_("诉讼、法律监督、公安程序"),
    Route.S2: N_("仲裁"),
    Route.S3: N_("党员申诉、复审"),
    Route.S4: N_("复议、裁决等行政程序"),
    Route.S5: N_("请求查处、履行职责"),
    Route.S6: N_("信访程序"),
    Outcome.ONSPOT: N_("当场解答"),
    Outcome.ACCEPT: N_("受理"),
    Outcome.GUIDE: N_("导入其他法定途径"),
    Outcome.FORWARD: N_("转送"),
    Outcome.ASSIGN: N_("交办"),
    Outcome.REPORT: N_("报请决定"),
    Outcome.TELL_ELSEWHERE: N_("告知向有权机关提出"),
    Outcome.DISCIPLINE: N_("转纪检监察"),
    Outcome.NOT_ACCEPT: N_("不予受理"),
    Outcome.NO_MORE: N_("不再受理"),
    Outcome.MERGE: N_("并入原件"),
    Outcome.MEDIATE: N_("引导调解"),
    Outcome.OBJECTION: N_("对转送提出异议"),
    State.REGISTERED: N_("已登记"),
    State.FORWARDED: N_("已转送"),
    State.ASSIGNED: N_("已交办"),
    State.ACCEPTED: N_("已受理"),
    State.EXTENDED: N_("已延期"),
    State.ANSWERED: N_("已答复"),
    State.UNDER_REVIEW: N_("复查中"),
    State.REVIEWED: N_("已复查"),
    State.UNDER_RECHECK: N_("复核中"),
    State.RECHECKED: N_("已复核"),
    State.CONCLUDED: N_("已办结"),
    State.MERGED: N_("已并入原件"),
    State.WITHDRAWN: N_("已撤回"),
    State.VOID: N_("已作废"),
    **PEOPLE,
    Event.EMPLOYMENT_ENDED: N_("劳动关系终止日"),
    Event.DECISION_RECEIVED: N_("决定书（不清楚哪种）"),
    Event.JUDGMENT_SERVED: N_("判决书送达日"),
    Event.APPLIED_ON: N_("向部门提出申请之日"),
    Event.PENALTY_RECEIVED: N_("处罚决定（罚款、吊证等）"),
    Event.DEMOLITION_ORDER_RECEIVED: N_("责令限期拆除（土地管理法）"),
    Event.TITLE_DECISION_RECEIVED: N_("土地、山林归谁的处理决定"),
    Event.BENEFIT_DECISION_RECEIVED: N_("低保、社保、补贴的决定"),
    Event.REFUSAL_RECEIVED: N_("不给办、不公开的答复"),
    Event.RECONSIDERATION_RECEIVED: N_("行政复议决定书"),
    Event.AWARD_RECEIVED: N_("劳动仲裁裁决书"),
    Event.LAND_AWARD_RECEIVED: N_("土地承包仲裁裁决书"),
    Event.JUDGMENT_RECEIVED: N_("一审民事判决书"),
    Event.OPINION_RECEIVED: N_("信访处理意见书"),
    Event.REVIEW_RECEIVED: N_("信访复查意见书"),
    Event.ACT_KNOWN: N_("知道该行为之日"),
    Step.FORWARD: N_("转送"),
    Step.ASSIGN: N_("交办"),
    Step.ACCEPT: N_("受理"),
    Step.URGE: N_("催办"),
    Step.NOTE: N_("记进展"),
    Step.EXTEND: N_("延期"),
    Step.ANSWER: N_("答复"),
    Step.DELIVER: N_("送达签收"),
    Step.ASK_REVIEW: N_("申请复查"),
    Step.REVIEW: N_("复查意见"),
    Step.DELIVER_REVIEW: N_("复查意见送达"),
    Step.ASK_RECHECK: N_("申请复核"),
    Step.HEAR: N_("听证"),
    Step.RECHECK: N_("复核意见"),
    Step.CONCLUDE: N_("办结"),
    Step.WITHDRAW: N_("来访人撤回"),
    Step.UNDO: N_("撤销“来访人撤回”"),
    Step.SEPARATE: N_("撤销并案"),
    Step.SEAL: N_("按检举控告封存"),
    Step.ORDINARY: N_("不是检举控告，普通登记"),
    Paper.RECEIPT: N_("来访登记回执"),
    Paper.GUIDANCE: N_("依法信访路线图指引单"),
    Paper.ACCEPTANCE: N_("受理告知书"),
    Paper.OTHER_ROAD: N_("其他法定途径告知书"),
    Paper.FORWARDING: N_("转送（交办）告知单"),
    Paper.NOT_ACCEPTED: N_("不予受理告知书"),
    Paper.NO_LONGER_ACCEPTED: N_("不再受理告知书"),
    Paper.SEALED_RECEIPT: N_("检举控告登记回执"),
    Paper.EXTENSION: N_("延期告知书"),
    Paper.OPINION: N_("信访事项处理意见书"),
    Paper.MEDIATION: N_("调解协议书、和解协议书"),
    Paper.REVIEW: N_("复查（复核）意见书"),
    Paper.DELIVERY: N_("送达回证"),
    Paper.ANSWER_RECORD: N_("当场解答记录"),
    Paper.ORAL_RECORD: N_("口头反映记录"),
    Paper.AUTHORITY: N_("推选代表书、授权委托书"),
    Paper.MATERIALS: N_("材料接收清单"),
    Paper.BATCH_LIST: N_("批次移交清单"),
    Paper.OBJECTION_LETTER: N_("异议说明"),
    Paper.URGENT_REPORT: N_("重大紧急信访信息报告单"),
    TicketState.WAITING: N_("等候"),
    TicketState.CALLED: N_("在窗口"),
    TicketState.ABSENT: N_("未到"),
    TicketState.SERVED: N_("已接待"),
    Care.WALKS_BADLY: N_("行动不便"),
    Care.ELDERLY: N_("年纪大"),
    Care.HEARS_BADLY: N_("听力不便"),
    Care.WITH_CHILD: N_("带小孩"),
    Care.FAR_HOME: N_("路远赶车"),
    PaperState.DUE: N_("待出具"),
    PaperState.DRAWN: N_("已生成"),
    PaperState.SENT: N_("已送打印"),
    PaperState.HANDED_OVER: N_("已交付"),
    PaperState.VOIDED: N_("已作废"),
    Answer.SATISFIED: N_("满意"),
    Answer.FAIRLY: N_("基本满意"),
    Answer.UNSATISFIED: N_("不满意"),
    Reason.MANNER: N_("说话态度不好"),
    Reason.WAITING: N_("等得太久"),
    Reason.CLARITY: N_("没给我讲清楚"),
    Reason.SENT_ABOUT: N_("把我推来推去"),
    Reason.WRITTEN: N_("没照我说的写"),
    Reason.OTHER: N_("别的原因"),
    Handout.POSTER: N_("路线图海报"),
    Handout.GUIDANCE: N_("路线告知单"),
    Handout.REGULATIONS: N_("《信访工作条例》"),
    Handout.OTHER: N_("其他资料"),
}


def label(member: Enum) -> str:
    """The name that people know a member of a closed list by."""
    return _(_LABELS[member])


_TO_COME = {
    (State.FORWARDED, Outcome.FORWARD): N_("待转送"),
    (State.ASSIGNED, Outcome.ASSIGN): N_("待交办"),
}
"""What the desk has decided and no batch has carried: it is not done yet."""


def state_said(state: State, outcome: Outcome | None, *, carried: bool, ended_by: str = "") -> str:
    """How far a matter has come, in a word; what waits for a batch is not said to have gone.

    What the county did not take is called so (不予受理), and not 办结.
    """
    if (told := called(state, outcome, ended_by)) in REFUSED:
        return event_name(told)
    waits = None if carried else _TO_COME.get((state, outcome)) if outcome else None
    return _(waits) if waits else label(state)


def state_of_record(record: MatterRecord) -> str:
    """The same of all that is known of a matter."""
    if (told := record.told_as) in REFUSED:
        return event_name(told)
    return state_said(record.matter.state, record.matter.draft.outcome, carried=record.carried)


def plain_name(kind: Paper) -> str:
    """The name of a paper on a list that many see: of a sealed matter no more than its receipt says."""
    return _("登记回执") if kind is Paper.SEALED_RECEIPT else label(kind)
