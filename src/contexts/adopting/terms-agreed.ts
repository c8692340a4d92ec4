import type { Fen } from '#shared/money.ts';
import type { Terms } from './kernel/terms.ts';

/** The contract as it was agreed: kept word for word, whatever becomes of the plan. */
export interface Agreed {
  readonly terms: Terms;
  readonly units: number;
  readonly plates: readonly string[];
  readonly priceFen: Fen;
  readonly heldFen: Fen;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly productZh: string;
  readonly productEn: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly plotName: string;
  readonly seller: Party;
  readonly producer: Party;
  readonly adopter: { readonly name: string };
}

export interface Party {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly uscc?: string;
}
