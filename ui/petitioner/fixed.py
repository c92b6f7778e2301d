"""Words that the rules say in Chinese (固定用语), for the catalogue: stops, limits and their days."""

from __future__ import annotations

import re
from datetime import date

from ui.guide_words import _, day_said
from xinfang_desk.domain.road.roadmap import Stop
from xinfang_desk.words.language import N_

STOPS = (
    N_("登记"),
    N_("转送"),
    N_("办理"),
    N_("告知"),
    N_("并入原件"),
    N_("答复"),
    N_("受理"),
    N_("您去提出"),
    N_("那里办理"),
    N_("不服"),
    N_("今天"),
    N_("按规定的时间"),
    N_("日子还要核对"),
    N_("按该机关的规定"),
    N_("按那里的法律"),
    N_("告知后"),
    N_("越早越好"),
    N_("收到答复30日内"),
    N_("对方收到后15日内"),
    N_("当场拿到回执"),
    N_("转给有权的机关"),
    N_("内容全程保密"),
    N_("书面告诉您由谁办、怎么办"),
    N_("接着原来的办，不从头算"),
    N_("书面答复送到您手里"),
    N_("可以请求复查，再不服可以复核"),
    N_("给您受理告知书"),
    N_("复杂的最多再延30日，会告诉您理由"),
    N_("转给有权处理的单位"),
    N_("那个单位书面告诉您"),
    N_("给您告知书，写明去哪里"),
    N_("带上回执和材料"),
    N_("不按信访程序办"),
    N_("按告知书写的办"),
)
"""What the stops of a road are called, when they come and what happens there, but for days."""

LIMITS = (
    N_("当场书面告知"),
    N_("15日内书面告知"),
    N_("15日内转送、交办或报请决定"),
    N_("接到转送交办后15日内告知"),
    N_("5个工作日内提出异议"),
    N_("交办限期"),
    N_("60日办结"),
    N_("延长不超过30日"),
    N_("30日内请求复查"),
    N_("30日内提出复查意见"),
    N_("30日内请求复核"),
    N_("30日内提出复核意见"),
    N_("重大、紧急事项报告"),
    N_("60日内申请行政复议"),
    N_("5个工作日内审查复议申请"),
    N_("60日内作出复议决定"),
    N_("先复议后诉讼的情形"),
    N_("6个月内提起行政诉讼"),
    N_("15日内对复议决定起诉"),
    N_("两个月内履行法定职责"),
    N_("一年内申请劳动仲裁"),
    N_("5日内决定是否受理仲裁"),
    N_("45日内作出仲裁裁决"),
    N_("60个工作日内完成劳动监察调查"),
    N_("两年内申请农村土地承包仲裁"),
    N_("30日内对土地权属处理决定起诉"),
    N_("15日内上诉"),
    N_("6个月内申请再审"),
    N_("15日内分级转送交办"),
    N_("15日内对限期拆除决定起诉"),
    N_("15日内对劳动仲裁裁决起诉"),
    N_("30日内对土地承包仲裁裁决起诉"),
)
"""What the limits are called."""

WITH_LIMITS = (
    N_("照样可以来登记，晚了的原因写清楚，收不收由上一级定。"),
    N_("手里有决定书的，看最后一段：写着去哪里、几天内。"),
    N_("没有告诉过您可以复议的，从知道这个决定那天起最长1年，赶快去问县司法局。"),
    N_("决定书上写的期限更短的，按决定书写的。有的事要先复议，先问清楚。"),
    N_("没有告诉过您能去法院、几个月内去的，从知道这个决定那天起最长1年，赶快去问法院立案窗口。"),
    N_("不是信息公开的事（信息公开的事要先申请复议）"),
    N_("收到的是行政复议决定书的"),
    N_("因为受灾、重病这样的事耽误的，可以请法院顺延，赶快去问法院立案窗口。"),
    N_(
        "到期不起诉又不自己拆的，作决定的部门会申请法院强制执行。决定书上写的不是《土地管理法》第83条的，期限看决定书最后一段。"
    ),
    N_(
        "这一年可能要重新算（向老板要过钱、向有关部门反映过，都算中断），由仲裁委认定，请马上去；也可以向劳动保障监察投诉（2年内）。"
    ),
    N_(
        "这两年可能要重新算（向对方要过、找村里镇里调解过，都算中断），由仲裁委认定，请马上去；也可以请村委会、镇政府调解。"
    ),
    N_("到期不起诉，裁决书就生效。"),
    N_("裁决书已经生效。对方不照着办的，可以在2年内申请法院强制执行。"),
    N_("收到的是土地、山林、水面归谁的处理决定，又不用先申请复议的"),
    N_("一般要先申请复议，先去县司法局问清楚。"),
    N_("刑事、行政判决书和裁定书的日子不一样，看文书最后一段。"),
    N_("判决已经生效的，可以向上一级法院申请再审，一般是生效后6个月内，赶快去问法院立案窗口。"),
)
"""On what a limit runs, what has to be known with it, and what is left when it is over."""

_DAY = re.compile(r"(?:(\d+)年)?(\d+)月(\d+)日前")


def said(text: str) -> str:
    """Words of the rules in the language spoken, days too."""
    day = _DAY.fullmatch(text)
    if day is None:
        return _(text) if text else ""
    year, month, number = (int(each or 0) for each in day.groups())
    # Only the month and the number are said where no year stands: any leap year holds them all.
    return _("{day}前").format(day=day_said(date(year or 2024, month, number), year=bool(year)))


def stop_said(stop: Stop) -> Stop:
    """A stop in the language spoken."""
    return Stop(
        id=stop.id,
        title=said(stop.title),
        when=said(stop.when),
        lines=tuple(map(said, stop.lines)),
        progress=stop.progress,
    )
