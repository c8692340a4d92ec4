// No page ships script unless it says so itself: `export const csr = true` in its +page.ts, with a reason.
export const csr = false;
