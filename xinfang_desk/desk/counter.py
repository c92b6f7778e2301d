"""What every counter is (柜台): a seat, and verbs of which each says whose duty it is (岗位职责)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

if TYPE_CHECKING:
    from xinfang_desk.desk.seat import Seat

_ENTITLED = "entitled"

C = TypeVar("C", bound="Counter")
P = ParamSpec("P")
T = TypeVar("T")
Verb = Callable[Concatenate[C, P], T]


class Counter:
    """A counter of the desk: nothing of it is public but verbs."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._store = seat.store

    def __init_subclass__(cls) -> None:
        """Refuse a verb that does not say whose duty it is: it would be anybody's."""
        for name, verb in vars(cls).items():
            if not name.startswith("_") and not hasattr(verb, _ENTITLED):
                raise TypeError(f"{cls.__name__}.{name} does not say whose duty it is")


def duty(
    whose: frozenset[Duty],
) -> Callable[[Verb[C, P, T]], Verb[C, P, T]]:
    """A verb for whoever has one of these duties; ``role.lacking`` for anybody else."""

    def declared(verb: Verb[C, P, T]) -> Verb[C, P, T]:
        @wraps(verb)
        def asked(self: C, /, *args: P.args, **more: P.kwargs) -> T:
            if not entitled(asked, self._seat.account.duties):
                raise DeskError("role.lacking", verb=verb.__qualname__.lower())
            return verb(self, *args, **more)

        vars(asked)[_ENTITLED] = whose
        return asked

    return declared


def open_to_all(verb: Verb[C, P, T]) -> Verb[C, P, T]:
    """A verb for everybody who has come in."""
    return duty(frozenset(Duty))(verb)


def entitled(verb: Callable[..., object], duties: frozenset[Duty]) -> bool:
    """Whether one of ``duties`` entitles to a verb: what a screen offers, and a counter admits."""
    whose: frozenset[Duty] = getattr(verb, _ENTITLED, frozenset())
    return bool(whose & duties)
