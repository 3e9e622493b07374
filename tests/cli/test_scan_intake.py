"""`scan` takes in foreign exports: lawfully, from a preview on, with threads whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.scan.reading.test_ready_mappings import TELEGRAM, TWEETS


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "posts.json"
    other = {**TWEETS[0], "id": "99", "author": {"username": "orang_lain"}, "author_id": "8",
             "text": "rahasia orang lain \x1b[31m"}  # fmt: skip
    path.write_text(json.dumps({"data": [*TWEETS, other]}))
    (tmp_path / "roster.csv").write_text(
        "platform,account,source,since,actor_kind\nx,@budi,self_declared,,pns\n"
        "x,7,self_declared,,pns\n"
    )
    return path


def lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_a_preview_shows_how_rows_are_understood(run: Run, export: Path) -> None:
    roster = str(export.with_name("roster.csv"))
    before = sorted(export.parent.iterdir())
    call = ("scan", str(export), "--map", "x-api-v2", "--roster", roster, "--preview")
    status, out, err = run(*call)
    assert (status, err) == (0, "")
    assert sorted(export.parent.iterdir()) == before
    said = [line.split() for line in out.splitlines()]
    assert ["at", "2024-10-02T01:02:03+00:00", "created_at"] in said
    assert ["actor_kind", "pns", "(daftar", "Anda)"] in said
    assert ["platform", "x", "(pemetaan)"] in said
    assert "belum ada: at, region" in out
    assert "4 baris ditampilkan; tidak ada yang dinilai atau ditulis." in out
    assert "1 baris lain tidak akan dinilai: akun tidak ada di daftar" in out
    assert "rahasia" not in out
    assert "referenced_tweets[type=retweeted].text" in out


def test_a_preview_of_ones_own_rows_shows_what_is_wrong(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    rows = "".join(f"{n},isi {n} \x1b[31m,ya\n" for n in range(30))
    source.write_text("id,text,on_duty\n,tanpa id,ya\n" + rows)
    status, out, _err = run("scan", str(source), "--preview", "--lang", "en")
    assert status == 0
    assert "would be rejected: id: found None" in out
    assert "20 rows shown" in out
    assert "\x1b" not in out


def test_only_the_roster_is_judged_and_nothing_kept_of_others(run: Run, export: Path) -> None:
    output, roster = export.with_name("out.jsonl"), str(export.with_name("roster.csv"))
    call = ("scan", str(export), "-o", str(output), "--map", "x-api-v2", "--roster", roster)
    status, _out, err = run(*call)
    assert status == 0
    assert "1 baris bukan milik orang yang boleh dinilai" in err
    assert [line["id"] for line in lines(output)] == ["10", "11", "12", "13"]
    for path in export.parent.glob("out.jsonl*"):
        assert "rahasia" not in path.read_text()
        assert "orang_lain" not in path.read_text()
        assert "budi" not in path.read_text()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--map", "x-api-v2"], "berikan --roster BERKAS"),
        (["--map", "x-api"], "tidak ada pemetaan siap pakai bernama demikian; yang ada: meta-"),
        (["--roster", "roster.csv"], "memerlukan --map"),
        (["--map", "x-api-v2", "--roster", "bad.csv"], "bad.csv: baris 2, kolom source"),
        (["--map", "x-api-v2", "--place", "Atlantis"], "--place Atlantis: tempat itu tidak ada"),
        (["--map", "whatsapp", "--roster", "roster.csv"], "mengapa ekspornya sah"),
    ],
)
def test_what_may_not_be_is_one_line_and_2(
    arguments: list[str], says: str, run: Run, export: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(export.parent)
    Path("bad.csv").write_text("platform,account,source\nx,@budi,tebakan\n")
    for way in (["-o", "out.jsonl"], ["--preview"]):
        status, out, err = run("scan", str(export), *way, *arguments)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert says in err
    assert not list(Path().glob("out*"))


def test_an_answer_is_judged_by_what_it_answers(run: Run, tmp_path: Path) -> None:
    """The post of the channel is not judged, but the answer of who is on the roster is read with
    it, though it comes later in the file."""
    first, *rest = TELEGRAM["messages"]
    chat = {**TELEGRAM, "messages": [first, *reversed(rest)]}
    (tmp_path / "result.json").write_text(json.dumps(chat))
    (tmp_path / "roster.csv").write_text("platform,account,source\ntelegram,user7,official\n")
    call = ("scan", str(tmp_path / "result.json"), "-o", str(tmp_path / "out.jsonl"),
            "--map", "telegram-desktop", "--roster", str(tmp_path / "roster.csv"))  # fmt: skip
    status, _out, _err = run(*call, "--lang", "en")
    assert status == 0
    judged = {line["id"]: line for line in lines(tmp_path / "out.jsonl")}
    assert sorted(judged) == ["4242/3", "4242/4"]
    assert "quoted_text was taken from row id 4242/2" in judged["4242/3"]["notes"]
    assert any(signal["source"] == "quoted_text" for signal in judged["4242/3"]["signals"])
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text())
    assert manifest["admission"]["roster"] == "1"


def test_a_private_chat_with_its_basis(run: Run, tmp_path: Path) -> None:
    chat = "21/07/24 20.15 - Bu Rina: Besok coblos nomor 2\n21/07/24 20.16 - Lain: rahasia\n"
    (tmp_path / "chat.txt").write_text(chat)
    (tmp_path / "roster.csv").write_text("platform,account,source\nwhatsapp,Bu Rina,official\n")
    output = tmp_path / "out.jsonl"
    call = ("scan", str(tmp_path / "chat.txt"), "-o", str(output), "--map", "whatsapp",
            "--roster", str(tmp_path / "roster.csv"), "--basis", "participant")  # fmt: skip
    assert run(*call)[0] == 0
    assert [line["id"] for line in lines(output)] == ["1"]
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text())["admission"]["basis"] == (
        "participant"
    )
    assert "rahasia" not in output.read_text()


def test_a_queue_names_accounts_of_the_roster_only(run: Run, export: Path) -> None:
    output, queue = export.with_name("out.jsonl"), export.with_name("queue.jsonl")
    posts = [{**TWEETS[0], "text": "@orang Coblos nomor 2!"}, TWEETS[1]]
    export.write_text(json.dumps({"data": posts}))
    lists = ("--map", "x-api-v2", "--roster", str(export.with_name("roster.csv")))
    assert run("scan", str(export), "-o", str(output), *lists)[0] == 0
    bare = ("triage", str(output), "--input", str(export), "-o", str(queue))
    status, _out, err = run(*bare, "--lang", "en")
    assert (status, "other lists of who may be judged" in err) == (2, True)
    call = ("triage", str(output), "--input", str(export), "-o", str(queue), "--map", "x-api-v2")
    status, _out, err = run(*call)
    assert (status, "--roster" in err) == (2, True)
    assert run(*call, *lists[2:])[0] == 0
    members = [member for item in lines(queue) for member in item["members"]]
    assert {member["account"] for member in members} == {"budi", "7"}
    assert {member["reach"] for member in members} == {9, None}
    assert "@orang" not in queue.read_text()
    assert {item["conduct"]["actor_kind"] for item in lines(queue)} == {"pns"}
