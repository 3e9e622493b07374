"""The process that opens strangers' pictures. It stands alone, so that it may die without harm.

Started by decoding.py with the import path as argument; reads requests from standard input, one
line of JSON and then the bytes of the file, and answers with a line of JSON and raw RGB pixels.
It limits its own memory, time and files before it opens anything.
"""

import json
import os
import resource
import signal
import sys
import warnings
from collections.abc import Sequence
from typing import Any

sys.path[:] = json.loads(sys.argv[1])

import io  # noqa: E402 - after the path is set

from PIL import ExifTags, Image, UnidentifiedImageError  # noqa: E402

MIB = 1024 * 1024
DATES = ("DateTimeOriginal", "DateTimeDigitized", "DateTime")
OFFSETS = ("OffsetTimeOriginal", "OffsetTimeDigitized", "OffsetTime")
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""How a picture of each EXIF orientation is brought upright."""


def confine(memory: int) -> None:
    """No more memory than this, no file written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)


def allow_time(seconds: int) -> None:
    """So many seconds of the processor from now on; past them the kernel ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, hard))


def answer(head: dict[str, Any], pixels: Sequence[bytes] = ()) -> None:
    out = sys.stdout.buffer
    out.write(json.dumps(head).encode() + b"\n")
    for frame in pixels:
        out.write(frame)
    out.flush()


def opened(data: bytes, asked: dict[str, Any]) -> tuple[dict[str, Any], list[bytes]]:
    if asked["format"] == "HEIF":
        import pillow_heif  # noqa: PLC0415 - only for such a file

        pillow_heif.register_heif_opener()
    with Image.open(io.BytesIO(data), formats=[asked["format"]]) as image:
        wide, high = image.size
        if wide * high > asked["pixels"]:
            return {"error": "TooLarge", "found": wide * high}, []
        # The second picture of a phone's JPEG (MPO) is a map of its brightness, not a frame.
        frames = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
        head = {"width": wide, "height": high, "frames": frames, **facts(image, asked["gps"])}
        longest = asked["longest"]
        if image.format in {"JPEG", "MPO"} and max(image.size) > longest:
            share = longest / max(image.size)
            image.draft("RGB", (max(1, int(wide * share)), max(1, int(high * share))))
        many = min(frames, asked["frames"])
        places = sorted({round(i * (frames - 1) / max(many - 1, 1)) for i in range(many)})
        shown, pixels = [], []
        for place in places:
            if place:
                image.seek(place)
            image.load()
            turn = image.getexif().get(ExifTags.Base.Orientation, 1)
            picture = plain(image, longest, turn)
            shown.append({"at": place, "width": picture.width, "height": picture.height})
            pixels.append(picture.tobytes())
        if turn in TURNS and turn >= 5:
            head["width"], head["height"] = high, wide
        head["shown"] = shown
        return head, pixels


def plain(image: Image.Image, longest: int, turn: int) -> Image.Image:
    """Upright, RGB, 8 bits, on white where it was see-through, no larger than asked."""
    # Reduced before it is turned: a picture of 100 megapixels is never held twice in full.
    if image.mode.startswith("I;16"):
        image = image.point(lambda level: level / 256, "L")
    elif image.mode in {"I", "F"}:
        low, high = (float(level) for level in image.getextrema())  # type: ignore[arg-type]
        step = 255 / (high - low) if high > low else 0
        image = image.point(lambda level: (level - low) * step).convert("L")
    elif image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    if max(image.size) > longest:
        share = longest / max(image.size)
        size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
        if image.mode in {"1"}:
            image = image.convert("L")
        whole = int(1 / share)
        if whole >= 2:
            image = image.reduce(whole)
        image = image.resize(size, Image.Resampling.BICUBIC)
    if turn in TURNS:
        image = image.transpose(TURNS[turn])
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        ground.alpha_composite(image)
        image = ground
    return image.convert("RGB")


def facts(image: Image.Image, gps: bool) -> dict[str, Any]:
    """What the file says of itself: dates, the program that wrote it, a preview it carries."""
    found: dict[str, Any] = {"dates": {}, "software": None, "gps": None, "preview": False}
    try:
        exif = image.getexif()
        more = exif.get_ifd(ExifTags.IFD.Exif)
        named = {ExifTags.TAGS.get(tag, tag): value for tag, value in {**exif, **more}.items()}
        for name, offset in zip(DATES, OFFSETS, strict=True):
            if isinstance(named.get(name), str):
                zone = named.get(offset)
                found["dates"][name] = [named[name], zone if isinstance(zone, str) else None]
        for tag in ("Software", "ProcessingSoftware"):
            if isinstance(named.get(tag), str) and named[tag].strip():
                found["software"] = named[tag].strip()[:200]
        found["preview"] = bool(exif.get_ifd(ExifTags.IFD.IFD1))
        if gps:
            found["gps"] = place(exif.get_ifd(ExifTags.IFD.GPSInfo))
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        SyntaxError,
        OSError,
        ZeroDivisionError,
    ):
        pass  # a broken note on a picture is no broken picture
    return found


def place(noted: dict[int, Any]) -> list[float] | None:
    """Latitude and longitude in degrees."""
    tags = {ExifTags.GPSTAGS.get(tag, tag): value for tag, value in noted.items()}
    try:
        whole = []
        for name, minus in (("Latitude", "S"), ("Longitude", "W")):
            degrees, minutes, seconds = (float(part) for part in tags[f"GPS{name}"])
            sign = -1 if tags.get(f"GPS{name}Ref") == minus else 1
            whole.append(round(sign * (degrees + minutes / 60 + seconds / 3600), 6))
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    return whole


def serve() -> None:
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is decoded
    source = sys.stdin.buffer
    while line := source.readline():
        asked = json.loads(line)
        data = source.read(asked["bytes"])
        allow_time(asked["seconds"])
        try:
            head, pixels = opened(data, asked)
        except MemoryError:
            head, pixels = {"error": "DecoderStopped"}, []
        except UnidentifiedImageError:
            head, pixels = {"error": "BrokenPicture"}, []
        except Exception as error:  # noqa: BLE001 - a stranger's file may break anything here
            memory = "memory" in str(error).lower() or "alloc" in str(error).lower()
            head, pixels = {"error": "DecoderStopped" if memory else "BrokenPicture"}, []
        answer(head, pixels)


if __name__ == "__main__":
    confine(int(sys.argv[2]) * MIB)
    os.environ.clear()
    serve()
