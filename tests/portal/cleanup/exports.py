"""Exports as Facebook and Instagram lay them out, made up: no person stands behind them.

The shapes follow what public programs read from such exports: Facebook with `…_v2` keys and the
later lists with `label_values`, Instagram with `string_list_data` and `string_map_data`.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

OCTOBER = 1_728_950_400  # 15 October 2024
MARCH = 1_646_092_800  # 1 March 2022


def broken_letters(text: str) -> str:
    """As Facebook writes it: each byte of UTF-8 as a letter of its own."""
    return text.encode().decode("latin-1")


def facebook() -> dict[str, Any]:
    """Files of one export: what should be seen (paslon, names, a party), and what should not."""
    you = "your_facebook_activity"
    return {
        f"{you}/comments_and_reactions/likes_and_reactions_1.json": [
            _like("Siti Aminah likes Fadly Amran's post.", OCTOBER),
            _like("Siti Aminah likes KPU Kota Padang's post.", OCTOBER),
            _like("Siti Aminah likes Resep Dapur Ibu's photo.", MARCH),
            {
                "timestamp": OCTOBER,
                "media": [],
                "label_values": [
                    {"label": "Reaction", "value": "Like"},
                    {"label": "Name", "value": "Kabar Hendri Septa"},
                    {"label": "URL", "value": "https://www.facebook.com/kabar/posts/1"},
                ],
            },
        ],
        f"{you}/pages/pages_you've_liked.json": {
            "page_likes_v2": [
                {"name": "Partai Keadilan Sejahtera", "timestamp": OCTOBER},
                {"name": "Resep Dapur Ibu", "timestamp": MARCH},
            ]
        },
        f"{you}/groups/your_group_membership_activity.json": {
            "groups_joined_v2": [
                {
                    "timestamp": OCTOBER,
                    "data": [{"name": "Relawan Paslon 1 Padang"}],
                    "title": "Siti Aminah became a member of Relawan Paslon 1 Padang.",
                }
            ]
        },
        f"{you}/comments_and_reactions/comments.json": {
            "comments_v2": [
                {
                    "timestamp": OCTOBER,
                    "data": [
                        {
                            "comment": {
                                "timestamp": OCTOBER,
                                "comment": broken_letters("Semoga menang paslon kita – ayo é!"),
                                "author": "Fadly Amran",
                            }
                        }
                    ],
                    "title": "Siti Aminah commented on a post.",
                },
                {
                    "timestamp": MARCH,
                    "data": [{"comment": {"timestamp": MARCH, "comment": "Selamat ulang tahun"}}],
                },
            ]
        },
        f"{you}/posts/your_posts__check_ins__photos_and_videos_1.json": [
            {
                "timestamp": OCTOBER,
                "attachments": [{"data": [{"media": {"uri": "posts/media/a.jpg"}}]}],
                "data": [{"post": "Bersama teman-teman kantor"}],
            },
            {
                "timestamp": MARCH,
                "attachments": [{"data": [{"media": {"uri": "posts/media/b.jpg"}}]}],
                "data": [{"post": "Panen raya"}],
            },
        ],
        "messages/inbox/x/message_1.json": {"messages": [{"content": "paslon 1"}]},
    }


def instagram() -> dict[str, Any]:
    """The same for Instagram, by both its shapes."""
    you = "your_instagram_activity"
    return {
        f"{you}/likes/liked_posts.json": {
            "likes_media_likes": [
                {
                    "title": "fadlyamran",
                    "string_list_data": [
                        {
                            "href": "https://www.instagram.com/p/abc/",
                            "value": "\u00f0\u009f\u0091\u008d",
                            "timestamp": OCTOBER,
                        }
                    ],
                }
            ]
        },
        "connections/followers_and_following/following.json": {
            "relationships_following": [
                {
                    "title": "hendri.septa",
                    "string_list_data": [
                        {
                            "href": "https://www.instagram.com/_u/hendri.septa",
                            "timestamp": OCTOBER,
                        }
                    ],
                },
                {"title": "bawaslupadang", "string_list_data": [{"timestamp": OCTOBER}]},
            ]
        },
        f"{you}/comments/post_comments_1.json": [
            {
                "string_map_data": {
                    "Comment": {"value": "coblos nomor 1"},
                    "Media Owner": {"value": "warung_padang"},
                    "Time": {"timestamp": OCTOBER},
                }
            }
        ],
    }


def zipped(files: dict[str, Any]) -> bytes:
    """A ZIP of the files."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content if isinstance(content, str) else json.dumps(content))
    return body.getvalue()


def many(count: int) -> bytes:
    """An export with that many likes, one in a hundred of a contestant's post."""
    return zipped(
        {
            "your_facebook_activity/comments_and_reactions/likes_and_reactions_1.json": [
                _like(
                    "Siti Aminah likes "
                    + ("Fadly Amran" if number % 100 == 0 else f"Teman Baik Nomor {number}")
                    + "'s post.",
                    OCTOBER + number,
                )
                for number in range(count)
            ]
        }
    )


def _like(title: str, when: int) -> dict[str, Any]:
    return {
        "timestamp": when,
        "title": title,
        "data": [{"reaction": {"reaction": "LIKE", "actor": "Siti Aminah"}}],
    }
