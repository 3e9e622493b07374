"""The monthly report of an organisation on paper: PDF (Typst) and DOCX, with charts (matplotlib).

The same figures give the same bytes: fixed dates inside, fixed order, no trace of the machine.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from jaganetral.portal import typesetting
from jaganetral.portal.insight.monthly import Month

__all__ = ["docx", "pdf", "title", "unit_words"]

_FORM = Path(__file__).with_name("monthly.typ")
_BLUE, _INK, _RULE = "#0f55a8", "#14202e", "#c3cede"


def title(told: Month) -> str:
    return _("Neutrality of civil servants: report of {month}").format(month=f"{told.month:%Y-%m}")


def unit_words(unit: str, many: float) -> str:
    """A unit of a limit, in words."""
    whole = 1 if many == 1 else 2
    if unit == "hour":
        return ngettext("hour", "hours", whole)
    if unit == "working_day":
        return ngettext("working day", "working days", whole)
    return ngettext("day", "days", whole)


def pdf(told: Month) -> bytes:
    """The report as PDF/A-2b."""
    charts = [_line(told, "svg").decode()] if any(many for _month, many in told.line) else []
    data = {
        **_words(told),
        "day": [told.month.year, told.month.month, 1],
        "language": (get_language() or "id")[:2],
        "chart": charts,
    }
    return typesetting.pdf(_FORM, data)


def docx(told: Month) -> bytes:
    """The report as DOCX, for offices that go on working in it."""
    from docx import Document  # noqa: PLC0415 - slow to load
    from docx.shared import Cm, Pt  # noqa: PLC0415

    said = _words(told)
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    document.styles["Normal"].font.size = Pt(10.5)
    fixed = datetime(told.month.year, told.month.month, 1, tzinfo=UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author, properties.language = said["title"], "", said["language"]
    properties.created = properties.modified = fixed
    document.add_heading(said["title"], 1)
    document.add_paragraph(said["organisation"])
    document.add_paragraph(said["notice"]).runs[0].bold = True
    if any(many for _month, many in told.line):
        document.add_paragraph(said["chart_title"])
        document.add_picture(io.BytesIO(_line(told, "png")), width=Cm(16))
    for part in said["tables"]:
        document.add_heading(part["title"], 2)
        table = document.add_table(rows=1, cols=len(part["head"]), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, part["head"], strict=True):
            cell.text = text
            cell.paragraphs[0].runs[0].bold = True
        for row in part["rows"]:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    for line in said["definitions"]:
        document.add_paragraph(line).runs[0].font.size = Pt(8.5)
    out = io.BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _words(told: Month) -> dict[str, Any]:
    """Everything that stands on the paper, as text."""
    from jaganetral.portal.insight.measures import COUNTS, PACE  # noqa: PLC0415

    none = _("none")
    measures = {
        "title": _("In figures"),
        "head": [_("Measure"), f"{told.month:%Y-%m}", _("The month before"), _("The year so far")],
        "rows": [[name, *map(str, figures)] for _id, name, *figures in told.measures]
        + [[name, "–" if share is None else _percent(share), "", ""] for name, share in told.rates],
    }
    steps = {
        "title": _("Days for each step, against the limit"),
        "head": [_("Step"), _("How many"), _("Median"), _("Limit"), _("In time")],
        "rows": [
            [one.title, str(one.count), f"{_number(one.median)} {unit_words(one.unit, one.median)}",
             f"{one.limit} {unit_words(one.unit, one.limit)}", f"{one.kept}/{one.count}"]
            for one in told.steps
        ] or [[none, "", "", "", ""]],
    }  # fmt: skip
    parts = [
        {
            "title": f"{told.line_title}: {name.lower()}",
            "head": [name, _("How many")],
            "rows": [[label, str(many)] for label, many in rows] or [[none, ""]],
        }
        for name, rows in told.tables
    ]
    return {
        "title": title(told),
        "language": (get_language() or "id")[:2],
        "organisation": told.organisation.name,
        "notice": _("For internal use: exact counts of small numbers, which can point to a person. "
                    "Not for publication; the public figures stand at /data/."),
        "chart_title": _("{measure}, month by month").format(measure=told.line_title),
        "tables": [measures, steps, *parts],
        "definitions": [f"{one.title}: {one.definition}" for one in COUNTS] + [str(PACE)],
    }  # fmt: skip


def _line(told: Month, kind: str) -> bytes:
    """Month by month as bars, by matplotlib; without date and name of the program inside."""
    import matplotlib as mpl  # noqa: PLC0415 - slow to load, only for paper
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    with mpl.rc_context({"svg.hashsalt": "jaganetral", "font.family": "DejaVu Sans"}):
        figure = Figure(figsize=(7, 2.4), dpi=150, layout="tight")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        axes.bar([label for label, _many in told.line], [many for _l, many in told.line],
                 color=_BLUE)  # fmt: skip
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(axis="x", labelrotation=45, labelsize=8, colors=_INK)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", color=_RULE, linewidth=0.6)
        axes.set_axisbelow(True)
        out = io.BytesIO()
        metadata = {"Date": None} if kind == "svg" else {"Software": None}
        figure.savefig(out, format=kind, metadata=metadata)
    return out.getvalue()


def _percent(share: float) -> str:
    return f"{_number(round(100 * share, 1))} %"


def _number(value: float) -> str:
    said = f"{value:g}"
    return said.replace(".", ",") if (get_language() or "id").startswith("id") else said


def _same_bytes(content: bytes) -> bytes:
    """The same archive with the same date on each of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            new.writestr(member, old.read(name))
    return out.getvalue()
