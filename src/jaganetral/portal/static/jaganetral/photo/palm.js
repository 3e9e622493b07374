// Palm detection: anchors, decoding and weighted suppression, as in palm.py.
//
// A palm is {box: [x0, y0, x1, y1], points: [[x, y] × 7], score}, in photo pixels.

const SIZE = 192;
const CELLS = [[24, 2], [12, 6]]; // cells per side, anchors per cell
const OVERLAP = 0.3;
const GROW = 2.6;
const SHIFT = 0.5;

const ANCHORS = CELLS.flatMap(([cells, each]) =>
  Array.from({ length: cells * cells * each }, (_, k) => {
    const cell = Math.floor(k / each);
    return [((cell % cells) + 0.5) / cells, (Math.floor(cell / cells) + 0.5) / cells];
  }));

/** Rows [18] (box and points, 0–1 of the input) with their scores, of what scores enough. */
export function decode(boxes, logits, threshold) {
  const found = [];
  logits.forEach((logit, index) => {
    const score = 1 / (1 + Math.exp(-Math.max(-100, Math.min(100, logit))));
    if (score < threshold) return;
    const raw = boxes.slice(index * 18, index * 18 + 18).map((value) => value / SIZE);
    const [ax, ay] = ANCHORS[index];
    const [x, y, hw, hh] = [raw[0] + ax, raw[1] + ay, raw[2] / 2, raw[3] / 2];
    const points = raw.slice(4).map((value, k) => value + (k % 2 ? ay : ax));
    found.push({ row: [x - hw, y - hh, x + hw, y + hh, ...points], score });
  });
  return found;
}

function overlap(one, two) {
  const wide = Math.max(0, Math.min(one[2], two[2]) - Math.max(one[0], two[0]));
  const high = Math.max(0, Math.min(one[3], two[3]) - Math.max(one[1], two[1]));
  const size = (box) => (box[2] - box[0]) * (box[3] - box[1]);
  const common = wide * high;
  return common / Math.max(size(one) + size(two) - common, 1e-9);
}

/** Weighted suppression: what overlaps the best becomes its weighted mean. */
export function suppress(found) {
  let order = [...found].sort((one, two) => two.score - one.score);
  const kept = [];
  while (order.length) {
    const [best] = order;
    const near = order.filter((one) => one === best || overlap(best.row, one.row) > OVERLAP);
    const all = near.reduce((sum, one) => sum + one.score, 0);
    const row = best.row.map((_, k) =>
      near.reduce((sum, one) => sum + one.row[k] * one.score, 0) / all);
    kept.push({ row, score: best.score });
    order = order.filter((one) => !near.includes(one));
  }
  return kept;
}

/** The palms in an upright square of a photo. */
export function palmsIn(networks, photo, region, threshold) {
  const [boxes, logits] = networks.run("palm", photo.cut(region, SIZE), SIZE);
  const [left, top] = [region.x - region.side / 2, region.y - region.side / 2];
  return suppress(decode(boxes, logits, threshold)).map(({ row, score }) =>
    palm(row.map((value, k) => value * region.side + (k % 2 ? top : left)), score));
}

/** The palms of many regions, each once. */
export function merged(palms) {
  const rows = palms.map(({ box, points, score }) => ({ row: [...box, ...points.flat()], score }));
  return suppress(rows).map(({ row, score }) => palm(row, score));
}

function palm(row, score) {
  const points = [];
  for (let k = 4; k < 18; k += 2) points.push([row[k], row[k + 1]]);
  return { box: row.slice(0, 4), points, score };
}

/** The square, turned so that the fingers point up, that the landmark network is shown. */
export function squareOfPalm({ box: [x0, y0, x1, y1], points }) {
  const [wrist, , middle] = points;
  const angle = Math.PI / 2 - Math.atan2(wrist[1] - middle[1], middle[0] - wrist[0]);
  const side = Math.max(x1 - x0, y1 - y0);
  return {
    x: (x0 + x1) / 2 + SHIFT * side * Math.sin(angle),
    y: (y0 + y1) / 2 - SHIFT * side * Math.cos(angle),
    side: side * GROW,
    angle,
  };
}
