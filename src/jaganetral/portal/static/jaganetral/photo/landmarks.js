// Twenty-one points of a hand, and looking at it again: landmarks.py and looks.py.
//
// A look is {points: [[x, y, z] × 21] in photo pixels, presence, right}.

import { squareOfPalm } from "./palm.js";
import { inverse, matrixOf } from "./pixels.js";

const SIZE = 224;
const STEADY = [0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18]; // points that do not swing with the tips
const GROW = 2;
const SHIFT = 0.1;
const INSIDE = 0.7; // a hand of which this share lies within a surer one is the same, seen worse
const LEAST_SIDE = 8;

/** Show the network a turned square; with `flip`, mirrored, and the answer mirrored back. */
export function look(networks, photo, square, flip = false) {
  const [points, presence, right] = networks.run("landmark", photo.cut(square, SIZE, flip), SIZE);
  const [a, b, c, d, e, f] = inverse(matrixOf(square, SIZE, flip));
  const placed = [];
  for (let k = 0; k < 63; k += 3) {
    const [x, y, z] = points.slice(k, k + 3);
    placed.push([a * x + b * y + c, d * x + e * y + f, z * (square.side / SIZE)]);
  }
  return { points: placed, presence: presence[0], right: flip ? 1 - right[0] : right[0] };
}

/** The square round a known hand, after `hand_landmarks_to_rect` of mediapipe 0.10.21. */
export function squareOf(points) {
  const middle = [0, 1].map((k) => ((points[6][k] + points[14][k]) / 2 + points[10][k]) / 2);
  const angle = Math.PI / 2 - Math.atan2(points[0][1] - middle[1], middle[0] - points[0][0]);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const turned = STEADY.map((k) => [
    c * points[k][0] + s * points[k][1], -s * points[k][0] + c * points[k][1],
  ]);
  const range = [0, 1].map((k) => {
    const values = turned.map((point) => point[k]);
    return [Math.min(...values), Math.max(...values)];
  });
  const [wide, high] = range.map(([low, top]) => top - low);
  const x = (range[0][0] + range[0][1]) / 2;
  const y = (range[1][0] + range[1][1]) / 2 - SHIFT * high;
  return { x: c * x - s * y, y: s * x + c * y, side: Math.max(wide, high) * GROW, angle };
}

/** One look at each palm; those where the network sees no hand are left out, as are doubles. */
export async function firstLooks(networks, photo, palms, presence, pause) {
  const found = [];
  for (const palm of palms) {
    const seen = look(networks, photo, squareOfPalm(palm));
    if (seen.presence >= presence && squareOf(seen.points).side >= LEAST_SIDE) found.push(seen);
    await pause();
  }
  const rank = (seen) => seen.presence * Math.sqrt(sizeOf(seen));
  found.sort((one, two) => rank(two) - rank(one));
  const kept = [];
  for (const one of found) if (!kept.some((other) => same(one, other))) kept.push(one);
  return kept;
}

/** Whether the smaller of the boxes lies in the other one for the most part. */
function same(one, two) {
  const [x0, y0, w0, h0] = extent(one);
  const [x1, y1, w1, h1] = extent(two);
  const wide = Math.min(x0 + w0, x1 + w1) - Math.max(x0, x1);
  const high = Math.min(y0 + h0, y1 + h1) - Math.max(y0, y1);
  return wide > 0 && high > 0 && wide * high > INSIDE * Math.min(w0 * h0, w1 * h1);
}

/** The same hand in a crop of other size and turn: [scale, degrees, mirrored]. */
export function again(networks, photo, first, [scale, degrees, flip]) {
  const square = squareOf(first.points);
  const turned = {
    ...square, side: square.side * scale, angle: square.angle + (degrees * Math.PI) / 180,
  };
  return look(networks, photo, turned, flip);
}

/** x, y, width, height of the points, in photo pixels. */
export function extent({ points }) {
  const [xs, ys] = [0, 1].map((k) => points.map((point) => point[k]));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
}

/** How big a hand is in the photo: twice its palm, in pixels, so that a fist counts as much. */
export function sizeOf({ points: p }) {
  const far = (one, two) => Math.hypot(p[one][0] - p[two][0], p[one][1] - p[two][1]);
  return 2 * Math.max(far(5, 0), far(9, 0), far(13, 0), far(17, 0), 1.3 * far(5, 17));
}
