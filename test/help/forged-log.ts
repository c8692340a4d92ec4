import { createHash } from 'node:crypto';
import { base64 } from '../../src/contexts/tracing/kernel/base64.ts';
import type { Bundle, BundleLine, Place } from '../../src/contexts/tracing/kernel/bundle.ts';
import { utf8 } from '../../src/contexts/tracing/kernel/bytes.ts';
import { digestOf } from '../../src/contexts/tracing/kernel/digest.ts';
import {
  type Claim,
  claimLeaf,
  claimSignInput,
  documentSignInput,
  keyLine,
  type Link,
  mapEntry,
  packedLine,
} from '../../src/contexts/tracing/kernel/entry.ts';
import { linesOf } from '../../src/contexts/tracing/kernel/event-things.ts';
import { canonical, canonicalBytes } from '../../src/contexts/tracing/kernel/json/canonical.ts';
import { LineMap } from '../../src/contexts/tracing/kernel/line-map.ts';
import { type Head, lineProofBytes } from '../../src/contexts/tracing/kernel/line-proof.ts';
import { checkpointText } from '../../src/contexts/tracing/kernel/tlog/checkpoint.ts';
import { cosignedMessage, timestamped } from '../../src/contexts/tracing/kernel/tlog/cosignature.ts';
import { leafHash, rootOf } from '../../src/contexts/tracing/kernel/tlog/merkle.ts';
import { noteText, type Signer, signNote } from '../../src/contexts/tracing/kernel/tlog/note.ts';
import { consistencyProof, inclusionProof, nodesOf } from '../../src/contexts/tracing/kernel/tlog/prove.ts';
import {
  COSIGNATURE,
  ED25519,
  keyName,
  type Vkey,
  vkey,
  vkeyText,
} from '../../src/contexts/tracing/kernel/tlog/vkey.ts';
import { publicKeyOf, signEd25519 } from './sign-ed25519.ts';

export const ORIGIN = 'trace.example/log/450224';
export const CONTRACT = '0x00000000000000000000000000000000000a11ce';
export const CHAIN = 31337;
export const PUBLISHER = '0x0000000000000000000000000000000000000b0b';
export const WITNESSES = [
  ['w1', '县农业农村局', 'County farm bureau'],
  ['w2', '果农合作社', 'Fruit growers’ co-op'],
  ['w3', '消费者协会', 'Consumers’ association'],
] as const;

type Body = Readonly<Record<string, unknown>>;
export interface Key {
  readonly vkey: Vkey;
  readonly seed: Uint8Array;
}
export interface Said {
  readonly at?: string;
  readonly media?: readonly string[];
  readonly commitments?: Readonly<Record<string, string>>;
  /** Changes the statement after it was signed. */
  readonly twist?: (statement: Record<string, unknown>) => object;
  /** Lines to stand in, instead of those the body names. */
  readonly lines?: readonly string[];
}

/** A key made of its name: the same in every run. */
export function keyOf(name: string, algorithm = ED25519): Key {
  const seed = new Uint8Array(createHash('sha256').update(`seed of ${name}`).digest());
  return { vkey: vkey(name, algorithm, publicKeyOf(seed)), seed };
}

export const logKey = keyOf(ORIGIN);
export const witnessKeys = [1, 2, 3].map((number) => keyOf(`witness.example/w${number}`, COSIGNATURE));

/** The policy of every honest checker of this log. */
export const POLICY = `log ${vkeyText(logKey.vkey)}
${WITNESSES.map(
  ([name, zh, en], place) =>
    `witness ${name} ${vkeyText(witnessKeys[place]?.vkey ?? logKey.vkey)}\n#maidehao called ${name} ${zh} | ${en}`,
).join('\n')}
group all 2 ${WITNESSES.map(([name]) => name).join(' ')}
quorum all
#maidehao largest-age 86400
#maidehao anchor ${CHAIN} ${CONTRACT} ${PUBLISHER}
`;

/**
 * A whole log in memory, made of the kernel's parts alone: no database, no clock. Its owner may do to it what no honest log does, which is
 * what it is for.
 */
export class ForgedLog {
  entries: string[] = [];
  bodies = new Map<string, Body>();
  documents: Record<string, Record<string, string[]>> = {};
  #lines = new Map<string, number[]>();

  /** The same history, to go on from differently. */
  fork(): ForgedLog {
    const copy = new ForgedLog();
    copy.entries = [...this.entries];
    copy.bodies = new Map(this.bodies);
    copy.documents = structuredClone(this.documents);
    copy.#lines = new Map([...this.#lines].map(([line, indexes]) => [line, [...indexes]]));
    return copy;
  }

  /** Registers an issuer's key. */
  register(
    key: Key,
    { from = '2026-01-01T00:00:00.000Z', until }: { from?: string; until?: string } = {},
  ): Key {
    const statement = {
      type: 'maidehao/key/1',
      vkey: vkeyText(key.vkey),
      holder: key.vkey.name,
      from,
      ...(until === undefined ? {} : { until }),
    };
    this.say(statement, [keyLine(keyName(key.vkey))]);
    return key;
  }

  revoke(key: Key, from: string): void {
    const id = keyName(key.vkey);
    this.say({ type: 'maidehao/key-revoked/1', key: id, from, reason: 'lost' }, [keyLine(id)]);
  }

  /** An event as its issuer claims and signs it. Answers the claim's digest. */
  record(issuer: Key, body: Body, said: Said = {}): string {
    const claim = this.claim(issuer, body, said);
    const signature = base64(signEd25519(issuer.seed, claimSignInput(claim)));
    const statement = { type: 'maidehao/event/1', claim, signature };
    this.say(said.twist?.(statement) ?? statement, said.lines ?? linesOf(body));
    return claim.digest;
  }

  /** Many events under one signature. */
  recordDocument(issuer: Key, bodies: readonly Body[], said: Said = {}): void {
    const claims = bodies.map((body) => this.claim(issuer, body, said));
    const leaves = claims.map(claimLeaf);
    const root = base64(rootOf(leaves));
    const size = claims.length;
    const signed = { at: claims[0]?.at ?? '', issuer: keyName(issuer.vkey), root, size };
    const signature = base64(signEd25519(issuer.seed, documentSignInput(signed)));
    this.documents[root] = Object.fromEntries(
      leaves.map((_, index) => [index, inclusionProof(index, size, nodesOf(leaves)).map(base64)]),
    );
    for (const [index, claim] of claims.entries()) {
      const statement = { type: 'maidehao/event/1', claim, signature, document: { index, root, size } };
      this.say(said.twist?.(statement) ?? statement, linesOf(bodies[index] as Body));
    }
  }

  claim(issuer: Key, body: Body, { at, media, commitments }: Said): Claim {
    const digest = digestOf(canonicalBytes(body));
    this.bodies.set(digest, body);
    return {
      at: at ?? new Date(Date.parse(String(body.eventTime)) + 60_000).toISOString(),
      digest,
      hash: `ni:///sha-256;${createHash('sha256').update(canonical(body)).digest('hex')}?ver=CBV2.0`,
      id: String(body.eventID),
      issuer: keyName(issuer.vkey),
      ...(media ? { media } : {}),
      ...(commitments ? { commitments } : {}),
    };
  }

  /** Appends a statement with its links in these lines. */
  say(statement: object, lines: readonly string[]): void {
    const chain = lines.map((line): Link => {
      const seq = this.#lines.get(line)?.length ?? 0;
      const before = this.#lines.get(line)?.at(-1);
      return before === undefined ? { line, seq } : { line, seq, prev: this.leafOf(before) };
    });
    for (const line of lines) this.#lines.set(line, [...(this.#lines.get(line) ?? []), this.entries.length]);
    this.entries.push(canonical({ ...statement, chain }));
  }

  leafOf(index: number): string {
    return base64(leafHash(utf8(this.entries[index] ?? '')));
  }

  indexesOf(line: string): readonly number[] {
    return this.#lines.get(line) ?? [];
  }

  /** Ends a batch: the map, as its own entry. */
  seal(): this {
    this.entries.push(mapEntry(this.entries.length, base64(this.map().root)));
    return this;
  }

  map(): LineMap {
    const map = new LineMap();
    map.update(
      [...this.#lines].map(([line, indexes]): Head => {
        const newest = this.entries[indexes.at(-1) ?? 0] ?? '';
        return { line, seq: indexes.length - 1, leaf: leafHash(utf8(newest)) };
      }),
    );
    return map;
  }

  leaves(size = this.entries.length): Uint8Array[] {
    return this.entries.slice(0, size).map((entry) => leafHash(utf8(entry)));
  }

  /** The checkpoint as the log signs it and these witnesses cosign it. */
  checkpoint({
    size = this.entries.length,
    at = '2026-06-10T08:00:00Z',
    witnesses = witnessKeys,
    log = logKey,
  }: {
    size?: number;
    at?: string;
    witnesses?: readonly Key[];
    log?: Key;
  } = {}): string {
    const text = checkpointText({ origin: ORIGIN, size, root: rootOf(this.leaves(size)) });
    const seconds = Date.parse(at) / 1000;
    const signers: Signer[] = [
      { key: log.vkey, sign: (message) => signEd25519(log.seed, utf8(message)) },
      ...witnesses.map(({ vkey, seed }) => ({
        key: vkey,
        sign: (message: string) => timestamped(seconds, signEd25519(seed, cosignedMessage(message, seconds))),
      })),
    ];
    return noteText(signNote(text, signers));
  }

  place(index: number): Place {
    const leaves = this.leaves();
    return { index, proof: inclusionProof(index, leaves.length, nodesOf(leaves)).map(base64) };
  }

  line(line: string, counted = false): BundleLine {
    const indexes = this.indexesOf(line);
    const proven = this.map().prove(line);
    if (!proven) throw new Error(`nothing to prove ${line} with`);
    const newest = indexes.at(-1);
    const mapProof = base64(lineProofBytes(proven.proof));
    if (newest === undefined) return { line, seq: null, mapProof };
    const seq = indexes.length - 1;
    if (counted) return { line, seq, mapProof, leaf: this.leafOf(newest) };
    const places = Object.fromEntries(indexes.slice(0, -1).map((index, at) => [at, this.place(index)]));
    const entries = indexes.map((index) => this.entries[index] ?? '');
    return { line, seq, mapProof, entries, head: this.place(newest), places };
  }

  anchor(size: number): Bundle['anchor'] {
    const leaves = this.leaves();
    return {
      chainId: CHAIN,
      contract: CONTRACT,
      publisher: PUBLISHER,
      tx: `0x${'5e'.repeat(32)}`,
      block: 1_234_567,
      at: '2026-06-10T07:00:00Z',
      size,
      root: base64(rootOf(this.leaves(size))),
      consistency: consistencyProof(size, leaves.length, nodesOf(leaves)).map(base64),
    };
  }

  /** The bundle an honest server gives of these lines; the log must be sealed. */
  bundle(
    about: string,
    { lines, anchor = null }: { lines: readonly string[]; anchor?: Bundle['anchor'] },
  ): Bundle {
    const counted = this.line(packedLine(about), true);
    const shown = [this.line(about), counted, ...lines.map((line) => this.line(line))];
    const texts = shown.flatMap(({ entries = [] }) => entries);
    const events = [...this.bodies].filter(([digest]) => texts.some((text) => text.includes(digest)));
    const last = this.entries.length - 1;
    return {
      type: 'maidehao/bundle/1',
      about,
      madeAt: '2026-06-10T08:00:10.000Z',
      checkpoint: this.checkpoint(),
      map: { entry: this.entries[last] ?? '', ...this.place(last) },
      lines: shown,
      ...(Object.keys(this.documents).length > 0 ? { documents: this.documents } : {}),
      events: Object.fromEntries(events),
      anchor,
    };
  }
}
