// Files are sent while the page stays, one after the other, each with its progress. Without this
// script the form sends them with its own button.
const box = document.getElementById("kirim-berkas");
if (box) {
  const picker = document.getElementById("berkas");
  const list = document.getElementById("daftar");
  const form = picker.form;
  const bar = box.querySelector("progress");
  const sending = box.querySelector(".sending");
  const said = box.querySelector(".sending-said");
  const button = box.querySelector("button");
  button.hidden = true;
  let rest = [];
  let busy = false;

  const tell = (words, bad) => { said.textContent = words; said.className = bad ? "sending-said problem" : "sending-said"; };

  const send = (file) => new Promise((done) => {
    const content = new FormData();
    content.append("draf", form.elements.draf.value);
    content.append("berkas", file);
    const request = new XMLHttpRequest();
    request.open("POST", box.dataset.url);
    request.timeout = 600000;
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) { bar.value = (100 * event.loaded) / event.total; } });
    request.addEventListener("load", () => {
      if (request.status === 200) { list.innerHTML = request.responseText; done(""); }
      else { done(request.status === 422 ? request.responseText : box.dataset.broke); }
    });
    for (const name of ["error", "abort", "timeout"]) { request.addEventListener(name, () => done(box.dataset.broke)); }
    request.send(content);
  });

  const work = async () => {
    if (busy) { return; }
    busy = true;
    sending.hidden = false;
    while (rest.length) {
      const file = rest[0];
      bar.value = 0;
      tell(`${box.dataset.wait} ${file.name}`, false);
      const wrong = file.size > Number(box.dataset.most) * 1e6 ? `${file.name}: ${box.dataset.large}` : await send(file);
      if (wrong === box.dataset.broke) {
        tell(`${file.name}: ${wrong}`, true);
        button.textContent = box.dataset.again;
        button.type = "button";
        button.hidden = false;
        break;
      }
      rest.shift();
      if (wrong) { tell(wrong, true); rest = []; } else { tell(box.dataset.sent, false); }
    }
    if (!rest.length) { button.hidden = true; picker.value = ""; }
    sending.hidden = true;
    busy = false;
  };

  const pick = () => { rest.push(...picker.files); work(); };
  picker.addEventListener("change", pick);
  button.addEventListener("click", (event) => { if (rest.length) { event.preventDefault(); button.hidden = true; work(); } });
  if (picker.files.length) { pick(); } // somebody may have been quicker than this script
}
