// Alive: standing on a corner, one tap takes its place from the phone. Without script the corners are tapped on the picture.
export const csr = true;
