import type { Call } from '#shared/call.ts';
import type { Claimed, Claims, OrRefused } from './check-claims.ts';
import { custodialIssuer } from './custodial-issuer.ts';
import { base64 } from './kernel/base64.ts';
import { concat } from './kernel/bytes.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import { claimOf } from './kernel/claim.ts';
import { claimLeaf, documentSignInput } from './kernel/entry.ts';
import { rootOf } from './kernel/tlog/merkle.ts';

/** Claims events for whoever is acting, with the key the platform keeps for them: one signature for all. What is refused stays so. */
export async function claimAsCustodian(
  call: Call,
  events: readonly OrRefused<CapturedEvent>[],
): Promise<Claims> {
  const issuer = await custodialIssuer(call);
  const whole = events.flatMap((event) => ('ok' in event ? [] : [event]));
  const claims = whole.map((event) => claimOf(event, { issuer: issuer.id, at: issuer.at }));
  const leaves = claims.map(claimLeaf);
  const document = {
    at: issuer.at.toISOString(),
    issuer: issuer.id,
    root: base64(rootOf(leaves)),
    size: claims.length,
  };
  const signature = base64(issuer.sign(documentSignInput(document)));
  const { root, size } = document;
  const signed = { ...document, signature };
  const claimed = new Map(
    whole.map((event, index): [CapturedEvent, Claimed] => {
      const claim = claims[index];
      if (!claim) throw new Error(`no claim of ${event.id}`);
      return [event, { event, claim, signature, document: { index, root, size, whole: signed } }];
    }),
  );
  return {
    claimed: events.map((event) => ('ok' in event ? event : (claimed.get(event) as Claimed))),
    document: { signed: document, signature, leaves: concat(...leaves) },
  };
}
