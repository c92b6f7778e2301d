"""A quarrel within the family is no accusation; where office may be meant it is still asked about."""

from __future__ import annotations

import pytest

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.suggestion import heard_seal
from xinfang_desk.domain.suggestion.seal import Seal

RULES = rules_shipped()


@pytest.mark.parametrize(
    "told", ["承包地被堂弟占了", "堂弟霸占我家承包地三年", "我二叔占了我的地，一直不还。", "亲戚欠我三万块钱"]
)
def test_a_relative_who_took_something_is_nobody_in_office(told: str) -> None:
    assert heard_seal(told, RULES) is Seal.OPEN


@pytest.mark.parametrize(
    "told",
    [
        "堂弟是村支书，占了我的承包地",
        "村支书的堂弟占了我的承包地",
        "承包地被当支书的堂弟占了",
        "书记把承包地给了他堂弟",
        "队长把低保给了他小舅子",
        "我堂弟占了我家的地，他跟支书关系好",
        "承包地被堂弟占了，村里不管",
        "最后是我弟弟坐了牢。打人的那个在外面喝酒。喝酒的那一桌，坐着办他案子的人。",
    ],
)
def test_wherever_somebody_in_office_may_be_meant_it_is_asked_or_sealed(told: str) -> None:
    assert heard_seal(told, RULES) is not Seal.OPEN
