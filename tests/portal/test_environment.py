"""Settings from the environment: typed, refused with a name, and each one documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jaganetral.portal.environment import BadEnvironment, Environment, load

DOCS = Path(__file__).parents[2] / "docs" / "operations.md"
ROWS = dict(re.findall(r"^\| `([A-Z_]+)` \| (.*?) \|", DOCS.read_text(encoding="utf-8"), re.M))
NAMES = {
    str(field.validation_alias or f"JAGANETRAL_{name.upper()}"): field
    for name, field in Environment.model_fields.items()
}


def test_every_setting_is_documented_and_nothing_else() -> None:
    assert set(ROWS) == set(NAMES)


@pytest.mark.parametrize("name", sorted(NAMES))
def test_the_default_is_the_one_that_the_table_tells(name: str) -> None:
    default = NAMES[name].default
    if isinstance(default, bool) and name != "JAGANETRAL_LOOPBACK":
        assert ROWS[name] == f"`{int(default)}`"
    elif default and isinstance(default, str | int | float):
        assert ROWS[name] == f"`{default}`"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("JAGANETRAL_SECRET_KEY", "short", "at least 50"),
        ("JAGANETRAL_LOG", "xml", "json"),
        ("JAGANETRAL_API_RATE", "-1", "greater than or equal to 0"),
        ("JAGANETRAL_API_RATE", "nan", "finite"),
        ("JAGANETRAL_DEMO", "perhaps", "boolean"),
        ("DATABASE_URL", "mysql://a/b", "postgresql://"),
        ("JAGANETRAL_OIDC_ISSUER", "https://sso.example", "together"),
    ],
)
def test_what_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadEnvironment) as bad:
        load()
    assert said in str(bad.value)


def test_lists_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAGANETRAL_HOSTS", " a.example, b.example ,")
    assert load().hosts == ("a.example", "b.example")
