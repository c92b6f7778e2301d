"""Accounts (账户): who opens this register, with what passphrase, and for which duties."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from xinfang_desk import tries, vault
from xinfang_desk.batch.recovery import new_code
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.county_copy import seal_copy
from xinfang_desk.desk.safe import readers
from xinfang_desk.desk.safe.identity import read_county
from xinfang_desk.desk.seat import Seat, take_seat
from xinfang_desk.documents.office.recovery_sheet import recovery
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase import require_strong
from xinfang_desk.domain.roles import FIRST_ACCOUNT, FIRST_DUTIES, OVERSEEING, RUNNING, Account, Duty
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register, open_register


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """Somebody who has come in (在岗): the account, and the register's key."""

    account: Account
    key: bytes = field(repr=False)
    readers: str = field(default="", repr=False)
    """Who may read accusations, as it is bound to the account's own wrap (desk/safe/readers.py)."""


def sit_down(home: Path, passphrase: str, officer: str, now: datetime) -> Sitting:
    """Open the vault as ``officer`` (id or name), or as the oldest account that the passphrase fits.

    ``account.unknown``, ``passphrase.wrong``; ``passphrase.wait`` after several that were wrong.
    """
    known = vault.read_vault(home)
    holders = [each for each in known.holders if not officer or officer in {each.id, each.name}]
    if not holders:
        raise DeskError("account.unknown")
    holder, key = _tried(home, holders, passphrase, now)
    return Sitting(account=account_of(holder), key=key, readers=holder.key.readers)


def _tried(
    home: Path, holders: Sequence[vault.Holder], passphrase: str, now: datetime
) -> tuple[vault.Holder, bytes]:
    """The first of ``holders`` that the passphrase fits, and the register's key; wrong ones slow down."""
    return tries.slowed(home, now, lambda: vault.open_holder(holders, passphrase))


def bring_up_to_date(home: Path, sitting: Sitting, passphrase: str, name: str) -> Sitting:
    """Give a vault of the first format its account, as :func:`first_holder` would have made it."""
    known = vault.read_vault(home)
    if all(each.bound for each in known.holders):
        return sitting
    made = first_vault(name, sitting.key, passphrase)
    vault.write_vault(home, made)
    return replace(sitting, account=account_of(made.holders[0]), readers=made.readers[0])


def first_vault(name: str, key: bytes, passphrase: str) -> vault.Vault:
    """With the account that sets a desk up, the key to what it seals, and who may read that."""
    from xinfang_desk.batch.seal import new_seal_key

    secret = new_seal_key().secret
    text = readers.first(secret)
    duties = tuple(sorted(each.value for each in FIRST_DUTIES))
    holder = vault.new_holder(FIRST_ACCOUNT, name, duties, key, passphrase, readers=text)
    return vault.Vault(holders=(vault.with_confidential(holder, secret, passphrase),), readers=(text,))


def let_in(store: Register, home: Path, sitting: Sitting, passphrase: str, now: datetime) -> None:
    """Hold the readers of accusations that are proved to who came in, and pin them to the account.

    In a home of before, the confidential officer's coming in makes the first proof, where the key to
    accusations lies under the same passphrase.
    """
    by = trail.By(at=now, officer=sitting.account.name)
    mine = next(each for each in vault.read_vault(home).holders if each.id == sitting.account.id)
    if not sitting.readers and not vault.read_vault(home).readers and mine.confidential is not None:
        try:
            readers.bind(store, home, vault.open_confidential(mine, passphrase), by)
        except DeskError as refused:
            if refused.code != "passphrase.wrong":
                raise

    def rewrap(text: str) -> vault.Holder:
        made = vault.new_holder(mine.id, mine.name, mine.duties, sitting.key, passphrase, readers=text)
        return replace(made, confidential=mine.confidential)

    readers.come_in(store, home, sitting.readers, rewrap, by)


def account_of(holder: vault.Holder) -> Account:
    """The account that a holder stands for; a duty that this program does not know counts for nothing."""
    known = {each.value: each for each in Duty}
    duties = frozenset(known[each] for each in holder.duties if each in known)
    return Account(id=holder.id, name=holder.name, duties=duties)


def _as_listed(holder: vault.Holder) -> Account:
    """The account without the confidential duty where its key was handed over: it opens nothing there."""
    account = account_of(holder)
    if holder.confidential is not None:
        return account
    return replace(account, duties=account.duties - {Duty.CONFIDENTIAL})


def _is_head(holder: vault.Holder) -> bool:
    return Duty.HEAD in account_of(holder).duties


def signatory(seat: Seat, named: str) -> str:
    """Whose signature an approval bears (负责人签批).

    The head's own, once an account has that duty; until then the name of who signed on paper.
    """
    if Duty.HEAD in seat.account.duties:
        return seat.account.name
    if any(map(_is_head, vault.read_vault(seat.home).holders)):
        raise DeskError("role.lacking", verb="reception.approve")
    return named.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecovery:
    """A recovery code that opens nothing yet, on its sheet."""

    pdf: bytes = field(default=b"", repr=False)
    wrap: vault.Wrap | None = field(repr=False)
    agreed: tuple[str, ...]
    """Which head agreed, as the trail has it."""


class Accounts(Counter):
    """The verbs of accounts."""

    @open_to_all
    def mine(self) -> Account:
        """Who sits here now."""
        return self._seat.account

    @duty(OVERSEEING)
    def listed(self) -> tuple[Account, ...]:
        """Every account, the oldest first; confidential officer is who holds the key to accusations now."""
        return tuple(map(_as_listed, self._vault().holders))

    @duty(RUNNING)
    def add(self, name: str, duties: Iterable[Duty], passphrase: str, *, consent: str = "") -> Account:
        """Let one more in. The confidential duty is not given here but handed over (``seal.hand_over``).

        Another head wants the ``consent`` of one there is: their passphrase (``account.head_consent``).
        """
        wanted = frozenset(duties)
        if Duty.CONFIDENTIAL in wanted:
            raise DeskError("account.hand_over")
        known = self._vault()
        identity = vault.room_for(known, name, wanted, passphrase)
        agreed = self._agreed(consent) if Duty.HEAD in wanted else ()
        values = tuple(sorted(each.value for each in wanted))
        holder = vault.new_holder(
            identity, name.strip(), values, self._seat.key, passphrase, readers=self._store.readers
        )
        changed = replace(known, holders=(*known.holders, holder))
        self._keep(changed, "account_added", identity, (*values, *agreed))
        return account_of(holder)

    @duty(RUNNING)
    def remove(self, account: str, *, consent: str = "") -> Account:
        """Let one out for good. Neither the last administrator nor who holds the key to accusations.

        A head goes with the ``consent`` of a head, their own or another's.
        """
        known, holder = self._found(account)
        others = tuple(each for each in known.holders if each.id != holder.id)
        if not any(Duty.ADMINISTRATOR in account_of(each).duties for each in others):
            raise DeskError("account.last_administrator")
        if holder.confidential is not None:
            raise DeskError("account.hand_over")
        agreed = self._agreed(consent) if _is_head(holder) else ()
        self._keep(replace(known, holders=others), "account_removed", holder.id, agreed)
        return account_of(holder)

    @open_to_all
    def confirm(self, passphrase: str) -> None:
        """Whether it is still who sat down here (解锁): their own passphrase and nobody else's.

        ``passphrase.wrong``; ``passphrase.wait`` after several that were wrong.
        """
        _, holder = self._found(self._seat.account.id)
        _tried(self._seat.home, [holder], passphrase, self._seat.now())

    @open_to_all
    def change_passphrase(self, old: str, new: str) -> None:
        """One's own; the key to accusations goes along when it lay under the same passphrase.

        ``passphrase.wrong`` for another ``old``; ``passphrase.wait`` after several that were wrong.
        """
        known, holder = self._found(self._seat.account.id)
        _tried(self._seat.home, [holder], old, self._seat.now())
        changed = self._rewrapped(holder, new)
        if holder.confidential is not None:
            try:
                secret = vault.open_confidential(holder, old)
            except DeskError:
                changed = replace(changed, confidential=holder.confidential)
            else:
                changed = vault.with_confidential(changed, secret, new)
        self._keep(_with(known, changed), "passphrase_changed", holder.id)

    @duty(RUNNING)
    def reset_passphrase(self, account: str, new: str, *, consent: str = "") -> Account:
        """Another's who forgot it. What opens accusations stays under the passphrase that it had.

        A head's wants the ``consent`` of another head; where there is none, the recovery code.
        """
        known, holder = self._found(account)
        agreed = self._agreed(consent) if _is_head(holder) else ()
        changed = replace(self._rewrapped(holder, new), confidential=holder.confidential)
        self._keep(_with(known, changed), "passphrase_reset", holder.id, agreed)
        return account_of(holder)

    @open_to_all
    def has_recovery(self) -> bool:
        """Whether a recovery code opens this register: whether a sheet was ever made (恢复单)."""
        return self._vault().recovery is not None

    @duty(RUNNING)
    def recovery_code(self, *, consent: str = "") -> str:
        """Six groups of five digits that open the register when every passphrase is lost (恢复码).

        It is shown once, belongs on paper in the safe, and makes an earlier one worthless. It opens no
        accusation. It lets a head in, so it wants the ``consent`` of one there is.
        """
        code, new = self._new_recovery(consent)
        self.keep_recovery(new)
        return code

    @duty(RUNNING)
    def recovery_sheet(self, *, consent: str = "") -> bytes:
        """The page for the safe (恢复单), a PDF, with a new :meth:`recovery_code` on it."""
        new = self.draw_recovery(consent=consent)
        self.keep_recovery(new)
        return new.pdf

    @duty(RUNNING)
    def draw_recovery(self, *, consent: str = "") -> NewRecovery:
        """The same, of no worth before :meth:`keep_recovery`: until then the sheet in the safe opens."""
        seat, (code, new) = self._seat, self._new_recovery(consent)
        return replace(new, pdf=recovery(seat.office, seat.today(), code, rehearsal=seat.rehearsal))

    @duty(RUNNING)
    def keep_recovery(self, new: NewRecovery) -> None:
        """From now on the new sheet opens, which is in somebody's hand, and an earlier one no more."""
        known = replace(self._vault(), recovery=new.wrap)
        self._keep(known, "recovery_code", self._seat.account.id, new.agreed)

    def _new_recovery(self, consent: str) -> tuple[str, NewRecovery]:
        agreed, code, seat = self._agreed(consent), new_code(), self._seat
        plain = code.replace(" ", "")
        wrapped = vault.with_recovery(self._vault(), seat.key, plain, readers=self._store.readers).recovery
        return code, NewRecovery(wrap=wrapped, agreed=agreed)

    def _agreed(self, consent: str) -> tuple[str, ...]:
        """That a head agrees to what would make another, as the trail has it; empty before there is any."""
        heads = tuple(filter(_is_head, self._vault().holders))
        if not heads:
            return ()
        if Duty.HEAD in self._seat.account.duties:
            return (f"agreed {self._seat.account.id}",)
        if not consent:
            raise DeskError("account.head_consent")
        head, _key = _tried(self._seat.home, heads, consent, self._seat.now())
        return (f"agreed {head.id}",)

    def _rewrapped(self, holder: vault.Holder, passphrase: str) -> vault.Holder:
        require_strong(passphrase)
        return vault.new_holder(
            holder.id,
            holder.name,
            holder.duties,
            self._seat.key,
            passphrase,
            readers=self._store.readers,
        )

    def _vault(self) -> vault.Vault:
        return vault.read_vault(self._seat.home)

    def _found(self, account: str) -> tuple[vault.Vault, vault.Holder]:
        known = self._vault()
        for each in known.holders:
            if account in {each.id, each.name}:
                return known, each
        raise DeskError("account.unknown")

    def _keep(self, changed: vault.Vault, verb: str, identity: str, duties: Iterable[str] = ()) -> None:
        # The trail first: a line too many is harmless, a change that nobody was told of is not.
        with self._store.write():
            trail.append(self._store, self._seat.by(), verb, f"account {identity}", " ".join(duties))
        vault.write_vault(self._seat.home, changed)


def recover(home: Path, code: str, account: str, new: str, now: datetime) -> Account:
    """Give an account a new passphrase by the recovery code (凭恢复码), of the sheet or from the county.

    A code from the county is the head's, or the administrator's where there is no head
    (``recovery.head_only``); it opens once, and a new copy is sealed for the county at once. Wrong codes slow
    down likewise. That it was done is kept in the trail.
    """
    require_strong(new)
    known = vault.read_vault(home)
    holder = next((each for each in known.holders if account in {each.id, each.name}), None)
    if holder is None:
        raise DeskError("account.unknown")
    key, pinned, by_county = _opened_by(home, known, "".join(code.split()), now)
    if by_county and holder not in _in_charge(known):
        raise DeskError("recovery.head_only")
    made = vault.new_holder(holder.id, holder.name, holder.duties, key, new, readers=pinned)
    changed = _with(known, replace(made, confidential=holder.confidential))
    store = open_register(home / REGISTER, key, existing=True)
    store.readers = pinned
    try:
        by = trail.By(at=now, officer=holder.name)
        with store.write():
            trail.append(store, by, "recovered", f"account {holder.id}", "county" if by_county else "sheet")
        vault.write_vault(home, replace(changed, county=()) if by_county else changed)
        if by_county:
            _seal_anew(take_seat(store, home, account_of(holder), key, lambda: now))
    finally:
        store.close()
    return account_of(holder)


def _opened_by(home: Path, known: vault.Vault, code: str, now: datetime) -> tuple[bytes, str, bool]:
    """The register's key by a recovery code, the readers bound to it, and whether it was the county's.

    Wrong ones slow down.
    """
    tries.admit(home, now)
    for open_with, by_county in ((vault.open_recovery, False), (vault.open_county_code, True)):
        try:
            key, pinned = open_with(known, code)
        except DeskError as refused:
            if refused.code != "passphrase.wrong":
                raise
        else:
            tries.forget_failures(home)
            return key, pinned, by_county
    tries.note_failure(home, now)
    raise DeskError("passphrase.wrong")


def _in_charge(known: vault.Vault) -> tuple[vault.Holder, ...]:
    """The heads (负责人), or the administrators of a desk that has none."""
    for charge in (Duty.HEAD, Duty.ADMINISTRATOR):
        if found := tuple(each for each in known.holders if charge in account_of(each).duties):
            return found
    return ()


def _seal_anew(seat: Seat) -> None:
    """A code that was read out is worth nothing any more: the county gets another."""
    county = read_county(seat.store)
    if county is not None:
        with seat.store.write():
            seal_copy(seat, county)


def _with(known: vault.Vault, changed: vault.Holder) -> vault.Vault:
    return replace(known, holders=tuple(changed if each.id == changed.id else each for each in known.holders))
