"""What one does next, in a few words (下一步办什么): by the place of the map, or by what is waited for."""

from __future__ import annotations

from xinfang_desk.words.language import N_

AT_PLACE = {
    "laodong": N_("去申请劳动仲裁"),
    "laodong_late": N_("马上去问劳动仲裁和劳动监察"),
    "jiancha": N_("去向劳动监察投诉"),
    "quanshu_fuyi": N_("不服权属决定的，先申请复议"),
    "caijue": N_("不服裁决的，去法院起诉"),
    "gongshang": N_("去申请认定工伤"),
    "gongshang_fuyi": N_("去申请行政复议，或者去法院"),
    "jiashi": N_("先去调解，调不成去法院"),
    "linli": N_("先去调解，调不成去法院"),
    "qianzhai": N_("去调解，或者去法院起诉"),
    "peichang": N_("先谈赔偿，谈不成去法院"),
    "chengbao": N_("先调解，再申请土地仲裁"),
    "nd_caijue": N_("不服裁决的，去法院起诉"),
    "quanshu": N_("去问清地归谁，怎么申请处理"),
    "zhengdi": N_("去申请行政复议，或者去法院"),
    "cunjue": N_("去法院，或者请镇里督促"),
    "fuyi": N_("去申请行政复议，或者去法院"),
    "fuyi_hou": N_("不服复议决定的，去法院起诉"),
    "daiyu": N_("去问为什么，不服的申请复议"),
    "shenqing": N_("先去申请"),
    "chaichu": N_("看清决定书，马上去法院或复议"),
    "gongkai": N_("去申请公开这份文件"),
    "lvzhi": N_("去递申请，请部门履行职责"),
    "chachu": N_("去请求查处"),
    "zhongcai": N_("按合同去申请仲裁"),
    "dangyuan": N_("去提出申诉"),
    "susong": N_("按打官司的程序，去法院"),
    "zhengfa": N_("去找办案的政法机关"),
    "zhixing": N_("去法院申请执行"),
    "elsewhere": N_("去找管这件事的单位"),
    "jubao_ga": N_("去公安机关报案"),
    "tinggong": N_("先打电话报修"),
    "cunwu": N_("去村里问清楚，要求公开"),
    "overdue": N_("去问县信访局，为什么没答复"),
}
_REVIEW, _SUIT = N_("去申请行政复议"), N_("去法院起诉")
_DECIDED = dict.fromkeys(("fuyi_apply", "fuyi_penalty"), _REVIEW) | dict.fromkeys(
    ("xingsu_6m", "xingsu_6m_refusal"), _SUIT
)
EITHER = dict.fromkeys(("fuyi", "zhengdi", "gongshang_fuyi"), _DECIDED)
"""Where two ways lead on, which of them by the limit that must not be missed."""
IN_DANGER = {"jiashi": N_("找派出所、妇联、法院")}
"""What is gone for instead where somebody is beaten: nobody is sent to be reconciled first."""
AT_STOP = {
    "不服": {
        "unsatisfied": N_("不服的，去请求复查"),
        "recheck": N_("不服的，去请求复核"),
        "appeal": N_("不服的，申请复议或去法院"),
    }
}
"""What a person may do who is not content; who is does nothing."""
AWAITED = {
    "答复": N_("等书面答复"),
    "告知": N_("等书面告知"),
    "转送": N_("等我们转给办这件事的单位"),
    "交办": N_("等我们交给办这件事的单位"),
    "核对归谁办": N_("等我们核对归谁办"),
    "告诉您去向": N_("等我们告诉您归谁办"),
    "等那边办完": N_("等那边办完"),
    "办理": N_("等办理结果"),
    "研究": N_("等我们研究您的建议"),
    "调成了": N_("双方坐下来商量"),
    "送达": N_("等书面意见送到您手里"),
    "复查意见": N_("等复查意见"),
    "复核意见": N_("等复核意见"),
    "以后": N_("有新情况，随时再来"),
}
"""What is waited for, by the name of the stop."""
NOTHING_LEFT = N_("这件事办完了，纸请收好")
ELSE = N_("去提出您的要求")

FREE = (N_("不要钱"),)
ASK = (N_("先问清楚；收钱的，要他开票"),)
"""Where no law says what it costs."""
_COURT = (N_("去法院要交费；交不起，可申请缓交、少交、免交"),)
_AGREED = (N_("调解不要钱；去法院交不起费，可申请少交、免交"),)
_REVIEWED = (N_("复议不要钱；去法院要交费"),)
COSTS = (
    dict.fromkeys(("laodong", "laodong_late", "jiancha", "jubao_ga", "zhengfa", "dangyuan"), FREE)
    | dict.fromkeys(("caijue", "nd_caijue", "fuyi_hou", "susong"), _COURT)
    | dict.fromkeys(("jiashi", "linli", "qianzhai", "peichang", "cunjue"), _AGREED)
    | dict.fromkeys(("fuyi", "zhengdi", "chaichu", "daiyu", "quanshu_fuyi", "gongshang_fuyi"), _REVIEWED)
    | {
        "chengbao": (N_("调解、土地仲裁不要钱；去法院要交费"),),
        "zhixing": (N_("不用先交钱"),),
        "zhongcai": (N_("仲裁要交费，先问交多少"),),
        "gongkai": (N_("不要钱；要得特别多的，可能收费"),),
    }
)
"""What it costs, where the law says so, in lines (诉讼费用交纳办法 art. 20; 政府信息公开条例 art. 42)."""
COST_OF = {_REVIEW: FREE, _SUIT: _COURT}
"""The same of one of two ways."""
BY_LAW = N_("先看决定书：写《土地管理法》就去县法院，写《城乡规划法》就去县政府申请复议")
"""Of an order to take a building down: two laws, two bodies."""
