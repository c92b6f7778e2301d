"""How a petitioner's own limit is told (来访人的期限): never without its condition, never when it is over."""

from __future__ import annotations

from collections.abc import Callable

from xinfang_desk.domain.time.deadline import Deadline, rule
from xinfang_desk.words import language
from xinfang_desk.words.language import N_

_UNDER = N_("{condition}：{title}")
_OVER = N_("按您说的日子，这个期限（{day}）已经过了。")
_STILL = N_("还可以：{words}")
WAITED = N_("申请交上去满两个月")
TO_COURT = N_(
    "到那天还不办、也不答复的，可以去法院告；法律另外写了时间的，按它。一般要先申请复议，先去县司法局问清楚。"
)
"""Of a body that does nothing (行政诉讼法 art. 47; 行政复议法 art. 23): from that day on, no last day."""


def told(limit: Deadline, say: Callable[[str], str] = language._) -> str:
    """What a limit is called, behind the condition on which alone it runs."""
    title = say(limit.title)
    condition = limit.condition
    return say(_UNDER).format(condition=say(condition), title=title) if condition else title


def beside(limit: Deadline, say: Callable[[str], str] = language._) -> str:
    """What has to be known with a limit, wherever it is told: of whom it is asked, then the rest."""
    found = rule(limit.id)
    return "".join(say(words) for words in (found.of_whom, found.beside) if words)


def says_of_whom(limit: Deadline) -> bool:
    """Whether :func:`beside` names whom to ask: then no other body stands beside its day."""
    return bool(rule(limit.id).of_whom)


def over(limit: Deadline, day: str, say: Callable[[str], str] = language._) -> str:
    """That a limit was over on ``day``, its last, by what the person has told; and what is left to do."""
    then = rule(limit.id).then
    return say(_OVER).format(day=day) + (say(_STILL).format(words=say(then)) if then else "")
