import type { Call } from '#shared/call.ts';
import { base64, fromBase64 } from './kernel/base64.ts';
import type { InDocument, SignedDocument } from './kernel/entry.ts';
import { inclusionProof, nodesOf } from './kernel/tlog/prove.ts';
import { tileHashes } from './kernel/tlog/tiles.ts';

/** A document of many events under one signature. */
export interface NewDocument {
  readonly signed: SignedDocument;
  /** Base64. */
  readonly signature: string;
  /** `claimLeaf` of each of its claims, 32 bytes each. */
  readonly leaves: Uint8Array;
}

/** Keeps a document for paths to its root; one that is known stays. */
export async function insertDocument(call: Call, { signed, signature, leaves }: NewDocument): Promise<void> {
  await call.tx
    .insertInto('tracing.document')
    .values({
      countyId: call.county,
      root: Buffer.from(signed.root, 'base64'),
      issuer: signed.issuer,
      at: new Date(signed.at),
      signature: Buffer.from(signature, 'base64'),
      leaves: Buffer.from(leaves),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Paths of claims to the roots of their documents: by root, then by index (base64, from the leaf up). */
export async function documentPaths(
  call: Call,
  claims: readonly InDocument[],
): Promise<Record<string, Record<string, string[]>>> {
  const byRoot = Map.groupBy(claims, ({ root }) => root);
  if (byRoot.size === 0) return {};
  const rows = await call.tx
    .selectFrom('tracing.document')
    .select(['root', 'leaves'])
    .where('countyId', '=', call.county)
    .where(
      'root',
      'in',
      Array.from(byRoot.keys(), (root) => Buffer.from(fromBase64(root) ?? new Uint8Array(0))),
    )
    .execute();
  return Object.fromEntries(
    rows.map(({ root, leaves }) => {
      const name = base64(root);
      const size = leaves.length / 32;
      const nodes = nodesOf(tileHashes(leaves, size) ?? []);
      const paths = (byRoot.get(name) ?? []).map(({ index }) => [
        String(index),
        inclusionProof(index, size, nodes).map(base64),
      ]);
      return [name, Object.fromEntries(paths)];
    }),
  );
}
