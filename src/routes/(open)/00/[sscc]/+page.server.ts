import { lotByCode } from '#origin';
import type { Call } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import type { Tongue } from '#shared/tongue.ts';
import { containersOf, contentsOf, type EventThing, shipmentThing, storyOf } from '#tracing';
import { refuseLink } from '../../../digital-link/refuse-link.ts';
import { linkOf } from '../../../digital-link/resolve.ts';
import { lotLabel } from '../../../lot-label.ts';
import { checkThing } from '../../../proof/thing-check.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { parcelSteps } from './parcel-steps.ts';

/** What the public events say of a parcel or crate: where it has been, what is in it, what it is in. Whose it is stays untold. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const link = linkOf(new URL(url.pathname, url));
  if (!link.ok) return turnAway(link.refusal, lang);
  const thing = shipmentThing(params.sscc);
  const policy = await locals.policy();
  const told = await locals.read(async (call) => {
    const story = await storyOf(call, thing);
    const { events } = story;
    if (events.length === 0) return refuseLink('tracing.link-unknown', { name: `(00) ${params.sscc}` });
    const contents = await contentsOf(call, thing);
    const containers = await containersOf(call, thing);
    const steps = await parcelSteps(call, events, { lang, t });
    const check = await checkThing(call, { thing, story, policy }, lang);
    return ok({ steps, containers, check, contents: await named(call, contents, t) });
  });
  if (!told.ok) return turnAway(told.refusal, lang);
  return {
    sscc: params.sscc,
    check: told.value.check,
    policy: `/log/${locals.county}/policy`,
    steps: told.value.steps,
    contents: told.value.contents,
    containers: told.value.containers.flatMap((container) => ssccOf(container) ?? []),
  };
};

async function named(call: Call, contents: readonly EventThing[], t: Tongue) {
  const shown = [];
  for (const { thing, quantity, unit } of contents) {
    const sscc = ssccOf(thing);
    const label = lotLabel(thing);
    const lot = label ? await lotByCode(call, label.lot) : undefined;
    const name = lot ? t(lot.productNameZh, lot.productNameEn) : t('一件包裹', 'A parcel');
    const code = sscc ?? label?.lot ?? thing;
    const amount = quantity === null ? '' : unit === 'KGM' ? `${quantity} kg` : String(quantity);
    shown.push({ href: sscc ? `/00/${sscc}` : new URL(thing).pathname, name, code, amount });
  }
  return shown;
}

function ssccOf(thing: string): string | undefined {
  return /^https:\/\/id\.gs1\.org\/00\/(\d{18})$/.exec(thing)?.[1];
}
