"""The ready mappings on made-up samples, each built from the documented fields of its platform."""

from typing import Any

import pytest

from jaganetral.contract import conduct_from_row
from jaganetral.scan.reading import open_source, read_mapping
from tests.scan.reading.conftest import Shelf, jsonl, zipped

FACEBOOK = (
    "id,creation_time,text,post_owner.id,post_owner.name,post_owner.username,surface.id,"
    "shared_post_id,content_type,statistics.views,mcl_url\n"
    '1,2024-10-02T01:02:03+0000,"Dukung, nomor 2",11,Budi,budi.guru,22,,photos,150,https://m/1\n'
    "2,2024-10-03 04:05:06,,11,Budi,budi.guru,22,1,,,\n"
)
COMMENT = {
    "id": "3", "post_id": "1", "text": "setuju", "creation_time": "2024-10-04T00:00:00Z",
    "owner": {"id": "12", "username": "siti", "name": "Siti"},
}  # fmt: skip
TWEETS = [
    {
        "id": "10", "text": "Pagi semua", "author_id": "7",
        "created_at": "2024-10-02T01:02:03.000Z",
        "author": {"username": "budi"}, "public_metrics": {"impression_count": 9},
        "geo": {"place_id": "z", "full_name": "Kota Padang, Sumatera Barat"},
    },
    {
        "id": "11", "text": "RT @calon: Ayo coblos nomor 2", "author_id": "7",
        "referenced_tweets": [{"type": "retweeted", "id": "9", "text": "Ayo coblos nomor 2!"}],
    },
    {
        "id": "12", "text": "@calon setuju", "author_id": "7",
        "note_tweet": {"text": "@calon setuju sekali, panjang"},
        "referenced_tweets": [{"type": "replied_to", "id": "9"}],
    },
    {
        "id": "13", "text": "Mantap", "author_id": "7",
        "referenced_tweets": [{"type": "quoted", "id": "9", "text": "Ayo"}],
        "attachments": {"media_keys": ["3_1"], "media": [{"type": "photo"}]},
    },
]  # fmt: skip
SNIPPET = {
    "channelId": "UCcalon", "videoId": "v1", "textDisplay": "gas &amp; pol", "textOriginal": "gas",
    "authorDisplayName": "@budi", "authorChannelId": {"value": "UCbudi"},
    "publishedAt": "2024-10-02T01:02:03Z",
}  # fmt: skip
THREAD = {
    "kind": "youtube#commentThread", "id": "t1",
    "snippet": {"channelId": "UCcalon", "videoId": "v1",
                "topLevelComment": {"id": "t1", "snippet": SNIPPET}},
    "replies": {"comments": [{"id": "t1.r1", "snippet": SNIPPET | {"parentId": "t1"}}]},
}  # fmt: skip
TIKTOK = {"data": {"videos": [{
    "id": 77, "video_description": "Salam dua jari", "create_time": 1727830923,
    "username": "budi", "view_count": 1200,
}], "has_more": False}}  # fmt: skip
TIKTOK_COMMENTS = {"data": {"comments": [
    {"id": "5", "video_id": 77, "text": "gas", "create_time": 1727830930, "parent_comment_id": 77},
]}}  # fmt: skip
TELEGRAM = {
    "name": "Info Desa", "type": "public_channel", "id": 4242,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "date": "2024-10-02T08:02:03", "date_unixtime": "1727830923",
         "from": "Info Desa", "from_id": "channel4242", "text": ["Coblos ", {"type": "bold",
         "text": "nomor 2"}], "photo": "photos/a.jpg",
         "text_entities": [{"type": "plain", "text": "Coblos "}, {"type": "bold",
         "text": "nomor 2"}]},
        {"id": 3, "type": "message", "date": "2024-10-02T09:00:00", "from": "Budi",
         "from_id": "user7", "text": "siap", "reply_to_message_id": 2},
        {"id": 4, "type": "message", "date": "2024-10-02T09:00:00", "from": "Budi",
         "from_id": "user7", "forwarded_from": "Calon", "text": "Ayo"},
    ],
}  # fmt: skip


def conducts(rows: list[Any], name: str) -> list[dict[str, Any]]:
    """The rows as the contract reads them, without what is unknown; no note may be needed."""
    mapping = read_mapping(name)
    found = []
    for row in rows:
        assert row.fields is not None
        conduct, notes = conduct_from_row(mapping.conduct_row(row.fields))
        assert not notes
        found.append({f: getattr(conduct, f) for f in conduct.__struct_fields__})
    return [{f: v for f, v in one.items() if v not in (None, ())} for one in found]


def accounts(rows: list[Any], name: str) -> list[list[str]]:
    mapping = read_mapping(name)
    return [mapping.each("account", row.fields or {}) for row in rows]


def test_facebook_posts_and_reshares(shelf: Shelf) -> None:
    name = "meta-content-library-facebook"
    rows = shelf.rows("mcl.csv", FACEBOOK, name)
    post, share = conducts(rows, name)
    assert post == {
        "id": "1", "platform": "facebook", "audience": "public", "action": "post",
        "at": "2024-10-02T01:02:03+00:00", "text": "Dukung, nomor 2", "photos": ("media-left-out",),
    }  # fmt: skip
    assert (share["action"], share["in_reply_to"]) == ("share", "1")
    assert share["at"] == "2024-10-03T04:05:06+00:00"
    assert accounts(rows, name)[0] == ["budi.guru", "11"]
    assert read_mapping(name).each("page", rows[0].fields or {}) == ["22"]


def test_facebook_and_instagram_comments(shelf: Shelf) -> None:
    for name in ("meta-content-library-facebook", "meta-content-library-instagram"):
        rows = shelf.rows("mcl.json", {"data": [COMMENT], "paging": {}}, name)
        (comment,) = conducts(rows, name)
        assert (comment["action"], comment["in_reply_to"]) == ("comment", "1")
        assert accounts(rows, name) == [["siti", "12"]]


def test_x_posts_reposts_replies_and_quotes(shelf: Shelf) -> None:
    mapping = read_mapping("x-api-v2")
    for file, content in (("x.json", {"data": TWEETS, "meta": {}}), ("x.jsonl", jsonl(TWEETS))):
        rows = shelf.rows(file, content, "x-api-v2")
        post, repost, reply, quote = conducts(rows, "x-api-v2")
        assert (post["action"], post["text"]) == ("post", "Pagi semua")
        assert (repost["action"], repost.get("text")) == ("share", None)
        assert (repost["quoted_text"], repost["in_reply_to"]) == ("Ayo coblos nomor 2!", "9")
        assert (reply["action"], reply["in_reply_to"]) == ("comment", "9")
        assert reply["text"] == "@calon setuju sekali, panjang"
        assert (quote["quoted_text"], quote["photos"]) == ("Ayo", ("media-left-out",))
        assert accounts(rows, "x-api-v2")[0] == ["budi", "7"]
        assert mapping.told("place", rows[0].fields or {}) == "Kota Padang, Sumatera Barat"
        assert mapping.told("reach", rows[0].fields or {}) == 9


def test_youtube_threads_with_their_replies(shelf: Shelf) -> None:
    name = "youtube-comments"
    answer = {"kind": "youtube#commentThreadListResponse", "items": [THREAD]}
    for content in (answer, [answer]):
        rows = shelf.rows("yt.json", content, name)
        comment, reply = conducts(rows, name)
        assert (comment["id"], comment["text"], comment["in_reply_to"]) == ("t1", "gas", "v1")
        assert (reply["id"], reply["in_reply_to"]) == ("t1.r1", "t1")
        assert accounts(rows, name) == [["UCbudi", "@budi"]] * 2
        assert read_mapping(name).each("page", rows[0].fields or {})[0] == "UCcalon"


def test_tiktok_videos_and_comments(shelf: Shelf) -> None:
    name = "tiktok-research-api"
    rows = shelf.rows("videos.json", TIKTOK, name)
    (video,) = conducts(rows, name)
    assert (video["id"], video["action"], video["text"]) == ("77", "post", "Salam dua jari")
    assert video["at"] == "2024-10-02T01:02:03+00:00"
    assert accounts(rows, name) == [["budi"]]
    (comment,) = conducts(shelf.rows("comments.json", TIKTOK_COMMENTS, name), name)
    assert (comment["action"], comment["in_reply_to"]) == ("comment", "77")


@pytest.mark.parametrize("whole", [False, True])
def test_telegram_one_chat_or_all(whole: bool, shelf: Shelf) -> None:
    name = "telegram-desktop"
    content = {"chats": {"about": "…", "list": [TELEGRAM]}} if whole else TELEGRAM
    rows = shelf.rows("result.json", content, name)
    post, answer, forward = conducts(rows[1:], name)
    assert (post["id"], post["action"], post["text"]) == ("4242/2", "post", "Coblos nomor 2")
    assert (post["audience"], post["photos"]) == ("public", ("photos/a.jpg",))
    assert (answer["text"], answer["in_reply_to"]) == ("siap", "4242/2")
    assert (forward["action"], forward["quoted_text"]) == ("share", "Ayo")
    assert "text" not in forward
    assert accounts(rows, name)[2] == ["user7", "Budi"]


CHATS = {
    "android-id": "21/07/24 20.15 - {who}: {what}",
    "android-id-comma": "21/07/24, 20.15 - {who}: {what}",
    "android-en": "21/07/2024, 20:15 - {who}: {what}",
    "android-us": "7/21/24, 8:15\u202fPM - {who}: {what}",
    "iphone-id": "[21/07/24 20.15.00] {who}: {what}",
    "iphone-en": "\u200e[21/07/2024, 8:15:00 PM] {who}: {what}",
    "iphone-us": "[7/21/24, 8:15:00\u202fPM] {who}: {what}",
    "dots": "21.07.24, 20:15 - {who}: {what}",
}
SYSTEM = {
    "android-id": "21/07/24 20.14 - Pesan dan panggilan terenkripsi secara end-to-end.",
    "iphone-en": "[21/07/2024, 8:14:00 PM] \u200eMessages are end-to-end encrypted.",
}


@pytest.mark.parametrize("form", CHATS)
def test_whatsapp_on_both_phones_in_both_languages(form: str, shelf: Shelf) -> None:
    head = CHATS[form]
    said = [
        SYSTEM.get(form, ""),
        head.format(who="Bu Rina", what="Besok coblos"),
        "",
        "nomor 2 ya",
        head.format(who="~\u202fBudi", what="siap: oke"),
        head.format(who="+62 812-3456-7890", what="\u200eIMG-1.jpg (file terlampir)"),
        head.format(who="Bu Rina", what="\u200e<attached: 00001-PHOTO.jpg>"),
        head.format(who="Bu Rina", what="<Media tidak disertakan>"),
        head.format(who="Bu Rina", what="Pesan ini telah dihapus"),
        head.format(who="Bu Rina", what="ok <This message was edited>"),
    ]
    rows = shelf.rows("chat.txt", "\r\n".join(line for line in said), "whatsapp")
    found = conducts(rows, "whatsapp")
    assert {one["at"] for one in found} == {"2024-07-21T20:15:00"}
    assert {one["audience"] for one in found} == {"group"}
    assert [one.get("text") for one in found] == [
        "Besok coblos\n\nnomor 2 ya", "siap: oke", None, None, None, None, "ok",
    ]  # fmt: skip
    assert [one.get("photos", ()) for one in found] == [
        (), (), ("IMG-1.jpg",), ("00001-PHOTO.jpg",), ("media-left-out",), (), (),
    ]  # fmt: skip
    assert [one["id"] for one in found][:2] == ["2", "5"]
    assert [one.get("deleted") for one in found][5] is True
    assert accounts(rows, "whatsapp")[:3] == [["Bu Rina"], ["Budi"], ["+62 812-3456-7890"]]


def test_whatsapp_the_order_of_dates_is_the_one_that_never_runs_back(shelf: Shelf) -> None:
    mapping = read_mapping("whatsapp")

    def days(*dates: str) -> list[str]:
        path = shelf.put("chat.txt", "".join(f"{day}, 10:00 - A: x\n" for day in dates))
        return [
            str((row.fields or {})["at"])[:10] for row in open_source(path, mapping=mapping).rows()
        ]

    assert days("3/4/24", "4/4/24") == ["2024-04-03", "2024-04-04"]
    assert days("3/4/24", "3/13/24") == ["2024-03-04", "2024-03-13"]
    assert days("11/9/24", "12/1/24", "12/2/24") == ["2024-11-09", "2024-12-01", "2024-12-02"]
    assert days("2024/04/03") == ["2024-04-03"]


def test_whatsapp_a_date_that_is_none_costs_its_message(shelf: Shelf) -> None:
    chat = "21/07/24 20.15 - A: satu\n35/07/24 20.15 - A: dua\n22/07/24 20.15 - A: tiga\n"
    rows = shelf.rows("chat.txt", chat, "whatsapp")
    assert [row.problem is None for row in rows] == [True, False, True]
    lost = shelf.rows("chat.txt", "kepala\n" + chat[:25], "whatsapp")
    assert [row.problem is None for row in lost] == [False, True]


def test_whatsapp_in_its_zip(shelf: Shelf) -> None:
    path = zipped(shelf.folder / "WhatsApp.zip", _chat__txt=b"21/07/24 20.15 - A: x\n", a__jpg=b"")
    (row,) = open_source(path, mapping=read_mapping("whatsapp")).rows()
    assert (row.fields or {})["text"] == "x"
