"""A parent is found wherever in the input it stands."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from jaganetral.scan.reading import open_source, parents
from jaganetral.scan.reading.parent_index import Parents
from tests.scan.reading.conftest import Shelf, jsonl


@pytest.fixture
def thread(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("jaganetral.scan.reading.parent_index.PIECE", 200)
    rows = [
        {"id": "a", "in_reply_to": "last", "text": "setuju"},
        {"id": "b", "in_reply_to": "last", "text": "setuju", "quoted_text": "lain"},
        {"id": "c", "in_reply_to": "nowhere", "text": "setuju"},
        *({"id": str(i), "text": "isi"} for i in range(200)),
        {"id": "d", "in_reply_to": "a"},
        {"id": "last", "text": "Dukung paslon 2"},
        {"id": "last", "text": "Dukung paslon 3"},
    ]
    return shelf.put("posts.jsonl", jsonl(rows))


def check(index: Parents, path: Path) -> None:
    source = open_source(path)
    assert index.words_for() == {1: ("last", "Dukung paslon 2"), 204: ("a", "setuju")}
    pieces = source.pieces(200)
    assert len(pieces) > 10
    assert index.words_for(pieces[0]) == {1: ("last", "Dukung paslon 2")}
    assert index.words_for(pieces[-2]) | index.words_for(pieces[-1]) == {204: ("a", "setuju")}
    assert len(index) == 2


def test_before_and_after_in_any_piece(thread: Path) -> None:
    with parents(open_source(thread)) as index:
        check(index, thread)
        folder = Path(index._folder.name)
    assert not folder.exists()


def test_other_processes_may_do_the_reading(thread: Path) -> None:
    with (
        ProcessPoolExecutor(2, get_context("forkserver")) as pool,
        parents(open_source(thread), stream=pool.map) as index,
    ):
        check(index, thread)


def test_a_mapping_names_what_is_answered(shelf: Shelf) -> None:
    mapping = shelf.mapping("fields: {id: n, text: t, in_reply_to: {columns: [g, p], join: /}}")
    path = shelf.put("a.csv", "n,t,g,p\n9/1,a,,\n2,b,9,1\n")
    with parents(open_source(path, mapping=mapping), mapping) as index:
        assert index.words_for() == {3: ("9/1", "a")}


def test_memory_stays_level(shelf: Shelf) -> None:
    import tracemalloc

    rows = [
        {"id": str(i), "text": "x" * 500, "in_reply_to": str((i * 7919) % 20_000)}
        for i in range(20_000)
    ]
    source = open_source(shelf.put("a.jsonl", jsonl(rows)))
    tracemalloc.start()
    with parents(source) as index:
        assert len(index) == 20_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 << 20, sys.getsizeof(rows)
