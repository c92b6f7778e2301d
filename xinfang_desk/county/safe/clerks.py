"""The accounts of the county (账户): who opens its ledger, with what passphrase, and for which duties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from xinfang_desk import tries, vault
from xinfang_desk.batch.recovery import new_code
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase import require_strong
from xinfang_desk.domain.roles import (
    FIRST_ACCOUNT,
    OVERSEEING,
    RUNNING,
    WORKING,
    Account,
    Duty,
)

_FIRST = frozenset({Duty.OFFICER, Duty.ADMINISTRATOR})
"""Of who sets a county up: one person may do it all."""
_WORK = frozenset({Duty.OFFICER, Duty.HEAD})

MAY: dict[str, frozenset[Duty]] = {
    "receive": _WORK,
    "refused_given": _WORK,
    "answer": _WORK,
    "answer_withdrawn": _WORK,
    "national": _WORK,
    "evaluations": _WORK,
    "reply": _WORK,
    "send_back": _WORK,
    "send_back_undone": _WORK,
    "gap": _WORK,
    "ids_seen": _WORK,
    "matters_linked": _WORK,
    "matters_apart": _WORK,
    "matters_undecided": _WORK,
    "exported": _WORK,
    "scan_opened": _WORK,
    "scans_saved": _WORK,
    "table_sent": _WORK | RUNNING,
    "enrol": _WORK | RUNNING,
    "key_taken": _WORK | RUNNING,
    "revoke": RUNNING,
    "keys_rotated": RUNNING,
    "copies_opened": RUNNING,
    "account_added": RUNNING,
    "account_removed": RUNNING,
    "passphrase_reset": RUNNING,
    "recovery_code": RUNNING,
    "backup": WORKING,
    "drill": RUNNING,
    "trail_read": OVERSEEING,
}
"""What is trailed, and whose it is to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Somebody who has come in (在岗): the account, and the home's key."""

    account: Account
    key: bytes = field(repr=False)


def sit_down(home: Path, passphrase: str, officer: str, now: datetime) -> Sitting:
    """Open the vault as ``officer`` (id or name), or as the oldest account that the passphrase fits.

    ``account.unknown``, ``passphrase.wrong``; ``passphrase.wait`` after several that were wrong.
    """
    known = vault.read_vault(home).holders
    holders = [each for each in known if not officer or officer in {each.id, each.name}]
    if not holders:
        raise DeskError("account.unknown")
    holder, key = tries.slowed(home, now, lambda: vault.open_holder(holders, passphrase))
    return Sitting(account=account_of(holder), key=key)


def account_of(holder: vault.Holder) -> Account:
    """The account that a holder stands for; who set the county up may do its work and keep it."""
    known = {each.value: each for each in Duty}
    duties = frozenset(known[each] for each in holder.duties if each in known)
    if holder.id == FIRST_ACCOUNT and not holder.duties:
        duties = _FIRST
    return Account(id=holder.id, name=holder.name, duties=duties)


class Clerks:
    """The verbs of accounts; ``note`` writes a line of the trail."""

    def __init__(
        self, home: Path, sitting: Sitting, now: Callable[[], datetime], note: Callable[[str, str, str], None]
    ) -> None:
        self._home, self._sitting, self._now, self._note = home, sitting, now, note

    def mine(self) -> Account:
        """Who sits here now."""
        return self._sitting.account

    def require(self, verb: str) -> None:
        """Refuse (``role.lacking``) what is not this account's to do."""
        if not MAY[verb] & self._sitting.account.duties:
            raise DeskError("role.lacking", verb=f"county.{verb}")

    def listed(self) -> tuple[Account, ...]:
        """Every account, the oldest first."""
        self.require("trail_read")
        return tuple(map(account_of, self._vault().holders))

    def add(self, name: str, duties: Iterable[Duty], passphrase: str) -> Account:
        """Let one more in; nobody here has the confidential duty (``account.hand_over``)."""
        self.require("account_added")
        wanted = frozenset(duties)
        if Duty.CONFIDENTIAL in wanted:
            raise DeskError("account.hand_over")
        known = self._vault()
        identity = vault.room_for(known, name, wanted, passphrase)
        values = tuple(sorted(each.value for each in wanted))
        made = vault.new_holder(identity, name.strip(), values, self._sitting.key, passphrase)
        self._keep(replace(known, holders=(*known.holders, made)), "account_added", identity, values)
        return account_of(made)

    def remove(self, account: str) -> Account:
        """Let one out for good, but not the last who keeps accounts."""
        self.require("account_removed")
        known, holder = self._found(account)
        others = tuple(each for each in known.holders if each.id != holder.id)
        if not any(Duty.ADMINISTRATOR in account_of(each).duties for each in others):
            raise DeskError("account.last_administrator")
        self._keep(replace(known, holders=others), "account_removed", holder.id)
        return account_of(holder)

    def confirm(self, passphrase: str) -> None:
        """Whether it is still who came in (解锁): their own passphrase and nobody else's."""
        _, holder = self._found(self._sitting.account.id)
        tries.slowed(self._home, self._now(), lambda: vault.open_holder([holder], passphrase))

    def change_passphrase(self, old: str, new: str) -> None:
        """One's own; ``passphrase.wrong`` for another ``old``."""
        self.confirm(old)
        known, holder = self._found(self._sitting.account.id)
        self._keep(_with(known, self._rewrapped(holder, new)), "passphrase_changed", holder.id)

    def reset_passphrase(self, account: str, new: str) -> Account:
        """Another's who forgot it."""
        self.require("passphrase_reset")
        known, holder = self._found(account)
        self._keep(_with(known, self._rewrapped(holder, new)), "passphrase_reset", holder.id)
        return account_of(holder)

    def recovery_code(self) -> str:
        """Six groups of five digits that open the ledger when every passphrase is lost (恢复码)."""
        self.require("recovery_code")
        code = new_code()
        changed = vault.with_recovery(self._vault(), self._sitting.key, code.replace(" ", ""))
        self._keep(changed, "recovery_code", self._sitting.account.id)
        return code

    def _rewrapped(self, holder: vault.Holder, passphrase: str) -> vault.Holder:
        require_strong(passphrase)
        return vault.new_holder(holder.id, holder.name, holder.duties, self._sitting.key, passphrase)

    def _vault(self) -> vault.Vault:
        return vault.read_vault(self._home)

    def _found(self, account: str) -> tuple[vault.Vault, vault.Holder]:
        known = self._vault()
        for each in known.holders:
            if account in {each.id, each.name}:
                return known, each
        raise DeskError("account.unknown")

    def _keep(self, changed: vault.Vault, verb: str, identity: str, duties: Iterable[str] = ()) -> None:
        # The trail first: a line too many is harmless, a change that nobody was told of is not.
        self._note(verb, f"account {identity}", " ".join(duties))
        vault.write_vault(self._home, changed)


def recover(home: Path, code: str, account: str, new: str, now: datetime) -> Account:
    """Give an account a new passphrase by the recovery code (凭恢复码); wrong ones slow down."""
    require_strong(new)
    known = vault.read_vault(home)
    holder = next((each for each in known.holders if account in {each.id, each.name}), None)
    if holder is None:
        raise DeskError("account.unknown")
    key, _readers = tries.slowed(home, now, lambda: vault.open_recovery(known, "".join(code.split())))
    made = vault.new_holder(holder.id, holder.name, holder.duties, key, new)
    vault.write_vault(home, _with(known, made))
    return account_of(made)


def _with(known: vault.Vault, changed: vault.Holder) -> vault.Vault:
    return replace(known, holders=tuple(changed if each.id == changed.id else each for each in known.holders))
