import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Certificate, certificatesAsked } from './certificates.ts';
import { searchProducts } from './products.ts';
import type { OriginRefusal } from './refusals.ts';
import { barred, keeperOf } from './scope.ts';

export interface ListingCertificates {
  /** A number, a lot's code, a product or an issuer, in Chinese or in letters. */
  readonly words?: string;
  readonly state?: 'in-force' | 'voided';
  readonly limit: number;
  readonly offset: number;
}

/** The certificates of the lots the caller keeps, or the whole county's for its officer, newest first. */
export async function listCertificates(
  call: Call,
  { words = '', state, limit, offset }: ListingCertificates,
): Promise<Outcome<{ certificates: Certificate[]; total: number }, OriginRefusal>> {
  const bar = await barred(call, 'read-lots', []);
  if (bar) return bar;
  const products = words.trim() === '' ? [] : await searchProducts(call, words);
  return ok(
    await certificatesAsked(call, {
      keeper: keeperOf(call, 'read-lots'),
      words: words.trim(),
      productNames: products.map((product) => product.nameZh),
      state,
      limit,
      offset,
    }),
  );
}
