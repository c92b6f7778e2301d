"""What the home is (本机信息): single values that are their owner's JSON."""

from __future__ import annotations

from xinfang_desk.store.file.register import Register


def read_meta(register: Register, key: str) -> str | None:
    """The value under ``key``, or None."""
    found = register.row("SELECT value FROM meta WHERE key = ?", (key,))
    return None if found is None else str(found[0])


def write_meta(register: Register, key: str, value: str) -> None:
    """Put ``value`` under ``key``."""
    register.run("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))
