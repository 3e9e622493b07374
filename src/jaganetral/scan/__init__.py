"""Many conducts: readers, the engine, writers. A bad row costs itself, a kill costs a moment."""

from jaganetral.scan.engine import Job, Summary, check_job, read_conducts, scan
from jaganetral.scan.errors import ScanError
from jaganetral.scan.mapping import read_mapping

__all__ = [
    "Job",
    "ScanError",
    "Summary",
    "check_job",
    "read_conducts",
    "read_mapping",
    "scan",
]
