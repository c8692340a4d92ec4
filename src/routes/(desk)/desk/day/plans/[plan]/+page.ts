// Alive: the search is watched, and stops are dragged to another place. All of it goes without.
export const csr = true;
