"""Pictograms (图示): a drawing for every place and stop, for those who read little."""

from __future__ import annotations

_PLACES = {
    "start": "route",
    "consult": "question",
    "rules": "scales",
    "huibi": "swap",
    "group": "people",
    "group_choose": "people",
    "group_ok": "people",
    "start_topic": "people",
    "jianyi": "pencil",
    "jianyi_town": "pencil",
    "jianyi_up": "forward",
    "jubao": "lock",
    "jubao_jw": "lock",
    "jubao_self": "lock",
    "jubao_ga": "alert",
    "shensu_q1": "person",
    "shensu_q2": "person",
    "susong_hint": "seal",
    "susong": "scales",
    "zhengfa": "scales",
    "laodong": "people",
    "tudi": "home",
    "chengbao": "document",
    "quanshu": "home",
    "zhengdi": "home",
    "cunwu": "list",
    "xingzheng_q": "seal",
    "fuyi": "scales",
    "lvzhi": "inbox",
    "chachu": "search",
    "zhongcai": "document",
    "dangyuan": "person",
    "xinfang_q": "question",
    "xf_multi": "people",
    "xf_county": "forward",
    "xf_town": "document",
    "xf_more": "attach",
    "xf_accept": "check",
    "xf_handle": "pencil",
    "done": "check",
    "overdue": "clock",
    "fucha": "scales",
    "fucha_ok": "scales",
    "fucha_late": "clock",
    "fuhe": "scales",
    "zhongjie": "check",
    "zhongjie_q": "plus",
    "again_q": "refresh",
    "dup_here": "refresh",
    "dup_up": "later",
}

_STOPS = {
    "registered": "document",
    "told": "bell",
    "accepted": "check",
    "sent": "forward",
    "merged": "refresh",
    "apply": "person",
    "handled": "pencil",
    "answered": "inbox",
    "unsatisfied": "scales",
}


def of_place(place_id: str) -> str:
    """The drawing for a place of the road map."""
    return _PLACES.get(place_id, "route")


def of_stop(stop_id: str) -> str:
    """The drawing for a stop of a matter's road."""
    return _STOPS.get(stop_id, "clock")
