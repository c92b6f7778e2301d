"""Counters that ask for the right duty first (岗位权限): every verb passes one gate, none can forget it."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from xinfang_desk.domain.roles import Duty, require

Counter = TypeVar("Counter")


class _Gate:
    """A counter behind the table of :mod:`xinfang_desk.domain.roles`."""

    __slots__ = ("_counter", "_duties", "_name")

    def __init__(self, counter: object, name: str, duties: frozenset[Duty]) -> None:
        self._counter = counter
        self._name = name
        self._duties = duties

    def __getattr__(self, verb: str) -> Any:
        found = getattr(self._counter, verb)

        def asked(*args: Any, **more: Any) -> Any:
            require(f"{self._name}.{verb}", self._duties)
            return found(*args, **more)

        return asked


def gated(counter: Counter, name: str, duties: frozenset[Duty]) -> Counter:
    """The counter, each verb of which refuses (``role.lacking``) whoever has none of its duties."""
    return cast(Counter, _Gate(counter, name, duties))
