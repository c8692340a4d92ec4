import type { FieldWork } from '#origin';
import type { Sentence } from '#shared/outcome.ts';

/** An entry of the field book that has not reached the server yet. It keeps its own id, so that sending it twice writes once. */
export interface WaitingEntry {
  readonly id: string;
  readonly plotId: string;
  readonly kind: FieldWork;
  /** ISO instant of the work. */
  readonly doneAt: string;
  readonly sprayProductCode?: string;
  readonly dose?: string;
  readonly note?: string;
  /** What a person knows it by: `打药 · 东坡`. */
  readonly title: string;
  /** Why the server did not take it; it stays until the person has read it. */
  readonly refused?: Sentence;
}

export type Sent = 'all' | 'no-signal' | 'signed-out';

// One list for each person: on a shared phone nobody sends another's entries in their own name.
function shelf(personId: string): string {
  return `maidehao.field-entries.${personId}`;
}

/** UUID version 4 (RFC 9562 § 5.4); `crypto.randomUUID` is missing where the page does not come by https. */
export function entryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function waitingEntries(personId: string): WaitingEntry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(shelf(personId)) ?? '[]');
    return Array.isArray(kept) ? (kept as WaitingEntry[]) : [];
  } catch {
    return [];
  }
}

/** Keeps entries in the browser until they are sent. Throws when the browser cannot keep anything: the form must not say it did. */
export function keepWaiting(personId: string, entries: readonly WaitingEntry[]): void {
  store(personId, [...waitingEntries(personId), ...entries]);
}

export function forgetEntry(personId: string, id: string): void {
  store(
    personId,
    waitingEntries(personId).filter((entry) => entry.id !== id),
  );
}

/** Sends what waits, oldest first, and stops at the first sign of no signal. What the server refuses stays with its reason. */
export async function sendWaiting(personId: string): Promise<Sent> {
  for (const entry of waitingEntries(personId)) {
    if (entry.refused !== undefined) continue;
    const { title: _, refused: __, ...body } = entry;
    const answer = await post(body);
    if (answer === undefined || answer.status >= 500) return 'no-signal';
    if (answer.status === 401) return 'signed-out';
    if (answer.ok) forgetEntry(personId, entry.id);
    else markRefused(personId, entry.id, await reasonOf(answer));
  }
  return 'all';
}

async function post(body: unknown): Promise<Response | undefined> {
  try {
    return await fetch('/api/field-records', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    return undefined;
  }
}

/** The problem document's sentence (RFC 9457); a status alone where something between us and the server answered. */
async function reasonOf(answer: Response): Promise<Sentence> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const told = problem as { title?: string; detail?: string; next?: string } | undefined;
  return { what: told?.title ?? String(answer.status), why: told?.detail ?? '', next: told?.next ?? '' };
}

function markRefused(personId: string, id: string, refused: Sentence): void {
  store(
    personId,
    waitingEntries(personId).map((entry) => (entry.id === id ? { ...entry, refused } : entry)),
  );
}

function store(personId: string, entries: readonly WaitingEntry[]): void {
  localStorage.setItem(shelf(personId), JSON.stringify(entries));
}
