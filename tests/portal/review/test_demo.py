"""The made-up queue of a demonstration, and the commands beside the pages."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from jaganetral.cli.review import export_command, import_command
from jaganetral.portal.people import demo as people
from jaganetral.portal.people.errors import NotADemonstration
from jaganetral.portal.review import demo
from jaganetral.portal.review.models import Golden, Item

from .conftest import decide, file_of, row


def test_a_demonstration_has_items_in_every_state_and_flags_no_right(
    db: None, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NotADemonstration):
        demo.make()
    monkeypatch.setattr("django.conf.settings.ENVIRONMENT", SimpleNamespace(demo=True,
                        rulebook=None, contestants=None))  # fmt: skip
    people.make()
    many = demo.make()
    assert demo.make() == many > 10
    assert {one.state for one in Item.objects.all()} >= {"open", "held", "agreed", "disputed"}
    assert not Item.objects.filter(stratum="flagged", verdict="allowed").exists()
    assert Golden.objects.exists()


def test_a_file_is_taken_in_and_labels_are_given_out_by_commands(
    desk: SimpleNamespace, tmp_path: Path
) -> None:
    queue = tmp_path / "antrean.jsonl"
    queue.write_bytes(file_of([row(1), "rusak", row(2)]).getvalue())
    run = CliRunner().invoke
    done = run(import_command, [str(queue), "--organisation", desk.here.name, "--lang", "id"])
    assert done.exit_code == 0, done.output
    assert "2 butir dimasukkan" in done.output
    aside = (tmp_path / "antrean.jsonl.rejected.jsonl").read_text(encoding="utf-8")
    assert '"line":2' in aside
    assert "rusak" not in aside
    for who in desk.reviewers[:2]:
        decide(who, Item.objects.order_by("-place")[0])
    out = tmp_path / "label.jsonl"
    done = run(export_command, ["--organisation", str(desk.here.pk), "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize("named", ["Entah", "999999"])
def test_a_wrong_call_ends_in_one_line(desk: SimpleNamespace, tmp_path: Path, named: str) -> None:
    done = CliRunner().invoke(import_command, [str(tmp_path), "--organisation", named])
    assert done.exit_code == 2
    assert desk.here.name in done.output
    done = CliRunner().invoke(import_command, [str(tmp_path), "--organisation", desk.here.name])
    assert done.exit_code == 2
    assert str(tmp_path) in done.output
