import { anything, dictionary, list, object, orNull, type Shape, such, text, whole } from './shape.ts';

/**
 * Everything needed to check one thing's whole journey without asking anybody: one JSON file. Hashes are base64, proofs lists of them
 * from the leaf up.
 */
export interface Bundle {
  readonly type: 'maidehao/bundle/1';
  /** The line it is about. */
  readonly about: string;
  readonly madeAt: string;
  /** A signed note (C2SP tlog-checkpoint) with the witnesses' cosignatures. */
  readonly checkpoint: string;
  /** The newest map of all lines: the last entry of the checkpoint's log. */
  readonly map: { readonly entry: string } & Place;
  /** The thing, what was packed of it, what it was made from, its issuers' keys, its certificates. */
  readonly lines: readonly BundleLine[];
  /** Paths to the root of a document that one signature covers: by root, then by the claim's index. */
  readonly documents?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** What the records speak of, as captured: EPCIS events by their claim's digest (an error declaration shares its event's id). */
  readonly events: Readonly<Record<string, unknown>>;
  /** Personal data its owner shows: by the claim's digest, then by field. */
  readonly disclosed?: Readonly<Record<string, Readonly<Record<string, Disclosed>>>>;
  /** All that the lines of certificates record, in their order: verifiable credentials, and the texts that revoke them. */
  readonly certificates?: readonly unknown[];
  readonly media?: readonly BundleMedium[];
  readonly anchor: AnchorReceipt | null;
}

/** Where an entry stands in the checkpoint's log, and its path to the root (RFC 6962). */
export interface Place {
  readonly index: number;
  readonly proof: readonly string[];
}

export interface BundleLine {
  readonly line: string;
  /** Of its newest entry; null: the map holds no such line. */
  readonly seq: number | null;
  /** `lineProofBytes`, base64. */
  readonly mapProof: string;
  /** Exact texts, oldest first. Left out of `#packed` lines, whose entries are somebody's orders: told as a count. */
  readonly entries?: readonly string[];
  /** Leaf hash of the newest entry, where the entries are left out. */
  readonly leaf?: string;
  /** Where the newest entry stands. */
  readonly head?: Place;
  /** By seq: where other entries stand. Asked of those whose key was revoked later, to show which came first. */
  readonly places?: Readonly<Record<string, Place>>;
}

export interface Disclosed {
  /** 32 bytes, base64. */
  readonly key: string;
  readonly value: unknown;
}

export interface BundleMedium {
  readonly digest: string;
  /** A media type, e.g. `image/webp`. */
  readonly type?: string;
  /** base64; left out when it is only named. */
  readonly bytes?: string;
}

/** What a chain holds of this log, as it was read there. The file shows that it fits this log, not that it stands on the chain. */
export interface AnchorReceipt {
  readonly chainId: number;
  readonly contract: string;
  /** Who anchored; asked where the policy names one. */
  readonly publisher?: string;
  readonly tx: string;
  readonly block: number;
  /** The block's time. */
  readonly at: string;
  readonly size: number;
  readonly root: string;
  /** From `size` to the checkpoint (RFC 6962 § 2.1.2). */
  readonly consistency: readonly string[];
}

/** The largest bundle that is read, in UTF-16 units. */
export const LARGEST_BUNDLE = 8 * 1024 * 1024;

// A journey has tens of entries; what has more is built to keep a phone busy.
const MOST_LINES = 2_000;
const MOST_ENTRIES = 5_000;

const LINE_NAME = /^\S{1,600}$/;
const name = text(LINE_NAME);
/** Whether a bundle can name such a line. */
export function isLineName(value: string): boolean {
  return LINE_NAME.test(value);
}

const hash = text(/^[\w+/]{43}=$/);
const base64 = text(/^[\w+/]*={0,2}$/);
const address = text(/^0x[0-9a-fA-F]{40}$/);
const instant = text(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
const written = such((value) => typeof value === 'string');
const proof = list(hash, 64);
const place = { index: whole, proof };

/** What a bundle must look like. What it says is not judged here. */
export const bundleShape: Shape = object(
  {
    type: text(/^maidehao\/bundle\/1$/),
    about: name,
    madeAt: instant,
    checkpoint: written,
    map: object({ entry: written, ...place }),
    lines: list(
      object(
        { line: name, seq: orNull(whole), mapProof: base64 },
        {
          entries: list(written, MOST_ENTRIES),
          leaf: hash,
          head: object(place),
          places: dictionary(object(place)),
        },
      ),
      MOST_LINES,
    ),
    events: dictionary(anything),
    anchor: orNull(
      object(
        {
          chainId: whole,
          contract: address,
          tx: text(/^0x[0-9a-fA-F]{64}$/),
          block: whole,
          at: instant,
          size: whole,
          root: hash,
          consistency: proof,
        },
        { publisher: address },
      ),
    ),
  },
  {
    documents: dictionary(dictionary(proof)),
    disclosed: dictionary(dictionary(object({ key: base64, value: anything }))),
    certificates: list(anything, 100),
    media: list(object({ digest: name }, { type: name, bytes: base64 }), 1_000),
  },
);
