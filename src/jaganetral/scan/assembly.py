"""parts → output: the parts are copied one after the other, never more than one in memory."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import BinaryIO, Self, cast

from jaganetral.scan.errors import PartLost
from jaganetral.scan.figures import Figures
from jaganetral.scan.forms import Form
from jaganetral.scan.manifest import REJECTED
from jaganetral.scan.store import Store
from jaganetral.scan.unit import Tally, part_name


class Assembly:
    """The output and the rejects as they grow, part by part, in the order of the input."""

    def __init__(self, store: Store, form: Form) -> None:
        self._store = store
        self._form = form
        self._output = _Hashed(store.create(""))
        self._rejects: _Hashed | None = None
        self.tallies: list[Tally] = []
        self.counts = Figures()
        self.rows = 0
        if form.suffix != ".parquet":
            self._output.write(form.head())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """What was not completed is left for the next run to forget."""
        for written in (self._output, self._rejects):
            if written is not None:
                self._store.leave(written.file)

    def add(self, tally: Tally) -> None:
        """Copy the part of a unit. Raises `PartLost`."""
        self.counts.add(tally.figures)
        self.rows += tally.rows
        tally.figures = Figures()
        self.tallies.append(tally)
        if self._form.suffix != ".parquet" and tally.verdict_bytes:
            self._output.write(self._part(tally, 0, tally.verdict_bytes))
        if tally.reject_bytes:
            if self._rejects is None:
                self._rejects = _Hashed(self._store.create(REJECTED))
            self._rejects.write(self._part(tally, tally.verdict_bytes, tally.reject_bytes))

    def close(self) -> tuple[str, str | None]:
        """SHA-256 of the output and of the rejects (None: there are none)."""
        if self._form.suffix == ".parquet":
            from jaganetral.scan.columnar import join_parquet  # noqa: PLC0415 - needs pyarrow

            join_parquet(self._parts(), cast(BinaryIO, self._output))
        self._store.complete(self._output.file)
        if self._rejects is None:
            return self._output.digest(), None
        self._store.complete(self._rejects.file)
        return self._output.digest(), self._rejects.digest()

    def _parts(self) -> Iterator[bytes]:
        for tally in self.tallies:
            yield self._part(tally, 0, tally.verdict_bytes)

    def _part(self, tally: Tally, start: int, length: int) -> bytes:
        name = part_name(tally.number, tally.key)
        data = self._store.kept(name, start, length)
        if data is None or len(data) != length:
            self._store.drop({name})
            raise PartLost(path=f"{self._store.output}.part/{name}")
        return data


class _Hashed:
    """A file that is written once, and its digest. What pyarrow needs of a file is here too."""

    closed = False

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self._sum = sha256()
        self._place = 0

    def write(self, data: bytes) -> int:
        view = memoryview(data)
        self.file.write(view)
        self._sum.update(view)
        self._place += view.nbytes
        return view.nbytes

    def tell(self) -> int:
        return self._place

    def flush(self) -> None:
        self.file.flush()

    def close(self) -> None:
        """The assembly closes the file."""

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return False

    def digest(self) -> str:
        return self._sum.hexdigest()
