// The map is pressed to choose villages, and a try that is being worked out tells how far it is; both go without.
export const csr = true;
