import { z } from '@hono/zod-openapi';
import {
  bases,
  certificateByNumber,
  fieldWorks,
  harvest,
  issueCertificate,
  listLots,
  lookAtLot,
  lotFilters,
  products,
  recordField,
  rights,
} from '#origin';
import { ok, refuserOf } from '#shared/outcome.ts';
import { units } from '#shared/quantity.ts';
import { refusals } from '#shared/refusals.ts';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Amount, Day, Id, Instant, json, LotBody, lotBody, quantityOf } from './origin-bodies.ts';

const refuse = refuserOf(refusals);

const keptEntry = endpoint(rights['keep-field-book'], {
  method: 'post',
  path: '/api/field-records',
  tags: ['origin'],
  summary:
    'Keep one entry of the field book. The id is made where the entry is made: sending it again writes nothing and answers the same',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            plotId: Id,
            kind: z.enum(fieldWorks),
            doneAt: Instant,
            sprayProductCode: z.string().optional(),
            dose: z.string().max(200).optional(),
            note: z.string().max(2000).optional(),
          })
          .openapi('FieldEntry'),
      ),
    },
  },
  responses: {
    200: {
      description:
        'Kept. Of a spraying: from which day the plot may be picked, and which lots it has put on hold.',
      content: json(z.object({ id: Id, firstHarvestDay: Day.nullable(), heldLots: z.array(z.string()) })),
    },
  },
});

const harvested = endpoint(rights['keep-lots'], {
  method: 'post',
  path: '/api/harvests',
  tags: ['origin'],
  summary: 'Turn what was picked into a lot; refused inside the pre-harvest interval of a spraying',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            product: z.string(),
            grade: z.string(),
            amount: Amount,
            plotIds: z.array(Id).min(1).max(100),
            harvestedAt: Instant,
          })
          .openapi('Harvest'),
      ),
    },
  },
  responses: {
    200: { description: 'The lot.', content: json(z.object({ id: Id, code: z.string() })) },
  },
});

const listed = endpoint(rights['read-lots'], {
  method: 'get',
  path: '/api/lots',
  tags: ['origin'],
  summary: 'The lots one keeps, newest harvest first; the whole county for its officer',
  request: {
    query: z.object({
      q: z
        .string()
        .optional()
        .openapi({ example: 'jinju', description: 'Code, product or household, in characters or letters' }),
      filter: z.enum(lotFilters).optional(),
      page: z.coerce.number().int().min(1).default(1),
    }),
  },
  responses: {
    200: {
      description: 'A page of lots.',
      content: json(
        z.object({ lots: z.array(LotBody), total: z.number().int(), pageSize: z.number().int() }),
      ),
    },
  },
});

const shown = endpoint(rights['read-lots'], {
  method: 'get',
  path: '/api/lots/{code}',
  tags: ['origin'],
  summary: 'One lot one keeps',
  request: { params: z.object({ code: z.string().openapi({ example: 'HJ-261123-1' }) }) },
  responses: { 200: { description: 'The lot.', content: json(LotBody) } },
});

const certified = endpoint(rights['certify-lots'], {
  method: 'post',
  path: '/api/certificates',
  tags: ['origin'],
  summary: 'Issue the promise certificate (承诺达标合格证) of a lot',
  request: {
    body: {
      required: true,
      content: json(
        z
          .object({
            id: Id,
            lotId: Id,
            basis: z.array(z.enum(bases)).min(1),
            testReport: z.string().max(200).optional(),
          })
          .openapi('CertificateAsked'),
      ),
    },
  },
  responses: {
    200: { description: 'Its number.', content: json(z.object({ id: Id, number: z.string() })) },
  },
});

const certificate = endpoint('open', {
  method: 'get',
  path: '/api/certificates/{number}',
  tags: ['origin'],
  summary: 'A certificate as it was issued, and whether it is in force; its SHA-256 is that of `content`',
  request: { params: z.object({ number: z.string().openapi({ example: 'HGZ-450224-261123-1' }) }) },
  responses: {
    200: {
      description: 'The certificate.',
      content: json(
        z
          .object({
            number: z.string(),
            lot: z.string(),
            form: z.enum(['producer', 'buyer']),
            content: z.string(),
            sha256: z.string(),
            issuedAt: Instant,
            voided: z.object({ at: Instant, reason: z.string() }).nullable(),
          })
          .openapi('Certificate'),
      ),
    },
  },
});

const catalogue = endpoint('open', {
  method: 'get',
  path: '/api/products',
  tags: ['origin'],
  summary: 'What the county grows, with its grades',
  responses: {
    200: {
      description: 'All products.',
      content: json(
        z.array(
          z
            .object({
              code: z.string(),
              gtin: z.string(),
              nameZh: z.string(),
              nameEn: z.string(),
              unit: z.enum(units),
              shelfLifeDays: z.number().int(),
              certificateRequired: z.boolean(),
              grades: z.array(
                z.object({
                  code: z.string(),
                  nameZh: z.string(),
                  nameEn: z.string(),
                  basisZh: z.string(),
                  basisEn: z.string(),
                }),
              ),
            })
            .openapi('Product'),
        ),
      ),
    },
  },
});

const PAGE_SIZE = 100;

/** Field book, harvests, lots and certificates for partners' systems, and for phones that come back into signal. */
export function originApi(api: Api): void {
  api.openapi(keptEntry, async (c) => {
    const { sprayProductCode, dose, note, doneAt, ...entry } = c.req.valid('json');
    const kept = answered(
      await c.var.call((call) =>
        recordField(call, {
          ...entry,
          doneAt: new Date(doneAt),
          ...(sprayProductCode === undefined ? {} : { sprayProductCode }),
          ...(dose === undefined ? {} : { dose }),
          ...(note === undefined ? {} : { note }),
        }),
      ),
    );
    return c.json(
      { ...kept, firstHarvestDay: kept.firstHarvestDay ?? null, heldLots: [...kept.heldLots] },
      200,
    );
  });

  api.openapi(harvested, async (c) => {
    const { product, amount, harvestedAt, ...rest } = c.req.valid('json');
    const picked = {
      ...rest,
      productCode: product,
      amount: quantityOf(amount),
      harvestedAt: new Date(harvestedAt),
    };
    return c.json(answered(await c.var.call((call) => harvest(call, picked))), 200);
  });

  api.openapi(listed, async (c) => {
    const { q, filter, page } = c.req.valid('query');
    const asked = {
      ...(q === undefined ? {} : { words: q }),
      ...(filter === undefined ? {} : { filter }),
      limit: PAGE_SIZE,
      offset: (page - 1) * PAGE_SIZE,
    };
    const { lots, total } = answered(await c.var.read((call) => listLots(call, asked)));
    return c.json({ lots: lots.map(lotBody), total, pageSize: PAGE_SIZE }, 200);
  });

  api.openapi(shown, async (c) => {
    const { code } = c.req.valid('param');
    const { lot } = answered(await c.var.read((call) => lookAtLot(call, code)));
    return c.json(lotBody(lot), 200);
  });

  api.openapi(certified, async (c) => {
    const { testReport, ...asked } = c.req.valid('json');
    const input = { ...asked, ...(testReport === undefined ? {} : { testReport }) };
    return c.json(answered(await c.var.call((call) => issueCertificate(call, input))), 200);
  });

  api.openapi(certificate, async (c) => {
    const { number } = c.req.valid('param');
    const found = answered(
      await c.var.read(async (call) => {
        const known = await certificateByNumber(call, number);
        return known ? ok(known) : refuse('request.not-found');
      }),
    );
    const voided = found.voided && { at: found.voided.at.toISOString(), reason: found.voided.reason };
    return c.json(
      {
        number: found.number,
        lot: found.lotCode,
        form: found.form,
        content: found.content,
        sha256: found.sha256,
        issuedAt: found.issuedAt.toISOString(),
        voided: voided ?? null,
      },
      200,
    );
  });

  api.openapi(catalogue, async (c) => {
    const all = await c.var.read((call) => products(call));
    return c.json(
      all.map(({ code, gtin, nameZh, nameEn, unit, shelfLifeDays, certificateRequired, grades }) => ({
        code,
        gtin,
        nameZh,
        nameEn,
        unit,
        shelfLifeDays,
        certificateRequired,
        grades: grades.map(({ rank: _, ...grade }) => grade),
      })),
      200,
    );
  });
}
