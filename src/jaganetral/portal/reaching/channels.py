"""The ways by which a message reaches somebody: e-mail, and messengers that plug in.

A messenger is an object with a name and `send(message: Outgoing) -> None`, which raises
NotDelivered. A package offers one under the entry point group `jaganetral.messengers`; which one is
used stands in JAGANETRAL_MESSENGER. `file_drop` is the built-in example: it puts each message as a
JSON file into a folder, from which another program sends it.
"""

from __future__ import annotations

import json
import os
import smtplib
from dataclasses import asdict, dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext as _

from jaganetral.portal.reaching.errors import BadPlan, NotDelivered

__all__ = ["GROUP", "FileDrop", "Mail", "Messenger", "Outgoing", "messenger"]

GROUP = "jaganetral.messengers"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message as it goes out. `number` is the same at every try: who receives it twice sees it.

    stop: where extras are ended; "" for a mandatory notice.
    """

    number: str
    to: str
    subject: str
    body: str
    stop: str


class Messenger(Protocol):
    """What a plug-in offers."""

    name: str

    def send(self, message: Outgoing) -> None:
        """Hand a message over. Raises NotDelivered."""


class Mail:
    """E-mail through the configured server, one connection for many messages."""

    name = "email"

    def __init__(self) -> None:
        self._line = get_connection()

    def send(self, message: Outgoing) -> None:
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
        headers = {
            "Message-ID": f"<{message.number}@{host}>",
            "Auto-Submitted": "auto-generated",
        }
        if message.stop:
            headers["List-Unsubscribe"] = f"<{message.stop}>"
            headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
        mail = EmailMessage(message.subject, message.body, to=[message.to], headers=headers,
                            connection=self._line)  # fmt: skip
        try:
            self._line.open()
            mail.send()
        except smtplib.SMTPRecipientsRefused as wrong:
            codes = [code for code, _said in wrong.recipients.values()]
            raise NotDelivered(
                _("The mail server refused the address."), again=all(400 <= c < 500 for c in codes)
            ) from None
        except smtplib.SMTPResponseException as wrong:
            self.close()
            raise NotDelivered(
                _("The mail server answered {code}.").format(code=wrong.smtp_code),
                again=wrong.smtp_code < 500,
            ) from None
        except (OSError, smtplib.SMTPException):
            self.close()
            raise NotDelivered(_("The mail server cannot be reached."), again=True) from None

    def close(self) -> None:
        """End the connection; the next message opens another one."""
        try:
            self._line.close()
        except (OSError, smtplib.SMTPException):
            self._line = get_connection()


class FileDrop:
    """Puts messages as files into a folder, each whole or not at all."""

    name = "file_drop"

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or settings.ENVIRONMENT.data / "messages"

    def send(self, message: Outgoing) -> None:
        path = self.folder / f"{message.number}.json"
        draft = path.with_suffix(".part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w",
                           encoding="utf-8") as file:  # fmt: skip
                json.dump(asdict(message), file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)  # a message that is sent again takes the place of itself
        except OSError as wrong:
            raise NotDelivered(
                _("The folder for messages cannot be written: {why}.").format(why=wrong.strerror),
                again=True,
            ) from None


_BUILT_IN: dict[str, type[FileDrop]] = {FileDrop.name: FileDrop}


def messenger() -> Messenger | None:
    """The messenger of this installation; None where there is none. Raises BadPlan."""
    name = settings.ENVIRONMENT.messenger
    if not name:
        return None
    if name in _BUILT_IN:
        return _BUILT_IN[name]()
    for one in entry_points(group=GROUP):
        if one.name == name:
            found: Messenger = one.load()()
            return found
    known = ", ".join([*_BUILT_IN, *(one.name for one in entry_points(group=GROUP))])
    raise BadPlan(f"JAGANETRAL_MESSENGER: no messenger {name!r}; there are: {known}")
