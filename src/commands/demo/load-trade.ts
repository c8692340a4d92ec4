import { lotsForSale, moveAllotment } from '#origin';
import { askToTrade, decideTrader, keepTradeItem, offersOnSale, setGroupPrice } from '#selling';
import type { Db } from '#shared/database.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { type DemoActors, demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { type InPast, inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import type { DemoPerson } from './people.ts';

const BOX = 10;

/** The first co-op's list for traders: three things by the box, one trader let in, one who asks; and one price for group buys alone. */
export async function loadTrade(
  db: Db,
  {
    households,
    consumers,
    today,
  }: { households: readonly DemoHousehold[]; consumers: readonly DemoPerson[]; today: Day },
): Promise<void> {
  const actors = demoActors(households, consumers);
  await inHistory(db, (at) => fillList(at, actors, consumers, today));
}

async function fillList(
  at: InPast,
  actors: DemoActors,
  consumers: readonly DemoPerson[],
  today: Day,
): Promise<void> {
  const ridge = idOf('coop ridge');
  const seller = at(addDays(today, -6), '09:00', actors.of(ridge));
  const { ripe } = await offersOnSale(seller, { each: 40 });
  const own = ripe.filter(
    ({ offer: { sellerId, form, drop } }) => sellerId === ridge && form === 'by-weight' && !drop,
  );
  for (const { offer } of own.slice(0, 3)) {
    const down = (percent: number) => Math.round((offer.priceFen * (100 - percent)) / 1000) * 10;
    const kept = await keepTradeItem(seller, {
      offerId: offer.id,
      terms: {
        packMilli: offer.step * BOX,
        leastPacks: 2,
        validUntil: addDays(today, 10),
        tiers: [
          { fromPacks: 2, priceFen: down(8) },
          { fromPacks: 5, priceFen: down(12) },
          { fromPacks: 10, priceFen: down(15) },
        ],
      },
    });
    // A price below what the goods cost by the co-op's own sheet is not on the list.
    if (kept.ok) await setAside(seller, offer);
  }
  const [first] = own;
  if (first) {
    const priceFen = Math.round((first.offer.priceFen * 95) / 1000) * 10;
    await setGroupPrice(seller, { offerId: first.offer.id, priceFen });
  }
  const [trader, asking] = [consumers[0], consumers[1]].map((person) => actors.buyer(person?.id ?? ''));
  if (!trader || !asking) return;
  const asks = [
    { who: trader, name: '柳州城中菜市 18 号', words: '每周两车金桔，要一级果' },
    { who: asking, name: '融城水果行', words: '先试十箱，品相好长期要' },
  ];
  for (const { who, name, words } of asks) {
    const call = at(addDays(today, -5), '20:00', who.actor);
    must(await askToTrade(call, { sellerId: ridge, name, words }));
  }
  const admitting = at(addDays(today, -4), '08:00', actors.of(ridge));
  must(await decideTrader(admitting, { personId: trader.person.id, admit: true }));
}

/** A tenth of the newest lot is traders' own. */
async function setAside(
  call: ReturnType<InPast>,
  { id, sellerId, productCode, grade }: { id: string; sellerId: string; productCode: string; grade?: string },
): Promise<void> {
  const wanted = { seller: sellerId, product: productCode, grade: grade ?? '', goodOn: dayOf(call.now) };
  const lot = (await lotsForSale(call, wanted)).at(-1);
  if (!lot) return;
  const milli = Math.floor((lot.quantity - lot.reserved - lot.sold - lot.allotted) / 10_000) * 1000;
  if (milli <= 0) return;
  const amount = { milli, unit: lot.unit };
  await moveAllotment(call, {
    id: idOf(`trade ${id}`),
    lotId: lot.id,
    from: 'shop',
    to: 'wholesale',
    amount,
  });
}
