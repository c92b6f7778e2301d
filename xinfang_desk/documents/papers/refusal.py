"""The notices D06 不予受理 and D07 不再受理: one ground each in the law, and the road that remains.

Both wait for the head's approval. Nothing here says that a refusal can be taken to court.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xinfang_desk.documents import phrases
from xinfang_desk.documents.papers.letter import Letter
from xinfang_desk.documents.papers.notice_parts import how_to_ask, to_petitioner
from xinfang_desk.documents.phrases import dated, made_on
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _


def not_accepted(letter: Letter) -> None:
    """D06 不予受理告知书: the one ground of art. 19, para. 3, and the road that remains (art. 35)."""
    job = letter.job
    found = job.said.conclusion
    to_petitioner(letter, _("经核对，同一件事已经受理或者正在办理。"))
    _known(
        letter,
        (_("受理、办理的机关、单位："), job.said.to or (found.body if found else "")),
        (_("那里的登记编号或者文号："), found.document if found else ""),
        (_("受理日期："), job.said.accepted_on),
        (_("书面告知送达日期："), found.served_on if found else None),
    )
    letter.say(
        _(
            "《信访工作条例》第十九条第三款规定，信访事项已经受理或者正在办理的，信访人在规定期限内向受理、办理机关、单位的上级机关、单位又提出同一信访事项的，上级机关、单位不予受理。据此，这一次提出的不予受理，原来的照常办。"
        ),
    )
    _close(
        letter,
        (
            _("向正在办理的机关、单位查询进度，补充材料。"),
            _("收到书面处理意见后不服的，从收到那天起30日内，向{reviewer}请求复查。").format(
                reviewer=phrases.reviewer(job)
            ),
            _("有跟原来不一样的新的事，可以另外提出。"),
        ),
    )


def no_longer_accepted(letter: Letter) -> None:
    """D07 不再受理告知书: the one ground of art. 36, para. 3, and the help of art. 37."""
    job = letter.job
    found = job.said.conclusion
    to_petitioner(letter, _("经核对，同一事实和理由的投诉请求已经复核。"))
    _known(
        letter,
        (_("复核的机关、单位："), found.body if found else ""),
        (_("复核意见书文号："), found.document if found else ""),
        (_("复核意见书日期："), found.decided_on if found else None),
        (_("送达日期："), found.served_on if found else None),
    )
    letter.say(
        _(
            "《信访工作条例》第三十六条第三款规定，信访人对复核意见不服，仍然以同一事实和理由提出投诉请求的，各级党委和政府信访部门和其他机关、单位不再受理。据此，这一次提出的投诉请求不再受理。"
        ),
    )
    _close(
        letter,
        (
            _("有新的事实或者新的理由，可以另外提出。"),
            _(
                "生活确有困难的，可以依法申请社会救助，本机关告诉您办法、帮您申请（《信访工作条例》第三十七条第二款）。"
            ),
            _("村里镇里还会继续帮您。"),
        ),
    )


def _known(letter: Letter, *facts: tuple[str, str | date | None]) -> None:
    """What is on record of the matter that goes on, or is over; what is not is left out, not left open."""
    for caption, fact in facts:
        if fact:
            letter.say(f"{caption}{spoken(fact) if isinstance(fact, date) else fact}")


def _close(letter: Letter, ways: Sequence[str]) -> None:
    """What may still be done; dated when it was signed for; by whom is for the office's own copy."""
    found = letter.job.said.conclusion
    on = found.approved_on if found and found.approved_on else made_on(letter.job)

    def still() -> None:
        letter.part(_("您还可以这样做"))
        letter.items(ways)
        how_to_ask(letter)

    approved_by = found.approved_by if found else ""
    signed_off = ((_("签批人："), approved_by), (_("签批日期："), dated(on) if approved_by else ""))
    letter.close(dated(on), last=still, filed=signed_off)
