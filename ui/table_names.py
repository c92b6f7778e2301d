"""What the tables are called that a county sends (下发表)."""

from __future__ import annotations

from xinfang_desk.words import _


def table_names() -> dict[str, str]:
    """Each by its name on the wire."""
    return {
        "calendar": _("放假安排"),
        "roadmap": _("路线图"),
        "contents": _("事项类别"),
        "places": _("乡镇代码"),
        "offices": _("办公机构"),
        "retyping": _("录入国家系统的栏目"),
        "papers": _("文书种类"),
    }
