import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { milli, type Unit } from '#shared/quantity.ts';
import type { Form, Offer, Status } from './kernel/offer.ts';
import type { Forecast, Goods, GoodsOf } from './kernel/stock.ts';

/** An offer with what is known of its goods and, for a presale, of its forecast. */
export interface Listed {
  readonly offer: Offer;
  readonly goods: ReadonlyMap<string, Goods>;
  readonly forecast?: Forecast;
}

interface Row {
  readonly id: string;
  readonly sellerId: string;
  readonly productCode: string;
  readonly grade: string | null;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly form: Form;
  readonly priceFen: number;
  readonly priceUnit: Unit;
  readonly soldUnit: Unit;
  readonly step: string;
  readonly least: string;
  readonly most: string;
  readonly pieceKg: string | null;
  readonly toleranceBp: number;
  readonly forecastId: string | null;
  readonly kinds: number | null;
  readonly onFrom: string;
  readonly onUntil: string;
  readonly status: Status;
  readonly floorFen: number;
  readonly pictureId: string | null;
  readonly demo: boolean;
  readonly parts: readonly PartRow[];
  readonly fromDay: string | null;
  readonly untilDay: string | null;
  readonly forecastUnit: Unit | null;
  readonly presaleLeft: string | null;
  readonly certainty: number | null;
  readonly forecastAt: Date | null;
  readonly opensAt: Date | null;
  readonly perPerson: string | null;
  readonly groupFen: number | null;
}

interface PartRow {
  readonly productCode: string;
  readonly grade: string;
  readonly quantity: string;
  readonly unit: Unit;
  readonly seasonFrom: string;
  readonly seasonUntil: string;
  readonly shelfLifeDays: number;
  readonly certificateRequired: boolean;
}

/** The offers with these ids, in one query; unknown ids are left out. */
export async function offersWithGoods(call: Call, ids: readonly string[]): Promise<Map<string, Listed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select o.id, o.seller_id, o.product_code, o.grade, o.title_zh, o.title_en, o.note_zh, o.note_en, o.form,
           o.price_fen, o.price_unit, o.sold_unit, o.step, o.least, o.most, o.piece_kg, o.tolerance_bp,
           o.forecast_id, o.kinds, o.on_from, o.on_until, o.status, o.floor_fen, o.picture_id, o.demo,
           f.from_day, f.until_day, f.unit as forecast_unit, greatest(0, f.presale_limit - f.presold) as presale_left,
           f.certainty, f.made_at as forecast_at, parts.parts, d.opens_at, d.per_person, g.price_fen as group_fen
    from selling.offer o
    left join selling.drop d on d.county_id = o.county_id and d.offer_id = o.id
    left join selling.group_price g on g.county_id = o.county_id and g.offer_id = o.id
    left join origin.v_forecast f on f.county_id = o.county_id and f.id = o.forecast_id
    cross join lateral (
      select coalesce(json_agg(json_build_object(
               'productCode', p.product_code, 'grade', p.grade, 'quantity', p.quantity::text, 'unit', p.unit,
               'seasonFrom', g.season_from, 'seasonUntil', g.season_until, 'shelfLifeDays', g.shelf_life_days,
               'certificateRequired', g.certificate_required) order by p.position), '[]') as parts
      from selling.offer_part p
      join origin.v_product g on g.county_id = p.county_id and g.code = p.product_code
      where p.county_id = o.county_id and p.offer_id = o.id
    ) parts
    where o.county_id = ${call.county} and o.id = ${among(ids)}`.execute(call.tx);
  return new Map(rows.map((row) => [row.id, listed(row)]));
}

/** What is known of the goods of these offers, as their kernels ask for it. */
export function goodsOf(listed: Iterable<Listed>): GoodsOf {
  const all = new Map([...listed].flatMap((each) => [...each.goods]));
  return (productCode) => {
    const goods = all.get(productCode);
    if (!goods) throw new Error(`no goods known for ${productCode}`);
    return goods;
  };
}

function listed(row: Row): Listed {
  const forecast = forecastOf(row);
  return {
    offer: offerOf(row),
    goods: new Map(
      row.parts.map((part) => [
        part.productCode,
        {
          season: { from: part.seasonFrom, until: part.seasonUntil },
          shelfLifeDays: part.shelfLifeDays,
          certificateRequired: part.certificateRequired,
        },
      ]),
    ),
    ...(forecast ? { forecast } : {}),
  };
}

function offerOf(row: Row): Offer {
  const { grade, pieceKg, forecastId, kinds, pictureId, parts, step, least, most, ...same } = row;
  const {
    fromDay,
    untilDay,
    forecastUnit,
    presaleLeft,
    certainty,
    forecastAt,
    opensAt,
    perPerson,
    groupFen,
    ...offer
  } = same;
  return {
    ...offer,
    step: milli(step),
    least: milli(least),
    most: milli(most),
    ...(grade === null ? {} : { grade }),
    ...(pieceKg === null ? {} : { pieceKg: milli(pieceKg) }),
    ...(forecastId === null ? {} : { forecastId }),
    ...(kinds === null ? {} : { kinds }),
    ...(opensAt === null || perPerson === null ? {} : { drop: { opensAt, perPerson: milli(perPerson) } }),
    ...(groupFen === null ? {} : { groupFen }),
    ...(pictureId === null ? {} : { pictureId }),
    parts: parts.map(({ productCode, grade, quantity, unit }) => ({
      productCode,
      grade,
      milli: milli(quantity),
      unit,
    })),
  };
}

function forecastOf(row: Row): Forecast | undefined {
  const { forecastId, fromDay, untilDay, forecastUnit, presaleLeft, certainty, forecastAt } = row;
  // A forecast that was replaced is no longer in the view: nothing more is sold against it.
  if (!forecastId || !fromDay || !untilDay || !forecastUnit || !presaleLeft || !certainty || !forecastAt)
    return undefined;
  return {
    forecastId,
    fromDay,
    untilDay,
    unit: forecastUnit,
    left: milli(presaleLeft),
    certainty,
    madeAt: forecastAt,
  };
}
