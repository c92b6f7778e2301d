"""The county's keys (县级密钥): working keys inside the ledger, the reserve key on its way to a safe."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import msgspec

from xinfang_desk.batch import cards, seal
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.suites import XF1, suite_of
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_new, read_file
from xinfang_desk.words import _

RESERVE_FILE = "reserve-key.txt"
"""The reserve secret (备用密钥), to be moved to a safe; an age identity file, which ``age -d -i`` reads."""

_IDENTITY = "identity"


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of a county; the reserve key's secret half is not among them, secrets stay out of ``repr``."""

    name: str
    sign_seed: bytes
    sign_public: bytes
    seal_secret: str
    seal_public: str
    reserve_public: str
    since: date
    kind: cards.CardKind = cards.CardKind.COUNTY
    """A petition bureau, or the discipline authority, whose home takes accusations and nothing else."""
    earlier: tuple[str, ...] = ()
    """Secrets of working keys that were replaced: they still open what was sealed before."""

    def __repr__(self) -> str:
        return f"Identity(since={self.since})"


def new_identity(
    name: str, since: date, kind: cards.CardKind = cards.CardKind.COUNTY, suite: str = XF1
) -> tuple[Identity, str]:
    """Fresh keys, and the secret of the reserve key, which nothing else keeps.

    ``suite.county_only`` for another suite than xf1 at the discipline authority: what a register holds of
    accusations is sealed to it by age.
    """
    if kind is not cards.CardKind.COUNTY and suite != XF1:
        raise DeskError("suite.county_only")
    sign, working, reserve = new_sign_key(suite), seal.new_seal_key(suite), seal.new_seal_key(suite)
    identity = Identity(
        name=name,
        sign_seed=sign.seed,
        sign_public=sign.public,
        seal_secret=working.secret,
        seal_public=working.public,
        reserve_public=reserve.public,
        since=since,
        kind=kind,
    )
    return identity, reserve.secret


def renewed(identity: Identity, since: date) -> Identity:
    """New working keys (换工作密钥); the reserve key stays, and old files still open."""
    suite = suite_of(identity.sign_public)
    sign, working = new_sign_key(suite), seal.new_seal_key(suite)
    return msgspec.structs.replace(
        identity,
        sign_seed=sign.seed,
        sign_public=sign.public,
        seal_secret=working.secret,
        seal_public=working.public,
        since=since,
        earlier=(*identity.earlier, identity.seal_secret),
    )


def require_own_suite(identity: Identity, card: cards.Card) -> None:
    """Refuse (``card.other_suite``) a desk that could not read what we seal, nor we what it signs."""
    if card.suite != suite_of(identity.sign_public):
        raise DeskError("card.other_suite")


def identity_card(identity: Identity) -> cards.Card:
    """The enrolment card (登记卡) that desks accept."""
    return cards.new_card(
        kind=identity.kind,
        office="",
        name=identity.name,
        seal=identity.seal_public,
        reserve=identity.reserve_public,
        sign=identity.sign_public,
        since=identity.since,
    )


def keep_identity(ledger: Ledger, identity: Identity) -> None:
    """Write the keys into the ledger; inside a write."""
    ledger.run(
        "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_IDENTITY, ledger.bodies.shut_text(msgspec.json.encode(identity).decode(), "meta", _IDENTITY)),
    )


def has_identity(ledger: Ledger) -> bool:
    """Whether the ledger was ever set up."""
    return ledger.row("SELECT 1 FROM meta WHERE key = ?", (_IDENTITY,)) is not None


def read_identity(ledger: Ledger) -> Identity:
    """The keys; ``home.none`` in a ledger that was never set up."""
    found = ledger.row("SELECT value FROM meta WHERE key = ?", (_IDENTITY,))
    if found is None:
        raise DeskError("home.none")
    return msgspec.json.decode(ledger.bodies.open_text(found[0], "meta", _IDENTITY), type=Identity)


def write_reserve(home: Path, secret: str) -> None:
    """Write the reserve secret once, flushed, readable by its owner only."""
    lines = (
        _("# 县级备用密钥。请把本文件移到单独的介质，放进保险柜，再从这台电脑上删除。"),
        _("# 工作密钥丢失时，用它还能打开各接待台的批次。丢失或泄露请重新建库、重新登记。"),
        secret,
    )
    with open_new(home / RESERVE_FILE) as out:
        out.write(("\n".join(lines) + "\n").encode())
        out.flush()
        os.fsync(out.fileno())


def read_reserve(file: Path) -> str:
    """The secret in a reserve file: its one line that is no remark; ``reserve.bad_file`` without one."""
    try:
        lines = read_file(file).decode().split("\n")
    except UnicodeDecodeError as fault:
        raise DeskError("reserve.bad_file") from fault
    secrets = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if len(secrets) != 1:
        raise DeskError("reserve.bad_file")
    try:
        seal.public_of(secrets[0])
    except DeskError as fault:
        raise DeskError("reserve.bad_file") from fault
    return secrets[0]
