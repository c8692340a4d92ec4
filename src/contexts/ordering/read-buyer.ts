import { phoneOf } from '#people';
import { type Actor, may } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { recipientName } from './kernel/personal.ts';
import { type OrderingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import type { Buyer } from './write-orders.ts';

/** What a form says of who buys and collects. */
export interface BuyerForm {
  readonly name: string;
  readonly phone: string;
  readonly lang: 'zh' | 'en';
}

const TOKEN_LETTERS = 20;

/** Reads who buys, with a new key for the link to their orders. */
export function readBuyer(actor: Actor, form: BuyerForm): Outcome<Buyer, OrderingRefusal> {
  if (!may(actor, rights.buy)) return refuse('ordering.not-allowed');
  const name = recipientName(form.name);
  if (name === undefined) return refuse('ordering.name-missing');
  const phone = phoneOf(form.phone);
  if (phone === undefined) return refuse('ordering.phone-invalid');
  return ok({
    name,
    phone,
    personId: actor.personId ?? null,
    token: newCode(TOKEN_LETTERS),
    lang: form.lang,
  });
}
