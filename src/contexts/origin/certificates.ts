import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli, type Quantity, type Unit } from '#shared/quantity.ts';
import type { Basis, CertificateContent, CertificateForm } from './kernel/certificate.ts';
import { isCalled, keptBy, likable } from './list-conditions.ts';
import type { Recorder } from './recorder.ts';

/** 承诺达标合格证 of one lot, as issued; only `voided` can change, once. */
export interface Certificate {
  readonly id: string;
  readonly number: string;
  readonly lotId: string;
  readonly lotCode: string;
  readonly form: CertificateForm;
  readonly productName: string;
  readonly amount: Quantity;
  readonly originText: string;
  readonly issuerId: string;
  readonly issuerName: string;
  readonly issuerUscc: string | undefined;
  readonly contact: string;
  readonly promise: string;
  readonly basis: readonly Basis[];
  readonly testReport: string;
  readonly issuedAt: Date;
  readonly personName: string;
  readonly helperName: string | undefined;
  readonly sourceIds: readonly string[];
  readonly replacesId: string | undefined;
  /** The exact text that was promised, and its SHA-256 in hex. */
  readonly content: string;
  readonly sha256: string;
  readonly voided: { readonly at: Date; readonly reason: string; readonly byName: string } | undefined;
}

export interface NewCertificate extends Recorder {
  readonly id: string;
  readonly lotId: string;
  readonly issuerId: string;
  readonly promise: string;
  readonly sourceIds: readonly string[];
  readonly replacesId: string | null;
  readonly says: CertificateContent;
  readonly content: string;
  readonly sha256: string;
}

export async function insertCertificate(call: Call, certificate: NewCertificate): Promise<void> {
  const { says, sourceIds, ...row } = certificate;
  await call.tx
    .insertInto('origin.certificate')
    .values({
      ...row,
      countyId: call.county,
      number: says.number,
      form: says.form,
      productName: says.productName,
      quantity: decimal(says.amount.milli),
      unit: says.amount.unit,
      originText: says.originText,
      issuerName: says.issuerName,
      issuerUscc: says.issuerUscc ?? null,
      contact: says.contact,
      basis: [...says.basis],
      testReport: says.testReport,
      issuedAt: says.issuedAt,
      sourceIds: [...sourceIds],
    })
    .execute();
}

export async function certificateById(call: Call, id: string): Promise<Certificate | undefined> {
  const row = await certificateRows(call).where('c.id', '=', id).executeTakeFirst();
  return row && certificateOf(row);
}

export async function certificateByNumber(call: Call, number: string): Promise<Certificate | undefined> {
  const row = await certificateRows(call).where('c.number', '=', number).executeTakeFirst();
  return row && certificateOf(row);
}

export async function certificatesByIds(call: Call, ids: readonly string[]): Promise<Certificate[]> {
  if (ids.length === 0) return [];
  const rows = await certificateRows(call).where('c.id', '=', among(ids)).orderBy('c.number').execute();
  return rows.map(certificateOf);
}

/** Every certificate a lot has had: the one in force first, then the newest. */
export async function certificatesOfLot(call: Call, lotId: string): Promise<Certificate[]> {
  const rows = await certificateRows(call)
    .where('c.lotId', '=', lotId)
    .orderBy('c.voidedAt', (order) => order.desc().nullsFirst())
    .orderBy('c.issuedAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return rows.map(certificateOf);
}

/** Every certificate that lots with these printed codes have had, the oldest first. */
export async function certificatesOfLots(call: Call, codes: readonly string[]): Promise<Certificate[]> {
  if (codes.length === 0) return [];
  const rows = await certificateRows(call)
    .where('l.code', 'in', [...codes])
    .orderBy('c.issuedAt')
    .orderBy('c.id')
    .execute();
  return rows.map(certificateOf);
}

export interface CertificatesAsked {
  /** Whose lots: undefined is the whole county. */
  readonly keeper: string | undefined;
  readonly words: string;
  readonly productNames: readonly string[];
  readonly state: 'in-force' | 'voided' | undefined;
  readonly limit: number;
  readonly offset: number;
}

export async function certificatesAsked(
  call: Call,
  { keeper, words, productNames, state, limit, offset }: CertificatesAsked,
): Promise<{ certificates: Certificate[]; total: number }> {
  const query = certificateRows(call)
    .$if(keeper !== undefined, (rows) => rows.where(keptBy(call, 'l.producer_id', keeper ?? '')))
    .$if(state !== undefined, (rows) => rows.where('c.voidedAt', state === 'voided' ? 'is not' : 'is', null))
    .$if(words !== '', (rows) =>
      rows.where((eb) =>
        eb.or([
          eb('c.number', 'like', `%${likable(words.toUpperCase())}%`),
          eb('l.code', 'like', `${likable(words.toUpperCase())}%`),
          eb('c.issuerName', 'like', `%${likable(words)}%`),
          eb(isCalled(call, 'c.issuer_id', words.toLowerCase()), '=', true),
          ...(productNames.length > 0 ? [eb('c.productName', 'in', [...productNames])] : []),
        ]),
      ),
    );
  const rows = await query
    .orderBy('c.issuedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await query
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { certificates: rows.map(certificateOf), total };
}

/** What stands in for a voided certificate, if anything does yet. */
export async function replacementOf(call: Call, id: string): Promise<Certificate | undefined> {
  const row = await certificateRows(call).where('c.replacesId', '=', id).executeTakeFirst();
  return row && certificateOf(row);
}

/** Voids a certificate that is in force; the database refuses a second time. */
export async function saveVoid(call: Call, id: string, reason: string, byName: string): Promise<void> {
  await call.tx
    .updateTable('origin.certificate')
    .set({ voidedAt: call.now, voidReason: reason, voidedByName: byName })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

function certificateRows(call: Call) {
  return call.tx
    .selectFrom('origin.certificate as c')
    .innerJoin('origin.lot as l', (join) =>
      join.onRef('l.countyId', '=', 'c.countyId').onRef('l.id', '=', 'c.lotId'),
    )
    .selectAll('c')
    .select(['l.code as lotCode', 'l.producerId'])
    .where('c.countyId', '=', call.county);
}

type CertificateRow = Awaited<ReturnType<ReturnType<typeof certificateRows>['execute']>>[number];

function certificateOf(row: CertificateRow): Certificate {
  const { voidedAt, voidReason, voidedByName } = row;
  return {
    id: row.id,
    number: row.number,
    lotId: row.lotId,
    lotCode: row.lotCode,
    form: row.form,
    productName: row.productName,
    // Checked by the verb that wrote it; the column keeps what was printed.
    amount: { milli: milli(row.quantity), unit: row.unit as Unit },
    originText: row.originText,
    issuerId: row.issuerId,
    issuerName: row.issuerName,
    issuerUscc: row.issuerUscc ?? undefined,
    contact: row.contact,
    promise: row.promise,
    basis: row.basis as Basis[],
    testReport: row.testReport,
    issuedAt: row.issuedAt,
    personName: row.personName,
    helperName: row.helperName ?? undefined,
    sourceIds: row.sourceIds,
    replacesId: row.replacesId ?? undefined,
    content: row.content,
    sha256: row.sha256,
    voided:
      voidedAt === null ? undefined : { at: voidedAt, reason: voidReason ?? '', byName: voidedByName ?? '' },
  };
}
