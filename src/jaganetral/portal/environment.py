"""What an operator may set, from the environment: typed, and refused with a clear message.

JAGANETRAL_DATA         folder for database and secret (default: ~/.local/share/jaganetral)
DATABASE_URL            another database: postgresql://user:password@host/name
JAGANETRAL_SECRET_KEY   the secret; made and kept in the data folder where it is not given
JAGANETRAL_HOSTS        names under which the site is reached, parted by commas
JAGANETRAL_LOOPBACK     reached over plain HTTP on this machine only (set by `jaganetral serve`)
JAGANETRAL_PROXY        a proxy in front that sets X-Forwarded-Proto and X-Forwarded-For
JAGANETRAL_DEMO         demonstration: one account for each role, all data made up
JAGANETRAL_METRICS      Prometheus figures at /metrik
JAGANETRAL_API_RATE     requests to the API a second that one address may make (0: no limit)
JAGANETRAL_LOG          json or console
JAGANETRAL_RULEBOOK     another folder of law
JAGANETRAL_CONTESTANTS  an agency's own CSV files of contestants, parted by commas
JAGANETRAL_TSA_URL      a time-stamping authority (RFC 3161) that stamps checkpoints of the trail
JAGANETRAL_TSA_ROOTS    PEM file of the root certificates by which its stamps are believed
JAGANETRAL_OIDC_ISSUER, JAGANETRAL_OIDC_CLIENT, JAGANETRAL_OIDC_SECRET, JAGANETRAL_OIDC_NAME
                        a national sign-on that speaks OpenID Connect
JAGANETRAL_SMTP_HOST, JAGANETRAL_SMTP_PORT, JAGANETRAL_SMTP_USER, JAGANETRAL_SMTP_PASSWORD,
JAGANETRAL_SMTP_SECURITY, JAGANETRAL_MAIL_FROM
                        a mail server (security: starttls, tls or none); without one nothing is sent
JAGANETRAL_MESSENGER    a messenger for reminders: file_drop, or one that a package offers
"""

from __future__ import annotations

import os
import secrets
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import dj_database_url
from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

__all__ = ["BadEnvironment", "Environment", "load"]

SECRET_LENGTH = 50
"""Characters under which Django's own deployment check calls a secret weak."""


class BadEnvironment(Exception):
    """A setting that cannot be used: its name, what was found, and what was expected."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{name}: {problem}" for name, problem in problems))


def _parts(value: object) -> object:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value


class Environment(BaseSettings):
    """The settings of one installation."""

    model_config = SettingsConfigDict(env_prefix="JAGANETRAL_", extra="ignore", frozen=True)

    data: Path = Field(default_factory=lambda: _home() / "jaganetral")
    database_url: str = Field(default="", validation_alias="DATABASE_URL")
    secret_key: str = ""
    hosts: Annotated[tuple[str, ...], NoDecode] = ()
    loopback: bool = False
    proxy: bool = False
    demo: bool = False
    metrics: bool = False
    api_rate: float = Field(default=20, ge=0, allow_inf_nan=False)
    log: Literal["json", "console"] = "json"
    rulebook: Path | None = None
    contestants: Annotated[tuple[Path, ...], NoDecode] = ()
    tsa_url: str = ""
    tsa_roots: Path | None = None
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = ""
    oidc_name: str = "SSO"
    smtp_host: str = ""
    smtp_port: int = Field(default=587, ge=1, le=65_535)
    smtp_user: str = ""
    smtp_password: str = ""
    smtp_security: Literal["starttls", "tls", "none"] = "starttls"
    mail_from: str = "JagaNetral <jaganetral@localhost>"
    messenger: str = ""

    _hosts = field_validator("hosts", mode="before")(_parts)
    _files = field_validator("contestants", mode="before")(_parts)

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        if value and len(value) < SECRET_LENGTH:
            raise ValueError(f"a secret of at least {SECRET_LENGTH} characters, or none at all")
        return value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        if value:
            try:
                engine = dj_database_url.parse(value)["ENGINE"]
            except (ValueError, KeyError):
                engine = ""
            if not str(engine).endswith(("postgresql", "sqlite3")):
                raise ValueError("postgresql://user:password@host:port/name, or sqlite:///file")
        return value

    @model_validator(mode="after")
    def _whole_sign_on(self) -> Environment:
        given = (self.oidc_issuer, self.oidc_client, self.oidc_secret)
        if any(given) and not all(given):
            raise ValueError("OIDC needs ISSUER, CLIENT and SECRET together")
        return self

    @model_validator(mode="after")
    def _whole_authority(self) -> Environment:
        if bool(self.tsa_url) != bool(self.tsa_roots):
            raise ValueError("time stamps need TSA_URL and TSA_ROOTS together")
        return self

    @cached_property
    def secret(self) -> str:
        """The secret that was given, or the one kept in the data folder (made once, mode 0600)."""
        return self.secret_key or _kept_secret(self.data / "secret")


def _home() -> Path:
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # the first of several processes wins, and all read the same
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def load() -> Environment:
    """The settings as they stand in the environment. Raises BadEnvironment."""
    try:
        return Environment()
    except ValidationError as wrong:
        raise BadEnvironment(
            [(_name(error["loc"]), _said(error)) for error in wrong.errors()]
        ) from None


def _name(where: tuple[int | str, ...]) -> str:
    first = str(where[0]) if where else "oidc"
    return first if first.isupper() else f"JAGANETRAL_{first.upper()}"


def _said(error: object) -> str:
    assert isinstance(error, dict)
    said = str(error["msg"]).removeprefix("Value error, ")
    return (
        said
        if error["input"] is None or error["type"] == "value_error"
        else f"{error['input']!r}: {said}"
    )
