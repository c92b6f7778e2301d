"""Whoever was beaten or fears it is told whom to ring; who says plainly that there was no blow is not."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.safety import ORDER, VIOLENCE, safety

CALM = (
    "我没打她",
    "我没有打她，她自己摔的",
    "从来没打过孩子",
    "我没动手打他",
    "他没打我，也没骂我",
    "没打我也没骂我",
    "没有人打我",
    "没人打老人",
    "两口子没有家暴",
    "没有家庭暴力，就是过不到一块",
    "我没被打，就是吓着了",
    "我从不打孩子",
    "他从来不打老婆",
    "没殴打任何人",
    "没虐待老人",
    "没拿刀",
    "谁也没打人",
    "保安没打人，就是不让进",
    "我没给他耳光",
    "没打她耳光",
    "没扇过孩子耳光",
    "没挨打",
    "老板不打我工钱，打他电话也不接",
    "我打官司输了，打听一下",
    "给我打了欠条",
    "请打我的卡上",
    "打我记事起这地就是我家的",
    "机井要打，没有钱",
    "粮食还没打完",
    "小孩怕打针",
    "他没打人，是我自己撞的",
    "双方没打骂",
    "我没打过她一下",
)
DANGER = (
    "他喝了酒就打我和孩子",
    "差点没打死我",
    "没打死我就算好的",
    "三天没打我",
    "今天没打我，昨天打的",
    "还没打我，就是吓唬",
    "他没少打我",
    "没事就打我",
    "没钱就打我",
    "没喝酒也打我",
    "没有一天不打我",
    "不是没打过我",
    "他有没有打我你问邻居",
    "没打着我，我跑得快",
    "没打我几下",
    "不打我他就难受",
    "要不打我，要不骂我",
    "动不动就打我",
    "不给钱就打",
    "他说要打我",
    "怕他打",
    "怕他再打我",
    "男人打我了，没打孩子",
    "没打我，打我妈",
    "没打我打我妈",
    "他没打我吗？",
    "再也没打我",
    "不但打我还骂我",
    "不光动手打我，还不让报警",
    "昨黑拿菜刀撵我",
    "拿着刀来我家",
    "邻居打人",
    "不让他打人他偏打人",
    "俺儿叫人打成脾破裂",
    "没完没了打我",
    "没日没夜地打孩子",
    "他要打人",
    "别打我",
    "要是没打我，我能来吗",
    "没打伤，就推了几下",
    "幸亏没打着孩子",
    "不敢回家怕挨打",
    "没打过瘾又打孩子",
    "他一喝酒就打",
    "没有，他打我了",
    "没有 他打我了",
    "他说不打我了",
    "把我打伤了",
    "儿子打俺",
    "她说我打她，我没打她",
)


def said_of(words: str) -> tuple[str, ...]:
    return safety(MatterDraft(statement=words), "chachu")


@pytest.mark.parametrize("words", CALM)
def test_a_plain_denial_rings_nothing(words: str) -> None:
    assert said_of(words) == ()


@pytest.mark.parametrize("words", DANGER)
def test_a_blow_rings_and_so_does_what_may_be_one(words: str) -> None:
    assert VIOLENCE in said_of(words)


def test_a_denial_in_one_place_hides_no_blow_in_another() -> None:
    assert VIOLENCE in said_of("我没打她。她说我打了她，是她男人打她")
    assert VIOLENCE in safety(MatterDraft(statement="他没打我", request="今天又来打人"), "chachu")


def test_at_home_a_court_can_order_it_to_stop() -> None:
    assert ORDER in said_of("丈夫拿菜刀撵我")
    assert ORDER not in said_of("邻居拿菜刀撵我")
    assert ORDER not in said_of("丈夫没打我，就是不给钱")
