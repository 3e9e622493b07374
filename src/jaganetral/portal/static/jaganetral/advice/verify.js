// Compare a file with the fingerprint on the page, here in the browser.
const box = document.getElementById("compare");
if (box && globalThis.crypto?.subtle) {
  box.hidden = false;
  const same = document.getElementById("same");
  const file = document.getElementById("file");
  const compare = async () => {
    if (!file.files.length) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.files[0].arrayBuffer()));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const equal = hex === document.getElementById("fingerprint").textContent.trim();
    same.textContent = equal ? same.dataset.yes : same.dataset.no;
    same.className = equal ? "note note--good" : "note note--bad";
  };
  file.addEventListener("click", () => { file.value = ""; }); // the same file may be picked again
  file.addEventListener("change", compare);
  compare(); // somebody may have been quicker than this script
}
