// Ties allauth's WebAuthn forms to our pages. A form says in data-passkey what it is for
// (login, use, add); its words and its options stand in the page.

const form = document.querySelector("form[data-passkey]");
const forms = window.allauth?.webauthn?.forms;

if (form && forms && window.PublicKeyCredential && window.isSecureContext) {
  const ids = { credential: "passkey_credential", data: "js_data" };
  const problem = document.getElementById("passkey_problem");

  // Refused, cancelled or timed out: say so in the page.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    if (problem) problem.hidden = false;
  });
  document.getElementById("passkey_button")?.addEventListener("click", () => {
    if (problem) problem.hidden = true;
  });

  if (form.dataset.passkey === "login") forms.loginForm({ ids: { ...ids, login: "passkey_button" } });
  if (form.dataset.passkey === "use") forms.authenticateForm({ ids: { ...ids, authenticate: "passkey_button" } });
  if (form.dataset.passkey === "add") forms.addForm({ ids: { ...ids, add: "passkey_button", passwordless: "id_passwordless" } });

  form.hidden = false;
  document.getElementById("passkey_impossible")?.setAttribute("hidden", "");
}
