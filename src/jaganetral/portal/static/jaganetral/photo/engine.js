// What the worker takes from the modules beside it.

export { find, signals } from "./hands.js";
export { Networks } from "./networks.js";
