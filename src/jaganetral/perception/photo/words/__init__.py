"""The words in a photo: lines of text, and ballot numbers alone in a disc."""

from jaganetral.perception.photo.words.finding import find

__all__ = ["find"]
