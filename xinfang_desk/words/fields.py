"""What the fields of a record are called (栏目): as the form calls them."""

from __future__ import annotations

import re

from xinfang_desk.words.language import N_, _

_FIELDS = {
    "accepted_on": N_("受理日期"),
    "content": N_("事项类别"),
    "deadlines": N_("期限"),
    "materials": N_("材料"),
    "number": N_("登记编号"),
    "papers": N_("文书"),
    "people": N_("来访人"),
    "people_involved": N_("涉及人数"),
    "place": N_("问题发生地"),
    "received_at": N_("来访时间"),
    "request": N_("来访人的要求"),
    "route": N_("条例第31条途径"),
    "served_on": N_("送达日期"),
    "statement": N_("主要情况"),
    "to": N_("去向单位"),
    "transferred_on": N_("转送日期"),
    "village": N_("村（社区）"),
    "acts": N_("做了什么"),
    "document": N_("文书号"),
    "duties": N_("移交后做什么"),
    "on": N_("办这一步"),
    "proof": N_("凭据"),
    "what": N_("具体内容"),
    "body": N_("给哪个单位"),
    "text": N_("建议的内容"),
    "when": N_("哪天以前"),
    "chair": N_("主持"),
    "meeting_place": N_("开会地点"),
    "org": N_("单位"),
    "recorder": N_("记录人"),
    "result": N_("结果"),
    "where": N_("地点"),
    "topic": N_("题目"),
    "question": N_("要解决的问题"),
    "facts": N_("事实"),
    "law": N_("依据"),
    "basis": N_("依据"),
    "opinions": N_("各单位意见"),
    "decision": N_("会议决定"),
    "tasks": N_("任务"),
    "named_why": N_("写名字的原因"),
    "items": N_("议题"),
    "members": N_("到会单位"),
    "charges": N_("移交后做什么"),
    "by": N_("办的单位"),
    "leader": N_("包案领导"),
    "why": N_("改日子的原因"),
    "police_no": N_("接警号"),
}


def field_name(path: str) -> str:
    """The name of a field, by its place in a record (``people[0].address``); the place itself without one."""
    name = re.split(r"[.\[]", path, maxsplit=1)[0]
    return _(_FIELDS[name]) if name in _FIELDS else path


def field_names(paths: str) -> str:
    """The names of several, given with spaces between them."""
    return "、".join(map(field_name, paths.split()))
