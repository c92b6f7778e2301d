"""Who may do what, at the real counters."""

from __future__ import annotations

import inspect
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.conftest import CONFIDENTIAL, PASSPHRASE, Clock
from xinfang_desk.desk import Desk
from xinfang_desk.desk.counter import Counter, duty, entitled, open_to_all
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import FIRST_DUTIES, READING, Duty

COUNTERS = {each.__name__.lower(): each for each in Counter.__subclasses__()}
VERBS = {
    f"{name}.{verb}": found
    for name, counter in COUNTERS.items()
    for verb, found in inspect.getmembers(counter, inspect.isfunction)
    if not verb.startswith("_")
}
DUTIES = {
    "O": Duty.OFFICER,
    "H": Duty.HEAD,
    "C": Duty.CONFIDENTIAL,
    "A": Duty.ADMINISTRATOR,
    "R": Duty.AUDITOR,
}
WHO = {
    "OHC": """
        inbox.close_reply_gap dropbox.fetch_replies outbox.make_batch
        discipline.make_batch papers.receipt_mark discipline.waiting
        inbox.take_reply dropbox.send_batch sticks.write hall.answer
        hall.count_slips hall.take_back_slips upkeep.close_day people.held_on people.paper
        papers.draw papers.hand_over papers.look_anew papers.save papers.send
        papers.not_printed papers.send_each papers.take_back
        papers.urging papers.void reception.addresses reception.approve
        ledger.whole_lines ledger.save pads.write pads.void pads.enter
        ledger.begin_file ledger.part_of ledger.write_file ledger.end_file
        scans.attach scans.take_off scans.put_by scans.of_draft
        meetings.begin meetings.add meetings.decide meetings.sign meetings.done
        acts.add promises.add promises.keep promises.move incidents.add incidents.listed
        repair.correct repair.void reception.discard_draft reception.drafts reception.earlier
        reception.not_the_same reception.read_unanswered reception.register reception.same_after_all
        reception.retype reception.save_draft reception.take_step reception.telephones
        tickets.absent tickets.call tickets.served reports.write_year
        handingdown.close handingdown.hand_over
        digests.write_month digests.advise digests.answer_advice plans.talked
    """,
    "OHCR": """
        meetings.listed meetings.show meetings.offered meetings.papers meetings.save_papers
        acts.paper acts.save_paper promises.papers promises.save_papers promises.explanation
        acts.listed acts.counts
        promises.listed promises.figures promises.figures_of_year incidents.figures
        outbox.held inbox.rejected upkeep.day_close papers.batch_list papers.count_owed
        papers.day_sheet papers.owed papers.progress reception.count_due reception.counts reception.due
        reception.find
        scans.listed scans.open scans.save reception.may reception.show reception.today repair.versions
        ledger.found ledger.lines ledger.named ledger.sheet
        ledger.columns ledger.keep_columns pads.open_numbers reports.year_figures reports.matters_of
        handingdown.paper handingdown.save_paper digests.of_month digests.advice_of
        plans.of_year plans.talks plans.paper plans.save_paper
        trainings.check_registered trainings.of_year trainings.year_sheet
    """,
    "OHCA": """
        sticks.prepare keys.write_copy hall.add_session copies.backup
        upkeep.change_settings upkeep.confirm_clock copies.keep copies.keep_second
        plans.set trainings.add
        printing.never_came_out printing.send
        tickets.back tickets.describe tickets.drop tickets.slip tickets.take
    """,
    "HA": """
        accounts.add accounts.draw_recovery accounts.keep_recovery accounts.recovery_code
        accounts.recovery_sheet accounts.remove
        accounts.reset_passphrase tables.apply keys.change keys.enrol
        keys.renew_copy inbox.resume tables.roll_back keys.write_again upkeep.move
        keys.start_anew keys.write_card copies.drill people.erasable_from people.erase
        upkeep.change_office upkeep.rebuild_search people.set_retention
    """,
    "HAR": """
        accounts.listed trail.export trail.against
    """,
    "C": """
        sealing.enrol_discipline sealing.hand_over sealing.is_holder sealing.open_draft
        sealing.unseal sealing.open_scans
    """,
}
"""By the duties of which one is enough; every other verb is everybody's."""


def _entitled(verb: str) -> set[Duty]:
    return {each for each in Duty if entitled(VERBS[verb], frozenset({each}))}


def test_who_may_do_what() -> None:
    listed = {
        verb: {DUTIES[each] for each in duties} for duties, verbs in WHO.items() for verb in verbs.split()
    }
    assert {verb: _entitled(verb) for verb in VERBS} == {verb: set(Duty) for verb in VERBS} | listed


def test_every_counter_of_the_desk_stands_under_its_own_name(desk: Desk) -> None:
    assert {name: type(getattr(desk, name)) for name in COUNTERS} == COUNTERS


def test_a_verb_that_does_not_say_whose_it_is_is_none() -> None:
    with pytest.raises(TypeError, match=r"Careless\.forget"):
        type("Careless", (Counter,), {"forget": print})


def test_a_verb_refuses_whoever_has_none_of_its_duties(desk: Desk) -> None:
    class Clerk(Counter):
        @duty(READING)
        def read(self, what: str, *, aloud: bool = False) -> tuple[str, bool]:
            return what, aloud

        @open_to_all
        def wait(self) -> str:
            return "waited"

    def sat(*duties: Duty) -> Clerk:
        seat = desk.reception._seat
        return Clerk(replace(seat, account=replace(seat.account, duties=frozenset(duties))))

    assert sat(Duty.AUDITOR, Duty.ADMINISTRATOR).read("a", aloud=True) == ("a", True)
    assert sat(Duty.ADMINISTRATOR).wait() == "waited"
    with pytest.raises(DeskError) as refused:
        sat(Duty.ADMINISTRATOR).read("a")
    assert refused.value.code == "role.lacking"
    assert str(refused.value.facts["verb"]).endswith("clerk.read")


def test_the_auditor_changes_nothing() -> None:
    changing = {"register", "correct", "take_step", "approve", "hand_over", "void", "make_batch", "unseal"}
    changing |= {"not_the_same", "answer", "add_session", "take", "describe", "call", "drop"}
    assert not [
        verb for verb in VERBS if Duty.AUDITOR in _entitled(verb) and verb.partition(".")[2] in changing
    ]


def test_an_undeclared_verb_is_nobodys() -> None:
    assert not entitled(print, frozenset(Duty))


def test_the_first_account_does_everything_but_sign_as_head(desk: Desk) -> None:
    assert desk.accounts.mine().duties == FIRST_DUTIES
    assert all(entitled(verb, FIRST_DUTIES) for verb in VERBS.values())


def test_an_auditor_reads_and_is_refused_the_rest(desk: Desk, home: Path, clock: Clock) -> None:
    desk.accounts.add("审计员", [Duty.AUDITOR], "审计口令-1234")
    desk.close()
    opened = open_desk(home, "审计口令-1234", now=clock)
    try:
        assert opened.office.officer == "审计员"
        assert opened.reception.today() == ()
        assert [line.verb for line in opened.trail.export().lines] == ["init", "account_added"]
        with pytest.raises(DeskError, match=r"role\.lacking"):
            opened.reception.drafts()
        with pytest.raises(DeskError, match=r"role\.lacking"):
            opened.sealing.unseal("1", CONFIDENTIAL, "好奇")
    finally:
        opened.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert replace(again.office, officer="") == replace(desk.office, officer="")
    again.close()
