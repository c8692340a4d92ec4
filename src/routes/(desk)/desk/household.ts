import { type Producer, producersKeptBy } from '#origin';
import type { Call } from '#shared/call.ts';

/** Whose fields and lots a page is about, and whose else the caller keeps. */
export interface Households {
  readonly chosen: Producer | undefined;
  readonly all: readonly Producer[];
}

/** A grower has one household. Co-op staff name one of theirs in the address (`for`); until then none is chosen. */
export async function householdsOf(call: Call, url: URL): Promise<Households> {
  const wanted = url.searchParams.get('for');
  const all = await producersKeptBy(call);
  return { all, chosen: all.length === 1 ? all[0] : all.find((producer) => producer.id === wanted) };
}
