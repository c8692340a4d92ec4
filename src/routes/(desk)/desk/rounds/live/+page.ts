// Alive: it is drawn anew whenever a vehicle has moved or a stop was made; without script its link does the same.
export const csr = true;
