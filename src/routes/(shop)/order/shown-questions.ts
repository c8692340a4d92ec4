import type { BuyersOrder } from '#ordering';
import { newId } from '#shared/id.ts';
import { reasonWords } from '../../order-words.ts';
import type { Reader } from './shown-order.ts';

/** A question about the lot of one of the buyer's goods, with what the others have said so far. */
export interface ShownQuestion {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly lotCode: string;
  readonly reason: string;
  readonly bad: number;
  readonly fine: number;
  readonly until: Date;
  readonly saidFine: boolean;
  /** For the claim that joining makes. */
  readonly claimId: string;
}

/** The questions still to answer, and those answered with “mine is fine”: whoever joined has a claim, which is shown by itself. */
export function shownQuestions({ questions, order }: BuyersOrder, { t, now }: Reader): ShownQuestion[] {
  return questions.flatMap(({ id, position, lotCode, reason, bad, fine, until, answer }) => {
    const line = order.lines.find((each) => each.position === position);
    if (!line || answer === false) return [];
    const { zh, en } = reasonWords[reason];
    return [
      {
        ...{ id, position, lotCode, bad, fine, until },
        title: t(line.titleZh, line.titleEn),
        reason: t(zh, en),
        saidFine: answer === true,
        claimId: newId(now),
      },
    ];
  });
}
