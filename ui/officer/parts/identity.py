"""What an identity number states or lacks (证件号码核对), said in the field that it is typed into."""

from __future__ import annotations

from datetime import date

from ui.widgets.field import Field
from xinfang_desk.domain.people.petitioner import IdType, Sex, id_doubt, id_states, whole_length
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of


def remark_on_id(field: Field, kind: IdType, number: str, today: date, failing: str) -> None:
    """Say in its field what an identity number states or lacks; ``failing`` where it cannot be right."""
    doubt, stated = id_doubt(kind, number, today), id_states(kind, number, today)
    remark = fault = ""
    if stated is not None:
        born, sex = stated
        remark = _("{born} 出生").format(born=born.isoformat())
        if sex is not Sex.UNSTATED:
            remark = _("{born} 出生，{sex}").format(born=born.isoformat(), sex=name_of(sex))
    elif doubt == "id_old_number":
        remark = _("15 位是旧号码；18 位的还差 3 位")
    elif doubt == "id_check_digit" and (lacking := whole_length(kind, number) - len(number)) > 0:
        remark = _("还差 {count} 位").format(count=lacking)
    elif doubt == "id_check_digit" and lacking < 0:
        fault = _("多了 {count} 位，请再核对").format(count=-lacking)
    elif doubt is not None:
        fault = {
            "id_birth_after_visit": _("出生日期比今天还晚，请再核对；核不清也可以登记"),
            "id_birth_impossible": _("出生日期不可能，请再核对；核不清也可以登记"),
            "id_kind_differs": _("号码开头和证件类型对不上，请核对证件类型"),
        }.get(doubt, failing)
    field.show_remark(remark)
    field.show_fault(fault)
