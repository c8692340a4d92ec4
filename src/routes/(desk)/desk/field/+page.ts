// Alive: entries made without signal wait in the browser, are counted here, and are sent when it is back.
export const csr = true;
