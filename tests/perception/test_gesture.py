"""Poses in words."""

from __future__ import annotations

import pytest

from jaganetral.perception import read_gesture

ROWS = [
    ("dua jari", ["number:2"]),
    ("salam 2 jari", ["number:2"]),
    ("2jari", ["number:2"]),
    ("pose peace", ["number:2"]),
    ("simbol V", ["number:2"]),
    ("telunjuk dan jari tengah", ["number:2"]),
    ("✌️", ["number:2"]),
    ("telunjuk", ["number:1"]),
    ("satu jari telunjuk", ["number:1"]),
    ("☝🏽", ["number:1"]),
    ("tiga jari", ["number:3"]),
    ("simbol W", ["number:3"]),
    ("empat jari", ["number:4"]),
    ("angka 5", ["number:5"]),
    ("jempol", ["thumb_up"]),
    ("acungan jempol", ["thumb_up"]),
    ("mengacungkan jempol ke atas", ["thumb_up"]),
    ("👍", ["thumb_up"]),
    ("simbol ok", ["ok"]),
    ("👌", ["ok"]),
    ("metal", ["metal"]),
    ("salam metal", ["metal"]),
    ("jempol, telunjuk dan kelingking", ["metal"]),
    ("jempol dan kelingking", ["phone"]),
    ("telepon", ["phone"]),
    ("pistol", ["pistol"]),
    ("jempol dan telunjuk seperti menembak", ["pistol"]),
    ("huruf L", ["pistol"]),
    ("sarangheo", ["finger_heart"]),
    ("hati Korea", ["finger_heart"]),
    ("finger heart", ["finger_heart"]),
    ("dua tangan membentuk hati", ["heart"]),
    ("simbol love", ["heart"]),
    ("kepal", ["fist"]),
    ("tangan mengepal", ["fist"]),
    ("salam komando", ["fist"]),
    ("lima jari", ["palm"]),
    ("telapak tangan terbuka", ["palm"]),
    ("melambaikan tangan", ["palm"]),
    ("tangan terkatup", ["palms_together"]),
    ("🙏", ["palms_together"]),
    ("silang dada", ["arms_crossed"]),
    ("lengan disilangkan", ["arms_crossed"]),
    ("huruf C", ["unsure"]),
    ("mengacungkan jari", ["unsure"]),
    ("dua jari lalu jempol", ["number:2", "thumb_up"]),
    ("berfoto tanpa gestur jari", []),
    ("tidak mengacungkan jempol", []),
    ("berdiri biasa", []),
    ("", []),
]


@pytest.mark.parametrize(("words", "values"), ROWS, ids=[r[0] for r in ROWS])
def test_poses(words, values):
    assert [s.value for s in read_gesture(words)] == values


def test_a_pose_quotes_its_words():
    (signal,) = read_gesture("ikut mengacungkan Dua Jari di foto")
    assert signal.text == "Dua Jari"
    assert signal.source == "gesture"
