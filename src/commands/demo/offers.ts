import type { Draft, Part } from '#selling';
import { addDays, type Day } from '#shared/instant.ts';
import { type Fen, portion } from '#shared/money.ts';
import { grams, inUnit, milli, type Unit } from '#shared/quantity.ts';
import { idOf } from './demo-id.ts';
import type { DemoHousehold } from './households.ts';
import type { Product, SellingHint } from './product.ts';
import { productOf } from './products.ts';

/** What one piece weighs where it is sold by the piece at a price by the piece. */
const pieceKg: Readonly<Record<string, string>> = { 'free-range-egg': '0.055', luohanguo: '0.09' };

/** Better grades cost more: 130 %, 100 % and 75 % of the product's price, best first. */
function gradeBp(product: Product, grade: string): number {
  const fromFirst =
    product.grades.findIndex((each) => each.code === grade) -
    product.grades.findIndex((each) => each.code === 'first');
  return fromFirst < 0 ? 13_000 : fromFirst === 0 ? 10_000 : 7_500;
}

interface Sold {
  readonly sellerId: string;
  readonly product: Product;
  readonly today: Day;
}

/** Offers of every household and co-op for what they grow, in the ways each product sells; alike at every seeding. */
export function demoOffers(households: readonly DemoHousehold[], today: Day): readonly Draft[] {
  const grown = new Map<string, Set<string>>();
  for (const { organisation, plots } of households) {
    const sellerId = organisation.coopId ?? organisation.id;
    const products = grown.get(sellerId) ?? new Set();
    for (const plot of plots) products.add(plot.productCode);
    grown.set(sellerId, products);
  }
  const single = [...grown].flatMap(([sellerId, codes]) =>
    [...codes].sort().flatMap((code) => {
      const product = productOf(code);
      return product.grades
        .slice(0, 2)
        .flatMap(({ code: grade }) => offerOf({ sellerId, product, today }, grade));
    }),
  );
  return [...single, ...boxes(grown, today), ...presales(households, today)];
}

function offerOf({ sellerId, product, today }: Sold, grade: string): Draft[] {
  const [hint] = product.selling;
  const named = product.grades.find((each) => each.code === grade);
  if (!hint || !named) return [];
  const terms = termsOf(product, hint);
  if (!terms) return [];
  return [
    {
      ...terms,
      ...{
        id: idOf(`offer ${sellerId} ${product.code} ${grade}`),
        sellerId,
        productCode: product.code,
        grade,
      },
      titleZh: `${product.nameZh}·${named.nameZh}`,
      titleEn: `${product.nameEn}, ${named.nameEn.toLowerCase()} grade`,
      priceFen: portion(product.price.retailFen, gradeBp(product, grade)),
      priceUnit: product.price.retailUnit,
      floorFen: floorOf(product),
      ...onSale(today),
    },
  ];
}

type Terms = Pick<Draft, 'form' | 'soldUnit' | 'step' | 'least' | 'most' | 'pieceKg' | 'toleranceBp'>;

function termsOf(product: Product, hint: SellingHint): Terms | undefined {
  switch (hint.form) {
    case 'by-weight': {
      const [step, least] = [milli(hint.step), milli(hint.least)];
      return { form: 'by-weight', soldUnit: hint.unit, step, least, most: least + step * 40 };
    }
    case 'by-piece': {
      const [step, least] = [milli(hint.step), milli(hint.least)];
      const weighs = pieceKg[product.code];
      if (!weighs) throw new Error(`${product.code} is sold by the piece: what does one weigh?`);
      return {
        form: 'by-piece',
        soldUnit: 'piece',
        step,
        least,
        most: least + step * 20,
        pieceKg: milli(weighs),
      };
    }
    case 'piece-by-weight':
      return {
        form: 'piece-by-weight',
        soldUnit: 'piece',
        step: 1_000,
        least: 1_000,
        most: 10_000,
        pieceKg: milli(hint.pieceKg),
        toleranceBp: 1_000,
      };
    default:
      return undefined;
  }
}

function onSale(today: Day): Pick<Draft, 'onFrom' | 'onUntil'> {
  return { onFrom: addDays(today, -90), onUntil: addDays(today, 300) };
}

/** The demo's floor: 80 % of what the wholesale market pays, for the unit the price is in. */
function floorOf({ price }: Product): Fen {
  if (price.retailUnit === 'piece') return 0;
  const fen = portion(price.wholesaleFenPerKg, 8_000);
  return price.retailUnit === 'jin' ? portion(fen, 5_000) : fen;
}

/** A mixed box and a pick of the season for each co-op that grows enough kinds for one. */
function boxes(grown: ReadonlyMap<string, ReadonlySet<string>>, today: Day): Draft[] {
  return ['coop ridge', 'coop river', 'coop stone'].flatMap((key) => {
    const sellerId = idOf(key);
    const products = [...(grown.get(sellerId) ?? [])].sort().map(productOf);
    const mixed = partsFor(products, 'mixed-box');
    const picked = partsFor(products, 'pick-of-season');
    const box = {
      sellerId,
      soldUnit: 'piece',
      priceUnit: 'piece',
      step: 1_000,
      least: 1_000,
      most: 6_000,
      ...onSale(today),
    } as const;
    return [
      ...(mixed.length < 2
        ? []
        : [
            {
              ...box,
              ...boxOf(mixed.slice(0, 3)),
              ...{ id: idOf(`box ${key}`), form: 'mixed-box' as const },
              ...{ titleZh: '一家人时令混装箱', titleEn: 'Family box of the season' },
            },
          ]),
      ...(picked.length < 3
        ? []
        : [
            {
              ...box,
              ...boxOf(picked),
              ...{ id: idOf(`pick ${key}`), form: 'pick-of-season' as const, kinds: 3 },
              ...{ titleZh: '当季随心箱·三样', titleEn: 'Pick of the season, three kinds' },
              priceFen: Math.round((boxOf(picked).priceFen * 3) / picked.length),
              pieceKg: Math.max(1_000, Math.round((boxOf(picked).pieceKg * 3) / picked.length)),
            },
          ]),
    ];
  });
}

function partsFor(products: readonly Product[], form: 'mixed-box' | 'pick-of-season'): Part[] {
  return products.flatMap((product) =>
    product.selling.flatMap((hint) =>
      hint.form === form
        ? [{ productCode: product.code, grade: 'first', milli: milli(hint.quantity), unit: hint.unit }]
        : [],
    ),
  );
}

/** A box costs what its parts cost singly, less a twentieth; it weighs what they weigh. */
function boxOf(parts: readonly Part[]) {
  const price = parts.reduce((sum, part) => sum + priceOfPart(part), 0);
  const weight = parts.reduce((sum, part) => sum + gramsOfPart(part), 0);
  const [first] = parts;
  if (!first) throw new Error('a box has parts');
  return { parts, productCode: first.productCode, priceFen: portion(price, 9_500), pieceKg: weight };
}

function gramsOfPart({ productCode, milli: thousandths, unit }: Part): number {
  const hint = productOf(productCode).selling.find((each) => each.form === 'piece-by-weight');
  const piece = hint ? milli(hint.pieceKg) : milli(pieceKg[productCode] ?? '1');
  return grams({ milli: thousandths, unit }) ?? Math.round((thousandths * piece) / 1000);
}

function priceOfPart(part: Part): Fen {
  const { retailFen, retailUnit } = productOf(part.productCode).price;
  if (retailUnit === part.unit) return Math.round((retailFen * part.milli) / 1000);
  const kg = gramsOfPart(part);
  return Math.round(
    (retailFen * inUnit({ milli: kg, unit: 'kg' }, retailUnit as Exclude<Unit, 'piece'>).milli) / 1000,
  );
}

/** Ahead of the harvest, up to what the household's forecast lets it promise. */
function presales(households: readonly DemoHousehold[], today: Day): Draft[] {
  return households.flatMap(({ organisation, plots }) =>
    plots.flatMap((plot) => {
      const product = productOf(plot.productCode);
      if (!organisation.coopId || !product.selling.some((hint) => hint.form === 'presale')) return [];
      return [
        {
          ...{ id: idOf(`presale ${plot.id}`), sellerId: organisation.coopId, productCode: product.code },
          ...{ grade: 'first', form: 'presale' as const, forecastId: idOf(`forecast ${plot.id}`) },
          titleZh: `${product.nameZh}·十二月头采预售`,
          titleEn: `${product.nameEn}, first picking of December, ordered ahead`,
          ...{ priceFen: portion(product.price.retailFen, 9_200), priceUnit: product.price.retailUnit },
          ...{ soldUnit: product.unit, step: 1_000, least: 2_000, most: 30_000, ...onSale(today) },
        },
      ];
    }),
  );
}
