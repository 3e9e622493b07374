// Where to look for palms, as in tiles.py for a photo in which no face was sought: the whole photo,
// the photo with a margin, a coarse grid, and tiles sized by the hands that were found.

import { merged, palmsIn } from "./palm.js";

/** Upright squares that cover the photo, neighbours `step` sides apart or closer. */
export function grid(photo, side, step) {
  const centres = (length) => {
    if (length <= side) return [length / 2];
    const count = Math.ceil((length - side) / (side * step)) + 1;
    return Array.from({ length: count }, (_, k) => side / 2 + (k * (length - side)) / (count - 1));
  };
  return centres(photo.height).flatMap((y) =>
    centres(photo.width).map((x) => ({ x, y, side, angle: 0 })));
}

function sized(photo, side, plan) {
  const real = Math.max(side, plan.least_side);
  if (real >= plan.repeats * Math.max(photo.width, photo.height)) return [];
  return grid(photo, real, plan.step);
}

export function median(values) {
  const sorted = [...values].sort((one, two) => one - two);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

function handSize(palms) {
  const sides = palms.map(({ box }) => 2 * Math.max(box[2] - box[0], box[3] - box[1]));
  return sides.length ? median(sides) : null;
}

/** All palms, each once, best first. `pause` is awaited between looks, so that a page can breathe. */
export async function findPalms(networks, photo, plan, pause) {
  const long = Math.max(photo.width, photo.height);
  const whole = { x: photo.width / 2, y: photo.height / 2, angle: 0 };
  let palms = [];
  const visit = async (squares) => {
    for (const square of squares) {
      palms.push(...palmsIn(networks, photo, square, plan.palm_threshold));
      await pause();
    }
  };
  await visit([{ ...whole, side: long }, { ...whole, side: long * plan.pad }]);
  palms = merged(palms);
  if (palms.length && handSize(palms) >= plan.close_up * long) return palms;
  await visit(sized(photo, long * plan.coarse, plan));
  palms = merged(palms);
  const size = handSize(palms);
  const sides = size ? plan.factors.map((factor) => size * factor) : [plan.fine * long];
  let left = plan.most + Math.round(plan.more * palms.length);
  let short = false;
  for (const squares of sides.map((side) => sized(photo, side, plan))) {
    await visit(squares.slice(0, left));
    short ||= squares.length > left;
    left = Math.max(0, left - squares.length);
  }
  if (sure(palms, plan) === 0) await visit([{ ...whole, side: long * plan.wide_pad }]);
  palms = merged(palms);
  if (palms.length && short && sure(palms, plan) >= Math.max(plan.crowd, 1)) {
    const side = handSize(palms) * plan.factors.at(-1);
    await visit(sized(photo, side, plan).slice(0, plan.most_crowded));
    palms = merged(palms);
  }
  return palms;
}

/** How many palms hardly need another look. */
function sure(palms, plan) {
  return palms.filter(({ score }) => score >= plan.sure).length;
}
