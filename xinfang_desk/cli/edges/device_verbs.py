"""``devices`` and ``simulate-reader`` (设备): what is found and chosen; a card reader that is none."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xinfang_desk.cli.session import opened
from xinfang_desk.cli.verb import DONE, a_number, add_verb, emit, until_ended
from xinfang_desk.devices.idcard.simulator import ReaderFault, SimulatedReader
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.files import open_input, read_some
from xinfang_desk.words.devices_said import device_said
from xinfang_desk.words.printing_said import queue_said

if TYPE_CHECKING:
    from xinfang_desk.desk.edges.equipment import AtHand, Device

_ON_THE_CARD = Person(
    name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例镇示例村三组"
)
_MOST = 1 << 16
"""Bytes of a file that says who is on the card."""


def add_verbs(verbs: Any) -> None:
    """Hang these verbs on the parser."""
    devices = add_verb(verbs, "devices", "设备：找到什么，选了什么", _devices)
    devices.add_argument("--try", dest="tries", action="store_true", help="问一声选的读卡器，能不能用")
    devices.add_argument("--reader", metavar="PORT", help="选读卡器的口，空的是不用")
    devices.add_argument("--scanner", metavar="PORT", help="选串口扫码枪的口，空的是没有或当键盘用")
    devices.add_argument("--screen", metavar="NAME", help="选群众屏，空的是自己找")
    devices.add_argument("--report", type=Path, metavar="FILE", help="另写一份诊断，里面没有人的信息")
    reader = add_verb(verbs, "simulate-reader", "模拟身份证读卡器，按 Ctrl+C 停", _simulate)
    reader.add_argument("--person", type=Path, metavar="FILE", help="卡上是谁：JSON，写法和登记里的人一样")
    faults = [each.value for each in ReaderFault]
    reader.add_argument("--fault", choices=faults, metavar="NAME", help=" ".join(faults))
    reader.add_argument("--times", type=a_number, help="问到第几次以后就好了；不写就一直坏着")


def _devices(args: argparse.Namespace) -> int:
    asked = {"reader": args.reader, "scanner": args.scanner, "guide_screen": args.screen}
    chosen = {name: value for name, value in asked.items() if value is not None}
    with opened(args) as desk:
        if chosen:
            desk.upkeep.change_settings(replace(desk.upkeep.settings(), **chosen))
        found = desk.equipment.at_hand(tries=args.tries)
        if args.report is not None:
            desk.equipment.save_report(args.report, {})
        is_here, changed = desk.reading.is_here(), desk.reading.changed()
    said = "读文书　装了阅读部件" if is_here else "读文书　没有装阅读部件，照常手输"
    if changed:
        said = f"读文书　阅读部件不对，不能用：{'、'.join(changed)}。请重新装阅读部件"
    reads = is_here and not changed
    return emit(args, _shape(found) | {"reading": reads}, "\n".join([*_lines(found), said]))


def _shape(found: AtHand) -> dict[str, Any]:
    sticks = [
        {
            "folder": str(each.folder),
            "label": each.label,
            "free_mb": each.free_mb,
            "writable": each.writable,
        }
        for each in found.sticks
    ]
    return {kind: [_device(each) for each in devices] for kind, devices in found.kinds.items()} | {
        "sticks": sticks
    }


def _device(each: Device) -> dict[str, Any]:
    return {
        "port": each.port,
        "name": each.name,
        "found": each.found,
        "chosen": list(each.chosen),
        "usable": each.usable and not (each.queue and each.queue.refuses),
        "state": each.queue.stands if each.queue else each.state and each.state.value,
    }


def _lines(found: AtHand) -> list[str]:
    names = {"readers": "读卡器", "printers": "打印机", "scanners": "扫码枪", "screens": "屏幕"}
    lines = []
    for kind, devices in found.kinds.items():
        for each in devices:
            said = (
                each.port,
                each.name if each.name != each.port else "",
                "" if each.found else "没接上",
                "选的这个" if each.chosen else "",
                "" if each.usable else "不用选，或要厂家的驱动",
                device_said(each.state) if each.state else "",
                queue_said(each.queue) if each.queue else "",
            )
            lines.append("　".join(filter(None, (names[kind], *said))))
    lines += [f"U盘　{each.label}　还有 {each.free_mb} MB" for each in found.sticks]
    return lines or ["没有找到设备。不用也行：编号、证件都可以手输"]


def _simulate(args: argparse.Namespace) -> int:
    from xinfang_desk.cli.visit_in import read_person
    from xinfang_desk.devices.idcard.card_text import letter_for, write_text

    person = _ON_THE_CARD
    if args.person is not None:
        with open_input(args.person) as file:
            person = read_person(read_some(file, _MOST, args.person.name))
    letter = letter_for(person.id_type, person.id_number)
    if letter is None:
        raise DeskError("device.no_card_like_this", kind=person.id_type.value)
    said = {"name": person.name, "number": person.id_number, "address": person.address}
    fault = ReaderFault(args.fault) if args.fault else None
    reader = SimulatedReader(write_text(letter, said), fault, args.times)
    ended = until_ended()
    emit(args, {"port": reader.port}, f"模拟读卡器在 {reader.port}。在“设备”里选这个口；按 Ctrl+C 停")
    sys.stdout.flush()
    ended.wait()
    reader.close()
    return DONE
