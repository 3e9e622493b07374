// Makes the self-check quicker where scripts run: answers in place, suggestions for the region,
// copying, and the memory of place and status on this phone, if asked for.

const KEY = "jaganetral.latar";
const REMEMBERED = ["actor_kind", "region"];

function arrive(root) {
  // Whoever listens to the page hears the verdict first, and the keyboard goes on from there.
  const target = root.querySelector("[data-arrive]");
  if (!target) return;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}

function show(id) {
  const place = document.querySelector("#jawaban");
  const template = document.getElementById(id);
  if (!place || !template) return;
  place.replaceChildren(template.content.cloneNode(true));
  arrive(place);
}

function copying(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
      button.textContent = button.dataset.copied;
    });
  }
}

function suggesting(input) {
  const list = document.getElementById(input.getAttribute("list"));
  let asked = "";
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    const words = input.value.trim();
    if (words.length < 2 || words === asked) return;
    wait = setTimeout(async () => {
      asked = words;
      try {
        const answer = await fetch(`${input.dataset.regions}?q=${encodeURIComponent(words)}`);
        if (!answer.ok) return;
        const found = await answer.json();
        list.replaceChildren(
          ...found.map((region) => {
            const option = document.createElement("option");
            option.value = region.name;
            return option;
          }),
        );
      } catch {
        // Without a line there are no suggestions, and the field works as it is.
      }
    }, 200);
  });
}

function remembering(form) {
  const box = form.querySelector("#remember");
  if (!box) return;
  form.querySelector("[data-remember]").hidden = false;
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(KEY));
  } catch {
    kept = null;
  }
  if (kept) {
    box.checked = true;
    for (const name of REMEMBERED) {
      const field = form.elements[name];
      if (field && !field.value && kept[name]) field.value = kept[name];
    }
  }
  const keep = () => {
    try {
      if (!box.checked) return localStorage.removeItem(KEY);
      const told = Object.fromEntries(REMEMBERED.map((name) => [name, form.elements[name]?.value]));
      localStorage.setItem(KEY, JSON.stringify(told));
    } catch {
      // A browser that keeps nothing is in its right.
    }
  };
  box.addEventListener("change", keep);
  form.addEventListener("submit", keep);
}

for (const form of document.querySelectorAll("[data-check]")) {
  remembering(form);
  const region = form.querySelector("[data-regions]");
  if (region) suggesting(region);
  form.addEventListener("photo-read", () => {
    if (document.querySelector("#jawaban .verdict")) form.requestSubmit();
  });
}
copying(document);
document.body.addEventListener("htmx:afterSwap", (event) => {
  copying(event.target);
  arrive(event.target);
});
document.body.addEventListener("htmx:sendError", () => show("terputus"));
document.body.addEventListener("htmx:responseError", () => show("rusak"));
