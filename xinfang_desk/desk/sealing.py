"""Sealing (封存): the confidential officer's verbs; accusations open here and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xinfang_desk import tries, vault
from xinfang_desk.batch import cards
from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.batch.suites import XF1
from xinfang_desk.desk.accounts import account_of
from xinfang_desk.desk.answers import CardRecord, ReadersShown
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.safe import readers
from xinfang_desk.desk.safe.identity import card_record
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.passphrase import require_strong
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.roles import UNSEALING, Account, Duty
from xinfang_desk.files import read_file
from xinfang_desk.store import matters, scans, sealed
from xinfang_desk.store.file import trail


def is_discipline_card(file: Path) -> bool:
    """Whether a file is the discipline authority's card; one that is no card at all is not."""
    return _discipline_card(file) is not None


def _discipline_card(file: Path) -> cards.Card | None:
    """The card in a file that is read once: what is judged is what is taken."""
    try:
        card = cards.read_card(read_file(file))
    except DeskError:
        return None
    return card if card.kind is cards.CardKind.DISCIPLINE else None


class Sealing(Counter):
    """The verbs of sealed accusations (信访工作条例 art. 30)."""

    def __init__(self, seat: Seat, drafts: Drafts) -> None:
        super().__init__(seat)
        self._drafts = drafts

    @duty(UNSEALING)
    def is_holder(self) -> bool:
        """Whether the key to accusations lies with who sits here; who handed it over keeps but the duty."""
        holders = vault.read_vault(self._seat.home).holders
        return any(each.id == self._seat.account.id and each.confidential is not None for each in holders)

    @open_to_all
    def readers(self) -> ReadersShown:
        """Who may read what is sealed, as this account has it proved, with the digits to compare."""
        return readers.shown(self._store.readers)

    @duty(UNSEALING)
    def unseal(self, number: str, passphrase: str, why: str) -> MatterRecord:
        """All of an accusation, for the confidential officer's eyes; that it was opened, and why, is kept.

        ``passphrase`` is the confidential one. ``seal.why_missing`` without a reason.
        """
        if not why.strip():
            raise DeskError("seal.why_missing")
        secret = self._secret(passphrase)
        record = matters.record(self._store, Number(number))
        if record is None:
            raise DeskError("matter.unknown")
        contents = sealed.sealed_of(self._store, number)
        if not contents:
            raise DeskError("matter.not_sealed")
        visit = sealed.unseal(contents[-1], secret)
        # In the trail before anybody reads: a reading that is not written down did not happen here.
        with self._store.write():
            trail.append(self._store, self._seat.by(), "unsealed", number, why.strip())
        said = visit.matters[0].draft
        shown = record.matter.draft
        whole = replace(
            record.matter,
            draft=replace(
                said,
                accepted_on=shown.accepted_on,
                transferred_on=shown.transferred_on,
                served_on=shown.served_on,
            ),
            walked=visit.matters[0].walked,
        )
        return replace(record, visit=replace(visit, matters=(whole,)), matter=whole)

    @duty(UNSEALING)
    def open_scans(self, number: str, passphrase: str) -> tuple[bytes, ...]:
        """The scans of an accusation, whole, in the order in which they came (启封扫描件).

        For the confidential officer's eyes, beside :meth:`unseal`; that they were opened is kept. What is
        gone, or sealed to somebody else, is told by ``check``. ``passphrase`` is the confidential one.
        """
        secret = self._secret(passphrase)
        known = matters.record(self._store, Number(number))
        if known is None or not known.matter.confidential:
            raise DeskError("matter.unknown" if known is None else "matter.not_sealed")
        keys = scans.identities(secret)
        kept = [each.kept for each in scans.of_matter(self._store, known.matter.number)]
        if kept:
            with self._store.write():
                trail.append(self._store, self._seat.by(), "scans_unsealed", number, str(len(kept)))
        found = (scans.content_of(self._store, each, keys) for each in kept)
        return tuple(each for each in found if each is not None)

    @duty(UNSEALING)
    def open_draft(self, key: str, passphrase: str) -> VisitDraft:
        """A draft that lies sealed, to be written on or thrown away (草稿启封); that it was opened is kept.

        ``draft.unknown`` where none of that key is sealed; ``passphrase`` is the confidential one.
        """
        return self._drafts.open(key, self._secret(passphrase))

    @duty(UNSEALING)
    def enrol_discipline(self, file: Path, passphrase: str) -> CardRecord:
        """Seal to the discipline authority's key too (纪检监察机关), all that is sealed already included.

        ``discipline.wrong_card`` for any other file; ``passphrase`` is the confidential one.
        """
        card = _discipline_card(file)
        if card is None:
            raise DeskError("discipline.wrong_card")
        if card.suite != XF1:
            raise DeskError("suite.county_only")
        secret = self._secret(passphrase)
        text = readers.following(self._store.readers, secret.split()[0], card=card)
        readers.change(self._store, self._seat.home, text, self._seat.by())
        count = readers.seal_again(self._store, secret)
        with self._store.write():
            trail.append(
                self._store, self._seat.by(), "enrol", "discipline", f"{cards.fingerprint(card)} {count}"
            )
        return card_record(card)

    @duty(UNSEALING)
    def hand_over(self, account: str, passphrase: str, account_passphrase: str, new: str) -> Account:
        """Hand the post over (保密员交接): a new key for the successor, everything sealed to it anew.

        ``passphrase`` opens the key of now, ``account_passphrase`` is the successor's own, ``new`` the one
        that the key lies under from now on. Who leaves keeps nothing that opens what the register holds;
        the successor gets the old key too, for copies that were made before. To whom else it is sealed is
        what the key of who leaves has signed, and nothing that merely lies in the home.

        ``passphrase.wrong``, of the ``successor`` where its facts say so; ``passphrase.wait`` after several.
        """
        known = vault.read_vault(self._seat.home)
        mine = next(each for each in known.holders if each.id == self._seat.account.id)
        other = next((each for each in known.holders if account in {each.id, each.name}), None)
        if other is None or other.id == mine.id:
            raise DeskError("account.unknown")
        secret = self._confirmed(mine, passphrase, other, account_passphrase)
        # Last: of one that was mistyped, nobody shall hear that it is too easy.
        require_strong(new)
        duties = tuple(sorted({*other.duties, Duty.CONFIDENTIAL.value}))
        fresh = new_seal_key()
        text = readers.following(self._store.readers, secret.split()[0], successor=fresh.secret)
        made = vault.new_holder(
            other.id, other.name, duties, self._seat.key, account_passphrase, readers=text
        )
        secrets = f"{fresh.secret}\n{secret}"
        made = vault.with_confidential(made, secrets, new)
        # The duty stays on the leaver's account: it is bound to a passphrase that is not asked for here,
        # and without the key it opens nothing.
        changed = {made.id: made, mine.id: replace(mine, confidential=None)}
        with self._store.write():
            trail.append(self._store, self._seat.by(), "confidential_handed_over", f"account {made.id}")

        def handed(known: vault.Vault) -> vault.Vault:
            return replace(known, holders=tuple(changed.get(each.id, each) for each in known.holders))

        # Cut off after this, the successor opens with the old key what is not sealed anew.
        readers.change(self._store, self._seat.home, text, self._seat.by(), handed)
        readers.seal_again(self._store, secrets)
        return account_of(made)

    def _confirmed(self, mine: vault.Holder, passphrase: str, other: vault.Holder, theirs: str) -> str:
        """The secret, once both have proved who they are; a wrong one of either slows both down."""

        def opening() -> str:
            secret = vault.open_confidential(mine, passphrase)
            try:
                vault.open_holder([other], theirs)
            except DeskError as refused:
                raise DeskError(refused.code, **refused.facts, whose="successor") from refused
            return secret

        secret = tries.slowed(self._seat.home, self._seat.now(), opening)
        readers.bind(self._store, self._seat.home, secret, self._seat.by())
        return secret

    def _secret(self, passphrase: str) -> str:
        holders = vault.read_vault(self._seat.home).holders
        mine = next((each for each in holders if each.id == self._seat.account.id), None)
        if mine is None:
            raise DeskError("seal.not_holder")
        secret = tries.slowed(
            self._seat.home, self._seat.now(), lambda: vault.open_confidential(mine, passphrase)
        )
        readers.bind(self._store, self._seat.home, secret, self._seat.by())
        return secret
