// Compare a file with the fingerprints on the page, here in the browser: it is not sent anywhere.
const box = document.getElementById("compare");
if (box && globalThis.crypto?.subtle) {
  box.hidden = false;
  const same = document.getElementById("same");
  const file = document.getElementById("file");
  const known = new Map(
    [...document.querySelectorAll("[data-fingerprint]")].map((one) => [one.textContent.trim(), one.dataset.fingerprint]),
  );
  const compare = async () => {
    if (!file.files.length) return;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.files[0].arrayBuffer()));
    const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const found = known.get(hex) ?? "no";
    same.textContent = same.dataset[found];
    same.className = found === "no" ? "note note--bad" : "note note--good";
  };
  file.addEventListener("click", () => { file.value = ""; }); // the same file may be picked again
  file.addEventListener("change", compare);
  compare(); // somebody may have been quicker than this script
}
