import '../contexts/tracing/native.ts';
import { utf8 } from '../contexts/tracing/kernel/bytes.ts';
import { LineMap } from '../contexts/tracing/kernel/line-map.ts';
import { type KeyedHead, lineKey } from '../contexts/tracing/kernel/line-proof.ts';
import { verifyEd25519 } from '../contexts/tracing/kernel/tlog/ed25519.ts';
import { leafHash, nodeHash, RightEdge } from '../contexts/tracing/kernel/tlog/merkle.ts';
import { newSeed, signingKey } from '../contexts/tracing/signing-key.ts';

/** An entry of the size most have. */
const ENTRY = utf8('x'.repeat(470));

/** How often a second one core does the log's small things. */
export function measureHashing(): Readonly<Record<string, number>> {
  const edge = new RightEdge();
  const leaf = leafHash(ENTRY);
  const pair = signingKey(newSeed());
  const signature = pair.sign(ENTRY);
  return {
    leaf_hashes_per_s: perSecond(() => leafHash(ENTRY)),
    node_hashes_per_s: perSecond(() => nodeHash(leaf, leaf)),
    tree_leaves_per_s: perSecond(() => edge.push(leaf)),
    signatures_per_s: perSecond(() => pair.sign(ENTRY)),
    verifications_per_s: perSecond(() => verifyEd25519(pair.publicKey, ENTRY, signature)),
  };
}

/** The line map of `lines` lines: made at start, then changed in batches of `batch` lines all over it. */
export function measureMap(lines: number, batch: number): Readonly<Record<string, number>> {
  const leaf = leafHash(ENTRY);
  const head = (line: number, seq: number): KeyedHead => ({ key: lineKey(`line ${line}`), seq, leaf });
  const heads = Array.from({ length: lines }, (_, line) => head(line, 0));
  const before = process.memoryUsage().arrayBuffers;
  const map = new LineMap();
  const build_s = seconds(() => map.set(heads));
  const bytes = process.memoryUsage().arrayBuffers - before;
  const step = Math.floor(lines / batch);
  const updates = Array.from({ length: 9 }, (_, round) => {
    const changes = Array.from({ length: batch }, (_, place) =>
      head((place * step + round) % lines, round + 1),
    );
    return seconds(() => map.set(changes)) * 1000;
  });
  return {
    map_build_s: build_s,
    map_mb: bytes / 1e6,
    map_update_ms: updates.toSorted((a, b) => a - b)[4] ?? 0,
    map_proofs_per_s: perSecond((round) => map.prove(`line ${round % lines}`)),
  };
}

function perSecond(step: (round: number) => unknown): number {
  for (let round = 0; round < 2000; round += 1) step(round);
  const rounds = 10_000;
  const took = seconds(() => {
    for (let round = 0; round < rounds; round += 1) step(round);
  });
  return Math.round(rounds / took);
}

function seconds(step: () => unknown): number {
  const began = performance.now();
  step();
  return (performance.now() - began) / 1000;
}
