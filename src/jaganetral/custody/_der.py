"""The certificates in a time-stamping answer, put in the order that DER asks for.

OpenSSL and authorities built on it write the set of certificates in the order of the chain; strict
readers refuse that (X.690, 11.6 wants a set sorted). No signature covers this set, and sorting it
changes no length, so it is done in place before the answer is decoded.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["certificates_sorted"]

SEQUENCE, CONTEXT_0 = 0x30, 0xA0


def certificates_sorted(answer: bytes) -> bytes:
    """The answer with sorted certificates; what is no such answer comes back as it is."""
    try:
        return _sorted(answer)
    except (IndexError, StopIteration, ValueError):
        return answer


def _sorted(answer: bytes) -> bytes:
    whole = next(_parts(answer, 0, len(answer)))
    token = [one for one in _parts(answer, *whole[2:]) if one[0] == SEQUENCE][1]
    content = next(one for one in _parts(answer, *token[2:]) if one[0] == CONTEXT_0)
    signed = next(_parts(answer, *content[2:]))
    found = next(one for one in _parts(answer, *signed[2:]) if one[0] == CONTEXT_0)
    each = sorted(answer[start:end] for _tag, start, _in, end in _parts(answer, *found[2:]))
    return answer[: found[2]] + b"".join(each) + answer[found[3] :]


def _parts(data: bytes, start: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Tag, start, start of the content, and end of each element between two places."""
    while start < end:
        at, size = start + 2, data[start + 1]
        if size & 0x80:
            many = size & 0x7F
            if not 1 <= many <= 4:
                raise ValueError("a length of another form")
            size = int.from_bytes(data[at : at + many], "big")
            at += many
        if at + size > end:
            raise ValueError("an element longer than what holds it")
        yield data[start], start, at, at + size
        start = at + size
