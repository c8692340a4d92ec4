import type { Call } from '#shared/call.ts';
import { type Outcome, ok, refuserOf } from '#shared/outcome.ts';
import {
  bundleOf,
  type GatheredBundle,
  logAt,
  parsePolicy,
  refusals,
  type TracingRefusal,
  type Verdict,
  verifyBundle,
} from '#tracing';

const refuse = refuserOf(refusals);

/** A thing's bundle as anybody would judge it, and where its records stand in the log. */
export interface Judged extends Pick<GatheredBundle, 'indexes'> {
  readonly verdict: Verdict;
}

interface Kept {
  readonly state: string;
  readonly at: number;
  readonly judged: Judged;
}

// A lot that everybody talks about is scanned hundreds of times a second, and stays what it is until the log is witnessed anew. Its age is
// judged with it, so it is not kept for longer than a reader would mind.
const KEPT_MS = 60_000;
const MOST = 500;
const kept = new Map<string, Kept>();

/** Judges a thing by a policy; refuses while the log has nothing to show, or nothing says whom to trust. */
export async function judgeThing(
  call: Call,
  thing: string,
  policy: string | undefined,
): Promise<Outcome<Judged, TracingRefusal>> {
  const trusted = policy === undefined ? undefined : parsePolicy(policy);
  if (!trusted?.ok) return refuse('tracing.log-not-ready');
  const at = await logAt(call);
  if (!at.ok) return at;
  const now = call.now.getTime();
  const state = `${policy}\n${at.value.checkpoint}`;
  const known = kept.get(thing);
  if (known?.state === state && Math.abs(known.at - now) <= KEPT_MS) return ok(known.judged);
  const gathered = await bundleOf(call, at.value, thing);
  if (!gathered.ok) return gathered;
  const { bundle, indexes } = gathered.value;
  const text = JSON.stringify(bundle);
  const verdict = verifyBundle(text, { policy: trusted.value, now: call.now, about: thing });
  kept.delete(thing);
  kept.set(thing, { state, at: now, judged: { verdict, indexes } });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
  return ok({ verdict, indexes });
}
