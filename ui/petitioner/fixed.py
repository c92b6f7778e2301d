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
)
"""What the limits are called."""

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
