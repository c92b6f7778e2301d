"""How one was received (满意度评价): asked when a visit has closed, without a name."""

from __future__ import annotations

from ui.guide_words import _
from ui.petitioner.names import GIVEN, THANKS, WHY
from ui.petitioner.page import Choice, Choices, Faces, Page, Quiet, Sentence
from xinfang_desk.domain.hall.feedback import Answer, Feedback, Reason


def ask() -> Page:
    """Satisfied, fairly, or not; whoever is not satisfied is asked why."""
    return Page(
        title=_("今天这样接待您，您满意吗？"),
        icon="question",
        blocks=(
            Faces(
                items=(
                    Choice(label=_("满意"), to=_given(Answer.SATISFIED), icon="face_glad"),
                    Choice(label=_("基本满意"), to=_why(Answer.FAIRLY), icon="face_plain"),
                    Choice(label=_("不满意"), to=_why(Answer.UNSATISFIED), icon="face_sad"),
                )
            ),
            Sentence(text=_("不记您的名字，只按月记个数。"), icon="lock"),
            Sentence(text=_("怎么点，都不影响您的事。"), icon="check"),
        ),
    )


def why(answer: Answer) -> Page:
    """What could have been better; nobody has to say."""
    reasons = (
        (Reason.MANNER, _("说话态度不好"), "speaker"),
        (Reason.WAITING, _("等得太久"), "clock"),
        (Reason.CLARITY, _("没给我讲清楚"), "question"),
        (Reason.SENT_ABOUT, _("把我推来推去"), "swap"),
        (Reason.WRITTEN, _("没照我说的写"), "pencil"),
        (Reason.OTHER, _("别的原因"), "list"),
    )
    items = tuple(
        Choice(label=label, to=_given(answer, reason), icon=icon) for reason, label, icon in reasons
    )
    silent = Choice(label=_("不想说"), to=_given(answer), icon="forward")
    return Page(
        title=_("哪里没做好？"),
        icon="pencil",
        blocks=(Quiet(text=_("选最要紧的一条。")), Choices(items=(*items, silent))),
    )


def thanks() -> Page:
    """It has been counted."""
    return Page(
        title=_("谢谢您，记下了。"),
        icon="check",
        blocks=(
            Sentence(text=_("请带好您的回执和东西。"), icon="document"),
            Sentence(text=_("慢走。有事再来。"), icon="home"),
        ),
    )


def page(name: str) -> Page:
    """The page of that name."""
    if name == THANKS:
        return thanks()
    if name.startswith(WHY):
        return why(Answer(name.removeprefix(f"{WHY}:")))
    return ask()


def given(name: str) -> Feedback:
    """The answer that a touched way stands for."""
    answer, _colon, reason = name.removeprefix(GIVEN).partition(":")
    return Feedback(answer=Answer(answer), reason=Reason(reason) if reason else None)


def _why(answer: Answer) -> str:
    return f"{WHY}:{answer.value}"


def _given(answer: Answer, reason: Reason | None = None) -> str:
    return f"{GIVEN}{answer.value}:{reason.value if reason else ''}"
