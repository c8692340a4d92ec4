import { redirect } from '@sveltejs/kit';
import { openAdoptionsOf } from '#adopting';
import { openOrdersOf } from '#ordering';
import { cookieNames, eraseOwnAccount, organisationsOf, signOut } from '#people';
import { entranceOf, keep } from '../../../entrance.ts';
import { refused } from '../../../refused.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const { locals } = event;
    const { personId } = locals.actor;
    const outcome = await locals.call(async (call) => {
      if (personId === undefined) return eraseOwnAccount(call, { openOrders: 0 });
      const households = (await organisationsOf(call, personId)).filter(({ kind }) => kind === 'household');
      const sellerIds = households.map(({ id }) => id);
      const orders = await openOrdersOf(call, { personId, sellerIds });
      return eraseOwnAccount(call, { openOrders: orders + (await openAdoptionsOf(call, personId)) });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    keep(event, [{ name: cookieNames.hat, value: '', maxAge: 0 }]);
    keep(event, await signOut(entranceOf(event)));
    redirect(303, '/');
  },
};
