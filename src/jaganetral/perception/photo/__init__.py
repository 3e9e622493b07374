"""What a photo shows: hands and what they form, words, known material, and when it was made.

Nothing here recognises a face (docs/decisions/0008-no-face-recognition.md).
"""

from jaganetral.perception.photo.reading import PhotoReading, unread_signals

__all__ = ["PhotoReading", "unread_signals"]
