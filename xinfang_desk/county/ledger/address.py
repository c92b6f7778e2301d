"""Where a ledger is that lies on a server (台账地址): a file of the home says it, and never a password."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import json_bytes, read_json, read_regular, refused_by_disk, write_whole
from xinfang_desk.places import of_home

LEDGER_ADDRESS = "ledger.json"
"""Beside the vault, where the ledger is not a file of the home."""
_SCHEMES = ("postgresql", "postgres")
_MOST_BYTES = 1 << 16
_MOST_LETTERS = 2000
_SECRETS = ("password", "sslpassword")
_HERE = ("", "localhost", "127.0.0.1", "::1")


def check_address(address: str) -> str:
    """The address, when we can use it; ``ledger.bad_address``, ``ledger.password_in_address``."""
    try:
        parts = urlsplit(address)
        asked = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        secret = parts.password is not None
    except ValueError as fault:
        raise DeskError("ledger.bad_address") from fault
    if secret or any(name in asked for name in _SECRETS):
        raise DeskError("ledger.password_in_address")
    if parts.scheme not in _SCHEMES or len(address) > _MOST_LETTERS or "\0" in address:
        raise DeskError("ledger.bad_address")
    return address


def asked_of_server(address: str) -> dict[str, str]:
    """What a connection is asked beside its address: over a network, that the server proves who it is."""
    parts = urlsplit(address)
    asked = dict(parse_qsl(parts.query))
    host = asked.get("host", parts.hostname or "")
    if "sslmode" in asked or "service" in asked or host in _HERE or host.startswith("/"):
        return {}
    return {"sslmode": "verify-full"}


def same_ledger(address: str, other: str) -> bool:
    """Whether both lead to one database, under whatever account."""
    one, two = urlsplit(address), urlsplit(other)
    return (one.hostname, one.port, one.path, dict(parse_qsl(one.query)).get("host")) == (
        two.hostname,
        two.port,
        two.path,
        dict(parse_qsl(two.query)).get("host"),
    )


def keep_address(home: Path, address: str) -> None:
    """Say in ``home`` where its ledger is, whole or not at all."""
    with of_home():
        write_whole(home / LEDGER_ADDRESS, json_bytes({"v": 1, "address": address}))


def read_address(home: Path) -> str:
    """Where the ledger of ``home`` is; ``ledger.bad_address`` for a file that nobody can make sense of."""
    try:
        content = read_json(read_regular(home / LEDGER_ADDRESS, _MOST_BYTES))
        return check_address(str(content["address"]))
    except (OSError, KeyError, TypeError) as fault:
        raise refused_by_disk(fault) or DeskError("ledger.bad_address") from fault
