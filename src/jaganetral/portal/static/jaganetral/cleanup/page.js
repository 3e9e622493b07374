import { safe } from "./layouts.js";

const words = JSON.parse(document.getElementById("cleanup-words").textContent);
const $ = (id) => document.getElementById(id);
const form = $("cleanup");
const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const KINDS = ["post", "like", "comment", "follow", "group", "event", "photo"];
const FIRST = 50; // entries of a kind that are shown before a person asks for more

// Where the platform lists what a person did; an entry's own address comes first.
const LOGS = {
  facebook: { like: "LIKEDPOSTS", comment: "COMMENTSCLUSTER", follow: "LIKEDINTERESTS", group: "GROUPPOSTS", post: "MANAGEPOSTSPHOTOSANDVIDEOS", photo: "MANAGEPOSTSPHOTOSANDVIDEOS", event: "EVENTRSVPS" },
  instagram: { like: "interactions/likes/", comment: "interactions/comments/", post: "photos_and_videos/photos/", photo: "photos_and_videos/photos/", follow: "", group: "", event: "" },
};
const log = ({ platform, kind }) => platform === "facebook"
  ? `https://www.facebook.com/me/allactivity/?category_key=${LOGS.facebook[kind]}`
  : `https://www.instagram.com/your_activity/${LOGS.instagram[kind]}`;

let worker = null;
let found = [];
let names = null;

function wake() {
  worker?.terminate();
  worker = new Worker(form.dataset.worker, { type: "module" });
  const awake = new Promise((done) => {
    worker.onmessage = ({ data }) => (data.awake ? done() : heard(data));
    worker.onerror = (event) => { event.preventDefault(); trouble("json"); };
  });
  return awake.then(() => { if (names) worker.postMessage({ names }); });
}
let awake = wake();
form.hidden = false;

async function prepare() {
  $("files").disabled = true;
  $("ready").textContent = "";
  if (!$("place").value) return;
  const query = new URLSearchParams({ wilayah: $("place").value, pemilihan: $("election").value });
  try {
    const answer = await fetch(`${form.dataset.names}?${query}`);
    if (!answer.ok) throw new Error();
    names = await answer.json();
    await awake;
    worker.postMessage({ names });
  } catch {
    $("ready").textContent = words.offline;
    return;
  }
  $("files").disabled = false;
  $("ready").textContent = say(words.ready, { count: names.names.length + names.words.length, place: names.place });
}
$("place").addEventListener("change", prepare);
$("election").addEventListener("change", prepare);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("pageshow", () => { if ($("place").value) prepare(); });

$("files").addEventListener("change", async () => {
  if (!$("files").files.length) return;
  found = [];
  $("work").hidden = false;
  $("progress").hidden = false;
  $("tools").hidden = true;
  $("trouble").hidden = true;
  $("summary").textContent = "";
  $("lists").replaceChildren();
  $("bar").value = 0;
  $("work-title").focus();
  await awake;
  worker.postMessage({ files: [...$("files").files] });
});

// The worker is ended with its work and made anew; its script is in the browser's cache by then.
$("stop").addEventListener("click", () => { worker.terminate(); awake = wake(); finish({ read: 0, skipped: 0 }, true); });

function heard(data) {
  if (data.doing) $("doing").textContent = say(words.reading, { name: data.doing.split("/").pop() });
  if (data.share !== undefined) $("bar").value = Math.round(data.share * 1000);
  if (data.found) found.push(...data.found);
  if (data.split) worker.postMessage({ html: data.split, blocks: split(data.html) });
  if (data.unknown) { $("trouble").textContent = words.unknown; $("trouble").hidden = false; $("progress").hidden = true; }
  else if (data.broken) trouble(data.broken);
  else if (data.final) finish(data, false);
}

function trouble(why) {
  $("trouble").textContent = say(words.broken, { why: words[`why_${why}`] ?? words.why_json });
  $("trouble").hidden = false;
  $("progress").hidden = true;
  if (found.length) draw();
}

// Entries of an HTML export: its outermost boxes, by their classes or as children of the main part.
function split(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  let boxes = [...parsed.querySelectorAll("._a6-g, .uiBoxWhite, .pam")].filter((box) => !box.parentElement.closest("._a6-g, .uiBoxWhite, .pam"));
  if (!boxes.length) boxes = [...(parsed.querySelector("[role=main], main, body")?.children ?? [])];
  return boxes.map((box) => {
    const texts = [];
    const walk = parsed.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) { const text = walk.currentNode.data.trim(); if (text) texts.push(text); }
    return { words: texts, when: moment(texts), url: safe(box.querySelector("a[href^='https:']")?.href ?? ""), media: !!box.querySelector("img, video") };
  }).filter((one) => one.words.length || one.media);
}

function moment(texts) {
  for (const text of [...texts].reverse()) {
    const time = /\b20\d\d\b/.test(text) && text.length < 40 ? Date.parse(text) : NaN;
    if (!Number.isNaN(time)) return Math.floor(time / 1000);
  }
  return 0;
}

function finish({ read, skipped }, stopped) {
  $("progress").hidden = true;
  const worth = found.filter((one) => one.kind !== "photo").length;
  const parts = stopped ? [] : [say(words.summary, { read, found: worth })];
  if (skipped) parts.push(say(words.skipped, { count: skipped }));
  if (!found.length) parts.push(words.none);
  $("summary").textContent = parts.join(" ");
  draw();
}

const order = (a, b) => b.time - a.time || b.names.length - a.names.length || b.when - a.when;

function draw() {
  $("tools").hidden = !found.length;
  $("lists").replaceChildren(...KINDS.map((kind) => section(kind)).filter(Boolean));
}

function section(kind) {
  const mine = found.filter((one) => one.kind === kind).sort(order);
  if (!mine.length) return null;
  const part = document.createElement("section");
  const head = part.appendChild(document.createElement("h3"));
  head.textContent = `${words[kind]} (${mine.length})`;
  const list = part.appendChild(document.createElement("ul"));
  list.className = "cleanup-list";
  list.append(...mine.slice(0, FIRST).map(row));
  if (mine.length > FIRST) {
    const more = part.appendChild(document.createElement("button"));
    more.className = "button button--quiet no-print";
    more.type = "button";
    let at = FIRST;
    const label = () => { more.textContent = say(words.more, { count: Math.min(200, mine.length - at) }); };
    label();
    more.addEventListener("click", () => {
      const rows = mine.slice(at, at + 200).map(row);
      list.append(...rows);
      at += rows.length;
      if (at >= mine.length) more.remove(); else label();
      rows[0].querySelector("input").focus();
    });
  }
  return part;
}

const why = (one) => [
  one.names.length ? say(words.names, { found: one.names.join("; ") }) : "",
  one.words.length ? say(words.words, { found: one.words.join(", ") }) : "",
  one.kind === "photo" ? words.time : "",
].filter(Boolean).join(" ");
const day = (one) => (one.when ? new Date(one.when * 1000).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) : "");

function row(one) {
  const item = document.createElement("li");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = Boolean(one.done);
  box.setAttribute("aria-label", `${words.done}: ${one.what || day(one)}`.slice(0, 120));
  box.addEventListener("change", () => { one.done = box.checked; });
  const body = document.createElement("div");
  const line = (text, style) => { if (!text) return; const p = body.appendChild(document.createElement("p")); p.textContent = text; if (style) p.className = style; };
  line(one.what);
  line(why(one), "small");
  line(day(one), "small soft");
  const link = body.appendChild(document.createElement("a"));
  link.href = one.url || log(one);
  link.textContent = one.url ? words.open : words.log;
  link.target = "_blank";
  link.rel = "noreferrer noopener";
  item.append(box, body);
  return item;
}

// A cell that begins like a formula would be run by a spreadsheet.
const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

$("csv").addEventListener("click", () => {
  const rows = [[words.done, words.kind, words.when, words.what, words.why, words.where]];
  for (const kind of KINDS) for (const one of found.filter((item) => item.kind === kind).sort(order)) {
    rows.push([one.done ? "x" : "", words[kind], one.when ? new Date(one.when * 1000).toISOString().slice(0, 10) : "", one.what, why(one), one.url || log(one)]);
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff" + rows.map((cells) => cells.map(cell).join(",")).join("\r\n")], { type: "text/csv" }));
  link.download = words.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
$("print").addEventListener("click", () => print());
