// Says on the page what allauth's script would only write to the console.
document.addEventListener("allauth.error", (event) => {
  const message = document.getElementById("passkey-error");
  if (!message) return;
  event.preventDefault();
  message.hidden = false;
});
