import { lotByCode, producersKeptBy, productByCode } from '#origin';
import { organisation } from '#people';
import type { Call } from '#shared/call.ts';
import { addDays, type Day, instantAt, isDay } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { badFields, kinds, type PaperKind, type PaperKindName } from './kernel/kinds.ts';
import { refuse, type VouchingRefusal } from './refusals.ts';

/** What somebody types about a paper. */
export interface PaperTyped {
  readonly kind: PaperKindName;
  readonly number: string;
  readonly details: Readonly<Record<string, string>>;
  readonly from: Day;
  /** The last day it holds; empty: no end. */
  readonly until: Day | '';
}

export interface PaperTerm {
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

/** Checks fields and term. */
export function checkTyped({
  kind,
  number,
  details,
  from,
  until,
}: PaperTyped): Outcome<PaperTerm, VouchingRefusal> {
  const bad = badFields(kind, number, details);
  if (bad.length > 0) {
    const fields: PaperKind['fields'] = kinds[kind].fields;
    const names = (lang: 'zh' | 'en', separator: string) =>
      bad.map((name) => fields[name]?.[lang] ?? { zh: '编号', en: 'Number' }[lang]).join(separator);
    return refuse('vouching.fields', { fieldsZh: names('zh', '、'), fieldsEn: names('en', ', ') });
  }
  if (!isDay(from) || (until !== '' && (!isDay(until) || until < from))) return refuse('vouching.term');
  return ok({
    validFrom: instantAt(from),
    validUntil: until === '' ? null : instantAt(addDays(until, 1)),
  });
}

/** What a paper is about: a product of its holder, or one lot. */
export interface About {
  readonly holderId: string;
  readonly productCode: string | null;
  readonly lotId: string | null;
  /** GS1 Digital Link parts of the lot. */
  readonly lot: { readonly gtin: string; readonly code: string } | undefined;
}

/** For one's own paper: one's own product, or a lot that the caller keeps. */
export async function aboutOwn(
  call: Call,
  kind: PaperKindName,
  { productCode, lotCode }: { readonly productCode: string; readonly lotCode: string },
): Promise<Outcome<About, VouchingRefusal>> {
  const kept = await producersKeptBy(call);
  if (kinds[kind].about === 'lot') {
    const lot = await lotByCode(call, lotCode.trim());
    if (!lot || !kept.some(({ id }) => id === lot.producerId)) return refuse('vouching.no-subject');
    return ok({ holderId: lot.producerId, productCode: null, lotId: lot.id, lot });
  }
  const holderId = call.actor.organisationId;
  if (!holderId || !(await productByCode(call, productCode))) return refuse('vouching.no-subject');
  return ok({ holderId, productCode, lotId: null, lot: undefined });
}

/** For a paper given to somebody else: any holder's product, or any lot. */
export async function aboutAny(
  call: Call,
  kind: PaperKindName,
  given: { readonly holderId: string; readonly productCode: string; readonly lotCode: string },
): Promise<Outcome<About, VouchingRefusal>> {
  if (kinds[kind].about === 'lot') {
    const lot = await lotByCode(call, given.lotCode.trim());
    return lot
      ? ok({ holderId: lot.producerId, productCode: null, lotId: lot.id, lot })
      : refuse('vouching.no-subject');
  }
  const product = await productByCode(call, given.productCode);
  if (!product) return refuse('vouching.no-subject');
  if (kind === 'gi-quota' && product.unit === 'piece') return refuse('vouching.not-weighed');
  if (!(await organisation(call, given.holderId))) return refuse('vouching.no-holder');
  return ok({ holderId: given.holderId, productCode: given.productCode, lotId: null, lot: undefined });
}
