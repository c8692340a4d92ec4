import { dayOf, daysBetween } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { MASTER } from '#shared/picture-files.ts';
import { photoOf } from '#shared/pictures.ts';
import { lotThing } from '#tracing';
import { papersOfLot } from '#vouching';
import { pageNumber } from '$ui/query.ts';
import { paperShown } from '../../../../../paper-words.ts';
import { checkThing } from '../../../../../proof/thing-check.ts';
import { turnAway } from '../../../../../refused.ts';
import type { PageServerLoad } from './$types';
import { journeyOf } from './journey.ts';
import { lotStory } from './lot-story.ts';
import { codesIn, papersOf } from './papers.ts';
import { photoClaims } from './photo-claims.ts';
import { quantitiesOf } from './quantities.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const policy = await locals.policy();
  const told = await locals.read(async (call) => {
    const found = await lotStory(call, params);
    if (!found.ok) return found;
    const { lot, story, marks, fieldRecords } = found.value;
    const thing = lotThing(lot.gtin, lot.code);
    const opened = { stage: url.searchParams.get('stage') ?? '', page: pageNumber(url) };
    const outside = await papersOfLot(call, lot);
    const papers = await papersOf(call, { codes: codesIn(thing, story), marks, outside }, t);
    return ok({
      ...found.value,
      outside: outside.map((paper) => paperShown(paper, call.now, t)),
      quantities: await quantitiesOf(call, thing, story, t),
      journey: await journeyOf(call, { thing, story, papers, fieldRecords, opened, lang, t }),
      check: await checkThing(call, { thing, story, policy }, lang),
    });
  });
  if (!told.ok) return turnAway(told.refusal, lang);
  const { lot, product, producer, seller, plots, places, certificate, marks, picture, recall } = told.value;
  const name = (named: { nameZh: string; nameEn: string } | undefined) =>
    named ? t(named.nameZh, named.nameEn) : '';
  const grade = product?.grades.find((each) => each.code === lot.grade);
  const harvested = dayOf(lot.harvestedAt);
  const [village, ...around] = places;
  return {
    code: lot.code,
    gtin: lot.gtin,
    product: t(lot.productNameZh, lot.productNameEn),
    productCode: lot.productCode,
    category: product?.category,
    grade: { name: t(lot.gradeNameZh, lot.gradeNameEn), basis: grade ? t(grade.basisZh, grade.basisEn) : '' },
    picture: picture && {
      photo: photoOf(picture),
      alt: t(picture.altZh, picture.altEn),
      // Of this very lot, and named by digest in its harvest's record.
      kept: lot.pictureId && picture.keptSha256 ? `/pictures/${picture.sha256}/${MASTER}` : undefined,
      claims: photoClaims(picture, t),
    },
    story: product ? t(product.storyZh, product.storyEn) : '',
    harvested,
    daysAgo: daysBetween(harvested, dayOf(locals.now)),
    goodUntil: lot.goodUntil,
    pastGood: lot.goodUntil < dayOf(locals.now),
    recall: recall && { number: recall.number, reason: recall.reason, advice: recall.advice },
    held: lot.status === 'held' ? (lot.holdReason ?? '') : undefined,
    made: { milli: lot.madeQuantity, unit: lot.unit },
    producer: name(producer),
    seller: seller?.id === producer?.id ? undefined : name(seller),
    where: [...around.toReversed(), village].map(name).join(t('', ', ')),
    places: places.map((place) => ({
      code: place.code,
      name: name(place),
      level: place.level,
      at: [place.lng, place.lat] as const,
    })),
    plots: plots.map((plot) => ({
      id: plot.id,
      name: plot.name,
      areaMu: plot.areaMu,
      at: [plot.lng, plot.lat] as const,
      approximate: plot.positionApproximate,
    })),
    certificate: certificate && {
      number: certificate.number,
      issuer: certificate.issuerName,
      at: dayOf(certificate.issuedAt),
    },
    certificateRequired: product?.certificateRequired ?? false,
    marks: marks.map((mark) => ({
      name: t(mark.nameZh, mark.nameEn),
      licence: mark.licenceNumber,
      until: mark.validUntil,
    })),
    papers: told.value.outside,
    journey: told.value.journey,
    quantities: told.value.quantities,
    check: told.value.check,
    policy: `/log/${locals.county}/policy`,
  };
};
