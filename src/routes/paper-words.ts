import { type Day, dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import { daysLeft, kinds, lastDay, type Paper, type Standing, standingOf } from '#vouching';

/** A paper as lists and pages show it. */
export interface PaperShown {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly issuer: string;
  readonly holder: string;
  readonly lot: string | undefined;
  readonly product: string | undefined;
  readonly source: Paper['source'];
  /** How far it can be trusted, in one phrase. */
  readonly sure: string;
  readonly standing: Standing;
  readonly endedAt: Date | undefined;
  readonly endedWhy: string;
  readonly from: Day;
  readonly until: string | undefined;
  readonly daysLeft: number | undefined;
  /** When its issuer last said that it stands; undefined where nobody is asked. */
  readonly statusAt: Date | undefined;
  /** It has a status list that was never, or not lately, read. */
  readonly statusUnknown: boolean;
  readonly details: readonly { readonly term: string; readonly text: string }[];
}

export function paperShown(paper: Paper, now: Date, t: Tongue): PaperShown {
  const kind = kinds[paper.kind];
  const fields: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = kind.fields;
  return {
    id: paper.id,
    name: t(kind.zh, kind.en),
    number: paper.number,
    issuer: paper.issuerName,
    holder: t(paper.holderNameZh, paper.holderNameEn),
    lot: paper.lotCode ?? undefined,
    product: paper.productCode ?? undefined,
    source: paper.source,
    sure: sourceText(paper.source, t),
    standing: standingOf(paper, now),
    endedAt: paper.endedAt ?? undefined,
    endedWhy: paper.endedWhy ?? '',
    from: dayOf(paper.validFrom),
    until: lastDay(paper),
    daysLeft: daysLeft(paper, now),
    statusAt: paper.statusAt ?? undefined,
    statusUnknown: paper.statusList !== null && (paper.statusAt === null || paper.statusFault !== null),
    details: Object.entries(fields).flatMap(([name, { zh, en }]) => {
      const text = paper.details[name];
      return text ? [{ term: t(zh, en), text }] : [];
    }),
  };
}

function sourceText(source: Paper['source'], t: Tongue): string {
  if (source === 'issued') return t('在本县签发，签名可核验', 'issued in this county, signed');
  if (source === 'credential') return t('外来电子证书，签名已核验', 'from outside, signature verified');
  return t('纸质证书的照片，未经核验', 'paper, not verified');
}
