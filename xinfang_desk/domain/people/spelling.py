"""When two texts are the same (写法): without what a reader does not see, or what makes no other name.

What people wrote is kept and printed as it is; these forms are only compared, on both sides.
"""

from __future__ import annotations

import re
import unicodedata

from xinfang_desk.domain.people.text import real_signs

_MIDDLE_DOTS = "•‧・･∙⋅ᐧ˙●∘◦⦁⸰⸱⸳ꞏ𐄁᛫"
"""Signs that are written where a name of several parts has ``·`` U+00B7 (间隔号: GB/T 15834-2011;
GB 18030 A1A4; 民委发〔2016〕33号, 第一条). NFKC makes a full stop of ``．``, ``․`` and ``﹒``."""
_APOSTROPHES = "’‘‛ʼʻʽʹ′´`｀ꞌ"
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖"
    "⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝"
    "雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀"
)
"""CJK Radicals Supplement, as text taken out of a PDF has them, and the ideographs that they look like
(Unicode 15.0, EquivalentUnifiedIdeograph.txt); NFKC does the Kangxi radicals but not these."""
_SEEN = (
    {ord(each): "·" for each in _MIDDLE_DOTS}
    | {ord(each): "'" for each in _APOSTROPHES}
    | str.maketrans(_RADICALS, _IDEOGRAPHS)
)
_ODD = re.compile(f"[{''.join(map(chr, _SEEN))}]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What is drawn as nothing: Default_Ignorable_Code_Point (zero width, direction, byte order, selectors of a
glyph's shape, fillers), and the marks of annotations."""
_SPACES = re.compile(r"\s+")
_NOT_IN_A_NAME = re.compile(r"[\s·.。]+")
_OTHER_DOT = re.compile(rf"[^\W\d_A-Za-z]\s*[{_MIDDLE_DOTS}.．․﹒。｡]\s*[^\W\d_A-Za-z]")
_DASHES = re.compile("[-‐-―−－﹣⸺⸻]+")


def seen(text: str) -> str:
    """``text`` without marks that are drawn as nothing."""
    return _UNSEEN.sub("", text)


def plain(text: str) -> str:
    """``text`` without differences that a reader does not see: NFKC, small letters, one dot, one apostrophe.

    Idempotent. No two Han characters become one that are not one character to Unicode.
    """
    whole = real_signs(text.encode("utf-8", "replace").decode("utf-8"))
    if whole.isascii():
        return _one_sign(whole.casefold())
    # NFKC would make a space and a mark of these two.
    visible = seen(whole).replace("˙", "·").replace("´", "'")
    whole = unicodedata.normalize("NFKC", visible)
    small = whole.casefold()
    if small != whole:
        # A few letters become two, or another one with a mark.
        small = unicodedata.normalize("NFKC", small)
    return _one_sign(seen(small))


def called(name: str) -> str:
    """A name as it is compared (姓名比对): :func:`plain`, without spaces and dots between its parts.

    ``阿不都•示例``, ``阿不都.示例`` and ``阿不都示例`` are one; so are ``王 示 例`` and ``王示例``.
    """
    return _without(_NOT_IN_A_NAME, name)


def as_name(asked: str) -> str:
    """The name that a word of a search may be: with a dot at its edge, which ends a sentence, none."""
    word = plain(asked).strip()
    name = called(word)
    return name if (name[:1], name[-1:]) == (word[:1], word[-1:]) else ""


def has_other_dot(name: str) -> bool:
    """Whether a dot between the parts of a name is not ``·`` U+00B7 (民委发〔2016〕33号, 第一条)."""
    return bool(_OTHER_DOT.search(name))


def place(address: str) -> str:
    """An address as it is compared (住址比对): :func:`plain` without spaces, with one kind of dash."""
    return _DASHES.sub("-", _without(_SPACES, address))


def _without(left_out: re.Pattern[str], text: str) -> str:
    spelled = plain(text)
    whole = left_out.sub("", spelled)
    # A mark that stood alone may join the letter before it.
    return whole if whole == spelled else plain(whole)


def _one_sign(text: str) -> str:
    return text.translate(_SEEN) if _ODD.search(text) else text
