"""The process that opens what strangers handed in. It stands alone, so it may die without harm.

Arguments: the import path as JSON, MiB of memory, seconds, the family and media type of the file,
the longest side of a picture, most pages. The file is standard input, opened for reading only.
Writes one line of JSON (facts, text, sizes of the pictures), then the pictures as JPEG: made of
pixels alone, so that no date, place or device of the original is in them.
"""

import io
import json
import os
import sys
from typing import Any

sys.path[:] = json.loads(sys.argv[1])
os.environ.clear()

from PIL import Image  # noqa: E402 - after the path is set

from jaganetral.custody.archive import Archive, BadArchive, Limits  # noqa: E402
from jaganetral.perception.photo import _decoder  # noqa: E402
from jaganetral.perception.photo.decoding import PIXELS, kind_of  # noqa: E402
from jaganetral.portal.evidence._confine import confine, limit  # noqa: E402

TEXT = 40_000
"""Letters of a text, or of a chat in an archive, that go into the preview."""
NAMES = 500
PICTURES_IN_ARCHIVE = 6
CHATS = ("_chat.txt", "whatsapp chat", "chat.txt", "messages.html", "result.json")

Facts = dict[str, Any]
Seen = tuple[Facts, list[bytes], str]


class Locked(Exception):
    """It is opened by a password only."""


def jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


def of_picture(data: bytes, longest: int, pages: int) -> Seen:
    asked = {
        "format": kind_of(data), "pixels": PIXELS, "longest": longest, "frames": pages, "gps": True
    }  # fmt: skip
    head, pixels = _decoder.opened(data, asked)
    if "error" in head:
        raise ValueError(head["error"])
    shown = [
        jpeg(Image.frombytes("RGB", (one["width"], one["height"]), raw))
        for one, raw in zip(head["shown"], pixels, strict=True)
    ]
    facts = {
        "width": head["width"], "height": head["height"], "frames": head["frames"],
        "dates": {name: when for name, (when, _zone) in head["dates"].items()},
        "software": head["software"], "has_place": head["gps"] is not None,
    }  # fmt: skip
    return facts, shown, ""


def of_paper(file: Any, longest: int, pages: int) -> Seen:
    import pypdfium2  # noqa: PLC0415 - only for such a file

    try:
        paper = pypdfium2.PdfDocument(file.read())
    except pypdfium2.PdfiumError as wrong:
        if "password" in str(wrong).lower():
            raise Locked from None
        raise
    shown = []
    for at in range(min(len(paper), pages)):
        page = paper[at]
        wide, high = page.get_size()
        shown.append(jpeg(page.render(scale=longest / max(wide, high, 1)).to_pil()))
        page.close()
    return {"pages": len(paper), "attachments": paper.count_attachments()}, shown, ""


def of_video(file: Any, longest: int, pages: int) -> Seen:
    import av  # noqa: PLC0415

    shown: list[bytes] = []
    with av.open(file, metadata_errors="ignore") as video:
        stream = video.streams.video[0]
        stream.thread_type = "NONE"
        seconds = float(video.duration or 0) / av.time_base
        facts = {
            "seconds": round(seconds * 10) // 10, "width": stream.codec_context.width,
            "height": stream.codec_context.height, "sound": bool(video.streams.audio),
            "made": str(video.metadata.get("creation_time", ""))[:40],
        }  # fmt: skip
        for at in range(pages):
            if at:
                video.seek(int(seconds * at / pages * av.time_base))
            frame = next(video.decode(stream), None)
            if frame is None:
                break
            picture = frame.to_image()
            picture.thumbnail((longest, longest))
            turn = round(getattr(frame, "rotation", 0) or 0) % 360
            shown.append(jpeg(picture.rotate(turn, expand=True) if turn else picture))
            if not seconds:
                break
    if not shown:
        raise ValueError("no picture in it")
    return facts, shown, ""


def of_audio(file: Any) -> Seen:
    import av  # noqa: PLC0415

    with av.open(file, metadata_errors="ignore") as sound:
        stream = sound.streams.audio[0]
        seconds = float(sound.duration or 0) / av.time_base
        next(sound.decode(stream))
        return {"seconds": round(seconds), "codec": stream.codec_context.name}, [], ""


def of_text(data: bytes) -> Seen:
    text = worded(data)
    return {"letters": len(text), "lines": text.count("\n") + 1}, [], text[:TEXT]


def worded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def of_archive(file: Any, longest: int) -> Seen:
    archive = Archive(file, Limits(members=20_000, unpacked=4_000_000_000))
    names = archive.names()
    facts = {
        "files": len(names), "unpacked": sum(archive.size(name) for name in names),
        "names": [[name[-200:], archive.size(name)] for name in names[:NAMES]],
    }  # fmt: skip
    text, shown = "", list[bytes]()
    for name in names:
        low = name.lower()
        if not text and any(chat in low for chat in CHATS) and archive.size(name) < 20_000_000:
            text = worded(archive.read(name, 20_000_000))[:TEXT]
        if len(shown) < PICTURES_IN_ARCHIVE and low.endswith((".jpg", ".jpeg", ".png", ".webp")):
            try:
                shown += of_picture(archive.read(name, 30_000_000), longest // 2, 1)[1]
            except Exception:  # noqa: BLE001 - one broken picture of many is passed over
                continue
    return facts, shown, text


def look(family: str, longest: int, pages: int) -> Seen:
    file = os.fdopen(0, "rb", buffering=0 if family in ("video", "audio") else -1)
    match family:
        case "picture":
            return of_picture(file.read(), longest, pages)
        case "paper":
            return of_paper(file, longest, pages)
        case "video":
            return of_video(file, longest, min(pages, 6))
        case "audio":
            return of_audio(file)
        case "text":
            return of_text(file.read())
        case _:
            return of_archive(file, longest)


def prepare(family: str, media_type: str) -> None:
    """Load what will be needed, before the doors are shut."""
    if family in ("picture", "archive"):
        Image.init()
        Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is decoded
    if media_type in ("image/heic", "image/avif"):
        import pillow_heif  # noqa: PLC0415

        pillow_heif.register_heif_opener()
    if family == "paper":
        import pypdfium2  # noqa: F401, PLC0415
    if family in ("video", "audio"):
        import av  # noqa: F401, PLC0415


def main() -> None:
    memory, seconds, family, media_type, longest, pages = sys.argv[2:8]
    limit(int(memory), int(seconds))
    prepare(family, media_type)
    lacking = confine([*sys.path, os.path.dirname(os.__file__)])  # noqa: PTH120
    out = sys.stdout.buffer
    head: Facts
    pictures: list[bytes] = []
    if "seccomp" in lacking:
        head = {"error": "no_sandbox"}
    else:
        try:
            facts, pictures, text = look(family, int(longest), int(pages))
            head = {"facts": facts, "text": text, "sizes": [len(one) for one in pictures]}
        except Locked:
            head = {"error": "locked"}
        except BadArchive as bad:
            head = {"error": "bomb" if bad.code in ("bomb", "too_many", "too_large") else "broken"}
        except MemoryError:
            head = {"error": "stopped"}
        except Exception as error:  # noqa: BLE001 - a stranger's file may break anything here
            said = str(error).lower()
            head = {"error": "stopped" if "memory" in said or "alloc" in said
                    else "too_large" if "toolarge" in said else "broken"}  # fmt: skip
    out.write(json.dumps(head | {"lacking": lacking}).encode() + b"\n")
    for one in pictures:
        out.write(one)
    out.flush()


if __name__ == "__main__":
    main()
