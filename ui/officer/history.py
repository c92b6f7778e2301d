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
    if line.verb == "find":
        # The hash of what was looked for tells nobody anything here.
        _mark, found, why = line.detail.split(" ", 2)
        words = _("本人查询，{count} 件") if why == "own_record" else _("查找，{count} 件　{why}")
        return words.format(count=found, why=why)
    verb = _verbs().get(line.verb, line.verb)
    return "　".join(part for part in (verb, what, rest if what else line.detail) if part)


def _verbs() -> dict[str, str]:
    return {verb: label(step) for verb, step in _STEPS.items()} | {
        "registered": _("登记"),
        "approve": _("负责人签批"),
        "correct": _("更正"),
        "paper_drawn": _("生成文书"),
        "paper_sent": _("送打印"),
        "paper_handed_over": _("交到本人手里"),
        "paper_taken_back": _("撤回交付"),
        "paper_voided": _("作废"),
        "account_added": _("新增账户"),
        "account_removed": _("移除账户"),
        "batch_acknowledged": _("县里签收批次"),
        "batch_made": _("封装批次"),
        "batch_withdrawn": _("撤回批次"),
        "batch_written": _("批次写出并回读"),
        "chain_resumed": _("续接批次"),
        "confidential_handed_over": _("保密员交接"),
        "county_copy_sealed": _("封县级恢复副本"),
        "county_copy_written": _("写出县级恢复副本"),
        "county_rotated": _("县里换密钥"),
        "day_closed": _("日结"),
        "discipline_made": _("封装检举控告"),
        "discipline_withdrawn": _("撤回检举控告批次"),
        "discipline_written": _("检举控告写出"),
        "drill": _("恢复演练"),
        "enrol": _("接受登记卡"),
        "erased": _("到期删除"),
        "init": _("建登记簿"),
        "keys_changed": _("换密钥"),
        "keys_replaced": _("重做密钥"),
        "not_the_same": _("认定不是同一件"),
        "outreach": _("宣讲记录"),
        "passphrase_changed": _("改口令"),
        "passphrase_reset": _("重设口令"),
        "recovered": _("凭恢复码重设口令"),
        "recovery_code": _("换恢复码"),
        "reply_taken": _("收县级回执"),
        "retention": _("设保存年限"),
        "same_after_all": _("认定是同一件"),
        "sealed": _("封存"),
        "search_rebuilt": _("重建查找目录"),
        "table_applied": _("启用下发表"),
        "table_rolled_back": _("退回下发表"),
        "trail_read": _("查阅留痕"),
        "unsealed": _("启封"),
    }
