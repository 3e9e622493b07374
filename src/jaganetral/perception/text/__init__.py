"""Text: normalise → mentions and numbers → calls → stance and topics."""

from jaganetral.perception.text.names import NameBook
from jaganetral.perception.text.normalise import Token, normalise
from jaganetral.perception.text.reading import read, read_mentions

__all__ = ["NameBook", "Token", "normalise", "read", "read_mentions"]
