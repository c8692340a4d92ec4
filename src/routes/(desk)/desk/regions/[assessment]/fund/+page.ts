// Sliders ask for a plan while they are moved; without script the same fields are sent.
export const csr = true;
