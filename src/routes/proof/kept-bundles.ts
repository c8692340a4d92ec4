import type { Outcome } from '#shared/outcome.ts';
import type { Thing } from '#tracing';

/** A thing's bundle as it is handed out, with the state of the log it was gathered in. */
export interface BundleText {
  readonly etag: string;
  readonly text: string;
}

interface Kept {
  readonly etag: string;
  readonly made: Promise<Outcome<BundleText>>;
  bytes: number;
}

/** Keeps bundles for as long as the log stays as witnessed: however many ask for one at once, it is gathered once. */
export class KeptBundles {
  readonly #mostBytes: number;
  readonly #kept = new Map<Thing, Kept>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** The bundle in the log's state `etag`, made unless it is kept. A refusal or a failure is not kept. */
  of(thing: Thing, etag: string, make: () => Promise<Outcome<BundleText>>): Promise<Outcome<BundleText>> {
    const known = this.#kept.get(thing);
    if (known?.etag === etag) return known.made;
    this.#forget(thing);
    const kept: Kept = { etag, made: make(), bytes: 0 };
    this.#kept.set(thing, kept);
    const stillKept = () => this.#kept.get(thing) === kept;
    kept.made.then(
      (made) => {
        if (!stillKept()) return;
        if (!made.ok) return this.#forget(thing);
        kept.bytes = Buffer.byteLength(made.value.text);
        this.#bytes += kept.bytes;
        this.#forgetOldest();
      },
      () => stillKept() && this.#forget(thing),
    );
    return kept.made;
  }

  #forgetOldest(): void {
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      // What is being made has no size yet, and is waited for.
      if (bytes > 0) this.#forget(oldest);
    }
  }

  #forget(thing: Thing): void {
    this.#bytes -= this.#kept.get(thing)?.bytes ?? 0;
    this.#kept.delete(thing);
  }
}
