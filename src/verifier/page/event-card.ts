import type { EventThing } from '../../contexts/tracing/kernel/event-things.ts';
import { stepWords } from '../../contexts/tracing/kernel/step-words.ts';
import type { Verdict } from '../../contexts/tracing/kernel/verdict.ts';
import type { JourneyEvent } from '../../contexts/tracing/kernel/verify/events.ts';
import { spokenLine } from '../../contexts/tracing/kernel/verify/spoken.ts';
import type { Role } from '../../shared/call.ts';
import { roleWords } from '../../shared/role-words.ts';
import { type Both, bothOf, joined, moment, same } from './both.ts';
import { labels } from './labels.ts';
import { stamp } from './template.ts';

/** One record: what, how much, who and where in plain words, what was found about it, and the record itself to open. */
export function eventCard(event: JourneyEvent, findings: Verdict['findings']): HTMLElement {
  const { body, claim, digest, holder, text, things, withdrawn } = event;
  const own = findings.filter(({ on }) => on === digest);
  const said = own.map(({ weight, zh, en }) => {
    const item = stamp('finding', { weight: labels[weight], text: [zh, en], on: undefined });
    item.dataset.weight = weight;
    return item;
  });
  const card = stamp('event', {
    when: whenOf(event),
    step: withdrawn ? joined([stepOf(event), labels.withdrawn], same(' ')) : stepOf(event),
    things: thingsText(things),
    who: joined([...whoAndWhere(body), joined([labels.signedBy, named(holder ?? claim.issuer)], same(''))]),
    said,
    body: body ? JSON.stringify(body, null, 2) : undefined,
    record: text,
  });
  card.id = digest;
  card.classList.toggle('withdrawn', withdrawn);
  card.classList.toggle(
    'doubted',
    own.some(({ weight }) => weight !== 'note'),
  );
  return card;
}

/** What names a record among others. */
export function titleOf(event: JourneyEvent): Both {
  return joined([stepOf(event), whenOf(event)]);
}

function stepOf({ body }: JourneyEvent): Both {
  return (
    wordsOf(stepWords, body?.bizStep) ??
    (body ? same(textOf(body.bizStep) ?? textOf(body.type) ?? '—') : labels.unread)
  );
}

function whenOf({ at, claim }: JourneyEvent): Both {
  return moment(at ?? claim.at);
}

function whoAndWhere(body: JourneyEvent['body']): Both[] {
  const by = body?.['maidehao:recordedBy'];
  const role = typeof by === 'string' && Object.hasOwn(roleWords, by) ? roleWords[by as Role] : undefined;
  const place = textOf(Object(body?.readPoint ?? body?.bizLocation).id);
  return [
    ...(role ? [[role.zh, role.en] as const] : []),
    ...(body?.['maidehao:withHelper'] === true ? [labels.withHelper] : []),
    ...(place ? [named(place)] : []),
  ];
}

/** A URN of ours by its kind and the end of its number; anything else as it is. */
function named(uri: string): Both {
  const [, kind = '', rest = ''] = /^urn:maidehao:(\w+):([^+]+)/.exec(uri) ?? [];
  if (kind === 'county') return labels.county;
  const word = wordsOf(labels, kind);
  return word ? joined([word, same(`…${rest.slice(-4)}`)], same(' ')) : same(uri);
}

function thingsText(things: readonly EventThing[]): Both | undefined {
  const of = (...parts: readonly EventThing['part'][]) => {
    const some = things.filter(({ part }) => parts.includes(part)).slice(0, 20);
    return joined(some.map(amountText), ['，', ', ']);
  };
  const sides = [of('epc', 'input', 'child'), of('output', 'parent')].filter(([zh]) => zh !== '');
  if (sides.length === 0) return undefined;
  const arrow = things.some(({ part }) => part === 'parent') ? labels.inside : labels.into;
  return joined(sides, [` ${arrow[0]} `, ` ${arrow[1]} `]);
}

function amountText({ thing, quantity, unit }: EventThing): Both {
  const name = bothOf(spokenLine(thing));
  if (quantity === null) return name;
  const units = unit === 'KGM' ? labels.kilograms : unit === null ? labels.pieces : same(unit);
  return joined([name, same(String(quantity)), units], same(' '));
}

function wordsOf(words: Readonly<Record<string, Both>>, key: unknown): Both | undefined {
  return typeof key === 'string' && Object.hasOwn(words, key) ? words[key] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
