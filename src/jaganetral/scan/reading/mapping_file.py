"""--map: how a foreign file tells of conducts. A file of one's own, or a ready one by its name.

    id: nomor                      short: contract field: column, each of which must be there
    text: pesan

    fields:                        long: what a field is, by the first way that gives something
      id: nomor
      text: [pesan, judul]
      platform: {value: facebook}
      at: {column: tanggal, date: "%d %B %Y %H.%M", zone: WIB}
      action: {column: jenis, table: {komentar: comment, suka: like}, otherwise: post}

docs/scan-inputs.md tells all of it.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import yaml

from jaganetral.contract import FIELDS
from jaganetral.language import N_
from jaganetral.scan.errors import BadMapping, NoSuchInput
from jaganetral.scan.reading.dates import FORMS, zone_of
from jaganetral.scan.reading.errors import NoSuchMapping
from jaganetral.scan.reading.mapping import ABOUT, Mapping, Spec
from jaganetral.scan.reading.ways import Way, parse_path

READY = Path(__file__).parents[1] / "mappings"

_NO_YAML = N_("the file cannot be read")
_NO_LINES = N_("expected lines such as text: message")
_NO_FIELD = N_("no field of a conduct has this name")
_NO_KEY = N_("a mapping has no such key")
_NO_COLUMN = N_("expected the name of a column")
_NO_WAY = N_("expected a column, a list of ways, or one of: column, columns, value, join, table, "
             "otherwise, date, zone, when, unless")  # fmt: skip
_NO_PATH = N_("a path is names with dots between, such as author.username or list[key=word].name")
_NO_ZONE = N_("no such time zone; expected WIB, WITA, WIT, +07:00 or Asia/Jakarta")
_NO_DATE = N_("expected iso, epoch, epoch_ms, or a pattern such as %d/%m/%Y %H:%M")
_NO_LAYOUT = N_("expected table or whatsapp")


def ready_mappings() -> tuple[str, ...]:
    """The names of the mappings that ship."""
    return tuple(sorted(path.stem for path in READY.glob("*.yaml")))


def read_mapping(location: str | Path) -> Mapping:
    """A mapping by the name of a ready one, or from a YAML file.

    Raises `NoSuchInput`, or `BadMapping` with the key.
    """
    ready = str(location) in ready_mappings()
    path = READY / f"{location}.yaml" if ready else Path(location)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if path.suffix:
            raise NoSuchInput(path=location, why=error.strerror) from None
        raise NoSuchMapping(mapping=location, names=", ".join(ready_mappings())) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise NoSuchInput(path=location, why=why) from None
    try:
        # The base loader keeps words as they are: `no` is a column's name here, not "false".
        found = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        raise BadMapping(path=location, field="YAML", why=_NO_YAML) from None
    if not isinstance(found, dict) or not found:
        raise BadMapping(path=location, field="YAML", why=_NO_LINES)
    reading = _Reading(str(location))
    spec = reading.long(found) if "fields" in found else reading.short(found)
    told = sha256(msgspec.msgpack.encode(spec, order="sorted")).hexdigest()
    return Mapping(msgspec.structs.replace(spec, digest=told[:16]))


class _Reading:
    """A mapping file being read."""

    def __init__(self, location: str) -> None:
        self.location = location
        self.name = Path(location).stem

    def bad(self, field: object, why: str) -> BadMapping:
        return BadMapping(path=self.location, field=field, why=why)

    def short(self, found: dict[str, Any]) -> Spec:
        fields: dict[str, tuple[Way, ...]] = {}
        for field, column in found.items():
            self._known(field)
            if not isinstance(column, str) or not column:
                raise self.bad(field, _NO_COLUMN)
            fields[field] = (Way(columns=(column,)),)
        required = frozenset(found.values()) | (frozenset() if "id" in found else {"id"})
        return Spec(name=self.name, fields=fields, short=True, required=required)

    def long(self, found: dict[str, Any]) -> Spec:
        given = found["fields"]
        if not isinstance(given, dict) or not given:
            raise self.bad("fields", _NO_LINES)
        fields = {}
        for field, ways in given.items():
            self._known(field)
            fields[field] = self.ways(field, ways)
        if "id" not in fields:
            fields["id"] = (Way(columns=("id",)),)
        about = {name: self.ways(name, found[name]) for name in ABOUT if name in found}
        options: dict[str, Any] = {}
        for key, value in found.items():
            if key in ("fields", "title", "tested_on", *ABOUT):
                continue
            if key in ("rows", "within"):
                options[key] = tuple(tuple(self._names(key, path)) for path in _listed(value))
            elif key in ("required", "documentation"):
                options[key] = tuple(self._words(key, value))
            elif key == "platform" and isinstance(value, str):
                options[key] = value
            elif key == "layout":
                if value not in ("table", "whatsapp"):
                    raise self.bad(key, _NO_LAYOUT)
                options[key] = value
            else:
                raise self.bad(key, _NO_KEY)
        options["required"] = frozenset(options.get("required", ()))
        return Spec(name=self.name, fields=fields, about=about, **options)

    def ways(self, field: str, given: Any) -> tuple[Way, ...]:
        """A column, one way, or several of which the first that gives something counts."""
        found = tuple(self._way(field, one) for one in _listed(given))
        if not found:
            raise self.bad(field, _NO_WAY)
        return found

    def _way(self, field: str, given: Any) -> Way:
        if isinstance(given, str):
            given = {"column": given}
        if not isinstance(given, dict) or given.keys() - {
            "column", "columns", "value", "join", "table", "otherwise", "date", "zone", "when",
            "unless",
        }:  # fmt: skip
            raise self.bad(field, _NO_WAY)
        columns = tuple(
            self._words(field, given.get("column", []))
            + self._words(field, given.get("columns", []))
        )
        if ("value" in given) == bool(columns) or not all(columns):
            raise self.bad(field, _NO_WAY)
        table = given.get("table")
        if table is not None:
            if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
                raise self.bad(field, _NO_WAY)
            table = {word.strip().casefold(): meant for word, meant in table.items()}
        return Way(
            columns=columns,
            value=self._word(field, given.get("value")),
            join=self._word(field, given.get("join")),
            table=table,
            otherwise=self._word(field, given.get("otherwise")),
            date=self._date(field, given),
            zone=self._zone(field, given.get("zone", "")),
            when=self._word(field, given.get("when")),
            unless=self._word(field, given.get("unless")),
        )

    def _date(self, field: str, given: dict[str, Any]) -> tuple[str, ...]:
        forms = self._words(field, given.get("date", []))
        if any(form not in FORMS and "%" not in form for form in forms):
            raise self.bad(field, _NO_DATE)
        return tuple(forms) or (("iso",) if given.get("zone") else ())

    def _zone(self, field: str, zone: Any) -> str:
        try:
            if zone:
                zone_of(zone)
        except (ValueError, TypeError, AttributeError):
            raise self.bad(field, _NO_ZONE) from None
        return str(zone)

    def _known(self, field: Any) -> None:
        if field != "id" and field not in FIELDS:
            raise self.bad(field, _NO_FIELD)

    def _words(self, field: str, given: Any) -> list[str]:
        words = _listed(given)
        if not all(isinstance(word, str) for word in words):
            raise self.bad(field, _NO_WAY)
        return words

    def _word(self, field: str, given: Any) -> str | None:
        if given is not None and not isinstance(given, str):
            raise self.bad(field, _NO_WAY)
        return given

    def _names(self, field: str, path: Any) -> list[str]:
        if path == "":
            return []
        try:
            return [name for name, _chosen in parse_path(path)]
        except (ValueError, TypeError):
            raise self.bad(field, _NO_PATH) from None


def _listed(given: Any) -> list[Any]:
    return given if isinstance(given, list) else [given]
