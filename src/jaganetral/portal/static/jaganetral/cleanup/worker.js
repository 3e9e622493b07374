// Reads the picked files away from the page, so that it stays quick. It asks the network for nothing.
import { entries, text, BadZip, LIMITS } from "./zip.js";
import { layout, items } from "./layouts.js";
import { Look } from "./look.js";

let look = null;
let answers = new Map();
let asked = 0;

const HEADS = 2_000; // entries between two words to the page
const SHOWN = 400; // letters of an entry that are shown

onmessage = ({ data }) => {
  if (data.names) look = new Look(data.names);
  else if (data.html) { answers.get(data.html)?.(data.blocks); answers.delete(data.html); }
  else if (data.files) run(data.files).catch((error) => postMessage({ broken: error.why ?? "json", final: true }));
};
postMessage({ awake: true });

async function run(files) {
  const work = [];
  for (const file of files) {
    if (/\.zip$/i.test(file.name) || file.type.includes("zip")) {
      for (const entry of await entries(file)) {
        const what = layout(entry.name);
        if (what) work.push({ name: entry.name, what, size: entry.size, read: (budget) => text(file, entry, budget) });
      }
    } else {
      const name = file.webkitRelativePath || file.name;
      const what = layout(name);
      if (what) work.push({ name, what, size: file.size, read: async () => { if (file.size > LIMITS.entry) throw new BadZip("large"); return file.text(); } });
    }
  }
  if (!work.length) { postMessage({ unknown: true, final: true }); return; }
  const budget = { left: LIMITS.total };
  const whole = work.reduce((sum, one) => sum + one.size + 1, 0);
  const count = { read: 0, skipped: 0, done: 0 };
  for (const one of work) {
    postMessage({ doing: one.name, share: count.done / whole });
    try {
      await each(await one.read(budget), one, count, whole);
    } catch (error) {
      if (error.why === "large" || error.why === "locked") throw error;
      count.skipped++;
    }
    count.done += one.size + 1;
  }
  postMessage({ final: true, read: count.read, skipped: count.skipped, share: 1 });
}

async function each(words, { name, what, size }, count, whole) {
  const found = [];
  const source = name.endsWith(".html") ? await blocks(words, what) : items(JSON.parse(words), what);
  let own = 0;
  for (const item of source) {
    own++;
    count.read++;
    const seen = look.at(item);
    const time = look.inTime(item);
    if (seen) found.push(shown(item, seen, time));
    else if (item.media && item.kind === "post" && time) found.push({ ...shown(item, null, time), kind: "photo" });
    if (own % HEADS === 0) {
      postMessage({ found: found.splice(0), share: (count.done + size * Math.min(0.95, own / 50_000)) / whole });
      await new Promise((next) => setTimeout(next));
    }
  }
  postMessage({ found });
}

function shown(item, seen, time) {
  const what = item.words.join(" · ").slice(0, SHOWN) || item.who;
  return { kind: item.kind, platform: item.platform, when: item.when, what, url: item.url, names: seen?.names ?? [], words: seen?.words ?? [], time };
}

// A worker has no parser for HTML: the page splits it, without loading anything that it names.
async function blocks(html, what) {
  const id = ++asked;
  const split = new Promise((done) => answers.set(id, done));
  postMessage({ split: id, html });
  return (await split).map((one) => ({ ...what, who: "", ...one }));
}
