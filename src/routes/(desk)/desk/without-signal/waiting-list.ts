import type { Sentence } from '#shared/outcome.ts';

/** Something done without signal that has not reached the server yet. It keeps its own id, so that sending it twice writes once. */
export interface Waiting {
  readonly id: string;
  /** What a person knows it by: `打药 · 东坡`. */
  readonly title: string;
  /** Why the server did not take it; it stays until the person has read it. */
  readonly refused?: Sentence;
}

export type Sent = 'all' | 'no-signal' | 'signed-out';

/** What waits in this browser to be sent, in the order it was done: one list for each person, so that nobody sends another's on a shared phone. */
export interface WaitingList<Entry extends Waiting> {
  all(personId: string): Entry[];
  /** Keeps entries in the browser until they are sent. Throws when the browser cannot keep anything: the form must not say it did. */
  keep(personId: string, entries: readonly Entry[]): void;
  forget(personId: string, id: string): void;
  /** Has one that was refused sent once more. */
  again(personId: string, id: string): void;
  /** Sends what waits, oldest first, and stops at the first sign of no signal. What the server refuses stays with its reason. */
  send(personId: string): Promise<Sent>;
}

/** A list under a name of its own, whose entries are posted to where `letter` says. */
export function waitingList<Entry extends Waiting>(
  name: string,
  letter: (entry: Entry) => Promise<{ readonly path: string; readonly body: unknown }>,
): WaitingList<Entry> {
  const shelf = (personId: string) => `maidehao.${name}.${personId}`;
  const all = (personId: string): Entry[] => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(shelf(personId)) ?? '[]');
      return Array.isArray(kept) ? (kept as Entry[]) : [];
    } catch {
      return [];
    }
  };
  const store = (personId: string, entries: readonly Entry[]) =>
    localStorage.setItem(shelf(personId), JSON.stringify(entries));
  const change = (personId: string, id: string, to: (entry: Entry) => readonly Entry[]) =>
    store(
      personId,
      all(personId).flatMap((entry) => (entry.id === id ? to(entry) : [entry])),
    );
  const forget = (personId: string, id: string) => change(personId, id, () => []);

  return {
    all,
    forget,
    keep: (personId, entries) => store(personId, [...all(personId), ...entries]),
    again: (personId, id) => change(personId, id, ({ refused: _, ...entry }) => [entry as Entry]),
    async send(personId) {
      for (const entry of all(personId)) {
        if (entry.refused !== undefined) continue;
        const { path, body } = await letter(entry);
        const answer = await post(path, body);
        if (answer === undefined || answer.status >= 500) return 'no-signal';
        if (answer.status === 401) return 'signed-out';
        if (answer.ok) forget(personId, entry.id);
        else {
          const refused = await reasonOf(answer);
          change(personId, entry.id, (kept) => [{ ...kept, refused }]);
        }
      }
      return 'all';
    },
  };
}

/** UUID version 4 (RFC 9562 § 5.4); `crypto.randomUUID` is missing where the page does not come by https. */
export function entryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

async function post(path: string, body: unknown): Promise<Response | undefined> {
  try {
    return await fetch(path, {
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
