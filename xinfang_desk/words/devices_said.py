"""What to say of a device (设备状态): what is so, and what to do next."""

from __future__ import annotations

from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.words.language import _


def device_said(state: DeviceState) -> str:
    """How a card reader or scanner stands, in a sentence with its next step."""
    return {
        DeviceState.READY: _("连上了，放上身份证就读。"),
        DeviceState.GONE: _("选的口上没有读卡器。请插好，或换一个口再选；先手输也行。"),
        DeviceState.DENIED: _(
            "没有权限打开这个口。请管理员把您的账户加进 dialout 组，再重新登录；先手输也行。"
        ),
        DeviceState.BUSY: _("别的程序占着读卡器（户籍、医保客户端常占着）。请关掉它；先手输也行。"),
        DeviceState.NO_PORT: _("选的不是串口，打不开。请在“设备”里另选；先手输也行。"),
        DeviceState.SILENT: _("口打开了，读卡器没有回话。请拔下来再插上；先手输也行。"),
        DeviceState.GARBLED: _("读卡器传来的总是坏的。请换一根线、换一个口；先手输也行。"),
        DeviceState.FAULTY: _("读卡器自己报故障，要找厂家。先手输。"),
        DeviceState.LIFTED: _("读到一半，身份证拿开了。请平放好，等一秒。"),
        DeviceState.UNREADABLE: _("这张身份证没读出来。请拿起来再放一次；还不行就手输。"),
        DeviceState.UNKNOWN_CARD: _("这张卡不是身份证、居住证，读不出字。请手输。"),
        DeviceState.SAME_CARD: _("这张身份证刚才读过。要再读，拿起来再放一次。"),
    }[state]


def scanner_said(state: DeviceState) -> str:
    """The same of a scanner on a serial line, whose only states are those of its port."""
    return {
        DeviceState.READY: _("连上了，扫一张回执试试。"),
        DeviceState.GONE: _("选的口上没有扫码枪。请插好；编号可以手输。"),
        DeviceState.DENIED: _("没有权限打开扫码枪的口。请管理员把您的账户加进 dialout 组；编号可以手输。"),
        DeviceState.BUSY: _("别的程序占着扫码枪。请关掉它；编号可以手输。"),
    }.get(state, _("选给扫码枪的口打不开。请在“设备”里另选；编号可以手输。"))
