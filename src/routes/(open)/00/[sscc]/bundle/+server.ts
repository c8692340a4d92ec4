import { ok } from '#shared/outcome.ts';
import { shipmentThing, storyOf } from '#tracing';
import { refuseLink } from '../../../../digital-link/refuse-link.ts';
import { linkOf } from '../../../../digital-link/resolve.ts';
import { bundleFile } from '../../../../proof/bundle-file.ts';
import type { RequestHandler } from './$types';

/** The whole journey of a parcel or crate, and of what is in it, as one file that checks without us. */
export const GET: RequestHandler = (event) =>
  bundleFile(event, async (call) => {
    const { sscc } = event.params;
    const link = linkOf(new URL(`/00/${sscc}`, event.url));
    if (!link.ok) return link;
    const thing = shipmentThing(sscc);
    const { events } = await storyOf(call, thing);
    if (events.length === 0) return refuseLink('tracing.link-unknown', { name: `(00) ${sscc}` });
    return ok({ thing, name: sscc });
  });
