import { decimal } from './bytes.ts';
import { fault, type Parsed, value } from './parsed.ts';
import { checkpointAlgorithms } from './tlog/cosignature.ts';
import type { Algorithms } from './tlog/note.ts';
import { ED25519, parseVkey, type Vkey } from './tlog/vkey.ts';

/** Whom a checker trusts, and how far (C2SP tlog-policy, with our own lines in its comments). */
export interface Policy {
  readonly logs: readonly Vkey[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
  /** A witnessed state older than this is no longer taken for the present one, in seconds. */
  readonly largestAge: number;
  /** Contracts whose anchors count, and by whom they must be where that is named. Addresses in lower case. */
  readonly anchors: readonly PolicyAnchor[];
}

export interface PolicyAnchor {
  readonly chainId: number;
  readonly contract: string;
  readonly publisher?: string;
}

export interface PolicyWitness {
  readonly name: string;
  /** What people call it: its name unless the policy says. */
  readonly called: readonly [zh: string, en: string];
  readonly key: Vkey;
  /** Where it takes checkpoints (C2SP tlog-witness); only who collects cosignatures needs it. */
  readonly url: string | undefined;
}

/** `of` members, at least `least` of them; a member is a witness by its place in `witnesses`, or a group. */
export interface Quorum {
  readonly least: number;
  readonly of: readonly (number | Quorum)[];
}

const DAY_S = 86_400;
const MOST = 64;
const ADDRESS = /^0x[0-9a-f]{40}$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: tlog-policy allows tab and newline only
const FORBIDDEN = /[\0-\x08\x0b-\x1f\x7f]/;

/**
 * Reads a policy (C2SP tlog-policy): `log <vkey>`, `witness <name> <vkey>`, `group <name> <k|any|all> <member>…`, `quorum <name>`.
 * That format has no line for the age of a checkpoint or for anchors, so ours stand in comments every reader of it skips:
 * `#maidehao largest-age <seconds>` (a day unless said), `#maidehao anchor <chain id> <contract> [<publisher>]` and
 * `#maidehao called <witness> <中文> | <English>`. The fault names the line.
 * `algorithms`: the signature types that can be checked here; a key of another cannot be counted on.
 */
export function parsePolicy(
  text: string,
  algorithms: Algorithms = checkpointAlgorithms,
): Parsed<Policy, string> {
  if (FORBIDDEN.test(text)) return fault('a control character');
  const draft = new Draft(algorithms);
  for (const [index, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t]+/).filter((word) => word !== '');
    if (words.length > 0 && !draft.take(words))
      return fault(`line ${index + 1}: ${line.trim().slice(0, 80)}`);
  }
  const policy = draft.policy();
  return policy ? value(policy) : fault('no log, or no quorum');
}

/** Whether these witnesses (by their place in the policy) are enough. */
export function meetsQuorum({ least, of }: Quorum, cosigned: ReadonlySet<number>): boolean {
  const met = of.filter((member) =>
    typeof member === 'number' ? cosigned.has(member) : meetsQuorum(member, cosigned),
  );
  return met.length >= least;
}

class Draft {
  readonly #logs: Vkey[] = [];
  readonly #witnesses: { -readonly [Name in keyof PolicyWitness]: PolicyWitness[Name] }[] = [];
  readonly #anchors: PolicyAnchor[] = [];
  readonly #named = new Map<string, number | Quorum>();
  // Each may be a member once, so that one witness cannot count twice.
  readonly #members = new Set<string>();
  readonly #algorithms: Algorithms;
  #quorum: Quorum | undefined;
  #largestAge: number | undefined;

  constructor(algorithms: Algorithms) {
    this.#algorithms = algorithms;
  }

  /** Takes one line; false when it may not stand here. */
  take([keyword = '', ...words]: readonly string[]): boolean {
    if (this.#logs.length + this.#named.size + this.#anchors.length > MOST) return false;
    if (keyword === '#maidehao') return this.#own(words);
    if (keyword.startsWith('#')) return true;
    switch (keyword) {
      case 'log':
        return this.#log(words);
      case 'witness':
        return this.#witness(words);
      case 'group':
        return this.#group(words);
      case 'quorum':
        return this.#setQuorum(words);
      default:
        return false;
    }
  }

  policy(): Policy | undefined {
    if (!this.#quorum || this.#logs.length === 0) return undefined;
    return {
      logs: this.#logs,
      witnesses: this.#witnesses,
      quorum: this.#quorum,
      largestAge: this.#largestAge ?? DAY_S,
      anchors: this.#anchors,
    };
  }

  #log([text = '', ...url]: readonly string[]): boolean {
    const key = this.#newKey(text, 'log');
    if (!key || url.length > 1) return false;
    this.#logs.push(key);
    return true;
  }

  #witness([name = '', text = '', url, ...more]: readonly string[]): boolean {
    const key = this.#newKey(text, 'witness');
    if (!key || more.length > 0 || !this.#define(name, this.#witnesses.length)) return false;
    this.#witnesses.push({ name, called: [name, name], key, url });
    return true;
  }

  #group([name = '', threshold = '', ...members]: readonly string[]): boolean {
    const of = members.map((member) => this.#named.get(member));
    const least = threshold === 'all' ? members.length : threshold === 'any' ? 1 : (decimal(threshold) ?? 0);
    if (least < 1 || least > members.length || of.includes(undefined)) return false;
    for (const member of members) {
      if (this.#members.has(member)) return false;
      this.#members.add(member);
    }
    return this.#define(name, { least, of: of as (number | Quorum)[] });
  }

  #setQuorum([name = '', ...more]: readonly string[]): boolean {
    if (this.#quorum || more.length > 0) return false;
    const named = this.#named.get(name);
    if (name === 'none') this.#quorum = { least: 0, of: [] };
    else if (named !== undefined) this.#quorum = { least: 1, of: [named] };
    return this.#quorum !== undefined;
  }

  #own([keyword, ...words]: readonly string[]): boolean {
    if (keyword === 'called') return this.#called(words);
    const [first = '', contract = '', publisher, ...more] = words;
    const number = decimal(first);
    if (number === null || number === 0 || more.length > 0) return false;
    if (keyword === 'largest-age' && contract === '' && this.#largestAge === undefined) {
      this.#largestAge = number;
      return true;
    }
    if (keyword !== 'anchor' || !ADDRESS.test(contract) || !ADDRESS.test(publisher ?? contract)) return false;
    this.#anchors.push({
      chainId: number,
      contract: contract.toLowerCase(),
      ...(publisher === undefined ? {} : { publisher: publisher.toLowerCase() }),
    });
    return true;
  }

  #called([name, ...words]: readonly string[]): boolean {
    const [zh = '', en = '', ...more] = words.join(' ').split(' | ');
    const witness = this.#witnesses.find((each) => each.name === name);
    if (!witness || zh === '' || en === '' || more.length > 0) return false;
    witness.called = [zh, en];
    return true;
  }

  #define(name: string, meaning: number | Quorum): boolean {
    if (name === '' || name === 'none' || this.#named.has(name)) return false;
    this.#named.set(name, meaning);
    return true;
  }

  #newKey(text: string, of: 'log' | 'witness'): Vkey | undefined {
    const key = parseVkey(text);
    if (!key || (key.algorithm === ED25519) !== (of === 'log')) return undefined;
    if (!this.#algorithms[key.algorithm]?.isKey(key.key)) return undefined;
    const known = [...this.#logs, ...this.#witnesses.map((witness) => witness.key)];
    return known.some((other) => String(other.key) === String(key.key)) ? undefined : key;
  }
}
