// All hands of a photo and their signals: seeing.py and signals.py, for the browser.

import { fingerChances, mean, settled, shapeChances, vote } from "./classify.js";
import { decide, tiltOf, together } from "./gesture.js";
import { again, extent, firstLooks, sizeOf } from "./landmarks.js";
import { Photo } from "./pixels.js";
import { findPalms } from "./tiles.js";

const never = async () => {};

/** The hands of a photo {data (RGBA), width, height}, largest first, and what they form together. */
export async function find(networks, settings, { data, width, height }, pause = never) {
  const photo = new Photo(data, width, height);
  const palms = await findPalms(networks, photo, settings.tiles, pause);
  const firsts = await firstLooks(networks, photo, palms, settings.looks.presence, pause);
  const hands = [];
  for (const first of firsts) {
    const points = [first.points];
    const chances = [shapeChances(first.points, settings.model)];
    for (const crop of settings.looks.crops) {
      if (settled(chances, settings.looks, settings.model.shapes)) break;
      const seen = again(networks, photo, first, crop);
      points.push(seen.points);
      chances.push(shapeChances(seen.points, settings.model));
      await pause();
    }
    hands.push(judged(points, chances, sizeOf(first), settings));
  }
  hands.sort((one, two) => two.size - one.size);
  return { width, height, hands, together: together(hands, settings.pairs) };
}

/** What the looks at one hand come to. */
export function judged(points, chances, size, settings) {
  const result = vote(chances, size, settings.model);
  const middle = points[0].map((_, k) => mean(points.map((look) => look[k])));
  const fingers = mean(points.map((look) => fingerChances(look, settings.model)));
  const tilt = tiltOf(result.shape, middle, fingers);
  return {
    box: extent({ points: middle }),
    size,
    ...decide(result, size, tilt, settings.rules),
    shape: result.shape,
    confidence: round(result.confidence),
    looks: chances.length,
    agree: result.agree,
    fingers,
    tilt,
    points: middle,
  };
}

const round = (value) => Math.round(value * 1e4) / 1e4;

/** The signals of a photo's hands, in the shape of the contract. */
export function signals(seen, name) {
  const source = `photo:${name}`;
  const taken = new Set(
    seen.together.filter(({ kind }) => kind === "pair").flatMap(({ hands }) => hands));
  const made = [];
  const tell = (kind, value, confidence, box, text) => made.push({
    kind, value, confidence, source, box: whole(box, seen), ...(text ? { text } : {}),
  });
  seen.hands.forEach((hand, k) => {
    if (taken.has(k)) return;
    if (hand.verdict === "seen") tell("gesture", hand.value, hand.confidence, hand.box);
    if (hand.verdict === "unsure") tell("gesture", "unsure", round(1 - hand.confidence), hand.box);
    if (hand.verdict === "too_small") tell("hand", "too_small", 1, hand.box);
  });
  for (const one of seen.together) {
    if (one.kind === "crowd") {
      tell("gestures", one.value, one.confidence, one.box, String(one.hands.length));
    } else {
      tell("gesture", one.value, one.confidence, one.box);
    }
  }
  return made;
}

function whole([x, y, wide, high], { width, height }) {
  const [x0, y0] = [Math.max(0, Math.round(x)), Math.max(0, Math.round(y))];
  const [x1, y1] = [Math.min(width, Math.round(x + wide)), Math.min(height, Math.round(y + high))];
  return [x0, y0, Math.max(0, x1 - x0), Math.max(0, y1 - y0)];
}
