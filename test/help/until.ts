/** How long a page or a fact may take on a machine that has much else to do; what comes at once does not wait. */
export const PATIENCE_MS = 60_000;

/** Asks until it is so: notices and reactions take their moment. Throws when it does not come about. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > giveUp) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
