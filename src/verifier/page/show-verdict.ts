import type { Facts, Verdict } from '../../contexts/tracing/kernel/verdict.ts';
import { spokenLine } from '../../contexts/tracing/kernel/verify/spoken.ts';
import { type Both, bothOf, joined, moment, same, shown } from './both.ts';
import { eventCard, titleOf } from './event-card.ts';
import { labels } from './labels.ts';
import { fill, part, stamp } from './template.ts';

/** Draws a verdict: the light and its one sentence, what was found, how many and who, the records, and what is not proven. */
export function showVerdict(verdict: Verdict): void {
  const { light, headline, findings, facts, unproven, evidence } = verdict;
  const byDigest = new Map(facts?.events.map((event) => [event.digest, event]));
  // What its headline says already, and notes that stand with their records, are not said twice.
  const told = findings.filter(
    ({ weight, zh, on }, at) =>
      (at > 0 || zh !== headline.zh) && (weight !== 'note' || !byDigest.has(on ?? '')),
  );
  const root = part('verdict');
  root.dataset.light = light;
  fill(root, {
    headline: [headline.zh, headline.en],
    about: facts && bothOf(spokenLine(facts.about)),
    findings: told.map(({ weight, zh, en, on }) => {
      const event = byDigest.get(on ?? '');
      const item = stamp('finding', { weight: labels[weight], text: [zh, en], on: event && titleOf(event) });
      item.dataset.weight = weight;
      if (event) item.querySelector('a')?.setAttribute('href', `#${event.digest}`);
      return item;
    }),
    counts: facts && counts(facts, light === 'red'),
    events: facts?.events.map((event) => eventCard(event, findings)),
    unproven: unproven.map(({ zh, en }) => item([zh, en])),
    technical: facts && technical(facts),
  });
  part('findings').hidden = told.length === 0;
  part('journey').hidden = !facts?.events.length;
  part('evidence').hidden = !evidence;
  if (evidence) offer(part('evidence').querySelector('a'), JSON.stringify(evidence, null, 2));
  root.hidden = false;
  part('light').focus();
}

function counts(facts: Facts, doubted: boolean): HTMLElement[] {
  const { events, journey, packed, witnesses, witnessedAt, anchor } = facts;
  const count = (name: Both, value: Both | string, note?: Both) => stamp('count', { name, value, note });
  return [
    count(labels.records, String(events.length), doubted ? labels.recordsDoubted : labels.recordsNote),
    ...(journey.length > 1 ? [count(labels.lots, String(journey.length), labels.lotsNote)] : []),
    count(
      labels.witnesses,
      witnesses.length > 0 ? String(witnesses.length) : labels.nobody,
      joined(
        witnesses.map(({ called }) => called),
        ['、', ', '],
      ),
    ),
    witnessedAt
      ? count(labels.asOf, moment(witnessedAt), labels.asOfNote)
      : count(labels.asOf, '—', labels.notYet),
    ...(packed > 0 ? [count(labels.parcels, String(packed), labels.parcelsNote)] : []),
    ...(anchor
      ? [count(labels.anchored, moment(anchor.at), same(`${anchor.chainId} · ${anchor.block}`))]
      : []),
  ];
}

function technical({ log, size, root, anchor, certificates }: Facts): HTMLElement[] {
  const facts: (readonly [Both, string])[] = [
    [labels.log, log],
    [labels.size, String(size)],
    [labels.root, root],
    ...(anchor ? [[labels.transaction, anchor.tx] as const] : []),
    ...certificates.map(({ id }) => [labels.certificate, id] as const),
  ];
  return facts.map(([name, value]) => stamp('fact', { name, value }));
}

function item(text: Both): HTMLElement {
  const element = document.createElement('li');
  element.append(...shown(text));
  return element;
}

/** Lets a text be saved as a file. */
function offer(link: HTMLAnchorElement | null, text: string): void {
  if (!link) return;
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
}
