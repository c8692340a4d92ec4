import { redirect } from '@sveltejs/kit';
import { askPlatform, limitListing, listOutside, platformAtDesk, rights } from '#channels';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import { amountIn, isGiven } from '../../amount-form.ts';
import type { Actions, PageServerLoad } from './$types';
import { shownDifferences, shownListings, shownOrders } from './shown-platform.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, actor } = locals;
  const found = answered(await locals.read((call) => platformAtDesk(call, params.platform)), lang);
  const listings = shownListings(found, locals);
  return {
    code: found.platform.code,
    name: t(found.platform.nameZh, found.platform.nameEn),
    answeredAt: found.platform.answeredAt,
    listings,
    orders: shownOrders(found.orders, locals),
    differences: shownDifferences(found.differences, listings, locals),
    toList: found.toList.map((offer) => ({
      id: offer.id,
      title: t(offer.titleZh, offer.titleEn),
      step: quantityText({ milli: offer.step, unit: offer.soldUnit }, lang),
    })),
    mayKeep: may(actor, rights['keep-listings']),
    done: url.searchParams.get('done'),
  };
};

interface Asked {
  readonly locals: App.Locals;
  readonly params: { readonly platform: string };
  readonly request: Request;
}

async function act(
  { locals, params, request }: Asked,
  done: string,
  verb: (call: Call, form: FormData) => Promise<Outcome<undefined>>,
) {
  const form = await request.formData();
  const outcome = await locals.call((call) => verb(call, form));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  redirect(303, `/desk/channels/${params.platform}?done=${done}`);
}

export const actions: Actions = {
  ask: (event) => act(event, 'asked', (call) => askPlatform(call, event.params.platform)),
  limit: (event) =>
    act(event, 'told', (call, form) => {
      const typed = String(form.get('most') ?? '')
        .normalize('NFKC')
        .trim();
      const mostPacks = isGiven(form, 'most') ? (/^\d+$/.test(typed) ? Number(typed) : -1) : undefined;
      const sku = String(form.get('sku') ?? '');
      return limitListing(call, { platform: event.params.platform, sku, mostPacks });
    }),
  list: (event) =>
    act(event, 'told', (call, form) => {
      const offerId = String(form.get('offer') ?? '');
      return listOutside(call, {
        platform: event.params.platform,
        offerId: isId(offerId) ? offerId : '00000000-0000-0000-0000-000000000000',
        packMilli: amountIn(form, 'pack').milli,
      });
    }),
};
