"""What lines of the trail say of the township's other duties (留痕用语)."""

from __future__ import annotations

from xinfang_desk.words.language import N_

DUTY_DOINGS = {
    "act": N_("记办理情况"),
    "advice_answered": N_("记建议的答复"),
    "advised": N_("记工作建议"),
    "digest": N_("写出研判月报"),
    "handed_down": N_("移交属地"),
    "planned": N_("定计划"),
    "trained": N_("记培训"),
    "procedure_closed": N_("记程序终结"),
    "incident": N_("记现场秩序"),
    "meeting_decided": N_("记联席会议的决定"),
    "meeting_item": N_("列入联席会议议程"),
    "meeting_new": N_("新开联席会议"),
    "meeting_signed": N_("联席会议定稿"),
    "meeting_task_done": N_("联席会议的任务办成"),
    "promise_kept": N_("答应的事办到了，也告诉了"),
    "promise_made": N_("记一条承诺"),
    "promise_moved": N_("承诺改日子"),
}
