const KEY = 'maidehao-checkpoints';
const MOST = 20;

/**
 * Checkpoints this device has met, so that a log which shows two faces is caught when both come by. A browser that keeps nothing
 * (a private window, a file) remembers as long as the page is open.
 */
let known: readonly string[] = read();

export function seen(): readonly string[] {
  return known;
}

export function remember(checkpoint: string): void {
  if (known.includes(checkpoint)) return;
  known = [...known, checkpoint].slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(known));
  } catch {}
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
}
