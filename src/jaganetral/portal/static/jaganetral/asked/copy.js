// Copy a wording. Without this script the text is selected whole by one touch.
const status = document.getElementById("copied");

for (const button of document.querySelectorAll("[data-copy]")) {
  const words = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(words.innerText);
    } catch {
      // No clipboard (an old browser, no permission): select it, so that a long press copies.
      getSelection().selectAllChildren(words);
      return;
    }
    status.textContent = button.dataset.done;
    const before = button.textContent;
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = before; status.textContent = ""; }, 2500);
  });
}
