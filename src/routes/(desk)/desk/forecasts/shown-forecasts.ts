import { type ListingForecasts, listForecasts, producersKeptBy, products, versionsOf } from '#origin';
import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../answered.ts';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedForecasts(url: URL): {
  readonly words: string;
  readonly producerId: string | undefined;
} {
  const whose = url.searchParams.get('for') ?? '';
  return { words: url.searchParams.get('q') ?? '', producerId: isId(whose) ? whose : undefined };
}

/** Forecasts as lists show them: with crop, grade and household, and what was said before. */
export async function shownForecasts(
  call: Call,
  asked: ListingForecasts,
  { t, lang }: { t: Tongue; lang: Lang },
) {
  const { forecasts, total } = answered(await listForecasts(call, asked), lang);
  const grown = new Map((await products(call)).map((product) => [product.code, product]));
  const producers = new Map((await producersKeptBy(call)).map((producer) => [producer.id, producer]));
  const versions = Map.groupBy(
    await versionsOf(
      call,
      forecasts.map((forecast) => forecast.id),
    ),
    (version) => version.forecastId,
  );
  return {
    total,
    forecasts: forecasts.map((forecast) => {
      const product = grown.get(forecast.productCode);
      const grade = product?.grades.find((each) => each.code === forecast.grade);
      const producer = producers.get(forecast.producerId);
      const [, ...earlier] = versions.get(forecast.id) ?? [];
      return {
        ...forecast,
        by: whoActed(t, forecast.personName, forecast.helperName),
        product: product ? t(product.nameZh, product.nameEn) : '',
        gradeName: grade ? t(grade.nameZh, grade.nameEn) : t('各等级', 'all grades'),
        producer: producer ? t(producer.nameZh, producer.nameEn) : '',
        earlier: earlier.map(({ id, likely, madeAt, personName, helperName }) => ({
          ...{ id, likely, madeAt },
          by: whoActed(t, personName, helperName),
        })),
      };
    }),
  };
}
