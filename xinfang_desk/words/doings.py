"""What a line of the trail says was done (留痕用语), for every verb that is ever written there."""

from __future__ import annotations

from xinfang_desk.domain.matter import Step
from xinfang_desk.words.duties.duty_doings import DUTY_DOINGS
from xinfang_desk.words.labels import label
from xinfang_desk.words.language import N_, _

_FIRST = "1"
"""How the first account of a county stands in its trail."""
_DOINGS = {
    **DUTY_DOINGS,
    "account_added": N_("增设账户"),
    "account_removed": N_("停用账户"),
    "approve": N_("负责人签批"),
    "attach": N_("附上扫描件"),
    "batch_acknowledged": N_("县里已签收批次"),
    "batch_made": N_("封装批次"),
    "batch_withdrawn": N_("撤销没写成的批次"),
    "batch_written": N_("批次已写入并回读"),
    "numbers_behind": N_("登记簿是旧的，号码接着往后排"),
    "chain_resumed": N_("恢复旧备份后续接批次"),
    "clock_confirmed": N_("确认电脑时间正确"),
    "confidential_handed_over": N_("保密员交接"),
    "correct": N_("更正"),
    "county_copy_sealed": N_("封县级恢复副本"),
    "county_copy_written": N_("写出县级恢复副本"),
    "county_rotated": N_("县里换了密钥"),
    "day_closed": N_("当日结清"),
    "discipline_made": N_("封装检举控告"),
    "discipline_withdrawn": N_("撤销没写成的检举控告封存件"),
    "discipline_written": N_("检举控告封存件已写入并回读"),
    "draft_discarded": N_("放弃封着的草稿"),
    "draft_unsealed": N_("打开封着的草稿"),
    "drill": N_("恢复演练"),
    "enrol": N_("接收登记卡"),
    "erased": N_("到期删除"),
    "find": N_("查询"),
    "init": N_("建登记簿"),
    "keys_changed": N_("换密钥"),
    "keys_replaced": N_("密钥丢失后另立"),
    "ledger_saved": N_("导出台账"),
    "ledger_whole": N_("看台账的全部号码"),
    "not_the_same": N_("认定不是同一人"),
    "county_withdrew": N_("县里撤回进展"),
    "office_changed": N_("改单位信息"),
    "outreach": N_("记普法活动"),
    "pad_issued": N_("印停电本"),
    "pad_void": N_("停电本的一张作废"),
    "paper_drawn": N_("生成文书"),
    "paper_handed_over": N_("交到本人手里"),
    "paper_reissued": N_("重新出具文书"),
    "paper_sent": N_("送打印"),
    "paper_not_printed": N_("没有打成"),
    "paper_taken_back": N_("撤回交付"),
    "paper_voided": N_("作废"),
    "passphrase_changed": N_("改口令"),
    "passphrase_reset": N_("重设口令"),
    "phones_seen": N_("看电话号码"),
    "readers_bound": N_("定下谁能打开检举控告"),
    "readers_seen": N_("账户认下谁能打开检举控告"),
    "recovered": N_("凭恢复码重设口令"),
    "recovery_code": N_("出具恢复单"),
    "registered": N_("登记"),
    "reply_gap_closed": N_("不再等县里的回执"),
    "reply_parted": N_("县里的回执换过：同一号又来了一份"),
    "reply_taken": N_("读取县里回执"),
    "year_report": N_("写出年度报告"),
    "retyped": N_("逐项复制，录入国家系统"),
    "retention": N_("定保存年限"),
    "same_after_all": N_("撤回“不是同一人”"),
    "search_rebuilt": N_("重建查找目录"),
    "slips": N_("记意见箱评价单"),
    "slips_taken_back": N_("撤回记的评价单"),
    "scan_opened": N_("打开扫描件"),
    "scans_saved": N_("存出扫描件"),
    "scans_unsealed": N_("启封看扫描件"),
    "state": N_("按县里回执更新"),
    "take_off": N_("撤下扫描件"),
    "table_applied": N_("装上县里的表"),
    "table_rolled_back": N_("表退回上一版"),
    "trail_read": N_("查阅留痕"),
    "unanswered_read": N_("查看等确认的内容"),
    "void": N_("整次来访作废"),
    "unsealed": N_("启封检举控告"),
    # The county's own.
    "answer": N_("录入进展"),
    "backup": N_("备份"),
    "copies_opened": N_("启封恢复副本"),
    "exported": N_("写出上报表"),
    "gap": N_("不再等缺的批次"),
    "ids_seen": N_("看电话和证件号"),
    "matters_apart": N_("认定不是同一件"),
    "send_back_undone": N_("撤回了退回"),
    "matters_undecided": N_("撤回同一件的认定"),
    "matters_linked": N_("关联两件事项"),
    "id_seen": N_("看证件号"),  # as trails were kept before
    "key_taken": N_("接收换钥文件"),
    "keys_rotated": N_("换本县的钥匙"),
    "national": N_("录入国家系统编号"),
    "receive": N_("接收批次"),
    "reply": N_("写回执"),
    "revoke": N_("吊销接待台的钥匙"),
    "send_back": N_("退回补正"),
    "table_sent": N_("下发表"),
    "answer_withdrawn": N_("撤回进展"),
    "evaluations": N_("录入群众评价"),
    "refused_given": N_("取出没有收下的文件"),
}
_STEPS = {each.value: each for each in Step}


def doing(verb: str) -> str:
    """What was done, in words; a verb of a later version stands as it is written."""
    if verb in _STEPS:
        return label(_STEPS[verb])
    return _(_DOINGS[verb]) if verb in _DOINGS else verb


def county_doing(verb: str) -> str:
    """The same in a county's trail, where *answer* is what a clerk entered and no step of a desk."""
    return _(_DOINGS[verb]) if verb in _DOINGS else doing(verb)


def account_name(name: str) -> str:
    """Who has an account; the first one has no name, and stands in the trail by its number."""
    return _("建台账的人") if name in {"", _FIRST} else name
