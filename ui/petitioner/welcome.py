"""Welcome (欢迎页): what happens here today, one's rights, and what is asked of everyone, in kind words."""

from __future__ import annotations

from ui.guide_words import _
from ui.petitioner.names import CONDUCT, RIGHTS, TODAY
from ui.petitioner.page import Block, Called, Choice, Choices, Page, Quiet, Sentence, Signing


def welcome(start: str, *, matter: str, called: int = 0) -> Page:
    """The first page; ``start`` begins the road map, ``matter`` is the visitor's own page or empty.

    Between visits it tells those who wait which number is ``called`` to the window.
    """
    waiting = called and not matter
    now = (Called(text=_("正在接待 {number} 号").format(number=called)),) if waiting else ()
    own = (
        (Choice(label=_("我这件事，怎么一步步办"), to=matter, icon="route", primary=True),) if matter else ()
    )
    around = Choice(label=_("看依法信访路线图"), to=start, icon="route", primary=not matter)
    about = (
        Choice(label=_("今天来了会怎样"), to=TODAY, icon="info"),
        Choice(label=_("您有哪些权利"), to=RIGHTS, icon="scales"),
        Choice(label=_("请您帮个忙"), to=CONDUCT, icon="people"),
    )
    return Page(
        title=_("您好，请坐。有什么事，慢慢说。"),
        icon="person",
        blocks=(
            *now,
            Sentence(text=_("听不清，就说一声，我们再讲一遍。"), icon="speaker"),
            Sentence(text=_("看不清，点下面的“字再大些”。"), icon="text_size"),
            Sentence(text=_("不识字也不要紧，我们念给您听，替您写。"), icon="pencil"),
            Choices(items=(*own, *((around, *about) if own else (*about, around)))),
        ),
    )


def today() -> Page:
    """What happens at the desk today (信访工作条例 arts. 19, 22, 23)."""
    return Page(
        title=_("今天来了会怎样"),
        icon="info",
        blocks=(
            Sentence(text=_("您说，我们记。不会写，我们替您写。"), icon="pencil"),
            Sentence(text=_("写好了念给您听。不对的地方，马上改。"), icon="speaker"),
            Sentence(text=_("今天来了就登记，当场给您一张回执。"), icon="document"),
            Sentence(text=_("告诉您这件事归谁管、怎么走、等到哪天。"), icon="calendar"),
            Sentence(text=_("平时这块屏幕不显示您的姓名和证件号。"), icon="lock"),
        ),
    )


def rights() -> Page:
    """One's rights at the desk (信访工作条例 arts. 17, 19, 23, 28, 30, 46)."""
    return Page(
        title=_("您有哪些权利"),
        icon="scales",
        blocks=(
            Sentence(text=_("您有权反映情况。谁也不准打击报复您。"), icon="person"),
            Sentence(text=_("不会写字，可以口头说，我们照实记。"), icon="pencil"),
            Sentence(text=_("能当场答的当场书面告诉您；不能的，15日内告诉您。"), icon="calendar"),
            Sentence(text=_("拿着回执，可以查办到哪一步了。"), icon="document"),
            Sentence(text=_("接待的人跟这件事有牵连，您可以请他回避。"), icon="swap"),
            Sentence(text=_("举报的事保密，不会交给被举报的人。"), icon="lock"),
            Sentence(text=_("对您态度不好、推来推去，您可以说出来。"), icon="bell"),
        ),
    )


def conduct() -> Page:
    """What is asked of everyone who comes (信访工作条例 arts. 19, 20, 26), as one would ask a guest."""
    return Page(
        title=_("请您帮个忙"),
        icon="people",
        blocks=(
            Sentence(text=_("请说真话。记不清的，就说记不清。"), icon="person"),
            Sentence(text=_("好几个人一起来，请推选代表，最多5位。"), icon="people"),
            Sentence(text=_("危险的东西，请不要带进来。"), icon="alert"),
            Sentence(text=_("心里有气，慢慢讲。不骂人，不动手。"), icon="hand"),
            Sentence(text=_("请给别人留条路，不堵门，不堵路。"), icon="open_door"),
            Sentence(text=_("同来的老人、孩子、病人，请一起来一起回。"), icon="two_leaving"),
            Sentence(text=_("不煽动别人，不收钱替人上访。"), icon="no_money"),
        ),
    )


def registered_soon(*, asks: bool = False, drawn: bool = False) -> Page:
    """After agreeing to what was read back: wait a little; where it ``asks``, draw something or do not."""
    soon = Sentence(text=_("请稍等，马上给您回执。"), icon="document")
    blocks: tuple[Block, ...] = (soon,)
    if asks:
        blocks = (
            Sentence(text=_("愿意的话，在框里写名字、画个记号。"), icon="pencil"),
            Quiet(text=_("只表示您看过、写得对。不写一样办。")),
            Signing(),
        )
    elif drawn:
        blocks = (Sentence(text=_("您写的收好了。"), icon="pencil"), soon)
    return Page(title=_("好的，就这样登记。"), icon="check", blocks=blocks)


def change_wanted() -> Page:
    """After asking for a change: say what."""
    return Page(
        title=_("好的，哪里要改？"),
        icon="pencil",
        blocks=(
            Sentence(text=_("请告诉工作人员，哪里写得不对。"), icon="person"),
            Sentence(text=_("改好了，再念给您听。"), icon="speaker"),
        ),
    )
