"""Pictograms (图示): a drawing for every place and stop, for those who read little."""

from __future__ import annotations

import re

from xinfang_desk.domain.road.roadmap import Way

_PLACES = {
    "start": "route",
    "consult": "question",
    "ganxie": "face_glad",
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
    "susong_hint": "question",
    "susong": "scales",
    "zhengfa": "scales",
    "zhixing": "hand_over",
    "laodong": "people",
    "laodong_late": "clock",
    "jiancha": "search",
    "gongshang": "plus",
    "minshi": "people",
    "jiashi": "home",
    "linli": "people",
    "qianzhai": "document",
    "peichang": "plus",
    "tudi": "home",
    "chengbao": "document",
    "quanshu": "home",
    "quanshu_fuyi": "scales",
    "gongshang_fuyi": "scales",
    "zhengdi": "home",
    "cunwu": "list",
    "cunjue": "scales",
    "xingzheng_q": "building",
    "fuyi": "scales",
    "fuyi_hou": "scales",
    "caijue": "scales",
    "nd_caijue": "scales",
    "daiyu": "inbox",
    "shenqing": "pencil",
    "chaichu": "home",
    "gongkai": "eye",
    "lvzhi": "inbox",
    "chachu": "search",
    "zhongcai": "document",
    "dangyuan": "person",
    "xinfang_q": "question",
    "xf_multi": "people",
    "elsewhere": "building",
    "urgent": "alert",
    "zhenli": "building",
    "xf_county": "forward",
    "tinggong": "phone",
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
    "zhongjie": "folder_closed",
    "zhongjie_q": "three_stamps",
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
    "appeal": "scales",
    "recheck": "scales",
    "asked": "scales",
    "reviewed": "inbox",
    "rechecked": "inbox",
    "delivered": "hand_over",
    "extended": "calendar",
    "mediated": "people",
    "concluded": "folder_closed",
    "again": "plus",
}


_NONE = {("shensu_q1", "shensu_q2"), ("zhongjie_q", "zhongjie")}
"""Ways that say that there is nothing of the kind: from where, and where to."""

_SENTENCES = (
    (r"不再受理|程序走完", "folder_closed"),
    (r"镇里去查|要去查", "search"),
    (r"看决定书|按决定书写", "document"),
    (r"马上报告", "bell"),
    (r"没写的，可以去法院", "scales"),
    (r"危险品", "alert"),
    (r"打骂|动手", "hand"),
    (r"不堵|堵门", "open_door"),
    (r"丢在|赖着不走", "two_leaving"),
    (r"煽动|送钱|吃拿卡要", "no_money"),
    (r"打击报复|编造|说真话", "person"),
    (r"^不能(?!当场)|危险", "alert"),
    (r"回避|换人", "swap"),
    (r"救助|法律援助|帮扶", "hand_over"),
    (r"保密|封好|封起|看不到材料|不写被举报", "lock"),
    (r"110|电话", "phone"),
    (r"[0-9]+(天|日|个月|个工作日|年)|时间照算|开始算", "calendar"),
    (r"回执|判决书|意见书|受理告知书|处罚决定书|法院盖章的纸", "document"),
    (r"身份证|带处理|附证明|有新材料|收件清单", "folder"),
    (r"念给|口头|跟您讲|讲清楚|说清楚|听您讲|跟前台说", "speaker"),
    (r"写|登记|记下来|记到", "pencil"),
    (r"代表|请大家|几个人|多少人|双方|协议|调解|商量", "people"),
    (r"法院|检察院|复议|仲裁|申诉|听证|不服", "scales"),
    (r"转给|转过去|退回来|报上去|上一级", "forward"),
    (r"查进度|去查|依法查|督办", "search"),
    (r"公开|看文件", "eye"),
    (r"新的事|新事实|新的证据", "plus"),
    (r"告诉|告知|提出来", "speaker"),
    (r"问前台|问清楚|该问|拿不准|怎么", "question"),
)
"""What a sentence is about, the first that is found in it."""


def of_sentence(text: str) -> str:
    """The drawing for a sentence of the road map; none where a drawing would only puzzle."""
    return next((icon for words, icon in _SENTENCES if re.search(words, text)), "")


def of_place(place_id: str) -> str:
    """The drawing for a place of the road map."""
    return _PLACES.get(place_id, "route")


def of_way(here: str, way: Way) -> str:
    """The drawing for an answer: that there is none, that one does not know, else where it leads."""
    if (here, way.to) in _NONE:
        return "circle"
    return "question" if way.label.startswith(("不清楚", "不知道")) else of_place(way.to)


def of_stop(stop_id: str) -> str:
    """The drawing for a stop of a matter's road."""
    return _STOPS.get(stop_id, "clock")
