"""A bundle proves itself offline, and any tampering with it is found."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from jaganetral.cli.main import main
from jaganetral.custody.canonical import canonical
from jaganetral.custody.chain import NOTHING, link_hash
from jaganetral.custody.checkpoint import Checkpoint
from jaganetral.custody.entry import Entry
from jaganetral.custody.errors import NotABundle
from jaganetral.custody.merkle import Tree, path
from jaganetral.custody.signing import SigningKey, fingerprint
from jaganetral.custody.verifying import verify_bundle
from jaganetral.portal.evidence import keeping, study
from jaganetral.portal.evidence.bundling import write_bundle
from jaganetral.portal.evidence.errors import NotNow
from jaganetral.portal.evidence.models import Folder
from jaganetral.portal.evidence.quarantine import look_at_waiting
from jaganetral.portal.people.errors import Refused
from jaganetral.portal.trail import checkpoints
from jaganetral.portal.trail.actions import record
from tests.custody.authority import Authority, authority
from tests.portal.evidence.conftest import Receive, chat, photo

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    with authority(tmp_path_factory.mktemp("tsa")) as one:
        yield one


@pytest.fixture
def stamping(settings: Any, tsa: Authority) -> Authority:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"tsa_url": tsa.url, "tsa_roots": tsa.root_file}
    )
    return tsa


@pytest.fixture
def made(request: pytest.FixtureRequest, tsa: Authority, settings: Any, tmp_path: Path) -> Path:
    """A bundle with originals: a photo and a chat, other work before, between and after them.

    It is made once; each test gets its own copy, and the key.
    """
    bundle, key = tmp_path / "berkas.zip", Path(settings.TRAIL_FOLDER) / "key.pem"
    if not _MADE:
        for name in ("office", "stamping"):
            request.getfixturevalue(name)
        _make(request, bundle)
        _MADE["bundle"], _MADE["key"] = bundle.read_bytes(), key.read_bytes()
    else:
        key.parent.mkdir(parents=True)
        key.touch(0o600)
        key.write_bytes(_MADE["key"])
        bundle.write_bytes(_MADE["bundle"])
    return bundle


_MADE: dict[str, bytes] = {}


def _make(request: pytest.FixtureRequest, bundle: Path) -> None:
    receive = request.getfixturevalue("receive")
    for at in range(5):
        record("case.moved", by=None, about=f"case:{at}")
    receive(photo())
    record("case.moved", by=None, about="case:0")
    receive(chat())
    look_at_waiting()
    with bundle.open("wb") as file:
        write_bundle(
            request.getfixturevalue("office").reviewer, request.getfixturevalue("folder"), file,
            originals=True,
        )  # fmt: skip


def members(bundle: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(bundle) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(bundle: Path, them: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in them.items():
            file.writestr(name, content)
    return bundle


def weights(bundle: Path, **given: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"proven": set(), "altered": set(), "open": set()}
    for one in verify_bundle(bundle, **given).findings:
        found[one.weight].add(one.code)
    return found


WHOLE = {
    "manifest_signed", "members_whole", "checkpoints_signed", "entries_hold",
    "custody_without_gap", "openings_right", "exhibit_as_received",
}  # fmt: skip


def test_a_bundle_proves_itself_and_says_what_it_does_not(made: Path) -> None:
    assert weights(made) == {
        "proven": WHOLE,
        "altered": set(),
        "open": {"compare_key", "compare_root", "not_the_world"},
    }


def test_with_key_and_root_given_all_is_proven(made: Path, tsa: Authority) -> None:
    key = fingerprint(checkpoints.key().public)
    found = weights(made, key=key, roots=[tsa.root])
    assert found["proven"] == WHOLE | {"key_is_the_one", "stamped"}
    assert found["open"] == {"not_the_world"}


def test_it_needs_nothing_of_the_installation(made: Path, tmp_path: Path) -> None:
    """Neither Django nor a data folder: another process, in an empty environment."""
    code = (
        "import sys\nfrom jaganetral.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nfinally:\n    assert 'django' not in sys.modules\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, "evidence", "verify", str(made), "--lang", "en"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path),
             "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert "bit for bit" in ended.stdout
    assert "Compare this fingerprint" in ended.stdout
    assert "Nothing was altered." in ended.stdout


def test_without_an_authority_it_says_so(
    office: SimpleNamespace, folder: Folder, receive: Receive, tmp_path: Path
) -> None:
    receive()
    bundle = tmp_path / "berkas.zip"
    with bundle.open("wb") as file:
        write_bundle(office.auditor, folder, file)
    found = weights(bundle)
    assert "no_stamp" in found["open"]
    assert "exhibit_not_included" in found["open"]
    assert not found["altered"]


def test_an_authority_that_is_down_holds_no_bundle_up(
    office: SimpleNamespace, folder: Folder, receive: Receive, settings: Any, tsa: Authority
) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(
        update={"tsa_url": "http://127.0.0.1:9/", "tsa_roots": tsa.root_file}
    )
    receive()
    file = io.BytesIO()
    write_bundle(office.reviewer, folder, file)
    assert "manifest.json" in zipfile.ZipFile(file).namelist()


def test_a_redacted_bundle_shows_what_was_released_and_no_name(
    office: SimpleNamespace, folder: Folder, receive: Receive, tmp_path: Path
) -> None:
    shown, hidden = receive(name="rapat di rumah Siti.jpg"), receive(chat(), "obrolan Siti.zip")
    look_at_waiting()
    shown.refresh_from_db()
    study.release(office.reviewer, shown, [(1, 100, 100, 500, 500)])
    bundle = tmp_path / "berkas.zip"
    with bundle.open("wb") as file:
        write_bundle(office.reviewer, folder, file)
    found = weights(bundle)
    assert not found["altered"]
    assert {"exhibit_only_redacted", "exhibit_not_included"} <= found["open"]
    them = members(bundle)
    assert not any(b"Siti" in content for content in them.values())
    assert [name for name in them if name.startswith("exhibits/")] == [f"exhibits/{shown.pk}/1.jpg"]
    assert str(hidden.pk) in them["manifest.json"].decode()
    assert them["ringkasan.pdf"].startswith(b"%PDF")


def test_an_erased_exhibit_leaves_the_proof_of_the_others_whole(
    office: SimpleNamespace, folder: Folder, receive: Receive, tmp_path: Path
) -> None:
    kept, gone = receive(), receive(chat(), "obrolan.zip")
    sha256 = gone.sha256
    keeping.erase(office.decision_maker, gone, basis="asked", ground="permintaan")
    bundle = tmp_path / "berkas.zip"
    with bundle.open("wb") as file:
        write_bundle(office.reviewer, folder, file, originals=True)
    found = weights(bundle)
    assert not found["altered"]
    assert {"exhibit_erased", "exhibit_as_received"} <= found["proven"]
    for content in members(bundle).values():
        assert sha256.encode() not in content
    assert kept.sha256


def test_only_who_may_export_gets_one(
    office: SimpleNamespace, folder: Folder, receive: Receive
) -> None:
    receive()
    for person in (office.intake_officer, office.ppk, office.employee, office.stranger):
        with pytest.raises(Refused):
            write_bundle(person, folder, io.BytesIO())


def test_an_empty_folder_has_no_bundle(office: SimpleNamespace, folder: Folder) -> None:
    with pytest.raises(NotNow):
        write_bundle(office.reviewer, folder, io.BytesIO())


# --- tampering ----------------------------------------------------------------------------------


def _lines(them: dict[str, bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in them["entries.jsonl"].splitlines()]


def _put(them: dict[str, bytes], lines: list[dict[str, Any]]) -> None:
    them["entries.jsonl"] = b"".join(canonical(line) + b"\n" for line in lines)


def _tampered(them: dict[str, bytes]) -> None:
    lines = _lines(them)
    lines[1]["entry"]["details"] = {"size": 1}
    _put(them, lines)


def _truncated_log(them: dict[str, bytes]) -> None:
    _put(them, _lines(them)[:-1])


def _cut_line(them: dict[str, bytes]) -> None:
    them["entries.jsonl"] = them["entries.jsonl"][:-20]


def _reordered(them: dict[str, bytes]) -> None:
    lines = _lines(them)
    lines[0], lines[1] = lines[1], lines[0]
    _put(them, lines)


def _left_out(them: dict[str, bytes]) -> None:
    _put(them, [line for line in _lines(them) if line["entry"]["what"] != "exhibit.looked_at"])


def _swapped_file(them: dict[str, bytes]) -> None:
    name = next(name for name in them if name.endswith("original.jpg"))
    them[name] = photo(size=(500, 300))


def _added(them: dict[str, bytes]) -> None:
    them["exhibits/baru.jpg"] = photo()


def _removed(them: dict[str, bytes]) -> None:
    del them[next(name for name in them if name.endswith("original.jpg"))]


def _other_opening(them: dict[str, bytes]) -> None:
    told = json.loads(them["openings.json"])
    for many in told.values():
        for one in many:
            one["value"] = one["value"][::-1]
    them["openings.json"] = canonical(told)


def _other_manifest(them: dict[str, bytes]) -> None:
    told = json.loads(them["manifest.json"])
    told["made_at"] = "2020-01-01T00:00:00.000000Z"
    them["manifest.json"] = canonical(told)


def _no_signature(them: dict[str, bytes]) -> None:
    del them["manifest.sig"]


def _other_stamp(them: dict[str, bytes]) -> None:
    name = next(name for name in them if name.endswith(".tsr"))
    changed = bytearray(them[name])
    changed[len(changed) // 3] ^= 0xFF
    them[name] = bytes(changed)


def _resigned(change: Callable[[dict[str, bytes]], None]) -> Callable[[dict[str, bytes]], None]:
    """The forger makes everything consistent again, with a key of their own."""

    def forge(them: dict[str, bytes]) -> None:
        change(them)
        _sign(them, FORGER)

    return forge


FORGER = SigningKey.kept(Path(__import__("tempfile").mkdtemp()) / "key.pem")


def _sign(them: dict[str, bytes], key: SigningKey) -> None:
    import hashlib

    told = json.loads(them["manifest.json"])
    told["key"] = key.public.hex()
    told["members"] = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in them.items() if name not in ("manifest.json", "manifest.sig")
    }  # fmt: skip
    steps: dict[str, int] = {}
    for line in _lines(them):
        steps[line["entry"]["about"]] = line["link"]["step"]
    told["subjects"] = steps
    them["manifest.json"] = canonical(told)
    them["manifest.sig"] = key.sign(them["manifest.json"]).hex().encode()


def _rewritten(them: dict[str, bytes]) -> None:
    """An entry says something else; links, paths, checkpoint and manifest follow, consistently."""
    lines = _lines(them)
    lines[1]["entry"]["what"] = "exhibit.shared"
    last: dict[str, bytes] = {}
    hashes = []
    for number, line in enumerate(lines, start=1):
        entry = Entry(**line["entry"])
        before = last.get(entry.about, NOTHING)
        previous = hashes[-1] if hashes else NOTHING
        made = link_hash(number, previous, entry.digest(), line["link"]["step"], before)
        line["link"] |= {
            "number": number, "previous": previous.hex(), "step_previous": before.hex(),
            "hash": made.hex(),
        }  # fmt: skip
        last[entry.about] = made
        hashes.append(made)
    for at, line in enumerate(lines):
        line["path"] = [one.hex() for one in path(hashes, at)]
        line["checkpoint"] = len(lines)
    _put(them, lines)
    told = json.loads(them["manifest.json"])
    point = Checkpoint(
        told["chain"], told["origin"], len(lines), 0, told["made_at"], hashes[-1].hex(),
        Tree(hashes).root().hex(), "",
    ).statement()  # fmt: skip
    them["checkpoints.jsonl"] = (
        json.dumps({"statement": point.decode(), "signature": FORGER.sign(point).hex()}) + "\n"
    ).encode()
    told["stamps"] = {}
    them["manifest.json"] = canonical(told)
    _sign(them, FORGER)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_tampered, "entry_changed"),
        (_truncated_log, "steps_missing"),
        (_cut_line, "unreadable"),
        (_reordered, "step_missing"),
        (_left_out, "step_missing"),
        (_swapped_file, "exhibit_swapped|member_changed"),
        (_added, "member_added"),
        (_removed, "member_missing"),
        (_other_opening, "opening_wrong"),
        (_other_manifest, "bad_signature"),
        (_no_signature, "no_signature"),
        (_other_stamp, "stamp_refused"),
        # whoever signs again with a key of their own is found by what they cannot sign
        (_resigned(_tampered), "entry_changed"),
        (_resigned(_truncated_log), "checkpoint_not_signed"),
        (_resigned(_reordered), "step_missing"),
        (_resigned(_swapped_file), "exhibit_swapped"),
        (_resigned(_other_opening), "opening_wrong"),
        (_resigned(_other_stamp), "checkpoint_not_signed"),
    ],
)
def test_tampering_is_found(
    made: Path, change: Callable[[dict[str, bytes]], None], code: str, capsys: Any
) -> None:
    them = members(made)
    change(them)
    zipped(made, them)
    assert set(code.split("|")) & weights(made)["altered"], weights(made)
    with pytest.raises(SystemExit) as ended:
        main(["evidence", "verify", str(made), "--lang", "en"])
    assert ended.value.code == 1
    assert "ALTERED" in capsys.readouterr().out


def test_a_bundle_that_was_written_anew_is_found_by_the_published_key(made: Path) -> None:
    """All of it is consistent: nothing in it can tell, so a person is asked to compare the key."""
    published = fingerprint(checkpoints.key().public)
    them = members(made)
    _rewritten(them)
    zipped(made, them)
    alone = weights(made)
    assert "compare_key" in alone["open"]
    assert "another_key" in weights(made, key=published)["altered"]


def test_a_stamp_of_a_false_authority_is_found_by_the_true_root(
    made: Path, tsa: Authority, tmp_path: Path
) -> None:
    """Whoever holds the key can have a checkpoint stamped elsewhere; its root is not the one."""
    from jaganetral.custody.checkpoint import stamped_message
    from jaganetral.custody.stamping import ask

    with authority(tmp_path / "false", "Otoritas Palsu") as false:
        them = members(made)
        name = next(name for name in them if name.endswith(".tsr"))
        point = json.loads(them["checkpoints.jsonl"].splitlines()[-1])
        message = stamped_message(point["statement"].encode(), bytes.fromhex(point["signature"]))
        them[name] = ask(false.url, message, [false.root])
        them["stamps/certificates.pem"] = false.root
        _sign(them, checkpoints.key())
        zipped(made, them)
    found = weights(made)
    assert not found["altered"]
    assert "compare_root" in found["open"]
    assert "stamp_refused" in weights(made, roots=[tsa.root])["altered"]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_bundle_that_is_cut_off_is_none(made: Path, share: float) -> None:
    whole = made.read_bytes()
    made.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(NotABundle):
        verify_bundle(made)
    with pytest.raises(SystemExit) as ended:
        main(["evidence", "verify", str(made)])
    assert ended.value.code == 2


def test_a_bomb_in_a_bundle_is_not_unpacked(made: Path) -> None:
    them = members(made)
    them["ringkasan.pdf"] = bytes(300_000_000)
    zipped(made, them)
    del them
    assert weights(made)["altered"] == {"archive_bomb"}


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"halo"])
def test_what_is_no_bundle_is_told(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "x.zip"
    other.write_bytes(content)
    with pytest.raises(NotABundle):
        verify_bundle(other)


def test_any_flipped_byte_is_found(made: Path) -> None:
    """Every 997th byte of the file, one at a time."""
    whole = made.read_bytes()
    unseen = []
    for at in range(0, len(whole), 997):
        changed = bytearray(whole)
        changed[at] ^= 0x20
        made.write_bytes(bytes(changed))
        try:
            if verify_bundle(made).intact:
                unseen.append(at)
        except NotABundle:
            pass
    made.write_bytes(whole)
    # A zip file says some things twice, and names dates that nobody reads: those may differ.
    with zipfile.ZipFile(made) as file:
        content = [(one.header_offset + 30 + len(one.filename), one) for one in file.infolist()]
    for at in unseen:
        assert not any(start + 20 <= at < start + one.compress_size for start, one in content), at


def test_many_entries_are_read_by_parts(
    office: SimpleNamespace, folder: Folder, receive: Receive, tmp_path: Path
) -> None:
    exhibit = receive()
    for _at in range(1_500):
        record("exhibit.shared", by=None, about=exhibit.about, organisation=office.here)
    bundle = tmp_path / "berkas.zip"
    with bundle.open("wb") as file:
        write_bundle(office.reviewer, folder, file)
    report = verify_bundle(bundle)
    assert report.intact
    # receipt, 1,500 more, and the making of the bundle for the exhibit and its folder
    assert {"many": 1_503} in [one.data for one in report.findings if one.code == "entries_hold"]
