"""What can go wrong with a photo that somebody hands in.

PerceptionError
└── PhotoError            `message(language)` tells a person what to do
    ├── NoPhotoSupport    the photo extra is not installed
    ├── NotAPicture       the content is no picture that is read here
    ├── TooLarge          more bytes or pixels than a picture of people needs
    ├── BrokenPicture     the file ends early or contradicts itself
    └── DecoderStopped    decoding took too long or too much memory, or its process died
"""

from __future__ import annotations

from jaganetral.language import N_, translator
from jaganetral.model import Language
from jaganetral.perception.errors import PerceptionError


class PhotoError(PerceptionError):
    """Base of what the photo reader raises for a file: its `name`, and what was wrong."""

    sentence: str = ""

    def __init__(self, name: str, **details: str | int) -> None:
        self.name = name
        self.details = details
        super().__init__(self.message("en"))

    def message(self, language: Language) -> str:
        """One line that says what is wrong and what to do."""
        return translator(language)(self.sentence).format(name=self.name, **self.details)


class NoPhotoSupport(PhotoError):
    """The libraries that look at photos are missing."""

    sentence = N_(
        "{name}: photos are not looked at here; install the photo part (pip install "
        "'jaganetral[photo]') or say what the photo shows"
    )


class NotAPicture(PhotoError):
    """By its content this is no picture of a kind that is read."""

    sentence = N_("{name}: this is no photo that can be read; send it as JPEG, PNG, WebP or HEIC")


class TooLarge(PhotoError):
    """More bytes or pixels than are taken: `found` and `most`, in `unit`."""

    sentence = N_("{name}: {found} {unit}, at most {most} are read; make the photo smaller")


class BrokenPicture(PhotoError):
    """The file ends early or contradicts itself."""

    sentence = N_("{name}: the photo is broken or cut off; send the original again")


class DecoderStopped(PhotoError):
    """The process that opens photos was stopped or died over this one."""

    sentence = N_(
        "{name}: opening the photo took too much time or memory and was stopped; save it anew as "
        "JPEG and send that"
    )
