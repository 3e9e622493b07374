"""What a person may want to do, as tiles to pick from, and what the form asks for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

__all__ = ["ACTS", "FREE", "Act"]


@dataclass(frozen=True, slots=True)
class Act:
    """One tile: its address, its words, the contract's action, and the fields that its form shows.

    `words` and `answered` are the labels of the person's own words and of what they answer; empty
    where the form has no such field.
    """

    key: str
    title: StrPromise
    hint: StrPromise
    action: str | None
    words: StrPromise | str = ""
    answered: StrPromise | str = ""
    aimed: bool = False
    photo: bool = False
    online: bool = True

    @property
    def icon(self) -> str:
        """The template of its drawing."""
        return f"selfcheck/icons/{self.key}.svg"


_ALL = (
    Act(
        "tulis", _("Write or upload"), _("a post, status, story"), "post",
        words=_("What you want to write"), photo=True,
    ),
    Act(
        "suka", _("Like"), _("like, love, react"), "like",
        answered=_("The words of the post that you like"), aimed=True,
    ),
    Act(
        "komentar", _("Comment"), _("answer a post"), "comment",
        words=_("Your comment"), answered=_("The words of the post that you answer"), aimed=True,
    ),
    Act(
        "bagikan", _("Share"), _("forward, repost"), "share",
        words=_("What you add (may be empty)"), answered=_("What you pass on"), aimed=True,
        photo=True,
    ),
    Act("ikuti", _("Follow"), _("an account or page"), "follow", aimed=True),
    Act("grup", _("Join a group"), _("WhatsApp, Facebook, Telegram"), "join_group", aimed=True),
    Act(
        "foto", _("Have a photo taken"), _("pose, group photo, selfie"), "photo",
        photo=True, online=False,
    ),
    Act(
        "hadir", _("Attend"), _("a gathering, campaign, declaration"), "attend",
        aimed=True, online=False,
    ),
)  # fmt: skip
ACTS: Mapping[str, Act] = {act.key: act for act in _ALL}
FREE = Act(
    "cerita", _("Something else"), _("tell it in your own words"), None, photo=True, online=False
)
"""Told in free words: the account is read by the narrative reader."""
