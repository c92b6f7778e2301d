"""What an account at a desk is there for (岗位职责); each verb of a counter says whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Duty(Enum):
    """What an account is there for (岗位); one account may have several."""

    OFFICER = "officer"
    """Receives visitors (接待员)."""
    HEAD = "head"
    """Signs refusals and extensions (负责人)."""
    CONFIDENTIAL = "confidential"
    """Alone opens sealed accusations (保密员)."""
    ADMINISTRATOR = "administrator"
    """Keeps accounts, keys, copies and settings (管理员); sees no case for that."""
    AUDITOR = "auditor"
    """Reads, and changes nothing (审计员)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody who may open the register (账户); the passphrase is theirs alone."""

    id: str
    name: str
    duties: frozenset[Duty]


FIRST_ACCOUNT = "1"
"""The account that set a desk up, by its id: whom papers name for it is written with the office."""
FIRST_DUTIES = frozenset({Duty.OFFICER, Duty.ADMINISTRATOR, Duty.CONFIDENTIAL})
"""Of the account that sets a desk up: a township may have one person for it all, but no second signature."""

RECEIVING = frozenset({Duty.OFFICER, Duty.HEAD, Duty.CONFIDENTIAL})
"""Whoever receives visitors.

An approval is among what they do because a signature may stand on paper; once an account has the duty of
the head, the counter takes it from nobody else. Likewise what makes a head, or takes one's place, wants a
head's own passphrase once there is one.
"""
READING = RECEIVING | {Duty.AUDITOR}
"""Whoever sees cases."""
RUNNING = frozenset({Duty.HEAD, Duty.ADMINISTRATOR})
"""Whoever answers for the desk itself."""
WORKING = RECEIVING | RUNNING
"""Everybody who changes anything."""
OVERSEEING = RUNNING | {Duty.AUDITOR}
"""Whoever looks at who did what."""
UNSEALING = frozenset({Duty.CONFIDENTIAL})
"""Who opens accusations."""


def is_alone(duties: frozenset[Duty]) -> bool:
    """Whether one and the same account receives accusations and opens what was sealed of them."""
    return Duty.CONFIDENTIAL in duties and bool(duties & {Duty.OFFICER, Duty.HEAD})
