"""Many conducts: reading, the engine, writing. A bad row costs itself, a kill costs a moment."""

from jaganetral.scan.engine import read_conducts, scan
from jaganetral.scan.errors import ScanError
from jaganetral.scan.job import Job, Summary, check_job
from jaganetral.scan.reading import read_mapping

__all__ = [
    "Job",
    "ScanError",
    "Summary",
    "check_job",
    "read_conducts",
    "read_mapping",
    "scan",
]
