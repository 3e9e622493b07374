// When the shape of a hand is called a gesture, and which hands are one sign: gesture.py, pairs.py.
// No faces are sought in the browser, so what needs one (a hushing finger, sums, crossed arms) is
// not told here.

import { CALM, mean } from "./classify.js";

const FINGERS = [5, 9, 13, 17];
const NUMBERS = { one: 1, two: 2, three: 3, four: 4 };
const [THUMB_TIP, INDEX_TIP] = [4, 8];
const TIPS = [8, 12, 16, 20];
const LEAST_RATIO = 0.55;
const UPRIGHT = ["one", "two", "three", "four", "palm", "metal"];
const FLAT = ["four", "palm"];

/** Degrees (0–180) from upright of the raised fingers, or of the thumb. */
export function tiltOf(shape, points, fingers) {
  const between = (one, two) => [0, 1].map((k) => points[one][k] - points[two][k]);
  let [x, y] = shape === "thumb" ? between(4, 2) : [0, 0];
  if (shape !== "thumb") {
    const up = FINGERS.filter((_, k) => fingers[k + 1] > 0.5);
    const sums = up.map((m) => between(m + 3, m));
    [x, y] = up.length ? mean(sums).map((value) => value * sums.length) : between(9, 0);
  }
  return Math.hypot(x, y) > 0 ? Math.abs((Math.atan2(x, -y) * 180) / Math.PI) : 0;
}

/** {verdict, value}: what a vote on a hand of this size and direction comes to. */
export function decide(vote, size, tilt, rules) {
  const { shape } = vote;
  const signs = 1 - CALM.reduce((sum, name) => sum + (vote.chances[name] ?? 0), 0);
  const open = (verdict) => ({ verdict: signs >= rules.doubt ? verdict : "neutral", value: null });
  if (size < rules.least_size) return open("too_small");
  const sure = vote.confidence >= (rules.confidence[shape] ?? 1) && vote.agree >= rules.agree;
  const neutral = { verdict: "neutral", value: null };
  if (shape === "thumb" && tilt >= rules.thumb_down) return neutral;
  if (shape === "one" && tilt > rules.tilt.one) return neutral;
  if (shape === "other" || !sure) return open("unsure");
  if (tilt > (shape === "thumb" ? rules.thumb_up : rules.tilt[shape] ?? 180)) {
    return { verdict: "unsure", value: null };
  }
  return { verdict: "seen", value: valueOf(shape) };
}

function valueOf(shape) {
  if (shape in NUMBERS) return `number:${NUMBERS[shape]}`;
  return shape === "thumb" ? "thumb_up" : shape;
}

const far = (one, two) => Math.hypot(one[0] - two[0], one[1] - two[1]);

function heart(one, two, pairs) {
  if ([one.shape, two.shape].some((shape) => UPRIGHT.includes(shape))) return false;
  const size = (one.size + two.size) / 2;
  const [a, b] = [one.points, two.points];
  if (far(a[THUMB_TIP], b[THUMB_TIP]) > pairs.heart_tips * size) return false;
  const joints = [6, 7, 8];
  const nearest = Math.min(...joints.flatMap((i) => joints.map((j) => far(a[i], b[j]))));
  if (nearest > pairs.heart_tips * size) return false;
  const top = (points) => Math.min(...points.slice(5, 9).map((point) => point[1]));
  const open = (a[THUMB_TIP][1] + b[THUMB_TIP][1]) / 2 - (top(a) + top(b)) / 2;
  return open >= pairs.heart_open * size
    && far(a[0], b[0]) > far(a[INDEX_TIP], b[INDEX_TIP]) + 0.2 * one.size;
}

function palmsTogether(one, two, pairs) {
  const size = (one.size + two.size) / 2;
  if (![one.shape, two.shape].every((shape) => FLAT.includes(shape))) return false;
  if (Math.min(...one.fingers.slice(1), ...two.fingers.slice(1)) < 0.5) return false;
  if (far(one.points[0], two.points[0]) < 0.1 * size) return false; // one hand, found twice
  const tips = TIPS.reduce((sum, k) => sum + far(one.points[k], two.points[k]), 0) / 4;
  return tips <= pairs.together * size;
}

/** Signs of two hands, and numbers that many people show. `hands` are indices. */
export function together(hands, pairs) {
  const found = [];
  const used = new Set();
  hands.forEach((one, a) => hands.slice(a + 1).forEach((two, k) => {
    const b = a + 1 + k;
    const alike = Math.min(one.size, two.size) >= LEAST_RATIO * Math.max(one.size, two.size);
    if (!alike || used.has(a) || used.has(b)) return;
    const value = heart(one, two, pairs) ? "heart"
      : palmsTogether(one, two, pairs) ? "palms_together" : null;
    if (!value) return;
    used.add(a).add(b);
    const confidence = Math.min(one.confidence, two.confidence);
    found.push({ kind: "pair", value, hands: [a, b], confidence });
  }));
  const numbers = new Map();
  hands.forEach((hand, k) => {
    if (used.has(k) || !hand.value?.startsWith("number:")) return;
    numbers.set(hand.value, [...(numbers.get(hand.value) ?? []), k]);
  });
  for (const [value, mine] of numbers) {
    if (mine.length < pairs.crowd) continue;
    const confidence = Math.max(...mine.map((k) => hands[k].confidence));
    found.push({ kind: "crowd", value, hands: mine, confidence });
  }
  return found.map((one) => ({ ...one, box: around(one.hands.map((k) => hands[k].box)) }));
}

function around(boxes) {
  const [x, y] = [0, 1].map((k) => Math.min(...boxes.map((box) => box[k])));
  const [right, bottom] = [0, 1].map((k) => Math.max(...boxes.map((box) => box[k] + box[k + 2])));
  return [x, y, right - x, bottom - y];
}
