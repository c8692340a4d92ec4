import type { Fen } from '#shared/money.ts';
import { type Share, total } from './shares.ts';

/** An account at the provider that gets an organisation's shares; null is the platform's. */
export interface Receiver {
  readonly organisationId: string | null;
  readonly account: string;
  readonly name: string;
}

export interface HandedOn extends Receiver {
  readonly fen: Fen;
}

/** WeChat Pay takes so many receivers in one request; Alipay takes more. */
export const MOST_AT_ONCE = 50;

/**
 * What the provider hands on of the shares that still stand, in requests of at most fifty receivers: one amount for each organisation
 * with an account. What belongs to others stays with the payee, who pays them. There is always a last request, which frees it.
 */
export function handedOn(standing: readonly Share[], receivers: readonly Receiver[]): HandedOn[][] {
  const parts = receivers
    .map((receiver) => ({
      ...receiver,
      fen: total(standing.filter((share) => share.organisationId === receiver.organisationId)),
    }))
    .filter((part) => part.fen > 0);
  const requests: HandedOn[][] = [];
  for (let from = 0; from < parts.length; from += MOST_AT_ONCE)
    requests.push(parts.slice(from, from + MOST_AT_ONCE));
  return requests.length > 0 ? requests : [[]];
}

/** What a refund takes back from each account that money was handed on to. */
export function takenBack(reversed: readonly Share[], handed: readonly HandedOn[]): HandedOn[] {
  return handed
    .map((part) => ({
      ...part,
      fen: total(reversed.filter((share) => share.organisationId === part.organisationId)),
    }))
    .filter((part) => part.fen > 0);
}
