import type { FieldRecord } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { type Onward, onwardOf, type Stage, type Story, type ToldStep, toldSteps } from '#tracing';
import type { IconName } from '$ui/icons.ts';
import { lotLabel } from '../../../../../lot-label.ts';
import { workToRead } from './field-work.ts';
import { heldAt, type Paper, type PaperNow, paperNow } from './paper.ts';
import { placeNames } from './place-names.ts';
import { stageWords } from './stage-words.ts';
import { heatText, parcelsShown, type StepShown, stepShown, type Telling } from './step-shown.ts';

/** One part of the journey: a line for the shopper, records to open. */
export interface StageShown {
  readonly key: string;
  readonly icon: IconName;
  readonly title: string;
  readonly heed: boolean;
  readonly first: Date;
  readonly last: Date;
  /** In one sentence, where there is more to say than where and when. */
  readonly said: string;
  /** Where and how warm, of all its records that stand. */
  readonly places: readonly string[];
  readonly heat: string;
  /** What vouched for the lot at the end of this part, and what has become of it since. */
  readonly papers: readonly (Pick<Paper, 'key' | 'name' | 'number' | 'href'> & { readonly now: PaperNow })[];
  /** How many records there are; `steps` are those of this page of them. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
  readonly steps: readonly StepShown[];
  readonly open: boolean;
}

export interface JourneyShown {
  readonly stages: readonly StageShown[];
  /** Lots that were made of this one. */
  readonly into: readonly { readonly code: string; readonly path: string }[];
}

export interface JourneyAsked {
  readonly thing: string;
  readonly story: Story;
  readonly papers: readonly Paper[];
  readonly fieldRecords: readonly FieldRecord[];
  /** The part to open, and which page of its records. */
  readonly opened: { readonly stage: string; readonly page: number };
  readonly lang: Lang;
  readonly t: Tongue;
}

// Twelve parts of this many records, with all their words, stay far below what a page may weigh.
const STEPS_A_PAGE = 10;

type StageKey = Stage | 'field' | 'parcels';

interface Part {
  readonly key: StageKey;
  readonly steps: readonly StepShown[];
  readonly heat: ToldStep['celsius'];
  readonly said?: string;
}

/** The whole way of a lot as its label tells it: parts in the order in which they began. */
export async function journeyOf(call: Call, asked: JourneyAsked): Promise<JourneyShown> {
  const { story, thing, fieldRecords, lang, t } = asked;
  const onward = await onwardOf(call, thing);
  const events = new Map(story.events.map((event) => [event.id, event]));
  const told = toldSteps(story.events.map(({ id, document }) => ({ key: id, body: document })));
  const uris = [
    ...told.flatMap(({ location }) => location ?? []),
    ...onward.parcels.flatMap((each) => each.places),
  ];
  const telling: Telling = { places: await placeNames(call, uris, t), hrefOf: hrefsOf(told), lang, t };

  const parts: Part[] = [...Map.groupBy(told, ({ stage }) => stage)].map(([key, steps]) => ({
    key,
    steps: steps.flatMap((step) => {
      const event = events.get(step.key);
      return event ? [stepShown(step, event, telling)] : [];
    }),
    heat: rangeOf(steps.flatMap(({ celsius, struck }) => (celsius && !struck ? [celsius] : []))),
  }));
  if (fieldRecords.length > 0)
    parts.push({ key: 'field', steps: fieldSteps(fieldRecords, t), heat: undefined });
  if (onward.parcels.length > 0) {
    const heats = onward.parcels.flatMap(({ coldest, warmest }) =>
      coldest === null || warmest === null ? [] : [[coldest, warmest] as const],
    );
    const steps = onward.parcels.map((each) => parcelsShown(each, telling));
    parts.push({ key: 'parcels', steps, heat: rangeOf(heats), said: parcelsSaid(onward, story, t) });
  }
  return {
    stages: parts
      .map((part) => stageShown(part, asked, call.now))
      .sort((a, b) => a.first.getTime() - b.first.getTime() || order(a.key) - order(b.key)),
    into: onward.lots.flatMap((made) => {
      const label = lotLabel(made);
      return label
        ? [{ code: label.lot, path: `/01/${label.gtin}/10/${encodeURIComponent(label.lot)}` }]
        : [];
    }),
  };
}

function stageShown(
  { key, steps, heat, said = '' }: Part,
  { opened, papers, t }: JourneyAsked,
  now: Date,
): StageShown {
  const [icon, zh, en] = stageWords[key];
  const standing = steps.filter(({ struck }) => struck === undefined);
  const those = standing.length > 0 ? standing : steps;
  const times = those.flatMap(({ at, until }) => [at.getTime(), (until ?? at).getTime()]);
  const last = new Date(Math.max(...times));
  const pages = Math.ceil(steps.length / STEPS_A_PAGE);
  const page = opened.stage === key ? Math.min(opened.page, pages) : 1;
  return {
    key,
    icon,
    title: t(zh, en),
    heed: key === 'trouble',
    said,
    first: new Date(Math.min(...times)),
    last,
    places: [...new Set(those.flatMap(({ place }) => (place ? [place] : [])))].slice(0, MOST_PLACES),
    heat: heatText(heat),
    papers: papers
      .filter((paper) => heldAt(paper, last))
      .map((paper) => ({
        ...{ key: paper.key, name: paper.name, number: paper.number, href: paper.href },
        now: paperNow(paper, now),
      })),
    count: steps.length,
    page,
    pages,
    steps: steps.slice((page - 1) * STEPS_A_PAGE, page * STEPS_A_PAGE),
    open: opened.stage === key,
  };
}

function parcelsSaid({ parcels }: Onward, { packed }: Story, t: Tongue): string {
  const collected = parcels.find(({ bizStep }) => bizStep === 'retail_selling')?.parcels ?? 0;
  return t(
    `装进 ${packed.parcels} 个包裹${collected > 0 ? `，${collected} 个已交给买家` : ''}`,
    `packed into ${packed.parcels} ${packed.parcels === 1 ? 'parcel' : 'parcels'}${collected > 0 ? `, ${collected} handed over` : ''}`,
  );
}

const MOST_PLACES = 4;

function fieldSteps(records: readonly FieldRecord[], t: Tongue): StepShown[] {
  return workToRead(records, t).map(({ key, title, at, place, text }) => ({
    key,
    title,
    at: new Date(at ?? 0),
    place,
    notes: text ? [text] : [],
  }));
}

/** Where each record is on the page: its part is opened at the right page of records. */
function hrefsOf(told: readonly ToldStep[]): Telling['hrefOf'] {
  const hrefs = new Map<string, string>();
  for (const [stage, steps] of Map.groupBy(told, (step) => step.stage)) {
    for (const [place, { key }] of steps.entries()) {
      const page = Math.floor(place / STEPS_A_PAGE) + 1;
      hrefs.set(key, `?stage=${stage}&page=${page}#record-${key}`);
    }
  }
  return (key) => hrefs.get(key);
}

function rangeOf(heats: readonly (readonly [number, number])[]): ToldStep['celsius'] {
  if (heats.length === 0) return undefined;
  return [Math.min(...heats.map(([low]) => low)), Math.max(...heats.map(([, high]) => high))];
}

function order(key: string): number {
  return Object.keys(stageWords).indexOf(key);
}
