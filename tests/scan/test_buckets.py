"""Scans from and to S3-compatible storage, against moto's server on this machine."""

import importlib
import json
from collections.abc import Iterator

import pytest

from jaganetral.scan import Job, plan, scan
from jaganetral.scan.store import open_store
from tests.scan.conftest import Desk, Echo
from tests.scan.test_resume import Dying, Killed

fsspec = pytest.importorskip("fsspec")
ROWS = 30


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A bucket with posts of several units in it."""
    server = importlib.import_module("moto.server").ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setattr(plan, "ROWS", 4)
    files = fsspec.filesystem("s3", skip_instance_cache=True)
    files.mkdir("posko")
    lines = [json.dumps({"id": str(i), "text": f"t{i}"}) for i in range(ROWS)]
    files.pipe_file("posko/in.jsonl", "\n".join([*lines, "{bad"]).encode())
    yield "s3://posko"
    fsspec.filesystem("s3").clear_instance_cache()
    server.stop()


def test_from_a_bucket_to_a_bucket(bucket: str, desk: Desk) -> None:
    files = fsspec.filesystem("s3")
    job = Job(input=f"{bucket}/in.jsonl", output=f"{bucket}/out.jsonl", workers=1, language="en")
    with pytest.raises(Killed):
        scan(job, Dying(at="20"))  # type: ignore[arg-type]
    assert not files.exists("posko/out.jsonl")
    assert open_store(job.output).names() > {"begun.json"}
    ended = scan(job, Echo())  # type: ignore[arg-type]
    assert ended.figures == {"allowed": ROWS, "rejected": 1}
    assert open_store(job.output).names() == set()
    desk.write("in.jsonl", files.cat_file("posko/in.jsonl"))
    desk.scan(desk.folder / "in.jsonl", workers=1)
    assert files.cat_file("posko/out.jsonl") == desk.read()
    assert files.cat_file("posko/out.jsonl.rejected.jsonl") == desk.read("out.jsonl.rejected.jsonl")
    assert files.cat_file("posko/out.jsonl.report.html").startswith(b"<!doctype html>")
    assert scan(job, Echo()).already_done  # type: ignore[arg-type]
    files.pipe_file("posko/out.jsonl", b"somebody's edit")
    assert not scan(job, Echo()).already_done  # type: ignore[arg-type]
