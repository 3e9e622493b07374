"""Where palms are looked for, and how what is found is put together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.perception.photo.hands.palm import Palm, anchors, decode, merged, suppress
from jaganetral.perception.photo.hands.pixels import Photo, Square, matrix_of
from jaganetral.perception.photo.hands.tiles import Face, grid, near_people


@given(st.integers(40, 900), st.integers(40, 900), st.floats(60, 300))
def test_a_grid_covers_the_photo(width, height, side):
    photo = Photo(np.zeros((height, width, 3), np.uint8))
    tiles = list(grid(photo, side, 0.75))
    for x in np.linspace(0, width, 9):
        for y in np.linspace(0, height, 9):
            assert any(
                abs(x - t.x) <= t.side / 2 + 1e-6 and abs(y - t.y) <= t.side / 2 + 1e-6
                for t in tiles
            )


def test_tiles_far_from_everybody_are_left_out_and_near_ones_come_first():
    tiles = [Square(1900, 50, 100), Square(300, 100, 100), Square(110, 100, 100)]
    faces = [Face((75.0, 50.0, 70.0, 100.0))]
    assert near_people(tiles, faces, 3.0) == [tiles[2], tiles[1]]


def test_anchors_are_those_of_the_network():
    assert anchors().shape == (2016, 2)
    assert tuple(anchors()[0]) == tuple(np.float32([0.5 / 24, 0.5 / 24]))


def test_decoding_adds_offsets_to_the_anchor():
    boxes, logits = np.zeros((2016, 18), np.float32), np.full(2016, -9.0, np.float32)
    boxes[5, :4] = 0, 0, 96, 48
    logits[5] = 3
    found, scores = decode(boxes, logits, 0.4)
    x, y = anchors()[5]
    np.testing.assert_allclose(found[0, :4], [x - 0.25, y - 0.125, x + 0.25, y + 0.125], atol=1e-6)
    assert scores.shape == (1,)
    assert scores[0] > 0.9


def test_what_overlaps_becomes_its_weighted_mean():
    rows = np.zeros((3, 18), np.float32)
    rows[:, :4] = [[0, 0, 10, 10], [1, 0, 11, 10], [50, 50, 60, 60]]
    found, scores = suppress(rows, np.array([0.75, 0.25, 0.5], np.float32))
    assert scores.tolist() == [0.75, 0.5]
    np.testing.assert_allclose(found[0, :4], [0.25, 0, 10.25, 10])


def test_palms_of_two_tiles_are_one():
    points = ((5.0, 9.0),) * 7
    palms = [Palm((0, 0, 10, 10), points, 0.9), Palm((0.5, 0, 10.5, 10), points, 0.6)]
    assert len(merged(palms)) == 1
    assert merged([]) == []


@given(
    st.floats(0, 500), st.floats(0, 500), st.floats(20, 400), st.floats(-3.1, 3.1), st.booleans()
)
def test_the_centre_of_a_square_is_the_centre_of_its_cut(x, y, side, angle, flip):
    moved = matrix_of(Square(x, y, side, angle), 224, flip=flip) @ (x, y, 1)
    np.testing.assert_allclose(moved, [112, 112, 1], atol=1e-6)


def test_a_cut_beyond_the_photo_is_black():
    photo = Photo(np.full((100, 100, 3), 255, np.uint8))
    cut = photo.cut(Square(50, 50, 200), 64)[0]
    assert cut[0, 0].tolist() == [0, 0, 0]
    assert cut[32, 32].tolist() == [1, 1, 1]


def test_a_big_photo_is_cut_without_aliasing():
    stripes = np.zeros((1024, 1024, 3), np.uint8)
    stripes[:, ::2] = 255
    cut = Photo(stripes).cut(Square(512, 512, 1024), 64)
    assert abs(float(cut.mean()) - 0.5) < 0.02
    assert float(cut.std()) < 0.05
