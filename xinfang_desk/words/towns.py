"""What is said of an office's name beside its township (单位名称与乡镇), wherever it is written."""

from __future__ import annotations

from xinfang_desk.domain.codes import Codes
from xinfang_desk.domain.office import names_elsewhere
from xinfang_desk.words.language import _


def said_of_town(codes: Codes, code: str, name: str) -> str:
    """That ``name`` bears another town's than that of ``code``; nothing where it does not."""
    place = next((each.name for each in codes.places if each.code == code), "")
    words = _("单位名称里没有“{place}”。请核对选的乡镇：登记编号照它编。").format(place=place)
    return words if names_elsewhere(name, place) else ""
