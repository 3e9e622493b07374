"""The parts of a proof: one form for each value, trees, chains, keys, statements."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jaganetral.custody.canonical import canonical
from jaganetral.custody.chain import NOTHING, Broken, Link, follow, link_hash
from jaganetral.custody.checkpoint import BadStatement, Checkpoint
from jaganetral.custody.entry import Entry, Opening, commitment, new_salt
from jaganetral.custody.errors import BadKey, NotCanonical
from jaganetral.custody.merkle import Tree, path, root_from_path
from jaganetral.custody.signing import SigningKey, fingerprint, same_fingerprint, signed

texts = some.text(some.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
values = some.recursive(
    some.none() | some.booleans() | some.integers(-(2**53) + 1, 2**53 - 1) | texts,
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(some.text("abc_", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(values)
def test_a_value_has_one_form_and_comes_back_from_it(value: Any) -> None:
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written


@pytest.mark.parametrize(
    "value", [0.5, float("nan"), 2**53, "\0", "\ud800", {1: 2}, {"é": 1}, b"x", object()]
)
def test_what_has_more_than_one_form_is_refused(value: Any) -> None:
    with pytest.raises(NotCanonical):
        canonical({"value": value} if not isinstance(value, dict) else value)


def test_nesting_has_an_end() -> None:
    deep: Any = 1
    for _ in range(20):
        deep = [deep]
    with pytest.raises(NotCanonical):
        canonical(deep)


def leaves(many: int) -> list[bytes]:
    return [bytes([at]) * 32 for at in range(many)]


@pytest.mark.parametrize("many", [1, 2, 3, 4, 5, 7, 8, 9, 31, 33])
def test_each_leaf_leads_to_the_root_and_to_no_other_place(many: int) -> None:
    them = leaves(many)
    root = Tree(them).root()
    for at, leaf in enumerate(them):
        way = path(them, at)
        assert root_from_path(leaf, at, many, way) == root
        for elsewhere in range(many):
            if elsewhere != at:
                assert root_from_path(leaf, elsewhere, many, way) != root
        assert root_from_path(b"\xff" * 32, at, many, way) != root
        assert root_from_path(leaf, at, many, [*way, root]) is None
        assert root_from_path(leaf, many, many, way) is None


def test_the_root_is_the_one_of_the_standard() -> None:
    """RFC 9162's test vectors: the roots of a tree of one empty leaf, and of no leaf."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert Tree().root().hex() == empty
    assert Tree([b""]).root().hex() == one


def chain(many: int) -> list[Link]:
    links, previous = [], b"o" * 32
    for number in range(1, many + 1):
        entry = bytes([number]) * 32
        made = link_hash(number, previous, entry, number, previous if links else NOTHING)
        links.append(Link(number, previous, entry, number, previous if links else NOTHING, made))
        previous = made
    return links


@pytest.mark.parametrize(
    ("how", "broken"),
    [
        (lambda them: them, []),
        (lambda them: them[1:], [2]),
        (lambda them: [*them[:3], *them[4:]], [5]),
        (lambda them: [them[1], them[0], *them[2:]], [2, 1, 3]),
        (lambda them: [*them[:2], _other(them[2]), *them[3:]], [3]),
    ],
)
def test_a_chain_is_followed_link_by_link(how: Any, broken: list[int]) -> None:
    found = [
        one.number for one in follow(how(chain(6)), b"o" * 32) if isinstance(one, Broken)
    ]  # fmt: skip
    assert found == broken


def _other(link: Link) -> Link:
    return Link(link.number, link.previous, b"z" * 32, link.step, link.step_previous, link.hash)


def test_a_commitment_hides_and_binds() -> None:
    one, two = new_salt(), new_salt()
    assert commitment("name", "Siti", one) != commitment("name", "Siti", two)
    assert commitment("name", "Siti", one) != commitment("place", "Siti", one)
    assert Opening("name", one.hex(), "Siti").commitment() == commitment("name", "Siti", one)


def test_every_part_of_an_entry_is_in_its_digest() -> None:
    told: dict[str, Any] = {
        "id": "1", "at": "2026-01-01T00:00:00.000000Z", "what": "case.moved", "by": "person:1",
        "about": "case:1", "organisation": "", "details": {"a": 1}, "private": {},
    }  # fmt: skip
    digests = {Entry(**told).digest()}
    others: dict[str, Any] = {
        "id": "2", "at": "x", "what": "y", "by": "", "about": "z", "organisation": "o",
        "details": {}, "private": {"a": "b"},
    }  # fmt: skip
    for name, other in others.items():
        digests.add(Entry(**told | {name: other}).digest())
    assert len(digests) == 9


def test_the_key_is_made_once_and_is_nobody_elses(tmp_path: Path) -> None:
    place = tmp_path / "new" / "key.pem"
    key = SigningKey.kept(place)
    assert SigningKey.kept(place).public == key.public
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    signature = key.sign(b"told")
    assert signed(key.public, signature, b"told")
    assert not signed(key.public, signature, b"told otherwise")
    assert not signed(b"short", signature, b"told")
    assert same_fingerprint(key.public, fingerprint(key.public).upper())
    assert not same_fingerprint(key.public, "")
    place.chmod(0o644)
    with pytest.raises(BadKey, match="chmod 600"):
        SigningKey.kept(place)
    other = tmp_path / "other.pem"
    other.write_text("no key")
    other.chmod(0o600)
    with pytest.raises(BadKey, match="PEM"):
        SigningKey.kept(other)


POINT = Checkpoint("c", "0" * 64, 5, 2, "2026-01-01T00:00:00.000000Z", "1" * 64, "2" * 64, "")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "another"}, {"number": 2}, {"number": "5"}, {"number": True}, {"head": "xyz"},
        {"more": 1}, {"origin": 1}, {"at": None},
    ],
)  # fmt: skip
def test_a_statement_that_is_none_is_refused(change: dict[str, Any]) -> None:
    assert Checkpoint.read(POINT.statement()) == POINT
    told = json.loads(POINT.statement()) | change
    with pytest.raises(BadStatement):
        Checkpoint.read(canonical(told))
    with pytest.raises(BadStatement, match="canonical"):
        Checkpoint.read(json.dumps(json.loads(POINT.statement())).encode())
