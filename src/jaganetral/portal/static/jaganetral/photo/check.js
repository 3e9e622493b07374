// The photo check of a form: photos are opened and looked at here, and only what was seen goes into
// the form. The file input has no name, so no form ever carries a photo.

import { drawing, MOST_BYTES, MOST_PIXELS, opened, Unusable } from "./picture.js";
import { signalsOf } from "./reader.js";
import { sharedPhotos } from "../pwa/shared.js";

const MOST_PHOTOS = 6;
const MEGABYTE = 1e6;
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const say = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

class PhotoCheck {
  #photos = [];
  #count = 0;

  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.places = read("foto-berkas");
    this.words = read("foto-kata");
    root.hidden = false;
    const input = this.#part("input[type=file]");
    input.addEventListener("change", () => {
      this.take([...input.files]);
      input.value = "";
    });
    root.addEventListener("dragover", (event) => {
      event.preventDefault();
      root.classList.add("photo--over");
    });
    root.addEventListener("dragleave", () => root.classList.remove("photo--over"));
    root.addEventListener("drop", (event) => {
      event.preventDefault();
      root.classList.remove("photo--over");
      this.take([...event.dataTransfer.files]);
    });
    document.addEventListener("paste", (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length) this.take(files);
    });
  }

  async take(files) {
    for (const file of files) {
      if (this.#photos.length >= MOST_PHOTOS) {
        this.#tell(say(this.words.many, { count: MOST_PHOTOS }));
        return;
      }
      await this.#look(file);
    }
  }

  async #look(file) {
    this.#count += 1;
    const photo = { name: `foto-${this.#count}`, file, address: URL.createObjectURL(file) };
    const named = { name: file.name };
    try {
      const picture = await opened(file, photo.address);
      photo.size = picture.whole;
      photo.reading = this.#reading(photo, [], ["hands", "words", "material"]);
      this.#show(photo);
      this.#tell(say(this.words.looking, named));
      const { data, width, height, scale } = picture;
      const seen = await signalsOf({ name: photo.name, data, width, height }, this.places, this.#progress);
      const whole = seen.map((one) => ({ ...one, box: one.box.map((side) => Math.round(side / scale)) }));
      photo.reading = this.#reading(photo, whole, ["words", "material"]);
      this.#tell(say(this.words.done, named));
      this.#drawn(photo);
    } catch (error) {
      const limits = { ...named, limit: MOST_BYTES / MEGABYTE, pixels: MOST_PIXELS / MEGABYTE };
      const opens = !(error instanceof Unusable);
      this.#tell(say(opens ? this.words.failed : this.words[error.key], limits));
      if (opens) this.#drawn(photo, false);
      else if (error.key === "heic") this.#show(photo);
      else URL.revokeObjectURL(photo.address);
    }
    this.#part("[data-progress]").hidden = true;
    this.#changed();
  }

  #reading({ name, size }, signals, unread) {
    return { name, sha256: null, width: size.width, height: size.height, signals, unread, notes: [] };
  }

  #progress = (loaded, all) => {
    const bar = this.#part("[data-progress]");
    Object.assign(bar, { hidden: loaded >= all, max: all, value: loaded });
    const [done, of] = [loaded, all].map((bytes) => (bytes / MEGABYTE).toFixed(0));
    if (loaded < all) this.#tell(say(this.words.loading, { done, all: of }));
  };

  #show(photo) {
    this.#photos.push(photo);
    const item = document.getElementById("foto-satu").content.cloneNode(true).firstElementChild;
    photo.item = item;
    const part = (selector) => item.querySelector(selector);
    part("[data-name]").textContent = photo.file.name;
    part("[data-remove-name]").textContent = ` ${photo.file.name}`;
    const image = part("[data-picture]");
    image.src = photo.address;
    image.alt = say(this.words.alt, { name: photo.file.name });
    part("[data-remove]").addEventListener("click", () => this.#remove(photo));
    const choices = item.querySelectorAll("[data-writing]");
    choices.forEach((choice) => {
      choice.name = `${photo.name}-tulisan`; // radios need a name to be one group; the value is no secret
      choice.addEventListener("change", () => this.#written(photo));
    });
    const [label, field] = [part("[data-words-label]"), part("[data-words]")];
    field.id = label.htmlFor = `${photo.name}-kata`;
    field.addEventListener("change", () => this.#written(photo));
    const offer = part("[data-offer]");
    offer.addEventListener("click", () => {
      const consent = part("[data-consent]");
      consent.hidden = !consent.hidden;
      offer.setAttribute("aria-expanded", String(!consent.hidden));
    });
    part("[data-send-now]").addEventListener("click", () => this.#send(photo));
    this.#part("[data-list]").append(item);
    if (!photo.reading) this.#drawn(photo, false);
  }

  /** The boxes on the picture and the list of what was seen; `looked` false: nothing was. */
  #drawn(photo, looked = true) {
    const part = (selector) => photo.item.querySelector(selector);
    const seen = (photo.reading?.signals ?? [])
      .filter(({ box, kind }) => box && kind !== "unread")
      .map((signal) => ({ ...signal, words: this.#named(signal) }));
    part("svg")?.remove();
    const size = photo.reading ?? { width: 1, height: 1 };
    if (seen.length) part("[data-picture]").after(drawing(seen, size));
    part("[data-found-title]").hidden = !looked;
    part("[data-found]").replaceChildren(...seen.map((one, k) => this.#line(photo, one, k)));
    if (looked && !seen.length) {
      const nothing = document.createElement("li");
      nothing.textContent = this.words.nothing;
      part("[data-found]").append(nothing);
    }
    part("[data-unread]").hidden = !(photo.reading?.unread ?? ["photo"]).length && photo.sent === true;
  }

  #named({ kind, value, text }) {
    const what = this.words.gesture[value] ?? value;
    const sentence = this.words.kinds[kind === "hand" ? value : kind];
    return sentence ? say(sentence, { value: what, text: text ?? value }) : what;
  }

  #line(photo, { words, confidence, kind }, k) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "photo__seen" });
    const sure = Math.round(confidence * 100);
    button.textContent = kind === "hand" ? words : say(this.words.box, { what: words, sure });
    button.setAttribute("aria-pressed", "false");
    const mark = (chosen) => {
      const box = photo.item.querySelector(`[data-box="${k}"]`);
      box?.classList.toggle("photo__box--chosen", chosen);
      button.setAttribute("aria-pressed", String(chosen));
    };
    button.addEventListener("focus", () => mark(true));
    button.addEventListener("blur", () => mark(false));
    button.addEventListener("mouseenter", () => mark(true));
    button.addEventListener("mouseleave", () => mark(document.activeElement === button));
    button.addEventListener("click", () => mark(true));
    const item = document.createElement("li");
    item.append(button);
    return item;
  }

  /** What the person says about writing in the photo: they looked where this page could not. */
  #written(photo) {
    if (!photo.reading) return;
    const answer = photo.item.querySelector("[data-writing]:checked").value;
    const field = photo.item.querySelector("[data-words]");
    photo.item.querySelector("[data-words-field]").hidden = answer !== "some";
    const seen = photo.reading.signals.filter(({ kind }) => kind !== "words");
    const lines = answer === "some" ? field.value.split("\n").map((line) => line.trim()).filter(Boolean) : [];
    const { width, height } = photo.size;
    const told = lines.map((text, k) => ({
      kind: "words", value: text, confidence: 1, source: `photo:${photo.name}`, text,
      box: [0, Math.round((k * height) / lines.length), width, Math.round(height / lines.length)],
    }));
    const unread = photo.reading.unread.filter((part) => part === "hands");
    if (answer !== "none") unread.push(...(lines.length ? ["material"] : ["words", "material"]));
    photo.reading = this.#reading(photo, [...seen, ...told], unread);
    this.#changed();
  }

  async #send(photo) {
    const named = { name: photo.file.name };
    const button = photo.item.querySelector("[data-send-now]");
    button.disabled = true;
    this.#tell(say(this.words.sending, named));
    const body = new FormData();
    body.append("photo", photo.file, photo.name);
    try {
      const answer = await fetch(this.root.dataset.send, { method: "POST", body });
      const told = await answer.json();
      if (answer.ok) {
        photo.reading = { ...told.reading, name: photo.name };
        photo.sent = true;
        this.#drawn(photo);
      }
      this.#tell(answer.ok ? say(this.words.sent, named) : told.detail);
    } catch {
      this.#tell(this.words.unsent);
    }
    button.disabled = false;
    this.#changed();
  }

  #remove(photo) {
    URL.revokeObjectURL(photo.address);
    photo.item.remove();
    this.#photos = this.#photos.filter((one) => one !== photo);
    this.#changed();
    this.#part("input[type=file]").focus();
  }

  #changed() {
    const readings = this.#photos.map(({ reading, name }) => reading ?? {
      name, sha256: null, width: 0, height: 0, signals: [], unread: ["photo"], notes: [],
    });
    const field = this.#part("[data-readings]");
    field.value = JSON.stringify(readings);
    field.disabled = readings.length === 0;
    this.form.dispatchEvent(new CustomEvent("photo-read", { bubbles: true, detail: { readings } }));
  }

  #tell(words) {
    this.#part("[data-status]").textContent = words;
  }

  #part(selector) {
    return this.root.querySelector(selector);
  }
}

for (const root of document.querySelectorAll("[data-photo]")) {
  const check = new PhotoCheck(root);
  sharedPhotos().then((files) => check.take(files));
}
