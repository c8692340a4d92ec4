import type { Mark } from '#branding';
import { type Certificate, certificatesOfLots } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Story } from '#tracing';
import { kinds, lastDay, type Paper as OutsidePaper } from '#vouching';
import { lotLabel } from '../../../../../lot-label.ts';
import type { Paper } from './paper.ts';
import { sourcesIn } from './quantities.ts';

/** Printed codes of the lot and of all it was made of. */
export function codesIn(thing: string, story: Story): string[] {
  return [thing, ...sourcesIn(story)].flatMap((each) => lotLabel(each)?.lot ?? []);
}

/** All papers of a lot and of those it was made of, whatever has become of them. */
export async function papersOf(
  call: Call,
  {
    codes,
    marks,
    outside,
  }: {
    readonly codes: readonly string[];
    readonly marks: readonly Mark[];
    readonly outside: readonly OutsidePaper[];
  },
  t: Tongue,
): Promise<Paper[]> {
  const certificates = await certificatesOfLots(call, codes);
  return [
    ...certificates.map((each) => conformity(each, t)),
    ...marks.map((mark) => ({
      key: mark.licenceNumber,
      name: t(mark.nameZh, mark.nameEn),
      number: mark.licenceNumber,
      from: mark.markedAt,
      until: mark.validUntil,
    })),
    ...outside.map((paper) => ({
      key: paper.id,
      name:
        paper.source === 'scan'
          ? t(`${kinds[paper.kind].zh}（未经核验）`, `${kinds[paper.kind].en} (not verified)`)
          : t(kinds[paper.kind].zh, kinds[paper.kind].en),
      number: paper.number,
      href: `#paper-${paper.id}`,
      from: paper.validFrom,
      until: lastDay(paper),
      endedAt: paper.endedAt ?? undefined,
    })),
  ];
}

function conformity({ number, lotCode, issuedAt, voided }: Certificate, t: Tongue): Paper {
  return {
    key: number,
    name: t('承诺达标合格证', 'Conformity certificate'),
    number,
    href: `/certificate/${number}`,
    lot: lotCode,
    from: issuedAt,
    endedAt: voided?.at,
  };
}
