// j and k go through a list, while the focus is in it (elsewhere they are letters like any other).
for (const list of document.querySelectorAll("[data-keys]")) {
  list.addEventListener("keydown", (event) => {
    if ((event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...list.querySelectorAll("li a")];
    const at = links.indexOf(document.activeElement);
    const to = links[at + (event.key === "j" ? 1 : -1)];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  });
}
