"""The office (接待单位) that a desk belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office a desk belongs to (接待单位), as papers name it; empty lines are filled by hand."""

    code: str
    name: str
    desk: int
    officer: str
    address: str = ""
    phone: str = ""
    hours: str = ""
    supervision_phone: str = ""
    reviewer: str = ""
    """Who re-examines this office's opinions (复查机关), set by the county."""
