import type { ClaimWithOrder } from '#ordering';
import type { Tongue } from '#shared/tongue.ts';
import { reasonWords } from '../../../order-words.ts';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedClaims(url: URL): { readonly decided: boolean; readonly query: string } {
  return { decided: url.searchParams.get('kind') === 'decided', query: url.searchParams.get('q') ?? '' };
}

/** A claim as lists show it. */
export function shownClaim({ claim, order }: ClaimWithOrder, now: Date, t: Tongue) {
  const line = order.lines.find(({ position }) => position === claim.position);
  const { zh, en } = reasonWords[claim.reason];
  return {
    id: claim.id,
    number: order.number,
    buyer: order.buyerName,
    title: line ? t(line.titleZh, line.titleEn) : '',
    reason: t(zh, en),
    words: claim.words,
    status: claim.status,
    askedFen: claim.askedFen,
    grantedFen: claim.grantedFen,
    askedAt: claim.askedAt,
    decidedAt: claim.decidedAt,
    decidedByName: claim.decidedByName,
    answer: claim.decisionReason,
    decideBy: claim.decideBy,
    decidedAs: claim.decidedAs,
    borneBy: claim.borneBy,
    /** Waiting, with less than half a day left. */
    soon: claim.status === 'asked' && claim.decideBy.getTime() - now.getTime() < 12 * 3_600_000,
    hours: Math.floor((now.getTime() - claim.askedAt.getTime()) / 3_600_000),
  };
}
