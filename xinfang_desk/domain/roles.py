"""Who may do what at a desk (岗位职责): one table, counter by counter and verb by verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinfang_desk.domain.errors import DeskError


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


FIRST_DUTIES = frozenset({Duty.OFFICER, Duty.ADMINISTRATOR, Duty.CONFIDENTIAL})
"""Of the account that sets a desk up: a township may have one person for it all, but no second signature."""

_ALL = frozenset(Duty)
_RECEIVING = frozenset({Duty.OFFICER, Duty.HEAD, Duty.CONFIDENTIAL})
_READING = _RECEIVING | {Duty.AUDITOR}
_RUNNING = frozenset({Duty.HEAD, Duty.ADMINISTRATOR})
_COPYING = _RECEIVING | {Duty.ADMINISTRATOR}
_OVERSEEING = frozenset({Duty.HEAD, Duty.AUDITOR})

MAY: Mapping[str, frozenset[Duty]] = {
    "reception.register": _RECEIVING,
    "reception.outlook": _ALL,
    "reception.suggest": _ALL,
    "reception.today": _READING,
    "reception.due": _READING,
    "reception.show": _READING,
    "reception.read_unanswered": _RECEIVING,
    "reception.find": _READING,
    "reception.counts": _READING,
    "reception.versions": _READING,
    "reception.earlier": _RECEIVING,
    "reception.not_the_same": _RECEIVING,
    "reception.same_after_all": _RECEIVING,
    "reception.approve": _RECEIVING,
    "reception.correct": _RECEIVING,
    "reception.may": _READING,
    "reception.take_step": _RECEIVING,
    "reception.save_draft": _RECEIVING,
    "reception.drafts": _RECEIVING,
    "reception.discard_draft": _RECEIVING,
    "reception.villages": _ALL,
    "reception.addresses": _RECEIVING,
    "papers.owed": _READING,
    "papers.count_owed": _READING,
    "papers.draw": _RECEIVING,
    "papers.save": _RECEIVING,
    "papers.send": _RECEIVING,
    "papers.hand_over": _RECEIVING,
    "papers.take_back": _RECEIVING,
    "papers.void": _RECEIVING,
    "papers.picture": _ALL,
    "papers.thermal": _RECEIVING,
    "papers.save_rolls": _RECEIVING,
    "papers.batch_list": _READING,
    "papers.day_sheet": _READING,
    "papers.progress": _READING,
    "papers.urging": _RECEIVING,
    "papers.uncovered": _ALL,
    "papers.test_page": _ALL,
    "papers.send_sheet": _RECEIVING | {Duty.ADMINISTRATOR},
    "papers.warm": _ALL,
    "papers.printers": _ALL,
    "papers.printer_lacking": _ALL,
    "exchange.pending": _ALL,
    "exchange.held": _READING,
    "exchange.batches": _ALL,
    "exchange.heard_of": _ALL,
    "exchange.make_batch": _RECEIVING,
    "exchange.take_reply": _RECEIVING,
    "exchange.rejected": _READING,
    "exchange.set_aside": _ALL,
    "exchange.county": _ALL,
    "exchange.enrol": _RUNNING,
    "exchange.write_card": _RUNNING,
    "exchange.sticks": _ALL,
    "exchange.preview": _ALL,
    "exchange.make_discipline_batch": _RECEIVING,
    "exchange.sealed_waiting": _RECEIVING,
    "exchange.missing_replies": _ALL,
    "exchange.reply_gaps": _ALL,
    "exchange.close_reply_gap": _RECEIVING,
    "exchange.unanswered": _ALL,
    "exchange.the_stick": _ALL,
    "exchange.stick_state": _ALL,
    "exchange.prepare_stick": _COPYING,
    "exchange.write_to_stick": _RECEIVING,
    "exchange.write_to_dropbox": _RECEIVING,
    "exchange.fetch_replies": _RECEIVING,
    "exchange.verify_again": _ALL,
    "exchange.find_replies": _ALL,
    "exchange.let_go": _ALL,
    "exchange.reminder": _ALL,
    "exchange.receipt_mark": _RECEIVING,
    "exchange.resume": _RUNNING,
    "exchange.tables": _ALL,
    "exchange.preview_tables": _ALL,
    "exchange.apply_tables": _RUNNING,
    "exchange.roll_back_table": _RUNNING,
    "exchange.change_keys": _RUNNING,
    "exchange.rotation_again": _RUNNING,
    "exchange.start_anew": _RUNNING,
    "exchange.renew_county_copy": _RUNNING,
    "exchange.write_county_copy": _COPYING,
    "keeping.settings": _ALL,
    "keeping.change_settings": _COPYING,
    "keeping.check": _ALL,
    "keeping.clock_doubt": _ALL,
    "keeping.confirm_clock": _RECEIVING | _RUNNING,
    "keeping.backup": _COPYING,
    "keeping.keep_copy": _COPYING,
    "keeping.keep_second_copy": _COPYING,
    "keeping.last_backup": _ALL,
    "keeping.calendar_years": _ALL,
    "keeping.drill": _RUNNING,
    "keeping.last_drill": _ALL,
    "keeping.rebuild_search": _RUNNING,
    "keeping.day_close": _READING,
    "keeping.close_day": _RECEIVING,
    "keeping.trail": _OVERSEEING | {Duty.ADMINISTRATOR},
    "keeping.person": _RECEIVING,
    "keeping.person_paper": _RECEIVING,
    "keeping.retention_years": _ALL,
    "keeping.set_retention": _RUNNING,
    "keeping.erase": _RUNNING,
    "keeping.erasable_from": _RUNNING,
    "accounts.mine": _ALL,
    "accounts.listed": _RUNNING | {Duty.AUDITOR},
    "accounts.add": _RUNNING,
    "accounts.remove": _RUNNING,
    "accounts.change_passphrase": _ALL,
    "accounts.confirm": _ALL,
    "accounts.reset_passphrase": _RUNNING,
    "accounts.has_recovery": _ALL,
    "accounts.recovery_code": _RUNNING,
    "accounts.recovery_sheet": _RUNNING,
    "sealing.readers": _ALL,
    "sealing.is_holder": frozenset({Duty.CONFIDENTIAL}),
    "sealing.unseal": frozenset({Duty.CONFIDENTIAL}),
    "sealing.open_draft": frozenset({Duty.CONFIDENTIAL}),
    "sealing.enrol_discipline": frozenset({Duty.CONFIDENTIAL}),
    "sealing.hand_over": frozenset({Duty.CONFIDENTIAL}),
    "hall.answer": _RECEIVING,
    "hall.count_slips": _RECEIVING,
    "hall.take_back_slips": _RECEIVING,
    "hall.slip": _ALL,
    "hall.slip_roll": _ALL,
    "hall.told": _ALL,
    "hall.add_session": _COPYING,
    "hall.sessions": _ALL,
    "hall.sessions_sheet": _ALL,
    "hall.poster": _ALL,
    "hall.poster_pictures": _ALL,
    "hall.save_poster": _ALL,
    "hall.speaker": _ALL,
    "hall.list_recordings": _ALL,
    "tickets.today": _ALL,
    "tickets.take": _COPYING,
    "tickets.describe": _COPYING,
    "tickets.call": _RECEIVING,
    "tickets.absent": _RECEIVING,
    "tickets.back": _COPYING,
    "tickets.served": _RECEIVING,
    "tickets.drop": _COPYING,
    "tickets.slip": _COPYING,
}
"""The duties of which one is enough for a verb. A verb that is not here is nobody's.

``reception.approve`` is in every receiver's row because a signature may stand on paper; once an account
has the duty of the head, the counter itself takes it from nobody else. Likewise ``accounts``: what makes a
head, or takes one's place, wants a head's own passphrase once there is one.
"""


def may(verb: str, duties: frozenset[Duty]) -> bool:
    """Whether one of ``duties`` entitles to a verb: what a screen offers, and a counter admits."""
    return bool(MAY.get(verb, frozenset()) & duties)


def is_alone(duties: frozenset[Duty]) -> bool:
    """Whether one and the same account receives accusations and opens what was sealed of them."""
    return Duty.CONFIDENTIAL in duties and bool(duties & {Duty.OFFICER, Duty.HEAD})


def require(verb: str, duties: frozenset[Duty]) -> None:
    """Refuse (``role.lacking``) a verb to which none of ``duties`` entitles."""
    if not may(verb, duties):
        raise DeskError("role.lacking", verb=verb)
