// Looks every second how far the solver is; without script a link does.
export const csr = true;
