// A QR code brings the receipt behind the address's "#", which no browser sends. Put it into the form.
if (location.hash.startsWith("#JNR1.")) {
  const line = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  document.getElementById("nomor").value = line;
  document.getElementById("verify").requestSubmit();
}
