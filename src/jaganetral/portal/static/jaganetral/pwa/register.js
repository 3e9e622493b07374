// Makes the site installable and usable without a line. Without it, everything works as a website.

import { sharedWords } from "./shared.js";

const template = (name) => document.querySelector(`template[data-pwa="${name}"]`).content
  .cloneNode(true).firstElementChild;

/** A quiet note that a newer version is ready; it is taken when the person says so. */
function offer(worker) {
  if (document.querySelector("[data-pwa-note]")) return;
  const note = template("update");
  note.dataset.pwaNote = "";
  note.querySelector("button").addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    worker.postMessage("take over");
  });
  document.querySelector("main").prepend(note);
}

async function register() {
  const registration = await navigator.serviceWorker.register("/sw.js");
  const watch = (worker) => worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
  });
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

/** The browser's own invitation is held back; a line in the footer takes its place. */
function installing() {
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    const list = document.querySelector(".site-foot ul");
    if (!list || list.querySelector("[data-pwa-install]")) return;
    const item = template("install");
    const button = item.querySelector("button");
    button.dataset.pwaInstall = "";
    button.addEventListener("click", async () => {
      await event.prompt();
      item.remove();
    });
    list.append(item);
  });
}

async function filled() {
  const words = await sharedWords();
  const field = document.querySelector("#text, #narrative, #words");
  if (!words || !field || field.value) return;
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

installing();
filled();
if ("serviceWorker" in navigator) {
  // After the page itself, so that a slow line serves the person first.
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}
