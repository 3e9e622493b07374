// Opening a photo in the browser, and drawing on it what was seen.

export const MOST_BYTES = 40e6;
export const MOST_PIXELS = 100e6;
const WORKING_PIXELS = 12e6; // larger photos are looked at in a smaller copy

/** Why a photo cannot be used: `key` names the sentence that says so. */
export class Unusable extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

const isHeic = (file) => /\.hei[cf]$/i.test(file.name) || /hei[cf]/.test(file.type);

/** {width, height} upright, as the header says, before anything is decoded in full. */
async function sizeOf(address) {
  const image = new Image();
  image.src = address;
  await new Promise((loaded, failed) => {
    image.onload = loaded;
    image.onerror = failed;
  });
  return { width: image.naturalWidth, height: image.naturalHeight };
}

/** {data, width, height, scale}: RGBA of the upright photo; `scale` is that of the working copy. */
export async function opened(file, address) {
  if (file.size > MOST_BYTES) throw new Unusable("big");
  let size;
  try {
    size = await sizeOf(address);
  } catch {
    throw new Unusable(isHeic(file) ? "heic" : "broken");
  }
  if (size.width * size.height > MOST_PIXELS) throw new Unusable("big");
  if (!size.width || !size.height) throw new Unusable("broken");
  const scale = Math.min(1, Math.sqrt(WORKING_PIXELS / (size.width * size.height)));
  const [width, height] = [size.width, size.height].map((length) => Math.max(1, Math.round(length * scale)));
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    bitmap.close();
    const { data } = context.getImageData(0, 0, width, height);
    return { data, width, height, scale, whole: size };
  } catch {
    throw new Unusable("broken");
  }
}

/** Boxes with words over a picture; the words also stand in a list, so readers skip the drawing. */
export function drawing(seen, { width, height }) {
  const made = (name, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
    return node;
  };
  const svg = made("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  const letters = Math.max(width, height) / 26;
  seen.forEach(({ box, words }, k) => {
    const [x, y, wide, high] = box;
    const group = made("g", { class: "photo__box", "data-box": k });
    const edges = { x, y, width: wide, height: high, rx: letters / 4 };
    const right = x > width * 0.6;
    const label = made("text", {
      x: right ? x + wide : x,
      y: y > letters * 1.4 ? y - letters * 0.35 : Math.min(y + high + letters, height - letters * 0.3),
      "font-size": letters,
      "text-anchor": right ? "end" : "start",
    });
    label.textContent = `${k + 1}. ${words}`;
    group.append(made("rect", edges), made("rect", edges), label);
    svg.append(group);
  });
  return svg;
}
