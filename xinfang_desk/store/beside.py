"""What stands beside a matter and goes with its words, when it is sealed or erased (随事项一起去掉的)."""

from __future__ import annotations

from xinfang_desk.store import national
from xinfang_desk.store.duties import meetings, pledges
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import not_same


def forget_beside(register: Register, number: str) -> None:
    """Keep nothing of it that other tables had; inside a write that shreds."""
    not_same.forget(register, number)
    national.forget(register, number)
    pledges.forget(register, number)
    meetings.forget(register, number)
