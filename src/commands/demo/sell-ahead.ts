import { addToBasket, agreedDays, openBasket, placeOrder, quote, readIfShort } from '#ordering';
import { harvest, issueCertificate, makeForecast } from '#origin';
import { addOffers } from '#selling';
import { type Call, platform } from '#shared/call.ts';
import { addDays, type Day } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import type { DemoHousehold } from './households.ts';
import type { PlannedOrder } from './orders.ts';
import { pay } from './pay-at-sandbox.ts';
import { productOf } from './products.ts';

interface Told {
  readonly households: readonly DemoHousehold[];
  readonly today: Day;
}

const PRODUCT = 'cuimi-kumquat';
const GRADE = 'special';
const OFFER = idOf('offer early picking');
const BUYERS = 6;

/** Whose early fruit is sold ahead: the first household of the first co-op that grows it. */
function growing(households: readonly DemoHousehold[]) {
  for (const { organisation, plots } of households) {
    const plot = plots.find(({ productCode }) => productCode === PRODUCT);
    if (plot && organisation.coopId === idOf('coop ridge')) return { organisation, plot };
  }
  return undefined;
}

/** An early picking is forecast and sold ahead with nine in ten certainty; buyers say what they want should it fall short. */
export async function sellAhead(
  call: Call,
  actors: DemoActors,
  { households, planned, today }: Told & { readonly planned: readonly PlannedOrder[] },
): Promise<void> {
  const found = growing(households);
  if (!found) return;
  const { organisation, plot } = found;
  const { unit, price, nameZh, nameEn } = productOf(PRODUCT);
  const forecast = must(
    await makeForecast(
      { ...call, actor: actors.of(organisation.id) },
      {
        ...{
          id: idOf('forecast early picking'),
          producerId: organisation.id,
          productCode: PRODUCT,
          grade: GRADE,
        },
        ...{ fromDay: today, untilDay: addDays(today, 1), certainty: 90 },
        ...{ low: quantity('36', unit), likely: quantity('60', unit), high: quantity('80', unit) },
      },
    ),
  );
  const { coopId } = organisation;
  if (coopId === null || coopId === undefined) return;
  must(
    await addOffers(
      { ...call, actor: platform },
      {
        demo: true,
        drafts: [
          {
            ...{ id: OFFER, sellerId: coopId, productCode: PRODUCT, grade: GRADE },
            ...{ form: 'presale', forecastId: forecast.id },
            ...{ titleZh: `${nameZh}·头一剪预售`, titleEn: `${nameEn}, very first picking, ordered ahead` },
            ...{ priceFen: Math.round(price.retailFen * 1.3), priceUnit: price.retailUnit },
            ...{ soldUnit: unit, step: 1_000, least: 2_000, most: 20_000 },
            ...{ onFrom: addDays(today, -10), onUntil: addDays(today, 1) },
          },
        ],
      },
    ),
  );
  const buyers = [...new Map(planned.map((order) => [order.consumerId, order])).values()].slice(0, BUYERS);
  for (const [place, order] of buyers.entries())
    await orderAhead(call, actors, { order, place, plotId: plot.id });
}

async function orderAhead(
  call: Call,
  actors: DemoActors,
  { order, place, plotId }: { readonly order: PlannedOrder; readonly place: number; readonly plotId: string },
): Promise<void> {
  const { actor, person } = actors.buyer(order.consumerId);
  const then = { ...call, now: new Date(call.now.getTime() + place * 60_000), actor };
  const { id: basketId } = await openBasket(then, {});
  const added = await addToBasket(then, { basketId, offerId: OFFER, milli: (3 + ((place * 3) % 7)) * 1000 });
  if (!added.ok) return;
  const { nodeId } = order;
  const quoted = must(await quote(then, { basketId, nodeId }));
  const placed = await placeOrder(then, {
    ...{
      checkoutId: idOf(`checkout ahead ${plotId} ${place}`),
      basketId,
      nodeId,
      name: person.name,
      phone: person.phone,
    },
    ...{ lang: 'zh', agreedFen: quoted.totalFen, agreedDays: agreedDays(quoted) },
    ifShort: new Map([[OFFER, readIfShort(place % 3 === 1 ? 'substitute' : 'refund')]]),
  });
  if (placed.ok) await pay(then, placed.value.checkoutId);
}

/** A frost took part of it: what is picked today is not enough for everyone. */
export async function pickTooLittle(call: Call, actors: DemoActors, { households }: Told): Promise<void> {
  const found = growing(households);
  if (!found) return;
  const { organisation, plot } = found;
  const by = { ...call, actor: actors.of(organisation.id) };
  const lot = must(
    await harvest(by, {
      ...{ id: idOf('harvest early picking'), productCode: PRODUCT, grade: GRADE, plotIds: [plot.id] },
      ...{ amount: quantity('19', productOf(PRODUCT).unit), harvestedAt: call.now },
    }),
  );
  must(
    await issueCertificate(by, {
      id: idOf(`certificate ${lot.id}`),
      lotId: lot.id,
      basis: ['quality-control'],
    }),
  );
}
