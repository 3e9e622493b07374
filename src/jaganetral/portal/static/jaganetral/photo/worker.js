// Looks at photos beside the page, so that the page never freezes. A worker of the old kind: the
// runtime of the networks is no module and comes by importScripts.
//
// In:  {files, modules} once: where things are (see shell/templatetags/photo_check.py);
//      {id, name, data, width, height}: a photo, RGBA.
// Out: {loaded, of} bytes; {ready}; {id, seen, signals}; {failed, id?}: a message.

let engine;
let networks;
let settings;

self.onmessage = async ({ data }) => {
  try {
    if (data.files) await start(data);
    else {
      const seen = await engine.find(networks, settings, data);
      self.postMessage({ id: data.id, seen, signals: engine.signals(seen, data.name) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};

async function start({ files, modules }) {
  engine = await import(modules.engine);
  const { runtime, binary, task } = pick(files);
  const progress = { loaded: 0, of: binary.bytes + task.bytes };
  const told = (bytes) => {
    progress.loaded += bytes;
    self.postMessage({ ...progress });
  };
  const wasmBinary = await fetched(binary.url, told);
  const nets = await fetched(task.url, told);
  settings = await (await fetch(files.gestures.url)).json();
  self.importScripts(runtime.url);
  const module = await self.ModuleFactory({ wasmBinary, print() {}, printErr() {} });
  networks = new engine.Networks(module, nets);
  self.postMessage({ ready: true });
}

/** The runtime for this phone: that with wide instructions where it has them. */
function pick(files) {
  // (module (func (result v128) i32.const 0 i8x16.splat))
  const wide = new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
  ]);
  const kind = WebAssembly.validate(wide) ? "wide" : "plain";
  return { runtime: files[kind].runtime, binary: files[kind].binary, task: files.task };
}

async function fetched(url, told) {
  const answer = await fetch(url);
  if (!answer.ok || !answer.body) throw new Error(`${url}: ${answer.status}`);
  const chunks = [];
  let size = 0;
  for (const reader = answer.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
    told(value.length);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
