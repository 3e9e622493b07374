// The line of the QR code stands behind the # of the address, which is not sent: it is put into the form.
const line = location.hash.slice(1);
if (line.startsWith("JNP1.")) {
  const form = document.getElementById("verify");
  form.elements.nomor.value = line;
  history.replaceState(null, "", location.pathname);
  form.requestSubmit();
}
