// Wires allauth's script to a page's button, and says on the page what that script would only
// write to the console.
const place = document.querySelector("[data-passkey]");
const { passkey, button, credential, options, passwordless } = place.dataset;
allauth.webauthn.forms[`${passkey}Form`]({
  ids: {
    [passkey]: button,
    credential,
    data: options || undefined,
    passwordless: passwordless || undefined,
  },
});
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  place.hidden = false;
});
