import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import type { Fen } from '#shared/money.ts';

/** A name in both languages. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

/** What others know of an offer: its product, its grade in plain words, who sells it, what the wholesale market pays. */
export interface OfferFacts {
  readonly product: { readonly code: string; readonly category: string; readonly name: Named };
  /** One for each of the offer's parts, in order. */
  readonly parts: readonly { readonly product: Named; readonly grade: Named; readonly basis: Named }[];
  readonly seller: {
    readonly id: string;
    readonly kind: string;
    readonly name: Named;
    readonly village: Named;
  };
  readonly pictureId?: string;
  readonly wholesale?: Wholesale;
}

export interface Wholesale {
  readonly fenPerKg: Fen;
  readonly day: Day;
  readonly market: string;
  readonly source: string;
}

interface Row {
  readonly id: string;
  readonly productCode: string;
  readonly category: string;
  readonly productZh: string;
  readonly productEn: string;
  readonly parts: OfferFacts['parts'];
  readonly sellerId: string;
  readonly sellerKind: string;
  readonly sellerZh: string;
  readonly sellerEn: string;
  readonly villageZh: string;
  readonly villageEn: string;
  readonly pictureId: string | null;
  readonly wholesale: Wholesale | null;
}

/** The facts of these offers, in one query. The wholesale price is the newest known up to today. */
export async function factsOf(call: Call, offerIds: readonly string[]): Promise<Map<string, OfferFacts>> {
  if (offerIds.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select o.id, o.product_code, g.category, g.name_zh as product_zh, g.name_en as product_en, parts.parts,
           o.seller_id, s.kind as seller_kind, s.name_zh as seller_zh, s.name_en as seller_en,
           village.name_zh as village_zh, village.name_en as village_en,
           coalesce(o.picture_id, g.picture_id) as picture_id, w.wholesale
    from selling.offer o
    join origin.v_product g on g.county_id = o.county_id and g.code = o.product_code
    join people.v_organisation s on s.county_id = o.county_id and s.id = o.seller_id
    join people.v_place village on village.county_id = s.county_id and village.code = s.place_code
    cross join lateral (
      select json_agg(json_build_object(
               'product', json_build_object('zh', pg.name_zh, 'en', pg.name_en),
               'grade', json_build_object('zh', gr.name_zh, 'en', gr.name_en),
               'basis', json_build_object('zh', gr.basis_zh, 'en', gr.basis_en)) order by p.position) as parts
      from selling.offer_part p
      join origin.v_product pg on pg.county_id = p.county_id and pg.code = p.product_code
      join origin.v_grade gr on gr.county_id = p.county_id and gr.product_code = p.product_code and gr.code = p.grade
      where p.county_id = o.county_id and p.offer_id = o.id
    ) parts
    left join lateral (
      select json_build_object('fenPerKg', w.fen_per_kg, 'day', w.day, 'market', w.market, 'source', w.source) as wholesale
      from selling.wholesale_price w
      where w.county_id = o.county_id and w.product_code = o.product_code and w.day <= ${dayOf(call.now)}
      order by w.day desc limit 1
    ) w on true
    where o.county_id = ${call.county} and o.id = ${among(offerIds)}`.execute(call.tx);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        product: {
          code: row.productCode,
          category: row.category,
          name: { zh: row.productZh, en: row.productEn },
        },
        parts: row.parts,
        seller: {
          id: row.sellerId,
          kind: row.sellerKind,
          name: { zh: row.sellerZh, en: row.sellerEn },
          village: { zh: row.villageZh, en: row.villageEn },
        },
        ...(row.pictureId === null ? {} : { pictureId: row.pictureId }),
        ...(row.wholesale === null ? {} : { wholesale: row.wholesale }),
      },
    ]),
  );
}
