import { redirect } from '@sveltejs/kit';
import { type Lot, lotByCode } from '#origin';
import type { Call } from '#shared/call.ts';
import type { Outcome } from '#shared/outcome.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused } from '../../../refused.ts';

const refuse = refuserOf(refusals);

interface Asked {
  readonly locals: App.Locals;
  readonly params: { readonly code: string };
  readonly request: Request;
}

/**
 * Does one thing with the lot of the address in one transaction, and goes back to its page, or to that of the lot it became (`code` of the
 * answer). A refusal comes back with the form.
 */
export async function actOnLot(
  { locals, params, request }: Asked,
  act: (call: Call, lot: Lot, form: FormData) => Promise<Outcome<{ readonly code: string } | undefined>>,
) {
  const form = await request.formData();
  const outcome = await locals.call(async (call) => {
    const lot = await lotByCode(call, params.code);
    return lot ? act(call, lot, form) : refuse('request.not-found');
  });
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/lots/${outcome.value?.code ?? params.code}`);
}
