// Passkeys are the one thing in signing in that a browser does only by script. A form marked `data-passkey` is shown
// when this browser knows them; what the passkey answers goes into its hidden field, and the form is sent as any other.

const known =
  'PublicKeyCredential' in window &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  // A passkey belongs to a name; a number such as 127.0.0.1 has none.
  !/^[\d.:[\]]+$/.test(location.hostname);

for (const form of known ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    answer(form).then(
      (credential) => {
        form.elements.answer.value = JSON.stringify(credential);
        form.submit();
      },
      () => {
        form.querySelector('[data-failed]').hidden = false;
      },
    );
  });
}

/** Asks the server for the options, and the browser's passkey for its answer; rejects when it was cancelled. */
async function answer(form) {
  const response = await fetch(form.dataset.options, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`options: ${response.status}`);
  const options = await response.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
