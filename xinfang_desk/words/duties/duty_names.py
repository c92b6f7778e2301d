"""Names of the closed lists of the township's other duties (其他职责的名称)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinfang_desk.domain.category import ChargeKind, ClosingGround
from xinfang_desk.domain.duties.advice import Adopted
from xinfang_desk.domain.duties.agenda import Why
from xinfang_desk.domain.duties.incident import Happened, PlaceAct
from xinfang_desk.domain.duties.meeting import Attendance, Lawful, MeetingKind, MeetingState
from xinfang_desk.domain.duties.plan import PlanKind
from xinfang_desk.domain.duties.pledge import PledgeState, Source
from xinfang_desk.domain.hall.outreach import SessionKind
from xinfang_desk.domain.matter import ActKind, Heard
from xinfang_desk.words.language import N_

DUTY_NAMES: Mapping[Enum, str] = {
    ActKind.SOLVED: N_("解决问题"),
    ActKind.EXPLAINED: N_("解释说明"),
    ActKind.HELPED: N_("帮扶救助"),
    ClosingGround.RECHECKED: N_("复核意见"),
    ClosingGround.BY_LAW: N_("涉法涉诉依法终结"),
    ClosingGround.UNASKED: N_("未申请复查期满"),
    ChargeKind.COUNSEL: N_("疏导"),
    ChargeKind.SETTLE: N_("化解"),
    ChargeKind.HELP: N_("帮扶救助"),
    Adopted.YES: N_("采纳"),
    Adopted.PARTLY: N_("部分采纳"),
    Adopted.NO: N_("没有采纳"),
    PlanKind.STUDY: N_("学习"),
    PlanKind.LAW: N_("普法"),
    PlanKind.TRAINING: N_("培训"),
    SessionKind.TALK: N_("宣讲"),
    SessionKind.WINDOW: N_("窗口面对面"),
    SessionKind.POSTER: N_("海报"),
    SessionKind.ACCOUNT: N_("公众号"),
    SessionKind.LESSON: N_("课"),
    Heard.AGREED: N_("认可"),
    Heard.DISAGREED: N_("不认可"),
    Heard.UNSAID: N_("未表示"),
    Why.OVERDUE: N_("过期"),
    Why.TWO_BODIES: N_("不止一个单位（第24条）"),
    Why.URGED: N_("催过两次"),
    Why.EXTENDED: N_("批了延期"),
    Why.MEDIATION_FAILED: N_("调解没成"),
    Why.PROMISED: N_("答应了还没办到"),
    Happened.CROWDING: N_("围堵、冲击机关，堵塞交通"),
    Happened.DANGEROUS_THINGS: N_("携带危险物品、管制器具"),
    Happened.INSULT: N_("侮辱、殴打、威胁工作人员，毁坏财物"),
    Happened.STAYING: N_("在接待场所滞留、滋事"),
    Happened.INCITING: N_("煽动、串联、以信访为名敛财"),
    Happened.OTHER: N_("其他扰乱公共秩序的行为"),
    PlaceAct.DISSUADED: N_("劝阻"),
    PlaceAct.CRITICISED: N_("批评"),
    PlaceAct.EXPLAINED: N_("教育"),
    PlaceAct.LEADER_CAME: N_("请领导到场"),
    PlaceAct.CALLED_POLICE: N_("报110"),
    Attendance.PRESENT: N_("到会"),
    Attendance.LEAVE: N_("请假"),
    Attendance.SENT: N_("派人"),
    Lawful.FOUNDED: N_("合法有据"),
    Lawful.REASONABLE: N_("合理，缺依据"),
    Lawful.UNFOUNDED: N_("缺事实或不合规定"),
    MeetingKind.JOINT: N_("信访工作联席会议"),
    MeetingKind.PARTY_AND_GOVERNMENT: N_("党政联席会"),
    MeetingState.DRAFT: N_("在议"),
    MeetingState.SIGNED: N_("已定稿"),
    PledgeState.OPEN: N_("还没到期"),
    PledgeState.LATE: N_("过了日子"),
    PledgeState.UNTOLD: N_("办到了，还没告诉"),
    PledgeState.KEPT: N_("办到了"),
    Source.LAW: N_("法定期限"),
    Source.ACCEPTANCE: N_("受理告知书"),
    Source.MEETING: N_("会议定的"),
    Source.OWN_WORD: N_("我们说的"),
}
