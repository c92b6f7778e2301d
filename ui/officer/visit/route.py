"""The road that the words point to (依法办理途径建议): a suggestion that the officer confirms or changes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.look.theme import Look
from ui.widgets.boxes import Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.intake import is_settled
from xinfang_desk.domain.matter import MatterDraft, Walked
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.walk import in_words
from xinfang_desk.domain.suggestion import SuggestedRoute, Suggestion
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

_UNKNOWN = "______"


class RouteCard(Card):
    """The best road with its reason, the others on demand, and what cannot wait."""

    confirmed = Signal(object)
    """The :class:`~xinfang_desk.domain.suggestion.SuggestedRoute` that the officer picks out of all."""
    seal_wanted = Signal()
    """The officer takes it for an accusation."""

    def __init__(self, look: Look) -> None:
        self._pill = Pill(look, _("待您确认"), PillKind.WARN)
        super().__init__(look, _("依法途径"), "routeCard", icon="route", aside=self._pill)
        self._look = look
        self._routes: tuple[SuggestedRoute, ...] = ()
        self._urgent = Notice(look, "", "urgentNotice", kind=NoticeKind.DANGER)
        self._seal = Notice(look, "", "sealNotice", kind=NoticeKind.WARN)
        self._two = label(_("像是两件事，请分开登记"), "label", wrap=True)
        self._title = label("", "strong", wrap=True, name="suggestedRoute")
        self._why = label("", "label", wrap=True)
        self._basis = label("", "caption", wrap=True)
        self._walked = label("", "caption", wrap=True, name="walkedRoad")
        self._offices = label("", "caption", wrap=True, name="competentOffices")
        inside = column(look, self._title, self._why, self._basis, margins=(14, 11, 14, 11), spacing=5)
        self._hint = frame("hint", inside, "suggestedRouteBox")
        self._compare = Button(look, _("比较其他途径"), "compareRoutes", kind="ghost")
        self._others = Shelf(look)
        self._compared = False
        self._buttons = Flow(look)
        self._buttons.add(self._compare)
        for part in (
            self._urgent,
            self._seal,
            self._two,
            self._hint,
            self._buttons,
            self._others,
            self._walked,
            self._offices,
        ):
            self.body.addWidget(part)
        self._seal.acted.connect(self.seal_wanted)
        self._compare.clicked.connect(self._toggle_others)
        self.clear()
        self.show_road(None, ())

    def clear(self) -> None:
        """Nothing has been said yet."""
        self._routes = ()
        for part in (self._urgent, self._seal, self._two, self._buttons):
            part.hide()
        self._compared = False
        self._others.fill(())
        self._pill.hide()
        self._title.setText(_("写下主要情况后，这里给出依法途径的建议"))
        self._why.setText(_("只是建议，由您确认或改选。"))
        self._basis.hide()

    def show_suggestion(self, suggestion: Suggestion, matter: MatterDraft) -> None:
        """Show what the words point to, beside what has been chosen already."""
        self._routes = suggestion.routes
        best = suggestion.routes[0]
        self._title.setText(_("{road} → {body}").format(road=road_of(best), body=best.body))
        self._why.setText(best.why)
        self._basis.setText(_("依据：{articles}").format(articles=articles_of(best)))
        self._basis.setVisible(bool(best.articles))
        self._buttons.show()
        self._two.setVisible(suggestion.two_matters)
        self._pill.show()
        if is_settled(best, matter):
            self._pill.show_state(_("已确认"), PillKind.OK)
        elif matter.route is not None:
            self._pill.show_state(_("您已改选"), PillKind.IDLE)
        else:
            self._pill.show_state(_("待您确认"), PillKind.WARN)
        self._warn(suggestion, matter.purpose)
        self._list_others()

    def show_road(self, walked: Walked | None, offices: tuple[Body, ...]) -> None:
        """Show the road over the road map that will be kept with the matter, and who hears it there."""
        if walked is not None:
            self._walked.setText(_("路线图：{road}").format(road=in_words(walked)))
            self._offices.setText(
                "\n".join(map(_contact, offices)) or _("县里的办公机构表没有这一处，纸上留空待填")
            )
        self._walked.setVisible(walked is not None)
        self._offices.setVisible(walked is not None)

    def best(self) -> SuggestedRoute | None:
        """The first road; None while nothing is suggested."""
        return self._routes[0] if self._routes else None

    def _warn(self, suggestion: Suggestion, purpose: Purpose) -> None:
        if suggestion.urgent:
            call = suggestion.urgent_call or "110"
            words = _("像是眼前有危险：先打 {call}，再按条例第25条立即报告。").format(call=call)
            self._urgent.say(words, NoticeKind.DANGER)
        self._urgent.setVisible(suggestion.urgent)
        sealed = suggestion.confidential and purpose is not Purpose.JUBAO
        if sealed:
            words = _("像是检举控告公职人员：按第30条封存，换安静的地方谈。")
            self._seal.say(words, NoticeKind.WARN, _("按检举控告登记"))
        self._seal.setVisible(sealed)

    def _toggle_others(self) -> None:
        self._compared = not self._compared
        self._list_others()

    def _list_others(self) -> None:
        self._compare.say(_("收起") if self._compared else _("比较其他途径"))
        self._compare.setVisible(len(self._routes) > 1)
        shown = self._routes[1:] if self._compared else ()
        self._others.fill(self._other(place, each) for place, each in enumerate(shown, start=2))

    def _other(self, place: int, suggested: SuggestedRoute) -> QFrame:
        take = Button(self._look, _("选这条"), f"takeRoute_{place}", kind="ghost")
        take.setAccessibleName(_("改选：{road}").format(road=road_of(suggested)))
        take.clicked.connect(lambda: self.confirmed.emit(suggested))
        words = _("{road} → {body}").format(road=road_of(suggested), body=suggested.body)
        head = row(self._look)
        head.addWidget(label(words, wrap=True), 1)
        head.addWidget(take)
        why = label(suggested.why, "caption", wrap=True)
        return frame("card", column(self._look, head, why, margins=(12, 6, 6, 8), spacing=2))


def _contact(body: Body) -> str:
    """An office in a line; what the county's table does not say is a line to fill, as on paper."""
    return _("{office}　地址：{address}　电话：{phone}　时间：{hours}").format(
        office=body.name,
        address=body.address or _UNKNOWN,
        phone=body.phone or _UNKNOWN,
        hours=body.hours or _UNKNOWN,
    )


def articles_of(suggested: SuggestedRoute) -> str:
    """The articles; those without a law's name are the Regulations' (信访工作条例)."""
    named = "、".join(suggested.articles)
    return _("《信访工作条例》{articles}").format(articles=named) if named[:1].isdigit() else named


def road_of(suggested: SuggestedRoute) -> str:
    """The name of a suggested road."""
    if suggested.route in {each.value for each in Route}:
        return name_of(Route(suggested.route))
    return name_of(Purpose(suggested.route))
