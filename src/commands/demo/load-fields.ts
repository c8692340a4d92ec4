import { applyForLicence, decideLicence, insertBrands, markLot, setStandard } from '#branding';
import {
  addPlots,
  addProducts,
  addSprayProducts,
  harvest,
  issueCertificate,
  makeForecast,
  recordField,
} from '#origin';
import type { Actor } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { addDays, type Day, dayOf, inSeason, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { quantity } from '#shared/quantity.ts';
import { idOf } from './demo-id.ts';
import { demoHarvests, type PlannedHarvest } from './harvests.ts';
import { type InPast, inHistory, inStretches } from './history.ts';
import type { DemoHousehold } from './households.ts';
import type { DemoLoad } from './load.ts';
import { brand, organisations } from './organisations.ts';
import { patience } from './patience.ts';
import { productOf, products } from './products.ts';
import { sprayProducts } from './spray-products.ts';

/** The public brand covers what the county is known for. */
const branded = [
  'huapi-kumquat',
  'cuimi-kumquat',
  'youpi-kumquat',
  'shatang-mandarin',
  'shiitake',
  'free-range-egg',
];

/** Products, spray products, the brand with its standards and licences, plots, the field book, harvests and forecasts. */
export async function loadFields(
  db: Db,
  {
    households,
    pictures,
    now,
    progress,
  }: Pick<DemoLoad, 'now' | 'progress'> & {
    households: readonly DemoHousehold[];
    pictures: ReadonlyMap<string, string>;
  },
): Promise<void> {
  const today = dayOf(now);
  await inHistory(db, async (at) => {
    const call = at(addDays(today, -190), '09:00');
    must(
      await addProducts(
        call,
        products.map(({ price: _price, selling: _selling, grownIn: _grownIn, grades, ...product }) => {
          const pictureId = pictures.get(product.code);
          return {
            ...product,
            grades: grades.map(({ source: _source, ...grade }) => grade),
            ...(pictureId ? { pictureId } : {}),
          };
        }),
      ),
    );
    must(await addSprayProducts(call, sprayProducts));
    must(
      await addPlots(
        call,
        households.flatMap((each) => each.plots).map((plot) => ({ ...plot, demo: true })),
      ),
    );
    await loadBrand(at, today);
  });
  await loadSeason(db, { households, now, progress });
  await loadForecasts(db, { households, now, progress });
}

async function loadBrand(at: InPast, today: Day): Promise<void> {
  const since = addDays(today, -180);
  const call = at(since, '10:00');
  await insertBrands(call, [{ ...brand, pictureId: null, demo: true }]);
  for (const code of branded) {
    const product = productOf(code);
    const grades = product.grades.slice(0, 2).map((grade) => grade.code);
    must(
      await setStandard(call, {
        id: idOf(`standard ${code}`),
        brandId: brand.id,
        productCode: code,
        grades,
        maxDaysFromHarvest: Math.min(10, product.shelfLifeDays),
        textZh: `等级不低于${product.grades[1]?.nameZh ?? '一级'}，有承诺达标合格证，采后 ${Math.min(10, product.shelfLifeDays)} 天内。`,
        textEn: `At least ${product.grades[1]?.nameEn.toLowerCase() ?? 'first'} grade, with a conformity certificate, within ${Math.min(10, product.shelfLifeDays)} days of harvest.`,
        validFrom: since,
      }),
    );
    for (const coop of organisations.filter((each) => each.kind === 'coop'))
      await loadLicence(at, today, coop.id, code);
  }
}

/** The first two co-ops hold their licences; the third has applied and waits for the association. */
async function loadLicence(at: InPast, today: Day, operatorId: string, productCode: string): Promise<void> {
  const licenceId = idOf(`licence ${operatorId} ${productCode}`);
  const waiting = operatorId === idOf('coop stone');
  const applied = addDays(today, waiting ? -3 : -175);
  must(
    await applyForLicence(at(applied, '11:00'), {
      id: licenceId,
      brandId: brand.id,
      operatorId,
      productCode,
      note: '社员自查合格，等级和采收日如实登记。',
      evidence: [
        {
          kind: 'inspection',
          text: '合作社自查记录（演示）',
          reference: `DEMO-${productCode.toUpperCase()}`,
        },
      ],
    }),
  );
  if (waiting) return;
  const granted = addDays(today, -165);
  const decision = {
    licenceId,
    status: 'granted',
    reason: '',
    term: { from: granted, until: addDays(granted, 2 * 365) },
  } as const;
  must(await decideLicence(at(granted, '15:00'), decision));
}

/** The field book and the harvests, in stretches of one transaction each. */
async function loadSeason(
  db: Db,
  {
    households,
    now,
    progress,
  }: Pick<DemoLoad, 'now' | 'progress'> & { households: readonly DemoHousehold[] },
): Promise<void> {
  const tell = patience(progress);
  const { records, harvests } = demoHarvests(households, dayOf(now));
  const growers = new Map(households.map((household) => [household.organisation.id, growerOf(household)]));
  const owners = new Map(households.flatMap((each) => each.plots.map((plot) => [plot.id, plot.producerId])));
  const book = { all: records, tell: (done: string) => tell(`  田间记录 ${done}`, `field records ${done}`) };
  await inStretches(db, book, async (at, { day, time, id, plotId, kind, note, sprayProductCode }) => {
    const call = at(day, time, growers.get(owners.get(plotId) ?? ''));
    const spray = sprayProductCode ? { sprayProductCode, dose: '按标签' } : {};
    must(await recordField(call, { id, plotId, kind, doneAt: call.now, note, ...spray }));
  });
  // What the plan has for later today has not happened yet.
  const picked = harvests.filter(({ day, time }) => instantAt(day, time) <= now);
  const lots = { all: picked, tell: (done: string) => tell(`  采收 ${done}`, `harvests ${done}`) };
  await inStretches(db, lots, (at, planned) => loadHarvest(at, planned, growers.get(planned.producerId)));
}

async function loadHarvest(at: InPast, planned: PlannedHarvest, grower: Actor | undefined): Promise<void> {
  const product = productOf(planned.productCode);
  const call = at(planned.day, planned.time, grower);
  const lot = must(
    await harvest(call, {
      id: planned.id,
      productCode: planned.productCode,
      grade: planned.grade,
      amount: quantity(planned.quantity, product.unit),
      plotIds: [planned.plotId],
      harvestedAt: call.now,
    }),
  );
  if (product.certificateRequired) {
    must(
      await issueCertificate(call, {
        id: idOf(`certificate ${lot.id}`),
        lotId: lot.id,
        basis: ['quality-control'],
      }),
    );
  }
  // Lots the standard or the licence does not cover stay without the mark: that is what the mark is worth.
  if (branded.includes(planned.productCode)) await markLot(call, { lotId: lot.id, brandId: brand.id });
}

/** What the households expect to pick in the next weeks: presale sells against the low end. */
async function loadForecasts(
  db: Db,
  {
    households,
    now,
    progress,
  }: Pick<DemoLoad, 'now' | 'progress'> & { households: readonly DemoHousehold[] },
): Promise<void> {
  const tell = patience(progress);
  const [from, until] = [addDays(dayOf(now), 12), addDays(dayOf(now), 26)];
  const bearing = households.flatMap((household) =>
    household.plots
      .map((plot) => ({ household, plot, product: productOf(plot.productCode) }))
      .filter(({ product }) => inSeason(from, product.seasonFrom, product.seasonUntil)),
  );
  const all = { all: bearing, tell: (done: string) => tell(`  产量预估 ${done}`, `forecasts ${done}`) };
  await inStretches(db, all, async (at, { household, plot, product }) => {
    const likely = Math.round(Number(plot.areaMu) * 40) + 20;
    const amount = (share: number) => quantity(String(Math.round(likely * share)), product.unit);
    must(
      await makeForecast(at(addDays(dayOf(now), -2), '19:30', growerOf(household)), {
        id: idOf(`forecast ${plot.id}`),
        producerId: plot.producerId,
        productCode: plot.productCode,
        fromDay: from,
        untilDay: until,
        low: amount(0.7),
        likely: amount(1),
        high: amount(1.25),
      }),
    );
  });
}

function growerOf({ head, organisation, consent, relative }: DemoHousehold): Actor {
  const helper = consent && relative ? { helper: { personId: relative.id, name: relative.name } } : {};
  return {
    personId: head.id,
    name: head.name,
    roles: ['grower', 'consumer'],
    organisationId: organisation.id,
    ...helper,
  };
}
