// Signs the pledge with a key that this page makes for it and forgets: see pledge/statements.py.
// Where the browser has no such keys the form goes as it is, and the certificate says so.
const form = document.getElementById("ikrar");
const base64 = (content) =>
  btoa(String.fromCharCode(...new Uint8Array(content))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

async function newKey() {
  try {
    return ["Ed25519", await crypto.subtle.generateKey("Ed25519", false, ["sign"]), "Ed25519"];
  } catch {
    const kind = { name: "ECDSA", namedCurve: "P-256" };
    return ["ES256", await crypto.subtle.generateKey(kind, false, ["sign"]), { name: "ECDSA", hash: "SHA-256" }];
  }
}

async function signed() {
  const name = form.elements.nama.value.split(/\s+/).filter(Boolean).join(" ");
  const nonce = form.dataset.nonce;
  const words = ["jaganetral pledge by own key 1", form.dataset.text, form.dataset.rulebook, nonce, name].join("\n");
  const [alg, pair, how] = await newKey();
  const signature = await crypto.subtle.sign(how, pair.privateKey, new TextEncoder().encode(words));
  const open = await crypto.subtle.exportKey("raw", pair.publicKey);
  return JSON.stringify({ alg, public: base64(open), signature: base64(signature) });
}

if (window.crypto?.subtle) {
  form.addEventListener("submit", async (event) => {
    if (form.dataset.done) return;
    event.preventDefault();
    form.querySelector("button").disabled = true;
    try {
      form.elements.kunci.value = await signed();
    } catch {
      form.elements.kunci.value = "";
    }
    form.dataset.done = "yes";
    form.submit();
  });
}
