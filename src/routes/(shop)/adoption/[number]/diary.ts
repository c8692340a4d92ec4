import { type AdoptionFile, refundCauseWords } from '#adopting';
import { type FieldWork, fieldWorkWords } from '#origin';
import { dayOf, dayText } from '#shared/instant.ts';
import { priceTag } from '#shared/money.ts';
import { type PicturePhoto, photoOf } from '#shared/pictures.ts';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';
import type { IconName } from '$ui/icons.ts';
import type { Happening } from '$ui/Timeline.svelte';

const workIcons: Readonly<Record<FieldWork, IconName>> = {
  irrigate: 'drop',
  feed: 'feed',
  spray: 'spray',
  prune: 'scissors',
  bag: 'shield',
  sow: 'sprout',
  observe: 'eye',
};

/** One happening of an adoption's year, with a photo and a link where there is one. */
export interface DiaryEntry extends Happening {
  readonly at: Date;
  readonly photo?: PicturePhoto | undefined;
  readonly link?: { readonly href: string; readonly label: string } | undefined;
}

interface Reader {
  readonly t: Tongue;
  readonly lang: Lang;
}

type Pictures = ReadonlyMap<string, Parameters<typeof photoOf>[0]>;

/** The year of an adoption, newest first: what was done in the field, and what became of the contract. */
export function diaryOf(file: AdoptionFile, pictures: Pictures, reader: Reader): DiaryEntry[] {
  const entries = [
    ...fromField(file, pictures, reader),
    ...fromHarvests(file, reader),
    ...fromContract(file, reader),
  ];
  return entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

function photoIn(pictures: Pictures, id: string | null | undefined): { photo?: PicturePhoto } {
  const picture = pictures.get(id ?? '');
  return picture ? { photo: photoOf(picture) } : {};
}

function fromField({ records }: AdoptionFile, pictures: Pictures, { t, lang }: Reader): DiaryEntry[] {
  return records.map((record) => {
    const spray = record.sprayNameZh ? t(record.sprayNameZh, record.sprayNameEn ?? '') : '';
    const wait = record.firstHarvestDay
      ? t(
          `${dayText(record.firstHarvestDay, lang)}前不采收`,
          `nothing is picked before ${dayText(record.firstHarvestDay, lang)}`,
        )
      : '';
    const words = fieldWorkWords[record.kind];
    return {
      key: `record ${record.id}`,
      icon: workIcons[record.kind],
      title: t(words.zh, words.en),
      at: record.doneAt,
      place: whoActed(t, record.personName, record.helperName),
      text: [spray, record.dose, wait, record.note].filter(Boolean).join(t('；', '; ')),
      ...photoIn(pictures, record.pictureId),
    };
  });
}

function fromHarvests({ portions, lots }: AdoptionFile, { t, lang }: Reader): DiaryEntry[] {
  return portions.map((portion) => {
    const lot = lots.find(({ id }) => id === portion.lotId);
    const amount = quantityText({ milli: portion.given, unit: portion.unit }, lang);
    const back = priceTag(portion.missingFen);
    const says = {
      ordered: t(`${amount}，已下单给您送来`, `${amount}, ordered for you`),
      waiting: t(
        `${amount} 给您留着：现在没有车到您的取货点，换一个取货点会马上再试`,
        `${amount} kept for you: nothing goes to your collection point now; choose another and it is tried again`,
      ),
      nothing: t('这次没有分到', 'nothing came to you this time'),
      'given-back': t('到期也没送成', 'it could not be sent by the end of the term'),
    }[portion.state];
    const short =
      portion.missingFen > 0 ? t(`；不足的部分退 ${back}`, `; for what was missing ${back} went back`) : '';
    return {
      key: `harvest ${portion.harvestId}`,
      icon: 'basket',
      title: t(`第 ${portion.sequence} 次采收`, `Harvest no. ${portion.sequence}`),
      at: portion.sharedAt,
      text: says + short,
      heed: portion.state === 'waiting',
      ...(portion.orderNumber
        ? {
            link: {
              href: `/order/${portion.orderNumber}`,
              label: t(`订单 ${portion.orderNumber}`, `Order ${portion.orderNumber}`),
            },
          }
        : lot
          ? {
              link: {
                href: `/01/${lot.gtin}/10/${lot.code}`,
                label: t(`批次 ${lot.code}`, `Lot ${lot.code}`),
              },
            }
          : {}),
    };
  });
}

function fromContract(file: AdoptionFile, { t, lang }: Reader): DiaryEntry[] {
  const { adoption, failures, refunds, handovers } = file;
  const entries: DiaryEntry[] = [];
  if (adoption.paidAt)
    entries.push({
      key: 'paid',
      icon: 'certificate',
      title: t('认养开始', 'The adoption began'),
      at: adoption.paidAt,
      text: t(`合同 ${adoption.number}`, `contract ${adoption.number}`),
    });
  for (const { id, kind, claimedAt, claimedName, fromName } of handovers) {
    if (!claimedAt) continue;
    entries.push({
      key: `handover ${id}`,
      icon: 'people',
      title:
        kind === 'gift'
          ? t('送给了新的认养人', 'Given to a new adopter')
          : t('转给了新的认养人', 'Handed to a new adopter'),
      at: claimedAt,
      text: `${fromName} → ${claimedName ?? ''}`,
    });
  }
  for (const failure of failures) {
    const rule = {
      refund: t('按合同退留着的钱', 'by the contract, what was held goes back'),
      carry: t('按合同顺延一年', 'by the contract, it goes on for a year'),
      insurance: t('按合同退钱并赔付', 'by the contract, money and the insurance go back'),
    }[failure.rule];
    entries.push({
      key: `failure ${failure.id}`,
      icon: 'warning',
      title: t('今年收成不好', 'The harvest failed'),
      at: failure.at,
      text: `${failure.words}${t('；', '; ')}${rule}`,
      heed: true,
    });
  }
  for (const { id, cause, fen, at, settledAt } of refunds) {
    const arrived = settledAt
      ? t(`，${dayText(dayOf(settledAt), lang)}到账`, ', arrived')
      : t('，正在路上', ', on its way');
    entries.push({
      key: `refund ${id}`,
      icon: 'coin',
      title: t(`退款 ${priceTag(fen)}`, `${priceTag(fen)} paid back`),
      at,
      text: t(refundCauseWords[cause].zh, refundCauseWords[cause].en) + arrived,
    });
  }
  if (adoption.endedAt && adoption.status === 'ended')
    entries.push({
      key: 'ended',
      icon: 'check',
      title: t('认养到期', 'The adoption ended'),
      at: adoption.endedAt,
    });
  return entries;
}
