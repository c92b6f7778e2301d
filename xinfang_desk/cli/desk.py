"""The verbs of ``xinfang-desk`` (contract): each opens the desk, asks one thing, prints one answer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from xinfang_desk.cli.session import kinds_of, opened, save_papers
from xinfang_desk.cli.verb import (
    a_day,
    a_number,
    add_verb,
    copy_and_home,
    emit,
    home_of,
    new_parser,
    passphrase,
    run,
)
from xinfang_desk.domain.errors import DeskError

_TOUR = "虚构的一天，在看不见的屏上走一遍，留下图片和文书"


def main(argv: Sequence[str]) -> int:
    """Run one verb of the desk."""
    from xinfang_desk.cli import (
        attachments,
        books,
        brought,
        exchange,
        own_office,
        queue,
        register,
        safe,
        suggest,
    )
    from xinfang_desk.cli.duties import (
        act_verbs,
        hall,
        handover_verbs,
        incident_verbs,
        meeting_verbs,
        plan_verbs,
        promise_verbs,
        report_verbs,
        training_verbs,
    )
    from xinfang_desk.cli.edges import device_verbs, print_verb, read_verb

    parser, verbs = new_parser("xinfang-desk", "来访接待台。不带动词时打开接待窗口。")
    init = add_verb(verbs, "init", "在空文件夹里建登记簿和密钥", _init)
    init.add_argument("--office-code", required=True, help="九位区划代码")
    init.add_argument("--office-name", required=True)
    init.add_argument("--full-name", default="", help="法定全称（…人民政府），告知书落款用")
    init.add_argument("--desk", type=a_number, required=True, help="窗口号 0–9")
    init.add_argument("--officer", required=True, help="接待人")
    card = add_verb(verbs, "card", "写出本台的登记卡", _card)
    card.add_argument("--to", type=Path, required=True)
    card.add_argument("--discipline", action="store_true", help="给纪检监察机关的（县里用国密时两张不同）")
    add_verb(verbs, "enrol", "接受县里的登记卡", _enrol).add_argument("file", type=Path)
    taking = add_verb(verbs, "register", "登记来访（JSON 或 JSON Lines）", register.handle)
    taking.add_argument("--input", required=True, help="文件，或 - 表示标准输入")
    taking.add_argument("--papers", type=Path, help="把文书画到这个文件夹")
    add_verb(verbs, "show", "一件事项的全貌", _show).add_argument("number")
    finding = add_verb(verbs, "find", "查找事项", _find)
    finding.add_argument("text")
    finding.add_argument("--limit", type=a_number, default=50)
    finding.add_argument("--why", default="接待", help="为什么查，记入留痕")
    add_verb(verbs, "drafts", "还没登记的草稿", _drafts)
    papers = add_verb(verbs, "papers", "再画一次文书", _papers)
    papers.add_argument("number")
    papers.add_argument("--to", type=Path, required=True)
    papers.add_argument("--kind", action="append", default=[], help="D01 等，可重复")
    papers.add_argument("--large", action="store_true", help="大字版")
    papers.add_argument("--anew", action="store_true", help="已交付的按现在的式样和情况重新出具")
    papers.add_argument("--roll", action="store_true", help="80毫米小票；不写 --kind 就是 D01 和 D02")
    counting = add_verb(verbs, "deadline", "按一条规则数期限", _deadline)
    counting.add_argument("rule")
    counting.add_argument("--from", dest="start", type=a_day, action="append", required=True)
    add_verb(verbs, "suggest", "从来人的话提出法定途径（JSON Lines）", suggest.handle)
    step = add_verb(verbs, "step", "记一个办理环节（转送、受理、延期、答复、送达……）", _step)
    step.add_argument("number")
    step.add_argument("step", help="forward assign accept urge note extend answer deliver ask_review …")
    step.add_argument("--on", type=a_day, required=True, help="哪一天")
    for name in ("org", "document", "gist", "approved-by"):
        step.add_argument(f"--{name}", default="")
    step.add_argument("--days", type=a_number, default=0, help="延期日数，或复核听证日数")
    step.add_argument("--due", type=a_day, help="交办方指定的日期；受理时是我们打算答复的日期")
    books.add_verbs(verbs)
    attachments.add_verbs(verbs)
    own_office.add_verbs(verbs)
    exchange.add_verbs(verbs)
    # The windows play it (app.py); here it is only listed and explained.
    touring = verbs.add_parser("tour", help=_TOUR, description=_TOUR)
    touring.add_argument("--to", type=Path, default=Path("tour"), help="放图片和文书的文件夹")
    touring.add_argument("--json", action="store_true")
    add_verb(verbs, "check", "检查登记簿、留痕、密钥、日历、磁盘、时钟", _check)
    add_verb(verbs, "backup", "备份", _backup).add_argument("--to", type=Path, required=True)
    restoring = add_verb(verbs, "restore", "恢复到空文件夹", _restore)
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--set-aside", action="store_true", help="先把损坏的文件夹原样挪到旁边")
    safe.add_verbs(verbs)
    brought.add_verbs(verbs, "desk")
    hall.add_verbs(verbs)
    device_verbs.add_verbs(verbs)
    print_verb.add_verbs(verbs)
    read_verb.add_verbs(verbs)
    queue.add_verbs(verbs)
    for duty in (
        meeting_verbs,
        act_verbs,
        promise_verbs,
        incident_verbs,
        report_verbs,
        handover_verbs,
        plan_verbs,
        training_verbs,
    ):
        duty.add_verbs(verbs)
    return run(parser, argv)


def _init(args: argparse.Namespace) -> int:
    from xinfang_desk.desk.start import init_desk
    from xinfang_desk.domain.record import Office

    home = home_of(args, "desk")
    office = Office(
        code=args.office_code,
        name=args.office_name,
        desk=args.desk,
        officer=args.officer,
        full_name=args.full_name,
    )
    digits = init_desk(home, passphrase(new=True), office=office)
    answer = {
        "office_code": office.code,
        "office_name": office.name,
        "desk": office.desk,
        "home": str(home),
        "fingerprint": digits,
    }
    return emit(args, answer, f"登记簿已建好：{home}\n指纹：{digits}")


def _card(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        card = desk.keys.write_card(args.to, discipline=args.discipline)
    return emit(
        args,
        {"file": str(args.to), "fingerprint": card.fingerprint, "national": card.national},
        f"登记卡：{args.to}\n指纹：{card.fingerprint}",
    )


def _enrol(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.safe import enrol_discipline
    from xinfang_desk.desk.sealing import is_discipline_card

    if is_discipline_card(args.file):
        card = enrol_discipline(args)
    else:
        with opened(args) as desk:
            card = desk.keys.enrol(args.file)
    words = f"已接受：{card.name}\n请打电话核对指纹：{card.fingerprint}"
    if card.national:
        words += "\n县里用国密算法。请再导出本台的登记卡，带到县里登记。"
    answer = {"name": card.name, "fingerprint": card.fingerprint, "national": card.national}
    return emit(args, answer, words)


def _show(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import matter_shape, version_shape
    from xinfang_desk.domain.days import judged_on
    from xinfang_desk.domain.number import read_number
    from xinfang_desk.words.labels import state_of_record
    from xinfang_desk.words.rights import told

    number = read_number(args.number)
    with opened(args) as desk:
        record = desk.reception.show(number)
        older = desk.repair.versions(number)
    shape = matter_shape(record) | {"versions": [version_shape(each) for each in older]}
    lines, on = [f"{number}　{state_of_record(record)}"], judged_on(record.visit, record.matter)
    lines += [
        f"{told(each)}：{each.due or '——'}" + ("（已经过了）" if each.is_over(on) else "")
        for each in record.matter.deadlines
    ]
    if record.matter.confidential:
        lines.append("检举控告，已封存")
    if record.matter.unanswered:
        lines.append("像检举控告，等人说是不是：step … seal 或 step … ordinary")
    return emit(args, shape, "\n".join(lines))


def _find(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import row_shape

    with opened(args) as desk:
        rows = desk.reception.find(args.text, args.limit, why=args.why)
    text = "\n".join(
        f"{row.number}　{row.received_at:%Y-%m-%d}　{row.people}{'（写法相近）' * row.similar}　{row.summary}"
        for row in rows
    )
    return emit(args, {"matters": [row_shape(row) for row in rows]}, text or "没有找到")


def _drafts(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        kept = desk.reception.drafts()
    shapes = [{"key": each.key, "at": each.at.isoformat(), "words": each.first_words} for each in kept]
    text = "\n".join(f"{each.at:%Y-%m-%d %H:%M}　{each.first_words or '在写'}" for each in kept)
    return emit(args, {"drafts": shapes}, text or "没有草稿")


def _papers(args: argparse.Namespace) -> int:
    from xinfang_desk.domain.number import read_number

    number, kinds = read_number(args.number), kinds_of(args.kind)
    with opened(args) as desk:
        drawn = save_papers(desk, number, args.to, kinds, large=args.large, anew=args.anew, on_roll=args.roll)
    lines = [f"{each['kind']}　{each['file']}" + "　重新出具" * bool(each.get("reissued")) for each in drawn]
    return emit(args, {"papers": drawn}, "\n".join(lines))


def _step(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import matter_shape
    from xinfang_desk.domain.matter import Step, StepTaken
    from xinfang_desk.domain.number import read_number
    from xinfang_desk.words.labels import state_of_record

    number = read_number(args.number)
    try:
        step = Step(args.step)
    except ValueError as fault:
        raise DeskError("step.unknown") from fault
    taken = StepTaken(
        step=step,
        on=args.on,
        org=args.org,
        document=args.document,
        gist=args.gist,
        days=args.days,
        due=args.due,
        approved_by=args.approved_by,
    )
    with opened(args) as desk:
        record = desk.reception.take_step(number, taken)
    text = f"{number}　{state_of_record(record)}"
    if step is Step.SEAL and record.replaces_receipt:
        text += "\n请收回原来的登记回执，换给新印的这张"
    return emit(args, matter_shape(record), text)


def _deadline(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.shapes import deadline_shape
    from xinfang_desk.desk.shipped import calendar_shipped
    from xinfang_desk.domain.time.deadline import limit

    calendar = calendar_shipped()
    found = [limit(args.rule, start, calendar) for start in args.start]
    return emit(
        args, {"deadlines": [deadline_shape(each) for each in found]}, "\n".join(each.words for each in found)
    )


def _check(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.exchange import aside_shape, aside_words

    with opened(args) as desk:
        findings = desk.upkeep.check()
        # Asked for once it is known of: a register that is damaged cannot be asked.
        some = any(each.code == "batch.set_aside" for each in findings)
        aside = desk.outbox.set_aside() if some else ()
    answer = {
        "ok": not findings,
        "findings": [{"code": each.code, "words": each.words} for each in findings],
        "set_aside": aside_shape(aside),
    }
    words = [*(each.words for each in findings), *aside_words(aside)]
    return emit(args, answer, "\n".join(words) or "都正常")


def _backup(args: argparse.Namespace) -> int:
    with opened(args) as desk:
        file, sha256 = desk.copies.backup(args.to)
    return emit(args, {"file": str(file), "sha256": sha256}, f"已备份并回读校验：{file}")


def _restore(args: argparse.Namespace) -> int:
    from xinfang_desk.desk.safe.backup import restore_home
    from xinfang_desk.desk.start import china_now

    file, home = copy_and_home(args, "desk", china_now())
    matters, attachments = restore_home(file, home, passphrase())
    return emit(
        args,
        {"matters": matters, "attachments": attachments},
        f"已恢复：事项 {matters} 件，附件 {attachments} 个",
    )
