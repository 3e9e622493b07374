"""--map: which column of a foreign file holds which field of a conduct."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import yaml

from jaganetral.contract import FIELDS
from jaganetral.language import N_
from jaganetral.scan.errors import BadMapping, NoSuchInput


class Mapping(msgspec.Struct, frozen=True):
    """A mapping: plain data that travels to worker processes."""

    fields: dict[str, str]

    @property
    def columns(self) -> frozenset[str]:
        """The columns that must be there."""
        identity = frozenset() if "id" in self.fields else frozenset({"id"})
        return frozenset(self.fields.values()) | identity

    @property
    def any_of(self) -> frozenset[str]:
        """Columns of which one must be there."""
        return frozenset()

    def conduct_row(self, fields: dict[str, Any]) -> dict[str, Any]:
        """A row under the names of the contract; a column that is mapped loses its own name."""
        taken = set(self.fields.values())
        kept = {
            name: cell
            for name, cell in fields.items()
            if name not in taken and name not in self.fields
        }
        return kept | {
            field: fields[column] for field, column in self.fields.items() if column in fields
        }


def read_mapping(path: str | Path) -> Mapping:
    """A YAML object `contract field: column name`; raises `BadMapping` with the key."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NoSuchInput(path=path, why=error) from None
    try:
        # The base loader keeps words as they are: `no` is a column's name here, not "false".
        found = yaml.load(text, yaml.CBaseLoader)
    except yaml.YAMLError:
        raise BadMapping(path=path, field="YAML", why=N_("the file cannot be read")) from None
    if not isinstance(found, dict) or not found:
        raise BadMapping(path=path, field="YAML", why=N_("expected lines such as text: message"))
    for field, column in found.items():
        if field != "id" and field not in FIELDS:
            raise BadMapping(path=path, field=field, why=N_("no field of a conduct has this name"))
        if not isinstance(column, str) or not column:
            raise BadMapping(path=path, field=field, why=N_("expected the name of a column"))
    return Mapping(found)
