"""How papers name what can be done against them: four wordings of each way."""

from __future__ import annotations

from collections.abc import Mapping

Named = tuple[str, str, int, str]

_ORDINARY = (
    (
        "如不服本{itself}，可以在收到本{itself}书之日起六十日内向{gov}申请行政复议，"
        "或者在六个月内依法向{court}提起行政诉讼。",
    ),
    (
        "当事人对本{itself}不服的，可自接到本{itself}书之日起60日内，向{gov}申请行政复议；"
        "也可以自收到本{itself}书之日起6个月内直接向{court}提起行政诉讼。",
        "逾期不申请行政复议、不提起行政诉讼，又不履行本{itself}的，本机关将依法申请人民法院强制执行。",
    ),
    (
        "你（单位）如对本{itself}有异议，可以在接到本{itself}书之日起六十日内依法向{gov}提出行政复议申请，"
        "也可以在接到本{itself}书之日起六个月内依法向{court}起诉。复议、诉讼期间，本{itself}不停止执行，法律另有规定的除外。",
    ),
    (
        "你（户）不服本{itself}的，可以自收到之日起60日内向{gov}申请行政复议，或者自收到之日起6个月内向{court}提起行政诉讼。逾期不履行的，依法强制执行。",
    ),
)
_LAND = (
    (
        "如不服本决定，可以自接到本决定书之日起六十日内向{gov}申请行政复议，或者自接到本决定书之日起十五日内向"
        "{court}起诉。期满不起诉又不自行拆除的，由作出决定的机关依法申请人民法院强制执行。",
    ),
    (
        "你对本决定不服的，可在收到本决定书之日起60日内向{gov}申请行政复议，也可在收到本决定书之日起15日内"
        "直接向{court}提起行政诉讼。",
    ),
    (
        "对本责令限期拆除决定不服的，可以在接到决定之日起十五日内，向{court}起诉；也可以在六十日内向{gov}申请复议。",
    ),
    (
        "你（户）不服本决定的，可以自接到本决定之日起六十日内向{gov}申请行政复议；也可以自接到本决定之日起15日内向{court}提起诉讼。",
    ),
)
_TITLE = (
    (
        "如不服本决定，可以自收到本决定书之日起六十日内向{upper}申请行政复议；对复议决定仍不服的，"
        "再依法向人民法院提起行政诉讼。",
    ),
    ("当事人不服本处理决定的，应当自接到本决定书之日起60日内，先向{upper}申请行政复议。",),
    ("对本决定有异议的，可在接到本处理决定之日起六十日内，依法向{upper}提出复议申请。",),
    (
        "不服本处理决定的，应当自收到本处理决定之日起六十日内先向{upper}申请行政复议，对复议决定不服的，方可向人民法院起诉。",
    ),
)
_AFTER_RECONSIDERATION = (
    ("申请人如不服本复议决定，可以自收到本决定书之日起十五日内向{court}提起行政诉讼。",),
    ("如对本决定不服，可以自接到本行政复议决定书之日起15日内，依法向{court}提起行政诉讼。",),
    ("申请人、第三人对本复议决定不服的，可在收到行政复议决定书之日起十五日内向{court}起诉。",),
    (
        "不服本行政复议决定的，可以自收到本决定书之日起15日内，以{county}公安局为被告，向{court}提起行政诉讼。",
    ),
)
_AFTER_AWARD = (
    (
        "当事人如不服本裁决，可以自收到本裁决书之日起十五日内向{court}提起诉讼；期满不起诉的，本裁决书发生法律效力。",
    ),
    (
        "如不服本裁决，双方当事人可自收到裁决书之日起15日内，向{court}起诉。期满不起诉的，裁决书即发生法律效力。",
    ),
    ("对本裁决不服的，可自收到本仲裁裁决书之日起十五日内依法向有管辖权的人民法院提起诉讼。",),
    (
        "双方当事人对本裁决书不服，均可在收到本裁决书之日起十五日内向{court}起诉，逾期不起诉，本裁决书发生法律效力。",
    ),
)
_AFTER_LAND_AWARD = (
    (
        "当事人不服本裁决的，可以自收到裁决书之日起三十日内向{court}起诉。逾期不起诉的，裁决书即发生法律效力。",
    ),
    ("如不服本裁决，可在收到本裁决书之日起30日内，向{court}提起诉讼。",),
    ("对本裁决不服的，自接到裁决书之日起三十日内可以依法向{court}起诉。",),
    ("本裁决书送达后，当事人不服的，应当自收到裁决书之日起三十日内向{court}起诉，逾期本裁决书生效。",),
)
_APPEAL = (
    (
        "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按对方当事人的人数提出副本，"
        "上诉于{upper_court}。",
    ),
    (
        "如不服本判决，可在判决书送达之日起十五日内向本院递交上诉状，并按对方当事人的人数提出副本，上诉至{upper_court}。",
    ),
    (
        "如不服本判决，可在接到判决书之次日起十五日内，向本院提交上诉状，上诉于{upper_court}。"
        "在递交上诉状之日起七日内，缴纳上诉费。",
    ),
    ("如不服本判决，可于本判决书送达之日起十五日内，通过本院或者直接向{upper_court}提起上诉。",),
)
_CRIMINAL = (
    ("如不服本判决，可在接到判决书的第二日起十日内，通过本院或者直接向{upper_court}提出上诉。",),
    ("如不服本判决，可自接到判决书的第二日起十日内，通过本院或者直接向{upper_court}提出上诉。",),
    ("如不服本判决，可在收到判决书的第二日起十日内，直接向{upper_court}提出上诉。",),
    (
        "如不服本判决，可从接到判决书的第二日起十日内，通过本院向{upper_court}提出上诉，书面上诉的，应交上诉状正本一份。",
    ),
)
_REVIEW = (
    (
        "如不服本处理意见，可以自收到本意见书之日起三十日内向{gov}请求复查。逾期不请求复查的，"
        "各级党委和机关、单位不再受理。",
    ),
    ("你如对本处理意见不服，可自收到本意见书之日起30日内，书面向{gov}申请复查。",),
    ("如对以上答复意见有异议，请在收到本意见之日起30日内向{gov}提出复查申请。",),
    ("对本意见不服的，可以自收到本意见书之日起30日内持本意见书向{gov}提出复查请求。",),
)
_RECHECK = (
    ("如不服本复查意见，可以自收到本意见书之日起三十日内向{upper}请求复核。",),
    ("你对本复查意见不服的，可自收到本意见书之日起30日内，向{upper}书面申请复核。",),
    ("如对本复查意见仍有异议，可在收到之日起三十日内向{upper}提出复核申请。",),
    ("对本意见书不服的，可以自收到之日起30日内向{upper}提出复核请求，逾期不提出的，本意见为终结意见。",),
)
_INFORMATION = (
    (
        "如不服本告知，可以在收到本告知书之日起60日内向{gov}申请行政复议；对复议决定不服的，可以依法提起行政诉讼。",
    ),
    ("如对本答复不服，可自收到本答复书之日起60日内，向{gov}申请行政复议。",),
    ("如果您对本答复有异议，可以在收到本答复之日起六十日内依法向{gov}提出行政复议。",),
    ("对本机关作出的答复不服的，可在接到本答复之日起60日内向{gov}申请行政复议。",),
)
_FINAL = (("本判决为终审判决。",), ("本判决为终审判决。",), ("本判决为终审判决。",), ("本判决为终审判决。",))
_ENDED = (
    ("本复核意见为信访终结意见。不再受理以同一事实和理由提出的投诉请求。",),
    ("本意见为信访事项复核意见，各级机关、单位不再受理同一信访事项。",),
    ("根据《信访工作条例》第三十六条，对本复核意见，以同一事实和理由仍提出投诉请求的，不再受理。",),
    ("本复核意见为最终意见。",),
)
_NONE = ((),) * 4
_SUIT_15, _SUIT_15_ANY = ("court", "{court}", 15, "days"), ("court", "有管辖权的人民法院", 15, "days")
_RECONSIDERED, _UPPER = ("reconsideration", "{gov}", 60, "days"), ("reconsideration", "{upper}", 60, "days")
WAYS: Mapping[str, tuple[tuple[tuple[str, ...], ...], tuple[tuple[Named, ...], ...]]] = {
    "ordinary": (_ORDINARY, ((_RECONSIDERED, ("court", "{court}", 6, "months")),) * 4),
    "land": (_LAND, ((_RECONSIDERED, _SUIT_15),) * 4),
    "title": (_TITLE, ((_UPPER,),) * 4),
    "after_reconsideration": (_AFTER_RECONSIDERATION, ((_SUIT_15,),) * 4),
    "award": (_AFTER_AWARD, ((_SUIT_15,), (_SUIT_15,), (_SUIT_15_ANY,), (_SUIT_15,))),
    "land_award": (_AFTER_LAND_AWARD, ((("court", "{court}", 30, "days"),),) * 4),
    "appeal": (_APPEAL, ((("appeal", "{upper_court}", 15, "days"),),) * 4),
    "criminal": (_CRIMINAL, ((("appeal", "{upper_court}", 10, "days"),),) * 4),
    "review": (_REVIEW, ((("review", "{gov}", 30, "days"),),) * 4),
    "recheck": (_RECHECK, ((("recheck", "{upper}", 30, "days"),),) * 4),
    "information": (_INFORMATION, ((_RECONSIDERED,),) * 4),
    "final": (_FINAL, ((),) * 4),
    "ended": (_ENDED, ((),) * 4),
    "none": (_NONE, ((),) * 4),
}


def said(
    way: str, wording: int, fill: Mapping[str, str], itself: str
) -> tuple[tuple[str, ...], tuple[Named, ...]]:
    """The paragraphs of one way in one wording, and the remedies that are to be read from them."""
    county = fill["county"]
    names = {
        "gov": f"{county}人民政府",
        "upper": f"{fill['city']}人民政府",
        "court": f"{county}人民法院",
        "upper_court": f"{fill['city']}中级人民法院",
        "itself": itself,
        "county": county,
    }
    words, named = WAYS[way]
    paragraphs = tuple(each.format(**names) for each in words[wording])
    return paragraphs, tuple((what, body.format(**names), n, unit) for what, body, n, unit in named[wording])
