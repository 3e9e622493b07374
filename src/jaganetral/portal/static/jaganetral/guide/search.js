// The list of rules follows what is typed and chosen; the server makes it, so that both ways agree.
const form = document.querySelector("[data-search]");
const result = document.getElementById("hasil");
const told = document.querySelector("[data-told]");
let timer;
let running;

async function renew() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  const url = form.action + (query.size ? `?${query}` : "");
  running?.abort();
  running = new AbortController();
  try {
    const answer = await fetch(url, { signal: running.signal, credentials: "same-origin" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    result.replaceChildren(...page.getElementById("hasil").childNodes);
    told.textContent = result.querySelector("[data-count]")?.textContent ?? "";
    history.replaceState(null, "", url);
  } catch (error) {
    if (error.name !== "AbortError") form.submit();
  }
}

form.addEventListener("input", (event) => {
  clearTimeout(timer);
  timer = setTimeout(renew, event.target.type === "search" ? 150 : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  renew();
});
