import { organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import type { Sentence } from '#shared/outcome.ts';
import { type Lang, type Tongue, tongue } from '#shared/tongue.ts';
import { linesOf, packedLine, type Story, type Verdict } from '#tracing';
import { sentenceOf } from '../refusals.ts';
import { judgeThing } from './judge-thing.ts';

/** The verdict on a thing's bundle as its page shows it, from the same check that anybody can make elsewhere. */
export interface ThingCheck {
  readonly light: Verdict['light'];
  readonly headline: string;
  /** There is a bundle to take away. */
  readonly bundle: boolean;
  readonly found: readonly { readonly weight: 'red' | 'amber' | 'note'; readonly text: string }[];
  readonly witnesses: readonly string[];
  readonly witnessedAt?: Date | undefined;
  readonly unproven: readonly string[];
  /** By the event's key in the story. */
  readonly records: Readonly<Record<string, RecordProof>>;
  /** Steps of the story that the witnessed log does not hold yet. */
  readonly unlogged: number;
}

/** What vouches for one record. */
export interface RecordProof {
  /** Of what was recorded. */
  readonly digest: string;
  readonly signer: string;
  readonly key: string;
  /** Of its photos, as they are kept. */
  readonly media: readonly string[];
  /** Its place in the log, counted from 0 as the log does. */
  readonly entry: number | undefined;
  readonly found: readonly string[];
}

export async function checkThing(
  call: Call,
  {
    thing,
    story,
    policy,
  }: { readonly thing: string; readonly story: Story; readonly policy: string | undefined },
  lang: Lang,
): Promise<ThingCheck> {
  const t = tongue(lang);
  const judged = await judgeThing(call, thing, policy);
  if (!judged.ok) return unchecked(story, sentenceOf(judged.refusal, lang), t);
  const { verdict, indexes } = judged.value;
  const { light, headline, facts, findings, unproven } = verdict;
  const say = ({ zh, en }: { readonly zh: string; readonly en: string }) => t(zh, en);
  const shown = facts?.events ?? [];
  const digests = new Set(shown.map(({ digest }) => digest));
  const signers = await signersOf(call, shown, t);
  const records = shown.flatMap((event) => {
    const key = keyInStory(event, story);
    const { digest, claim } = event;
    const found = findings.filter(({ on }) => on === digest).map(say);
    const { issuer, media = [] } = claim;
    const proof = { digest, signer: signers(event), key: issuer, media, entry: indexes.get(digest), found };
    return key === undefined ? [] : [[key, proof] as const];
  });
  return {
    light,
    headline: say(headline),
    bundle: true,
    found: findings
      .filter((each) => each !== headline && !(each.weight === 'note' && digests.has(each.on ?? '')))
      .map((each) => ({ weight: each.weight, text: say(each) })),
    witnesses: facts?.witnesses.map(({ called: [zh, en] }) => t(zh, en)) ?? [],
    witnessedAt: facts?.witnessedAt,
    unproven: unproven.map(say),
    records: Object.fromEntries(records),
    unlogged: story.events.filter((each) => !isOfContainer(each, thing)).length - records.length,
  };
}

function unchecked(story: Story, { what, why }: Sentence, t: Tongue): ThingCheck {
  return {
    light: 'amber',
    headline: t(`${what}。${why}`, `${what}. ${why}`),
    bundle: false,
    found: [],
    witnesses: [],
    unproven: [],
    records: {},
    unlogged: story.events.length,
  };
}

/** Being put into a crate or taken out is on the crate's record: a thing's own bundle only counts it. */
function isOfContainer({ document }: Story['events'][number], thing: string): boolean {
  return linesOf(document).includes(packedLine(thing));
}

type Shown = NonNullable<Verdict['facts']>['events'][number];

/** Which step of the story a record is of; a declaration that an event was wrong has that event's id. */
function keyInStory({ claim, body }: Shown, { events }: Story): string | undefined {
  return events.find(
    ({ document }) =>
      document.eventID === claim.id &&
      (document.errorDeclaration === undefined) === (body?.errorDeclaration === undefined),
  )?.id;
}

/** Who signed, by name where the county knows the organisation. */
async function signersOf(call: Call, events: readonly Shown[], t: Tongue): Promise<(event: Shown) => string> {
  const organisation = ({ holder = '' }: Shown) => /^urn:maidehao:organisation:(.+)$/.exec(holder)?.[1];
  const ids = [...new Set(events.flatMap((event) => organisation(event) ?? []))];
  const known = new Map((await organisationsById(call, ids)).map((each) => [each.id, each]));
  return (event) => {
    const named = known.get(organisation(event) ?? '');
    if (named) return t(named.nameZh, named.nameEn);
    return event.holder?.startsWith('urn:maidehao:county:')
      ? t('县平台', 'the county’s platform')
      : (event.holder ?? event.claim.issuer);
  };
}
