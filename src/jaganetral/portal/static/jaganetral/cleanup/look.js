// Which entries a person should look at again: names of contestants and parties, campaign words.

export function tokens(words) {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const GLUED = 8; // letters: a shorter name without spaces is too easily part of another word

export class Look {
  constructor(told) {
    this.who = told.who;
    this.from = Date.parse(told.from) / 1000;
    this.to = Date.parse(told.to) / 1000 + 86_400;
    this.first = new Map();
    this.glued = [];
    for (const [surface, index, weak] of told.names) this.#add(surface, { index, weak, kind: "name" });
    for (const word of told.words) this.#add(word, { word, kind: "word" });
    for (const word of told.weak) this.#add(word, { word, kind: "weak" });
  }

  #add(surface, what) {
    const parts = tokens(surface);
    if (!parts.length) return;
    const list = this.first.get(parts[0]) ?? [];
    list.push({ parts, ...what });
    this.first.set(parts[0], list);
    const glued = parts.join("");
    if (what.kind === "name" && !what.weak && parts.length > 1 && glued.length >= GLUED) this.glued.push([glued, what.index]);
  }

  // {names, words} seen in an entry, or null.
  at(item) {
    const sure = new Set();
    const unsure = new Map();
    const words = new Set();
    let cue = false;
    for (const text of item.words) {
      const parts = tokens(text);
      for (let at = 0; at < parts.length; at++) {
        for (const entry of this.first.get(parts[at]) ?? []) {
          if (!entry.parts.every((part, step) => parts[at + step] === part)) continue;
          if (entry.kind === "word") { words.add(entry.word); cue = true; }
          else if (entry.kind === "weak") cue = true;
          else if (!entry.weak) sure.add(entry.index);
          else unsure.set(entry.index, (unsure.get(entry.index) ?? new Set()).add(entry.parts.join(" ")));
        }
        if (parts[at].length >= GLUED) for (const [glued, index] of this.glued) if (parts[at].includes(glued)) sure.add(index);
      }
    }
    for (const [index, surfaces] of unsure) if (cue || surfaces.size > 1) sure.add(index);
    if (!sure.size && !words.size) return null;
    return { names: [...sure].map((index) => this.who[index]), words: [...words] };
  }

  inTime(item) { return item.when >= this.from && item.when < this.to; }
}
