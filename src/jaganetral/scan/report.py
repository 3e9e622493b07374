"""OUTPUT.report.html: what a scan found, for people, in one small file that needs no network.

Aggregates only, in Indonesian with English beside it. A row of fewer than `FEW` is told together
with others, so that a figure does not point at a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape

from jaganetral import law
from jaganetral.elections import Registry
from jaganetral.judgement.wording import CATEGORIES, LEVELS
from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.scan.charts import ORDER, Bar, bars, months
from jaganetral.scan.figures import OTHER, UNKNOWN
from jaganetral.scan.manifest import Manifest
from jaganetral.scan.reading import REFUSED

FEW = 5
SHOWN = 15
"""Bars of one chart; what is rarer is summed up."""

_STYLE = """
:root{color-scheme:light dark;--ink:#1c2430;--paper:#fff;--quiet:#5b6675;--line:#d9dee5;
--prohibited:#b3261e;--caution:#c77700;--undetermined:#6d6f9c;--allowed:#2e7d5b}
@media(prefers-color-scheme:dark){:root{--ink:#e8ecf2;--paper:#12161c;--quiet:#a3adba;
--line:#343c47;--prohibited:#ff8a80;--caution:#ffb74d;--undetermined:#b0b2e0;--allowed:#81c9a5}}
*{box-sizing:border-box}body{margin:0 auto;padding:1rem;max-width:44rem;background:var(--paper);
color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.1rem;margin:2rem 0 .5rem}
[lang=en]{color:var(--quiet);font-weight:400;font-size:.85em}svg{width:100%;max-width:32rem;height:auto;display:block}
svg text{fill:var(--ink);font-size:12px}.n{text-anchor:end}
table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.35rem .25rem;
border-bottom:1px solid var(--line);vertical-align:top}td.n{text-align:right;white-space:nowrap}
.key{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border-radius:2px}
.l-prohibited{fill:var(--prohibited);background:var(--prohibited)}
.l-caution{fill:var(--caution);background:var(--caution)}
.l-undetermined{fill:var(--undetermined);background:var(--undetermined)}
.l-allowed{fill:var(--allowed);background:var(--allowed)}
.l-rows{fill:var(--quiet);background:var(--quiet)}
.note{border-left:4px solid var(--line);padding-left:.75rem}
"""

_HEADS = {
    "platform": N_("By platform"),
    "action": N_("By what was done"),
    "region": N_("By region"),
    "month": N_("Over time"),
}
_WORDS = {UNKNOWN: N_("not told"), OTHER: N_("others")}
_FAULT = N_("a fault in JagaNetral")
_FIELD = N_("field {field} could not be read")
_FEWER = N_("others (fewer than {n} each)")


def report_page(manifest: Manifest, seconds: float, language: Language) -> bytes:
    """The page, in UTF-8. `seconds` is what this run took."""
    page = _Page(manifest, seconds, language)
    return page.whole().encode()


class _Page:
    def __init__(self, manifest: Manifest, seconds: float, language: Language) -> None:
        self.manifest, self.seconds = manifest, seconds
        self.language: Language = language
        self.other: Language = "id" if language == "en" else "en"
        self.regions = _regions()
        self.rulebook = _rulebook()

    def whole(self) -> str:
        said = self.manifest.counts
        title = translator(self.language)("Report of a scan")
        parts = [
            "<!doctype html>",
            f'<html lang="{self.language}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{title}: {escape(self.manifest.input)}</title>",
            f"<style>{_STYLE}</style></head><body><main>",
            f"<h1>{self._both(N_('Report of a scan'))}<br>{escape(self.manifest.input)}</h1>",
            self._aid(),
            self._levels(),
        ]
        for dimension, head in _HEADS.items():
            parts.append(self._dimension(dimension, head, said.by.get(dimension, {})))
        parts += [self._rules(), self._rejects(), self._refused(), self._rests_on()]
        parts.append("</main></body></html>\n")
        return "\n".join(part for part in parts if part)

    def _both(self, sentence: str, **data: object) -> str:
        first = escape(translator(self.language)(sentence).format(**data))
        second = escape(translator(self.other)(sentence).format(**data))
        return first if first == second else f'{first} <span lang="{self.other}">{second}</span>'

    def _aid(self) -> str:
        aid = N_("A verdict is an aid to people, never a sanction or an accusation. Every row that "
                 "was marked needs people who look at it.")  # fmt: skip
        return f'<p class="note">{self._both(aid)}</p>'

    def _levels(self) -> str:
        counts = self.manifest.counts.levels
        total = sum(counts.values()) or 1
        rows = "".join(
            f'<tr><td><span class="key l-{level}"></span>{self._both(LEVELS[level])}</td>'
            f'<td class="n">{counts.get(level, 0):,}</td>'
            f'<td class="n">{counts.get(level, 0) / total:.1%}</td></tr>'
            for level in ORDER
        )
        head = self._both(N_("{n} rows judged"), n=f"{sum(counts.values()):,}")
        chart = bars([Bar("", counts)], head, share=True) if counts else ""
        return f"<h2>{head}</h2>{chart}<table>{rows}</table>"

    def _dimension(self, dimension: str, head: str, values: Mapping[str, Mapping[str, int]]) -> str:
        if not values or set(values) == {UNKNOWN}:
            return ""
        label = translator(self.language)(head)
        if dimension == "month":
            dated = sorted(set(values) - {UNKNOWN, OTHER})
            drawn = months([Bar(value, values[value]) for value in dated], label) if dated else ""
        else:
            drawn = bars(self._largest(dimension, values), label)
        note = self._both(N_("bars: prohibited and caution / all rows"))
        told = "" if dimension == "month" else f"<p>{note}</p>"
        return f"<h2>{self._both(head)}</h2>{told}{drawn}"

    def _largest(self, dimension: str, values: Mapping[str, Mapping[str, int]]) -> list[Bar]:
        found = sorted(
            (Bar(self._name(dimension, value), counts) for value, counts in values.items()),
            key=lambda bar: (-bar.total, bar.name),
        )
        kept = [bar for bar in found if bar.total >= FEW][:SHOWN]
        rest: dict[str, int] = {}
        for bar in found:
            if bar not in kept:
                for level, number in bar.counts.items():
                    rest[level] = rest.get(level, 0) + number
        if rest:
            kept.append(Bar(translator(self.language)(_WORDS[OTHER]), rest))
        return kept

    def _name(self, dimension: str, value: str) -> str:
        if value in _WORDS:
            return translator(self.language)(_WORDS[value])
        if dimension == "region" and value in self.regions:
            return f"{self.regions[value]} ({value})"
        return value.replace("_", " ")

    def _rules(self) -> str:
        counts = self.manifest.counts
        if not counts.rules:
            return ""
        found = sorted(counts.rules.items(), key=lambda item: (-item[1], item[0]))
        rows = [(self._rule(rule), number) for rule, number in found if number >= FEW]
        few = sum(number for _rule, number in found if number < FEW)
        if few:
            rows.append((self._both(_FEWER, n=FEW), few))
        kinds = ", ".join(
            f"{self._both(CATEGORIES.get(name, name))} {number:,}"
            for name, number in sorted(counts.categories.items(), key=lambda item: -item[1])
            if number >= FEW
        )
        return f"<h2>{self._both(N_('Rules that applied'))}</h2><p>{kinds}</p>{_table(rows)}"

    def _rule(self, rule: str) -> str:
        if rule not in self.rulebook:
            return escape(rule)
        title = self.rulebook[rule].record.title
        first, second = escape(title.say(self.language)), escape(title.say(self.other))
        return f'{first} <span lang="{self.other}">{second}</span> <code>{escape(rule)}</code>'

    def _rejects(self) -> str:
        rejects = self.manifest.counts.rejects
        if not rejects:
            return ""
        found = sorted(rejects.items(), key=lambda item: (-item[1], item[0]))
        rows = [(self._reject(why), number) for why, number in found]
        head = self._both(N_("Rows that were rejected, and why"))
        return f"<h2>{head}</h2>{_table(rows)}"

    def _refused(self) -> str:
        refused = self.manifest.counts.refused
        if not refused:
            return ""
        rows = [(self._both(REFUSED[why]), number) for why, number in sorted(refused.items())]
        head = self._both(N_("Rows that were not judged and are kept nowhere"))
        return f"<h2>{head}</h2>{_table(rows)}"

    def _reject(self, why: str) -> str:
        if why == "fault":
            return self._both(_FAULT)
        return self._both(why) if " " in why else self._both(_FIELD, field=why)

    def _rests_on(self) -> str:
        manifest, seconds = self.manifest, max(self.seconds, 0.001)
        told = manifest.fingerprint
        rate = N_("{rows} rows in {seconds} s, {rate} rows/s")
        said = self._both(
            rate, rows=f"{manifest.rows:,}", seconds=f"{seconds:,.1f}",
            rate=f"{manifest.rows / seconds:,.0f}",
        )  # fmt: skip
        facts = [
            (N_("Release"), told.release),
            (N_("Rulebook"), told.rulebook),
            (N_("Models"), told.models),
            (N_("Day of the scan"), manifest.today.isoformat()),
            (N_("SHA-256 of the input"), told.input_sha256),
            (N_("SHA-256 of the output"), manifest.output_sha256),
            (N_("Units of work"), f"{len(manifest.units):,}"),
        ]
        rows = "".join(
            f"<tr><th>{self._both(name)}</th><td><code>{escape(value)}</code></td></tr>"
            for name, value in facts
        )
        return f"<h2>{self._both(N_('What it rests on'))}</h2><p>{said}</p><table>{rows}</table>"


@cache
def _regions() -> dict[str, str]:
    return {region.code: region.name for region in Registry.load().regions}


@cache
def _rulebook() -> law.Rulebook:
    return law.load()


def _table(rows: list[tuple[str, int]]) -> str:
    cells = (f'<tr><td>{name}</td><td class="n">{number:,}</td></tr>' for name, number in rows)
    return f"<table>{''.join(cells)}</table>"
