// What a hand's 21 points say about its shape: the features of features.py, name by name.

const FINGERS = { index: 5, middle: 9, ring: 13, little: 17 };
const TINY = 1e-9;

const minus = (one, two) => one.map((value, k) => value - two[k]);
const dot = (one, two) => one.reduce((sum, value, k) => sum + value * two[k], 0);
const length = (vector) => Math.sqrt(dot(vector, vector));
const cos = (one, two) => dot(one, two) / (length(one) * length(two) + TINY);
const flat = (vector) => vector.slice(0, 2);

/** The size of the palm, for points in two or three dimensions. */
export function palmSize(p) {
  const spokes = [5, 9, 13, 17].reduce((sum, k) => sum + length(minus(p[k], p[0])), 0);
  return (spokes + 1.5 * length(minus(p[5], p[17]))) / 5 + TINY;
}

/** All features of a hand, by name, for points [[x, y, z] × 21]. */
export function features(p) {
  const f = p.map(flat);
  const [size, sizeFlat] = [palmSize(p), palmSize(f)];
  const between = (one, two) => minus(p[one], p[two]);
  const palm = p[0].map((value, k) => (value + p[5][k] + p[17][k]) / 3);
  const made = {};
  for (const [name, m] of Object.entries(FINGERS)) {
    const [knuckle, first, second] = [between(m + 1, m), between(m + 2, m + 1), between(m + 3, m + 2)];
    made[`${name}.knuckle`] = cos(between(m, 0), knuckle);
    made[`${name}.middle`] = cos(knuckle, first);
    made[`${name}.end`] = cos(first, second);
    made[`${name}.middle_flat`] = cos(flat(knuckle), flat(first));
    made[`${name}.reach`] = length(between(m + 3, 0)) / (length(between(m + 1, 0)) + TINY);
    made[`${name}.reach_flat`] =
      length(flat(between(m + 3, 0))) / (length(flat(between(m + 1, 0))) + TINY);
    made[`${name}.out`] = length(minus(p[m + 3], palm)) / size;
    const bones = length(knuckle) + length(first) + length(second);
    made[`${name}.straight`] = length(between(m + 3, m)) / (bones + TINY);
  }
  thumb(made, p, f, size, sizeFlat);
  for (const [one, two] of [[8, 12], [12, 16], [16, 20]]) {
    made[`gap.${one}_${two}`] = length(between(one, two)) / size;
  }
  for (const [one, two] of [[5, 9], [9, 13], [13, 17]]) {
    made[`spread.${one}_${two}`] = cos(between(one + 3, one), between(two + 3, two));
  }
  const [u, v] = [between(5, 0), between(17, 0)];
  const normal = [
    u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0],
  ];
  made["view.tilt"] = Math.abs(normal[2]) / (length(normal) + TINY);
  made["view.wide"] = length(minus(f[5], f[17])) / (length(minus(f[9], f[0])) + TINY);
  return made;
}

function thumb(made, p, f, size, sizeFlat) {
  const [root, knuckle, end, tip] = [p[1], p[2], p[3], p[4]];
  made["thumb.root"] = cos(minus(root, p[0]), minus(knuckle, root));
  made["thumb.knuckle"] = cos(minus(knuckle, root), minus(end, knuckle));
  made["thumb.end"] = cos(minus(end, knuckle), minus(tip, end));
  made["thumb.straight"] = length(minus(tip, knuckle))
    / (length(minus(end, knuckle)) + length(minus(tip, end)) + TINY);
  for (const k of [5, 6, 9, 10, 13, 17]) made[`thumb.to_${k}`] = length(minus(tip, p[k])) / size;
  for (const k of [5, 9, 17]) made[`thumb.to_${k}_flat`] = length(minus(f[4], f[k])) / sizeFlat;
  for (const [name, one, two] of [["across", 5, 17], ["along", 9, 0]]) {
    const axis = minus(p[one], p[two]);
    const unit = axis.map((value) => value / (length(axis) + TINY));
    made[`thumb.${name}`] = dot(minus(tip, p[5]), unit) / size;
    made[`thumb.${name}_end`] = dot(minus(end, p[5]), unit) / size;
  }
  made["thumb.index"] = cos(minus(tip, knuckle), minus(p[8], p[5]));
  made["thumb.palm"] = cos(minus(tip, knuckle), minus(p[9], p[0]));
  for (const k of [8, 12, 16, 20]) made[`thumb.tips_${k}`] = length(minus(tip, p[k])) / size;
  for (const k of [8, 12]) made[`thumb.tips_${k}_flat`] = length(minus(f[4], f[k])) / sizeFlat;
  made["thumb.end_8"] = length(minus(tip, p[7])) / size;
}
