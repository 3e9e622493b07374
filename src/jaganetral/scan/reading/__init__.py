"""Getting posts in: formats, compression, storage, mappings, and who may be judged at all."""

from jaganetral.scan.reading.admission import BASES, REFUSED, About, Admission, Refusal, admission
from jaganetral.scan.reading.mapping import Mapping
from jaganetral.scan.reading.mapping_file import read_mapping, ready_mappings
from jaganetral.scan.reading.opening import open_source
from jaganetral.scan.reading.parent_index import Parents, parents
from jaganetral.scan.reading.source import Piece, Source

__all__ = [
    "BASES",
    "REFUSED",
    "About",
    "Admission",
    "Mapping",
    "Parents",
    "Piece",
    "Refusal",
    "Source",
    "admission",
    "open_source",
    "parents",
    "read_mapping",
    "ready_mappings",
]
