"""Getting posts in: formats, compression, storage, mappings, and who may be judged at all."""

from jaganetral.scan.reading.admission import Admission, Refusal
from jaganetral.scan.reading.mapping import Mapping, read_mapping
from jaganetral.scan.reading.opening import open_source
from jaganetral.scan.reading.source import Piece, Source

__all__ = [
    "Admission",
    "Mapping",
    "Piece",
    "Refusal",
    "Source",
    "open_source",
    "read_mapping",
]
