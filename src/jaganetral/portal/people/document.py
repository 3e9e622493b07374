# ruff: noqa: E501 - the lines of a page
"""Writes docs/people.md from the permission table, so that the page stays true."""

from __future__ import annotations

from pathlib import Path

from jaganetral.portal.people.permissions import TABLE, Reach
from jaganetral.portal.people.roles import APART, OFFICERS, Role

PAGE = Path(__file__).parents[4] / "docs" / "people.md"

_SAID = {Reach.NOT: "–", Reach.MINE: "own", Reach.HERE: "here", Reach.BELOW: "below", Reach.ALL: "all"}  # fmt: skip
_HEAD = {
    Role.PUBLIC: "public", Role.EMPLOYEE: "employee", Role.AGENCY_OFFICER: "agency officer",
    Role.ADVISER: "adviser", Role.INTAKE_OFFICER: "intake officer", Role.REVIEWER: "reviewer",
    Role.DECISION_MAKER: "decision maker", Role.PPK: "PPK", Role.AUDITOR: "auditor",
    Role.ADMINISTRATOR: "administrator",
}  # fmt: skip


def page() -> str:
    """The page, in Markdown."""
    roles = list(Role)
    table = [
        "| action | " + " | ".join(_HEAD[role] for role in roles) + " |",
        "|---|" + "---|" * len(roles),
        *(
            f"| `{row.action}` | " + " | ".join(_SAID[row.cells[role]] for role in roles) + " |"
            for row in TABLE.values()
        ),
    ]
    apart = [f"- {_names(left)} – never together with {_names(right)}." for left, right in APART]
    return _PAGE.format(
        table="\n".join(table),
        apart="\n".join(apart),
        officers=_names(OFFICERS),
    )


def _names(roles: frozenset[Role] | tuple[Role, ...]) -> str:
    return ", ".join(_HEAD[role] for role in Role if role in roles)


_PAGE = """\
# People, roles and what each may do

Written by `manage.py document_people` from `portal/people/permissions.py`; a test compares them.

Checking something needs no account and nothing about it is stored. Accounts are for advisers,
officers and employees. Nobody signs up: an administrator of the organisation invites, by a link that
works once within seven days. A role is held in one organisation, from a day until a day; organisations
stand in a tree (national, province, regency or city, office), and most roles reach what lies below.

## Who may do what, where

*below*: in the organisation of the role and in those under it. *here*: in that organisation alone.
*own*: the person's own things. *all*: everywhere. Everything else is refused, there is no superuser,
and a role that has ended counts for nothing.

{table}

An administrator keeps accounts and reads no case, no question and no record. An auditor reads and
changes nothing but their own sign-in. What administrators do stands in a record that is added to and
never changed, by the database itself.

Nobody changes their own roles, and these are never held by one person at a time:

{apart}

## Signing in

- By e-mail address and password (Argon2id, at least 12 characters, none of the well-known ones), by a
  passkey, or by a national sign-on that speaks OpenID Connect (`JAGANETRAL_OIDC_…`). The sign-on opens
  accounts that exist and makes none. Register `https://HOST/sso/sso/kembali/` there.
- A second factor (an authenticator app, or a passkey) is required of: {officers}. Until it is set up they
  reach no other page. Ten recovery codes come with it. Secrets of apps are encrypted in the database.
- Passkeys need a secure line and a name: on one's own machine `http://localhost:8000`, not 127.0.0.1.
- Five failures for one account from one network address lock that pair for 15 minutes; from anywhere, 20 in 15
  minutes. The first are counted under keyed hashes in a table that all workers share, the second in memory.
- Sessions end with the browser, after 12 hours, and for officers after 20 minutes without a request. They
  are listed and ended under "My account". Of an internet address only the network is kept (/24, /48).
- Sensitive steps – roles, invitations, organisations, one's own second factor – ask again who it is, where
  the sign-in is older than ten minutes.

## Setting up

```console
$ manage.py first_administrator nama@instansi.go.id "Nama" --organisation "Instansi"
```

prints the link for the first administrator, who invites everybody else. With `JAGANETRAL_SMTP_HOST` (and
`_PORT`, `_USER`, `_PASSWORD`, `_SECURITY`; `JAGANETRAL_MAIL_FROM`) invitations and new passwords go by mail;
without it the link is shown for handing over. In a demonstration (`JAGANETRAL_DEMO=1`)
`manage.py demo_accounts` makes one account for each role and prints how to sign in.

What is left to trust: an administrator could invite an address of their own under another name. The record
shows it to the auditor.
"""
