import { lotByCode } from '#origin';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { lotThing } from '#tracing';
import { bundleFile } from '../../../../../../proof/bundle-file.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** The lot's whole journey as one file that checks without us. */
export const GET: RequestHandler = (event) =>
  bundleFile(event, async (call) => {
    const lot = await lotByCode(call, event.params.lot);
    if (!lot || lot.gtin !== event.params.gtin) return refuse('request.not-found');
    return ok({ thing: lotThing(lot.gtin, lot.code), name: lot.code });
  });
