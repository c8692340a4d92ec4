import { hash } from 'node:crypto';
import { prefixesOf } from './context.ts';
import { type Naming, nodesOf } from './hash/node.ts';
import { plainPrehash } from './hash/plain-event.ts';
import { prehash } from './hash/prehash.ts';
import { type HashProfile, type HashProfileName, hashProfiles } from './hash/profile.ts';
import { isObject, itemsOf, type JsonObject } from './json-object.ts';

/** What around an event has a say in its hash. */
export interface HashSurroundings {
  /** The document's `@context`, which names the extensions' namespaces. */
  readonly context?: unknown;
  /** Extensions that do not count, as the document itself says (`ignoredIn`). */
  readonly ignored?: readonly string[];
}

/** Fields that say nothing of what happened: when it was recorded, its name, that it was declared wrong (CBV 2.0 § 8.9.2). */
const NOT_COUNTED: ReadonlySet<string> = new Set(['recordTime', 'eventID', 'errorDeclaration']);
const NOR_CERTIFICATION: ReadonlySet<string> = new Set([...NOT_COUNTED, 'certificationInfo']);

export interface EventHash {
  /** A named-information URI (RFC 6920): `ni:///sha-256;…?ver=CBV2.0`. */
  readonly hash: string;
  /** The text that was hashed. */
  readonly prehash: string;
}

/**
 * The event hash of CBV 2.0 § 8.9. The same event hashes equal in XML and JSON, with URNs or links. It leaves out what
 * `NOT_COUNTED` names, so it identifies an event and does not prove its bytes. Expects an event of the right shape.
 */
export function eventHash(
  event: JsonObject,
  { context, ignored = [] }: HashSurroundings = {},
  profileName: HashProfileName = 'CBV2.0',
): EventHash {
  const profile = hashProfiles[profileName];
  const text =
    (ignored.length === 0 ? plainPrehash(event, profile) : undefined) ??
    prehashOfAny(event, { context, ignored }, profile);
  return { hash: `ni:///sha-256;${hash('sha256', text)}?ver=${profile.version}`, prehash: text };
}

/** The same text of an event with whatever fields, extensions and sensors. */
export function prehashOfAny(
  event: JsonObject,
  { context, ignored = [] }: HashSurroundings,
  profile: HashProfile,
): string {
  const naming = { prefixes: prefixesOf(context, event['@context']), gs1: profile.gs1 };
  const skip = profile.certification ? NOT_COUNTED : NOR_CERTIFICATION;
  return prehash(
    String(event.type),
    nodesOf(event, naming),
    ignored.length === 0 ? skip : new Set([...skip, ...qualifiedNames(ignored, naming)]),
    profile,
  );
}

function qualifiedNames(names: readonly string[], naming: Naming): string[] {
  return nodesOf(Object.fromEntries(names.map((name) => [name, ''])), naming).map(({ name }) => name);
}

/** Extensions a document asks to leave out of the hash: its `…:ignoreFields`, at its top or at its query results. */
export function ignoredIn(document: JsonObject): readonly string[] {
  const { epcisBody } = document;
  const results = isObject(epcisBody) && isObject(epcisBody.queryResults) ? epcisBody.queryResults : {};
  return [document, results].flatMap((holder) =>
    Object.entries(holder)
      .filter(([name]) => /:ignoreFields$/.test(name))
      .flatMap(([, value]) => (isObject(value) ? Object.keys(value) : itemsOf(value).map(String))),
  );
}
