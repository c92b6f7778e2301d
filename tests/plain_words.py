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
)
"""What stood on papers once and nobody with primary schooling understood; each was said anew."""
_CONDITION = re.compile(r"(?<!别)(?<!有)的，")


def sentences(text):
    return [each for each in re.split(r"[。！？；\n]", text) if each.strip()]


def too_long(text):
    inside = re.sub(r"（[^）]*）|[0-9 ]", "", text)
    breaths = re.split(r"[。！？；：，、“”《》\n]", inside)
    return [each for each in sentences(text) if len(each) > LONGEST_SENTENCE] + [
        each for each in breaths if len(each) > LONGEST_BREATH
    ]


def officialese(text, allowed=()):
    for phrase in allowed:
        text = text.replace(phrase, "")
    return [word for word in (*OFFICIALESE, *REWRITTEN) if word in text]


def two_conditions(text):
    """Sentences that ask to be followed through two conditions at once: 的，……的，."""
    return [each for each in sentences(text) if len(_CONDITION.findall(each)) > 1]
