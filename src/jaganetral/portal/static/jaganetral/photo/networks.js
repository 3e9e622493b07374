// The two hand networks of MediaPipe, run by the runtime of @mediapipe/tasks-vision 0.10.21.
//
// The task that the package offers shows the networks whole pictures of its own choosing. We need
// the networks themselves, so that this page looks at the same crops as the server and comes to the
// same answer. The runtime carries all that takes: it runs any graph of its parts, and one of them
// turns a list of points (x, y, z) into a tensor. A pixel (red, green, blue) is such a point. So no
// WebGL is needed, and it works in a worker on every phone that has WebAssembly.

const NAMES = { palm: "hand_detector.tflite", landmark: "hand_landmarks_detector.tflite" };
const OUTPUTS = { palm: 2, landmark: 4 };
const POINT = 17; // bytes of one point in the message: a tag, its length, three tagged floats

const part = (name) => `
node { calculator: "LandmarksToTensorCalculator"
  input_stream: "LANDMARKS:${name}_pixels" output_stream: "TENSORS:${name}_input"
  options { [drishti.LandmarksToTensorCalculatorOptions.ext] { attributes: X attributes: Y attributes: Z } } }
node { calculator: "InferenceCalculator"
  input_stream: "TENSORS:${name}_input" output_stream: "TENSORS:${name}_all"
  options { [drishti.InferenceCalculatorOptions.ext] {
    model_path: "/${NAMES[name]}" delegate { xnnpack { num_threads: 1 } } } } }
node { calculator: "SplitTensorVectorCalculator"
  input_stream: "${name}_all" ${each(name, (k) => `output_stream: "${name}_part_${k}"`)}
  options { [drishti.SplitVectorCalculatorOptions.ext] {
    ${each(name, (k) => `ranges { begin: ${k} end: ${k + 1} }`)} } } }
${each(name, (k) => `node { calculator: "TensorsToFloatsCalculator"
  input_stream: "TENSORS:${name}_part_${k}" output_stream: "FLOATS:${name}_${k}" }`)}`;

function each(name, write) {
  return Array.from({ length: OUTPUTS[name] }, (_, k) => write(k)).join("\n");
}

/** The files of an archive that was stored without compression, by name. */
export function unpack(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = bytes.length - 22;
  while (at >= 0 && view.getUint32(at, true) !== 0x06054b50) at -= 1;
  if (at < 0) throw new Error("not an archive");
  const files = {};
  let left = view.getUint16(at + 10, true);
  at = view.getUint32(at + 16, true);
  for (; left > 0; left -= 1) {
    const [size, name, extra, comment] = [
      view.getUint32(at + 24, true), view.getUint16(at + 28, true),
      view.getUint16(at + 30, true), view.getUint16(at + 32, true),
    ];
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const title = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name));
    files[title] = bytes.subarray(start, start + size);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The networks. `run(name, pixels, side)`: outputs (arrays of floats) for side × side × RGB in 0–1. */
export class Networks {
  #module;
  #time = 0;
  #failed = null;
  #outputs = {};

  /** @param module the started runtime  @param task bytes of hand_landmarker.task */
  constructor(module, task) {
    this.#module = module;
    const files = unpack(task);
    for (const name of Object.values(NAMES)) {
      module.FS_createDataFile("/", name, files[name], true, false, false);
    }
    module._setAutoRenderToScreen(false);
    module.errorListener = (_code, message) => { this.#failed = message; };
    module.simpleListeners = {};
    const streams = Object.keys(NAMES).map((name) => `input_stream: "${name}_pixels"`).join(" ");
    const graph = new TextEncoder().encode(streams + Object.keys(NAMES).map(part).join(""));
    for (const name of Object.keys(NAMES)) {
      for (let k = 0; k < OUTPUTS[name]; k += 1) this.#listen(`${name}_${k}`);
    }
    const held = this.#copy(graph);
    module._changeTextGraph(graph.length, held);
    module._free(held);
    this.#check();
  }

  run(name, pixels, side) {
    const module = this.#module;
    const message = new Uint8Array(side * side * POINT);
    const view = new DataView(message.buffer);
    for (let i = 0, at = 0; i < pixels.length; i += 3, at += POINT) {
      message[at] = 0x0a; // point
      message[at + 1] = 15;
      message[at + 2] = 0x0d; // x, y, z
      view.setFloat32(at + 3, pixels[i], true);
      message[at + 7] = 0x15;
      view.setFloat32(at + 8, pixels[i + 1], true);
      message[at + 12] = 0x1d;
      view.setFloat32(at + 13, pixels[i + 2], true);
    }
    const held = [this.#copy(message), this.#text("drishti.LandmarkList"), this.#text(`${name}_pixels`)];
    this.#time += 1000;
    module._addProtoToInputStream(held[0], message.length, held[1], held[2], this.#time);
    module._waitUntilIdle();
    held.forEach((place) => module._free(place));
    this.#check();
    return Array.from({ length: OUTPUTS[name] }, (_, k) => this.#outputs[`${name}_${k}`]);
  }

  #listen(stream) {
    let values = [];
    this.#module.simpleListeners[stream] = (value, done) => {
      if (done) {
        this.#outputs[stream] = values;
        values = [];
      } else {
        values.push(value);
      }
    };
    const held = this.#text(stream);
    this.#module._attachFloatVectorListener(held);
    this.#module._free(held);
  }

  #check() {
    if (this.#failed) throw new Error(this.#failed);
  }

  #text(words) {
    return this.#copy(new TextEncoder().encode(`${words}\0`));
  }

  #copy(bytes) {
    const place = this.#module._malloc(bytes.length);
    this.#module.HEAPU8.set(bytes, place);
    return place;
  }
}
