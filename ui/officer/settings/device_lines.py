"""The devices in lines (设备): what each is, how it stands, what was found, what to do if it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from ui.widgets.shown.pill import PillKind
from xinfang_desk.desk.edges.equipment import AtHand, Device
from xinfang_desk.domain.hall.print_job import Queue
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.settings import Settings
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import hindrance_said, print_said, queue_said, stock_said

READER, SCANNER, SCREEN, STICK, PRINTER = "reader", "scanner", "screen", "stick", "printer:"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenScreen:
    """A screen as the window system tells of it."""

    name: str
    box: QRect
    is_desks: bool

    @property
    def size(self) -> str:
        """Width and height."""
        return f"{self.box.width()}×{self.box.height()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """One line of the list, and what stands beside it when it is chosen."""

    key: str
    icon: str
    title: str
    lower: str
    pill: tuple[str, PillKind]
    facts: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    """What to do when it does not work, in order."""
    wanted: bool = True
    """Somebody relies on it."""


def device_lines(found: AtHand, kept: Settings, screens: Sequence[SeenScreen]) -> tuple[DeviceLine, ...]:
    """A line for each device; nothing found is no error."""
    printers = tuple(_printer(each) for each in found.printers) or (_no_printer(),)
    return (
        _reader(found.readers),
        *printers,
        _scanner(found.scanners),
        _screen(screens, kept.guide_screen),
        _stick(found),
    )


def wanting(lines: Sequence[DeviceLine]) -> tuple[str, ...]:
    """What should be looked at, by title; a printer that nobody chose may stand as it likes."""
    return tuple(
        each.title for each in lines if each.wanted and each.pill[1] in {PillKind.WARN, PillKind.DANGER}
    )


def _reader(readers: Sequence[Device]) -> DeviceLine:
    chosen = next((each for each in readers if each.chosen), None)
    own = [each for each in readers if not each.usable]
    if chosen is not None:
        pill = _there(chosen)
        lower = _called(chosen)
    elif own:
        pill = (_("要厂家驱动"), PillKind.WARN)
        lower = own[0].name
    elif readers:
        pill = (_("还没选"), PillKind.IDLE)
        lower = _("找到 {count} 个口，右边选一个").format(count=len(readers))
    else:
        pill = (_("没有"), PillKind.IDLE)
        lower = _("没有找到。不用也行：证件手输")
    facts = [(_("接在") if each.chosen else _("找到"), _called(each)) for each in readers]
    facts.append((_("读出来放哪"), _("姓名、证件号、现住址填进登记页；照片不读、不留")))
    if own:
        facts.append((_("驱动"), _("这个型号不是串口，要厂家的驱动，本程序还读不了")))
    return DeviceLine(
        key=READER,
        icon="person",
        title=_("身份证读卡器"),
        lower=lower,
        pill=pill,
        facts=tuple(facts),
        steps=(
            _("拔下来，换电脑后面的 USB 口再插，按 F5 重新找"),
            _("关掉别的读卡程序（户籍、医保客户端常占着它）"),
            _("没有权限的，请管理员把您的账户加进 dialout 组，重新登录"),
            _("还不行，先手输：号码对不对，程序一样会核"),
        ),
    )


def printer_pill(queue: Queue) -> tuple[str, PillKind]:
    """How a printer stands, as the print system says."""
    hindered = queue.refuses or queue.hindrances
    return queue_said(queue), PillKind.WARN if hindered else PillKind.OK


def _printer(each: Device) -> DeviceLine:
    uses = {stock.value: stock_said(stock)[0] for stock in Stock}
    lower = "、".join(uses[use] for use in each.chosen) or _("没有选它")
    facts = [(_("用来"), lower), (_("队列"), each.port)]
    queue = each.queue
    if queue is not None and (refused := queue.refuses):
        facts.append((_("现在"), print_said(refused)))
    elif queue is not None:
        facts += [(_("现在"), "：".join(hindrance_said(what))) for what in queue.hindrances]
    return DeviceLine(
        key=f"{PRINTER}{each.port}",
        icon="printer",
        title=each.name,
        lower=lower,
        pill=printer_pill(queue) if queue else _there(each),
        facts=tuple(facts),
        steps=_printer_steps(),
        wanted=bool(each.chosen) or (queue is not None and queue.usual),
    )


def _no_printer() -> DeviceLine:
    return DeviceLine(
        key=PRINTER,
        icon="printer",
        title=_("打印机"),
        lower=_("没有找到。文书可以另存 PDF"),
        pill=(_("没有"), PillKind.IDLE),
        facts=(),
        steps=_printer_steps(),
    )


def _printer_steps() -> tuple[str, ...]:
    return (
        _("看纸、看灯：缺纸、卡纸、没墨的先弄好"),
        _("拔下来再插上，等一分钟，按 F5 重新找"),
        _("在系统的打印机设置里打一张测试页；打不出的，请管理员装驱动"),
        _("还不行，另存 PDF，换一台电脑打；文书在“未交付”里，不会丢"),
    )


def _scanner(scanners: Sequence[Device]) -> DeviceLine:
    chosen = next((each for each in scanners if each.chosen), None)
    typed = [each for each in scanners if not each.usable]
    if chosen is not None:
        pill, lower = _there(chosen), _called(chosen)
    elif typed:
        pill, lower = (_("能用"), PillKind.OK), _("{name}，当键盘用").format(name=typed[0].name)
    else:
        pill, lower = (_("不用选"), PillKind.IDLE), _("当键盘用的，插上就能扫；没有的，编号手输")
    return DeviceLine(
        key=SCANNER,
        icon="list",
        title=_("扫码枪"),
        lower=lower,
        pill=pill,
        facts=(
            *((_("接在"), _called(each)) for each in scanners if each.chosen or not each.usable),
            (_("扫什么"), _("回执上的条码：在哪一页扫，都打开那件事项")),
        ),
        steps=(
            _("在登记页扫一张回执：打开那件事项，就是好的"),
            _("没有反应的：照说明书，扫“USB 键盘”那个设置码"),
            _("中文输入法吃字的：扫“USB 串口”那个设置码，再在右边选口"),
            _("还不行，按 Ctrl+K 输入编号"),
        ),
    )


def _screen(screens: Sequence[SeenScreen], chosen: str) -> DeviceLine:
    desk = next((each for each in screens if each.is_desks), None)
    others = [each for each in screens if not each.is_desks]
    apart = [each for each in others if desk is None or not each.box.intersects(desk.box)]
    if chosen and chosen not in {each.name for each in apart}:
        pill, lower = (_("没接上"), PillKind.WARN), _("选的是 {name}").format(name=chosen)
    elif apart:
        named = next((each for each in apart if each.name == chosen), apart[0])
        pill, lower = (_("能用"), PillKind.OK), f"{named.name}　{named.size}"
    elif others:
        pill, lower = (_("同一画面"), PillKind.WARN), _("两块屏画面一样：来访人看得见您的登记页")
    else:
        pill, lower = (_("没有第二块"), PillKind.IDLE), _("按 F12 把这块屏转给来访人看")
    return DeviceLine(
        key=SCREEN,
        icon="screen",
        title=_("群众屏"),
        lower=lower,
        pill=pill,
        facts=tuple((each.name, each.size + (_("，您这块") if each.is_desks else "")) for each in screens),
        steps=(
            _("在系统的显示设置里选“扩展”，不要选“复制”"),
            _("线重新插紧；插好了会自己回到首页，不会留着上一个人的内容"),
            _("有三块屏的，在右边选哪块给来访人"),
            _("只有一块屏的，按 F12 转给来访人看，再按一次转回来"),
        ),
    )


def _stick(found: AtHand) -> DeviceLine:
    count, room, closed = len(found.sticks), _("还有 {free} MB"), _("只能读，不能写")
    return DeviceLine(
        key=STICK,
        icon="stick",
        title=_("U盘"),
        lower=_("插着 {count} 个").format(count=count) if count else _("没有插。上报时再插"),
        pill=(_("能用"), PillKind.OK) if count else (_("没有"), PillKind.IDLE),
        facts=tuple(
            (each.label, room.format(free=each.free_mb) if each.writable else closed) for each in found.sticks
        ),
        steps=(
            _("等几秒，按 F5 重新找"),
            _("换一个 USB 口；系统里打不开的，是U盘坏了，换一个"),
            _("写着“只读”的，把侧面的开关拨开"),
        ),
    )


def _there(each: Device) -> tuple[str, PillKind]:
    return (_("选好了"), PillKind.OK) if each.found else (_("没接上"), PillKind.WARN)


def _called(each: Device) -> str:
    return "　".join(filter(None, (each.port, each.name)))
