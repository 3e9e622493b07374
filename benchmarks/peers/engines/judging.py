"""One engine judges a file of posts with the Checker as a function of its own.

    python judging.py daft|spark INPUT.jsonl OUTPUT WORKERS

The function is the same for both: a batch of rows, given as JSON, becomes a batch of verdict lines
by `Checker.check_many`, as `scan` does it. Written is Parquet (both engines' own way), a row one
line. Prints the seconds of reading, judging and writing, without the engine's own start.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kernel import lines

os.environ["DO_NOT_TRACK"] = "1"
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))
)  # workers find the kernel
BATCH = 1_024


def with_daft(source: str, target: str, workers: int) -> float:
    """Daft's native runner; its UDF in processes of their own, for the Checker holds the GIL."""
    import daft  # noqa: PLC0415 - each engine alone

    @daft.cls(max_concurrency=workers, use_process=True)
    class Judge:
        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=BATCH)
        def judged(self, rows: daft.Series) -> list[str]:
            return lines(rows.to_pylist())

    begun = time.monotonic()
    frame = daft.read_text(source).into_batches(BATCH)
    (rows,) = frame.column_names
    frame.select(Judge().judged(frame[rows]).alias("verdict")).write_parquet(target)
    return time.monotonic() - begun


def with_spark(source: str, target: str, workers: int) -> float:
    """PySpark's mapInArrow on `local[WORKERS]`."""
    import pyarrow as arrow  # noqa: PLC0415
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(f"local[{workers}]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
        .config("spark.sql.files.maxPartitionBytes", "1m")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")

    def judged(batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield arrow.RecordBatch.from_pydict({"verdict": lines(batch[0].to_pylist())})

    begun = time.monotonic()
    frame = session.read.text(source).mapInArrow(judged, "verdict string")
    frame.write.mode("overwrite").parquet(target)
    spent = time.monotonic() - begun
    session.stop()
    return spent


if __name__ == "__main__":
    engine, given, output, count = sys.argv[1:]
    print(json.dumps({"seconds": {"daft": with_daft, "spark": with_spark}[engine](
        given, output, int(count))}))  # fmt: skip
