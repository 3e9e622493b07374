// From points to a shape: the network on the features, the votes of all looks, a chance: classify.py.

import { features } from "./features.js";

const FULL_SIZE = 120;
export const CALM = ["fist", "palm", "other"]; // shapes that never alarm by themselves

const times = (rows, x, bias) => rows.map((row, k) =>
  row.reduce((sum, weight, i) => sum + weight * x[i], bias[k]));
const sigma = (x) => 1 / (1 + Math.exp(-Math.max(-60, Math.min(60, x))));
const greatest = (values) => values.indexOf(Math.max(...values));

export const mean = (rows) => rows[0].map((_, k) =>
  rows.reduce((sum, row) => sum + row[k], 0) / rows.length);

function standard(points, model) {
  const all = features(points);
  return model.features.map((name, k) => {
    const x = (all[name] - model.mean[k]) / model.scale[k];
    return Math.max(-model.clip, Math.min(model.clip, x));
  });
}

/** The chances of every shape for the points of one look. */
export function shapeChances(points, model) {
  const x = standard(points, model);
  return mean(model.nets.map((net) => {
    const hidden = times(net.w1, x, net.b1).map((value) => Math.max(value, 0));
    const logits = times(net.w2, hidden, net.b2);
    const top = Math.max(...logits);
    const raised = logits.map((value) => Math.exp(value - top));
    const all = raised.reduce((sum, value) => sum + value, 0);
    return raised.map((value) => value / all);
  }));
}

/** The chance that thumb, index, middle, ring and little finger are up. */
export function fingerChances(points, model) {
  return times(model.finger_weights, standard(points, model), model.finger_bias).map(sigma);
}

/** What the looks at one hand of `size` pixels say together. */
export function vote(chances, size, model) {
  const together = mean(chances);
  const best = greatest(together);
  const agree = chances.filter((look) => greatest(look) === best).length / chances.length;
  const q = Math.min(Math.max(together[best], 0.001), 0.999);
  const c = model.calibration;
  const score = c.bias + c.logit * Math.log(q / (1 - q)) + c.agree * agree
    + (c.size * Math.min(size, FULL_SIZE)) / FULL_SIZE;
  return {
    shape: model.shapes[best],
    agree,
    confidence: sigma(score),
    chances: Object.fromEntries(model.shapes.map((name, k) => [name, together[k]])),
  };
}

/** Whether the looks so far agree so well that no other is needed. */
export function settled(chances, looks, shapes) {
  if (chances.length < Math.min(looks.early, looks.early_calm)) return false;
  const together = mean(chances);
  const best = greatest(together);
  const least = CALM.includes(shapes[best]) ? looks.early_calm : looks.early;
  if (chances.length < least) return false;
  return chances.every((look) => greatest(look) === best) && together[best] >= looks.early_sure;
}
