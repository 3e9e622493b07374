// A field with suggestions, by the ARIA pattern of an editable combobox with a list.
for (const box of document.querySelectorAll("[data-combobox]")) {
  const input = box.querySelector("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let at = -1;
  let timer;
  let asked = 0;
  list.id = `${input.id}-list`;
  list.className = "combobox__list";
  list.role = "listbox";
  list.hidden = true;
  list.setAttribute("aria-label", input.labels[0].textContent);
  status.className = "visually-hidden";
  status.role = "status";
  box.append(list, status);
  input.role = "combobox";
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  const show = (open) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  };
  const mark = (index) => {
    at = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    const chosen = list.children[index];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const take = (item) => {
    input.value = item.textContent;
    show(false);
  };
  const suggest = async () => {
    const turn = ++asked;
    if (input.value.trim().length < 2) return show(false);
    const answer = await fetch(`${box.dataset.url}?q=${encodeURIComponent(input.value)}`).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const found = await answer.json();
    if (turn !== asked) return;
    list.replaceChildren(
      ...found.map(({ name }, place) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${place}`;
        item.role = "option";
        item.setAttribute("aria-selected", "false");
        item.textContent = name;
        return item;
      }),
    );
    status.textContent = `${found.length} ${box.dataset.told}`;
    show(found.length > 0);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(suggest, 120);
  });
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.key === "Escape") show(false);
    else if (list.hidden) return;
    else if (event.key === "ArrowDown") mark((at + 1) % count);
    else if (event.key === "ArrowUp") mark((at - 1 + count) % count);
    else if (event.key === "Enter" && at >= 0) take(list.children[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const item = event.target.closest("li");
    if (item) take(item);
  });
  input.addEventListener("blur", () => show(false));
}
