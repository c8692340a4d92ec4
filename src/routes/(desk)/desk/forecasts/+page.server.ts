import { forecastsOf, products, versionsOf } from '#origin';
import { dayOf } from '#shared/instant.ts';
import { whoActed } from '#shared/who-acted.ts';
import { householdsOf } from '../household.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t } = locals;
  return locals.read(async (call) => {
    const { chosen, all } = await householdsOf(call, url, locals.t);
    const producers = new Map(all.map((producer) => [producer.id, producer]));
    const forecasts = await forecastsOf(
      call,
      chosen ? [chosen.id] : [...producers.keys()],
      dayOf(locals.now),
    );
    const grown = new Map((await products(call)).map((product) => [product.code, product]));
    const versions = Map.groupBy(
      await versionsOf(
        call,
        forecasts.map((forecast) => forecast.id),
      ),
      (version) => version.forecastId,
    );
    return {
      many: all.length > 1,
      today: dayOf(locals.now),
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
  });
};
