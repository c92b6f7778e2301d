"""Sentences for refusals (说明): what happened, to what, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.words.language import N_, _

_REFUSALS = {
    "calendar.bad_file": N_("放假安排文件不对，没有改动。请向县里要正确的文件。"),
    "calendar.unknown_year": N_("{year}年的放假安排没有载入，不能数工作日。请载入县里下发的放假安排。"),
    "deadline.out_of_range": N_("日期超出能计算的范围。请核对起算日。"),
    "deadline.unknown_rule": N_("没有名为“{rule}”的期限规则。请查 docs/law.md 里的规则名。"),
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
    "office.bad_code": N_("单位代码要九位数字。请照县里给的代码填写。"),
    "office.bad_desk": N_("窗口号是0到9的一位数字。请改正。"),
    "output.unwritable": N_("写不进这个文件夹：{folder}。请检查是否存在、是否只读、是否已满。"),
    "passphrase.missing": N_("没有口令。请在提示处输入，或设置 XINFANG_PASSPHRASE。"),
    "passphrase.short": N_("口令至少{shortest}个字符。请换一个长一点、自己记得住的。"),
    "passphrase.wrong": N_("口令不对。请检查大小写和输入法后再试。"),
    "roadmap.bad_file": N_("路线图文件不对，没有改动。请向县里要正确的文件。"),
    "roadmap.unknown_place": N_("路线图里没有“{place}”这一处。请更新路线图。"),
    "roadmap.way_leads_nowhere": N_("路线图从“{place}”到“{to}”走不通，没有改动。请向县里要正确的文件。"),
    "settings.damaged": N_("设置文件损坏，已按默认设置运行。请在设置页重新保存。"),
    "vault.damaged": N_("口令文件损坏，打不开登记簿。请用最近的备份恢复。"),
    "visit.empty": N_("第{matter}件事项没有内容。请写下来人说的情况或要求。"),
    "visit.no_matter": N_("还没有写事项。请至少写一件。"),
    "visit.nobody": N_("还没有写来访人。请写姓名；不愿留名的，勾选匿名。"),
}


def sentence(code: str, facts: Mapping[str, str | int | None]) -> str:
    """The sentence of a refusal, in the language in use; a code without one is our own bug."""
    return _(_REFUSALS[code]).format_map(facts)
