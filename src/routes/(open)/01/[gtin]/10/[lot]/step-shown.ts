import { roleWords } from '#shared/role-words.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { type ParcelSteps, type StoryEvent, type Struck, stepText, type ToldStep } from '#tracing';
import { amountWords } from '../../../../../amount-words.ts';
import { isLate } from './field-work.ts';
import { errorReasons } from './stage-words.ts';

/** One record, opened. */
export interface StepShown {
  readonly key: string;
  readonly title: string;
  readonly at: Date;
  /** Where several are told as one: the last of them. */
  readonly until?: Date | undefined;
  readonly place?: string | undefined;
  readonly notes: readonly string[];
  readonly struck?: StruckShown | undefined;
}

export interface StruckShown {
  readonly reason: string;
  readonly corrective: readonly { readonly key: string; readonly href: string }[];
}

export interface Telling {
  readonly places: ReadonlyMap<string, string>;
  /** Where on the page a record is shown. */
  readonly hrefOf: (key: string) => string | undefined;
  readonly lang: Lang;
  readonly t: Tongue;
}

/** A record in words: what, how much, how warm, by whom in which role. */
export function stepShown(
  step: ToldStep,
  event: StoryEvent,
  { places, hrefOf, lang, t }: Telling,
): StepShown {
  const [zh, en] = step.stage === 'processing' ? ['加工', 'Processed'] : stepText(step.bizStep);
  const notes = [
    amountsOf(step, t),
    heatText(step.celsius),
    byWhom(step, lang, t),
    event.generation > 0 ? t('来自合入本批的原批次', 'of a lot that went into this one') : '',
    isLate(event.at, event.recordedAt) ? t('事后补记', 'written down later') : '',
  ];
  return {
    key: step.key,
    title: t(zh, en) || t('一条记录', 'A record'),
    at: event.at,
    place: step.location && places.get(step.location),
    notes: notes.filter(Boolean),
    struck: step.struck && struckShown(step.struck, hrefOf, t),
  };
}

/** What was done with all parcels of the lot, told as one. */
export function parcelsShown(
  { bizStep, parcels, first, last, coldest, warmest, ...found }: ParcelSteps,
  { places, t }: Telling,
): StepShown {
  const [zh, en] = stepText(bizStep);
  const at = found.places.flatMap((uri) => places.get(uri) ?? []);
  return {
    key: `parcels-${bizStep}`,
    title: t(zh, en),
    at: first,
    until: last > first ? last : undefined,
    place: at.join(t('、', ', ')),
    notes: [
      t(`${parcels} 个包裹`, parcels === 1 ? '1 parcel' : `${parcels} parcels`),
      ...(coldest === null || warmest === null ? [] : [heatText([coldest, warmest])]),
    ],
  };
}

export function heatText(celsius: ToldStep['celsius']): string {
  if (!celsius) return '';
  const [low, high] = celsius;
  return low === high ? `${low} °C` : `${low}–${high} °C`;
}

/** Roles, never persons: the record is public. */
function byWhom({ role, withHelper }: ToldStep, lang: Lang, t: Tongue): string {
  if (role === undefined) return t('合作方的系统记录', 'recorded by a partner’s system');
  const known = Object.hasOwn(roleWords, role) ? roleWords[role as keyof typeof roleWords][lang] : role;
  return withHelper
    ? t(`${known}记录，代办人协助`, `recorded by a ${known} with a helper`)
    : t(`${known}记录`, `recorded by a ${known}`);
}

function amountsOf({ things }: ToldStep, t: Tongue): string {
  const told = (part: string) =>
    things
      .filter((each) => each.part === part && each.quantity !== null)
      .slice(0, MOST_AMOUNTS)
      .map(({ quantity, unit }) => amountWords(String(quantity), unit ?? '', t))
      .join(' + ');
  const [into, from] = [told('input'), told('output')];
  if (into !== '' || from !== '')
    return t(`${into || '—'} → ${from || '—'}`, `${into || '—'} → ${from || '—'}`);
  return told('epc') || told('child');
}

// A mix of fifty lots is told by its first ones.
const MOST_AMOUNTS = 4;

function struckShown({ reason, corrective }: Struck, hrefOf: Telling['hrefOf'], t: Tongue): StruckShown {
  const [zh, en] = (Object.hasOwn(errorReasons, reason) ? errorReasons[reason] : undefined) ?? [
    reason,
    reason,
  ];
  return {
    reason: t(zh, en),
    corrective: corrective.flatMap((key) => {
      const href = hrefOf(key);
      return href === undefined ? [] : [{ key, href }];
    }),
  };
}
