"""A caution on a pose names whose lists forbid it and whose allow it."""

import pytest

from tests.judgement.conftest import Judge


@pytest.mark.parametrize(
    ("gesture", "named"), [("lima jari", "Penjabat Gubernur Jawa Tengah"), ("jempol", "BKN")]
)
def test_a_caution_on_a_pose_names_who_forbids_and_who_allows(
    judge: Judge, gesture: str, named: str
) -> None:
    verdict = judge(
        region="13.71", at="2024-01-15", actor_kind="pns", action="photo", platform="facebook",
        with_contestant=False, gesture=gesture,
    )  # fmt: skip
    assert verdict.verdict == "caution"
    assert named in " ".join(reason.explanation for reason in verdict.reasons)
