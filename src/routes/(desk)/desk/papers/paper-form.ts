import { products } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import { isKindName, kinds, type PaperKind, type PaperKindName } from '#vouching';

/** The kind asked for, or the first of those offered. */
export function kindIn(asked: FormDataEntryValue | null, offered: readonly PaperKindName[]): PaperKindName {
  const name = String(asked ?? '');
  const [first = 'lab-report'] = offered;
  return isKindName(name) && offered.includes(name) ? name : first;
}

/** A kind's own fields, to be filled in. */
export function fieldsOf(kind: PaperKindName, t: Tongue) {
  const { fields, about }: PaperKind = kinds[kind];
  return {
    about,
    fields: Object.entries(fields).map(([name, { zh, en, optional }]) => ({
      name,
      label: t(zh, en),
      required: optional !== true,
    })),
  };
}

export function kindOptions(offered: readonly PaperKindName[], t: Tongue) {
  return offered.map((name) => ({ value: name, label: t(kinds[name].zh, kinds[name].en) }));
}

export async function productOptions(call: Call, t: Tongue) {
  return (await products(call)).map(({ code, nameZh, nameEn }) => ({
    value: code,
    label: t(nameZh, nameEn),
  }));
}

/** What was typed about a paper, whatever its kind. */
export function typedPaper(form: FormData, kind: PaperKindName) {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const details: Record<string, string> = {};
  for (const name of Object.keys(kinds[kind].fields)) details[name] = text(name);
  return {
    kind,
    details,
    number: text('number'),
    from: text('from'),
    until: text('until'),
    productCode: text('product'),
    lotCode: text('lot'),
  };
}
