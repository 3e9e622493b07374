"""What a photo shows: hands and what they form, words, known material, and when it was made.

Nothing here recognises a face (docs/decisions/0008-no-face-recognition.md). Importing this loads no
picture library; `read_photo` does, where the `photo` extra is installed.
"""

from jaganetral.perception.photo.errors import PhotoError
from jaganetral.perception.photo.looking import read_photo
from jaganetral.perception.photo.reading import Looked, PhotoReading, unread_signals

__all__ = ["Looked", "PhotoError", "PhotoReading", "read_photo", "unread_signals"]
