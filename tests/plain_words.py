"""What a sentence is measured by that a petitioner reads, on a paper or a screen (能听懂的话)."""

import re

LONGEST_SENTENCE, LONGEST_BREATH = 40, 22
"""Signs up to a full stop, and up to any stop: the second is what one holds in the head while listening."""

OFFICIALESE = {
    "予以": "给",
    "依照": "按",
    "依据": "按",
    "特此": "（不用说）",
    "兹": "（不用说）",
    "之规定": "的规定",
    "有关规定": "说出是哪条规定",
    "有关部门": "说出是哪个部门",
    "有关单位": "说出是哪个单位",
    "相关": "说出是哪个",
    "进行": "直接用动词",
    "开展": "直接用动词",
    "逾期": "过了时间",
    "届时": "到那天",
    "事宜": "事",
    "鉴于": "因为",
    "酌情": "说出看什么情况",
    "妥善": "（空话）",
    "切实": "（空话）",
    "贯彻": "（空话）",
    "涉及": "跟……有关",
    "不予": "不给、不",
    "上述": "再说一遍",
    "信访人": "您",
    "该": "它、那个",
    "其": "它、他",
    "若": "要是",
    "须": "要",
    "并": "（分成两句）",
    "承办": "办这件事的",
    "顺延": "放假的第二天也算",
    "有权机关": "说出是哪个单位",
    "受理机关": "说出是哪个单位",
    "届满": "到那天",
    "之日": "那天",
    "事项": "事",
    "不得": "不能",
    "另行": "另外",
    "责令": "叫它",
    "应当": "要",
    "尽快": "说出哪天",
    "尽早": "说出哪天",
    "及时": "说出哪天",
    "到时候": "说出哪天",
    "规定时间": "说出哪天",
    "规定的时间": "说出哪天",
    "规定期限": "说出哪天",
    "指定期限": "说出哪天",
    "限期内": "说出哪天",
}
"""Words an office writes, with what one would say."""

REWRITTEN = (
    "以书面告知为准",
    "逢假怎么算",
    "最迟办结",
    "按法定途径",
    "按那里的法律",
    "该领域法律",
    "起诉上看",
    "按行政裁决程序",
    "以决定书写的为准",
    "能当场定的",
    "帮扶、疏导",
    "从签收的这一天起算",
    "当日不计",
    "立案起60个工作日",
    "一裁终局",
    "开始算60天",
    "按规定的时间",
    "接收情况以及处理途径",
    "最迟书面告知",
    "申诉求决",
    "那里办理",
    "原办理机关、单位",
    "上一级机关、单位",
    "5日内定受不受理",
    "复议、诉讼",
    "按该法律",
    "接不接、怎么办",
    "作出判决的法院",
    "姓名住址不清楚",
    "再延30日",
    "同一个事实和理由",
    "一次性",
    "当场或15日内",
)
"""What stood on papers once and nobody with primary schooling understood; each was said anew."""
SAID_SO = (
    "信访事项处理意见书",
    "争议事项",
    "紧急事项",
    "其他",
    "承办单位",
    "承办人及联系电话",
    "依据",
    "并入原",
    "不予受理",
    "不予许可",
    "向有权机关提出",
    "涉及人数",
    "一共涉及多少人",
    "该您去了",
    "该给钱",
    "该问哪",
    "该怎么",
    "该它做",
    "等不得",
)
"""Titles, labels and citations that the law words; and what people say with these signs in it."""
_CONDITION = re.compile(
    r"(?<![别有是])的(?=[，：])|如果|要是|假如|除非|不过|但(?!愿)|可是|只要|只有|一旦|的话(?=[，：])"
    r"|又[不没](?=[^，：；]{0,6}[，：])"
)
"""What a condition, or an exception to what was just said, is known by."""


def sentences(text):
    return [each for each in re.split(r"[。！？；\n]", text) if each.strip()]


def too_long(text):
    inside = re.sub(r"（[^）]*）|[0-9 ]", "", text)
    breaths = re.split(r"[。！？；：，、“”《》\n]", inside)
    return [each for each in sentences(text) if len(each) > LONGEST_SENTENCE] + [
        each for each in breaths if len(each) > LONGEST_BREATH
    ]


def officialese(text):
    for phrase in SAID_SO:
        text = text.replace(phrase, "")
    return [word for word in (*OFFICIALESE, *REWRITTEN) if word in text]


def two_conditions(text):
    """Sentences that ask, up to their full stop, to be followed through two conditions: 的，……的，."""
    whole = re.split(r"[。！？\n]", re.sub(r"（[^）]*）", "", text))
    return [each for each in whole if len(_CONDITION.findall(each)) > 1]
