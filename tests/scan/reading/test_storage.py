"""S3-compatible storage, against moto's server on this machine."""

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from jaganetral.scan import ScanError
from jaganetral.scan.reading import open_source
from tests.scan.reading.conftest import PACK, ROWS, WRITE, by_pieces


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    """The name of a bucket in a storage of its own."""
    server = importlib.import_module("moto.server").ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AWS_ENDPOINT_URL_S3", f"http://{host}:{port}")
        patch.setenv("AWS_ACCESS_KEY_ID", "test")
        patch.setenv("AWS_SECRET_ACCESS_KEY", "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        fsspec = importlib.import_module("fsspec")
        files = fsspec.filesystem("s3", skip_instance_cache=True)
        files.mkdir("posts")
        yield "posts"
        fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


def put(bucket: str, name: str, data: bytes) -> str:
    fsspec = importlib.import_module("fsspec")
    fsspec.filesystem("s3").pipe_file(f"{bucket}/{name}", data)
    return f"s3://{bucket}/{name}"


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet", ".xlsx", ".jsonl.gz"])
def test_the_same_rows_from_a_bucket(suffix: str, bucket: str, tmp_path: Path) -> None:
    plain, dot, _packed = suffix.partition(".gz")
    path = tmp_path / "a"
    WRITE[plain](path)
    data = path.read_bytes()
    url = put(bucket, "a" + suffix, PACK[".gz"](data) if dot else data)
    source = open_source(url, columns=frozenset({"id"}))
    assert [row.fields for row in source.rows()] == ROWS
    assert [row.fields for row in by_pieces(source, 1)] == ROWS
    assert len({source.digest(piece) for piece in source.pieces(1)}) >= 1


def test_what_is_not_there_is_one_line(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (f"s3://{bucket}/absent.jsonl", "s3://no-such-bucket/a.jsonl"):
        with pytest.raises(ScanError, match="cannot be opened") as caught:
            open_source(url)
        assert "\n" not in str(caught.value)
