// The worker that looks at photos, started when the first photo is chosen and kept for the next.

let started;
let worker;
let last = 0;
const waiting = new Map();

function start({ files, modules, worker: address }, progress) {
  started ??= new Promise((ready, failed) => {
    worker = new Worker(address);
    const end = (why) => {
      started = undefined; // the next photo tries again
      worker.terminate();
      waiting.forEach(({ reject }) => reject(new Error(why)));
      waiting.clear();
      failed(new Error(why));
    };
    worker.onerror = (event) => end(event.message);
    worker.onmessage = ({ data }) => {
      if (data.ready) ready();
      else if (data.of) progress(data.loaded, data.of);
      else if (data.failed && data.id === undefined) end(data.failed);
      else answered(data);
    };
    worker.postMessage({ files, modules });
  });
  return started;
}

function answered({ id, signals, failed }) {
  const { resolve, reject } = waiting.get(id) ?? {};
  waiting.delete(id);
  if (failed) reject?.(new Error(failed));
  else resolve?.(signals);
}

/** The signals of a photo {name, data, width, height}. `progress(loaded, all)` tells bytes. */
export async function signalsOf(photo, places, progress) {
  await start(places, progress);
  return new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    worker.postMessage({ id: last, ...photo }, [photo.data.buffer]);
  });
}
