import { base64 } from '../../src/contexts/tracing/kernel/base64.ts';
import { utf8 } from '../../src/contexts/tracing/kernel/bytes.ts';
import { checkpointText } from '../../src/contexts/tracing/kernel/tlog/checkpoint.ts';
import { type Hash, leafHash, rootOf } from '../../src/contexts/tracing/kernel/tlog/merkle.ts';
import { noteText, type Signer, signNote } from '../../src/contexts/tracing/kernel/tlog/note.ts';
import { consistencyProof, nodesOf } from '../../src/contexts/tracing/kernel/tlog/prove.ts';
import {
  COSIGNATURE,
  ED25519,
  type Vkey,
  vkey,
  vkeyText,
} from '../../src/contexts/tracing/kernel/tlog/vkey.ts';
import { publicKeyOf, signEd25519 } from './sign-ed25519.ts';

/** A log of a few entries with a key of its own: honest unless told to `tell` another story. */
export class SignedLog {
  readonly origin: string;
  readonly key: Vkey;
  readonly leaves: Hash[] = [];
  readonly signer: Signer;

  constructor(origin: string, seed = 1) {
    const secret = new Uint8Array(32).fill(seed);
    this.origin = origin;
    this.key = vkey(origin, ED25519, publicKeyOf(secret));
    this.signer = { key: this.key, sign: (text) => signEd25519(secret, utf8(text)) };
  }

  get vkey(): string {
    return vkeyText(this.key);
  }

  /** The same key as a witness's. */
  get witnessVkey(): string {
    return vkeyText(vkey(this.origin, COSIGNATURE, this.key.key));
  }

  grow(entries: number, what = 'entry'): this {
    for (let count = 0; count < entries; count += 1)
      this.leaves.push(leafHash(utf8(`${what} ${this.leaves.length}`)));
    return this;
  }

  /** The same log with the same key, whose last entries were others: a split view. */
  tellOtherwise(entries: number): SignedLog {
    const other = Object.assign(Object.create(SignedLog.prototype), this) as SignedLog;
    Object.assign(other, { leaves: this.leaves.slice(0, this.leaves.length - entries) });
    return other.grow(entries, 'another story');
  }

  root(size = this.leaves.length): Hash {
    return rootOf(this.leaves.slice(0, size));
  }

  text(size = this.leaves.length): string {
    return checkpointText({ origin: this.origin, size, root: this.root(size) });
  }

  checkpoint(size = this.leaves.length): string {
    return noteText(signNote(this.text(size), [this.signer]));
  }

  proof(from: number, to = this.leaves.length): Hash[] {
    return consistencyProof(from, to, nodesOf(this.leaves));
  }

  /** The body of C2SP tlog-witness `add-checkpoint`. */
  submission(old: number, size = this.leaves.length): string {
    const lines = old <= size ? this.proof(old, size).map((hash) => `${base64(hash)}\n`) : [];
    return `old ${old}\n${lines.join('')}\n${this.checkpoint(size)}`;
  }
}
