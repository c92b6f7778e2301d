"""Sentences for refusals (说明): what happened, to what, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.words.language import N_, _

_REFUSALS = {
    "approval.not_needed": N_("这件事项不需要签批，或还没填清法定事实。请先在详情里补全。"),
    "backup.damaged": N_("备份文件损坏或不完整，没有恢复。请换一份备份。"),
    "batch.unanswered": N_(
        "第{sequence}批已送出{days}天，县里还没有回执。请打电话催问，必要时用 --again 再送。"
    ),
    "calendar.bad_file": N_("放假安排文件不对，没有改动。请向县里要正确的文件。"),
    "calendar.unknown_year": N_("{year}年的放假安排没有载入，不能数工作日。请载入县里下发的放假安排。"),
    "clock.behind": N_("电脑时间比登记簿里最后一次操作还早。请先校准日期和时间。"),
    "county.not_enrolled": N_("还没有接受县里的登记卡，不能上报。请先运行 enrol，或在设置里登记县局。"),
    "card.wrong_kind": N_("这不是县里的登记卡。请向县局要正确的卡。"),
    "deadline.out_of_range": N_("日期超出能计算的范围。请核对起算日。"),
    "deadline.unknown_rule": N_("没有名为“{rule}”的期限规则。请查 docs/law.md 里的规则名。"),
    "disk.nearly_full": N_("磁盘只剩{free_mb}兆。请先腾出空间或备份后清理，再开始登记。"),
    "fault": N_("程序出了错，没有做一半的事。请把上面几行记下来告诉维护人员，然后再试一次。"),
    "home.none": N_("这个文件夹里没有登记簿。请先运行 init，或用 --home 指明文件夹。"),
    "home.not_empty": N_("文件夹不是空的，没有改动。请换一个空文件夹，或打开原有的登记簿。"),
    "home.unwritable": N_("文件夹写不进去。请检查权限，或换一个文件夹。"),
    "input.bad_value": N_("“{field}”的值不在允许的范围。请照接口说明改正后再交。"),
    "input.missing_key": N_("缺少“{field}”。请补上后再交。"),
    "input.not_json": N_("内容不是正确的 JSON。请检查后再交。"),
    "input.unknown_key": N_("“{field}”不是认识的字段。请核对拼写，或去掉它。"),
    "input.unreadable": N_("文件打不开：{file}。请检查路径和权限。"),
    "matter.unknown": N_("本机没有这个编号的事项。请核对编号，或用姓名、电话后四位查找。"),
    "number.exhausted": N_("{year}年的编号已用完。请联系县里增设窗口号。"),
    "number.mistyped": N_("编号不对：校验不符或位数不足。请对着回执再输一遍。"),
    "reply.other_batch": N_("回执说的第{sequence}批和本机送出的不一样，没有改动。请联系县局核对。"),
    "office.unnamed": N_("单位名称和接待人要填。请补上。"),
    "office.bad_code": N_("单位代码要九位数字。请照县里给的代码填写。"),
    "office.bad_desk": N_("窗口号是0到9的一位数字。请改正。"),
    "output.unwritable": N_("写不进这个文件夹：{folder}。请检查是否存在、是否只读、是否已满。"),
    "paper.font_missing": N_("缺少字体文件{file}，画不出文书。请重新安装本程序；登记没有丢。"),
    "paper.font_unreadable": N_("字体文件{file}损坏，画不出文书。请重新安装本程序；登记没有丢。"),
    "paper.no_glyph": N_(
        "字库里没有字符{codepoint}，这份文书先不打。请核对是不是自造字，或手写补上；登记没有丢。"
    ),
    "paper.sealed": N_("检举控告已封存，只能出保密回执（D08）。"),
    "paper.unknown_kind": N_("没有这种文书。请用 D01 到 D18 的编号。"),
    "passphrase.differs": N_("两次输入的口令不一样。请再来一次。"),
    "passphrase.missing": N_("没有口令。请在提示处输入，或设置 XINFANG_PASSPHRASE。"),
    "passphrase.short": N_("口令至少{shortest}个字符。请换一个长一点、自己记得住的。"),
    "passphrase.wrong": N_("口令不对。请检查大小写和输入法后再试。"),
    "roadmap.bad_file": N_("路线图文件不对，没有改动。请向县里要正确的文件。"),
    "roadmap.unknown_place": N_("路线图里没有“{place}”这一处。请更新路线图。"),
    "roadmap.way_leads_nowhere": N_("路线图从“{place}”到“{to}”走不通，没有改动。请向县里要正确的文件。"),
    "settings.damaged": N_("设置文件损坏，已按默认设置运行。请在设置页重新保存。"),
    "step.approval_missing": N_("延期要写明理由并经负责人批准（条例第34条）。请补上再记。"),
    "step.before_registration": N_("日期早于登记日。请核对日期。"),
    "step.document_missing": N_("答复、复查、复核要填文书号。请补上再记。"),
    "step.extension_too_late": N_("60日已过，不能再延期（条例第34条）。请尽快答复并向负责人报告。"),
    "step.extension_too_long": N_("延期最多{most}日（条例第34条）。请改短。"),
    "step.not_lawful": N_("这件事项现在的状态不能做这一步。请看详情里列出的可选环节。"),
    "step.org_missing": N_("要写明转给、交给哪个单位。请补上再记。"),
    "step.reason_missing": N_("请写明情况或理由再记。"),
    "step.unknown": N_("没有这个环节。可用的见 xinfang-desk step --help。"),
    "vault.damaged": N_("口令文件损坏，打不开登记簿。请用最近的备份恢复。"),
    "visit.empty": N_("第{matter}件事项没有内容。请写下来人说的情况或要求。"),
    "visit.no_matter": N_("还没有写事项。请至少写一件。"),
    "visit.nobody": N_("还没有写来访人。请写姓名；不愿留名的，勾选匿名。"),
}


def sentence(code: str, facts: Mapping[str, str | int | None]) -> str:
    """The sentence of a refusal, in the language in use; a code without one is our own bug."""
    return _(_REFUSALS[code]).format_map(facts)
