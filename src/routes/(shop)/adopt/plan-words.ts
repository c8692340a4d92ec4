import { type Terms, unitKindWords } from '#adopting';
import { type Product, productsByCodes } from '#origin';
import { type Organisation, organisationsById } from '#people';
import type { Call } from '#shared/call.ts';
import { type PicturePhoto, photoOf, picturesByIds } from '#shared/pictures.ts';
import { decimal, quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';

/** What one unit gets at each delivery, in a few words. */
export function getsText({ guaranteed, shareBp, unit }: Terms, t: Tongue, lang: Lang): string {
  const least = guaranteed === undefined ? undefined : quantityText({ milli: guaranteed, unit }, lang);
  const part = shareBp === undefined ? undefined : `${decimal(shareBp * 10)}%`;
  if (least && part)
    return t(`至少 ${least}，或收成的 ${part}`, `at least ${least}, or ${part} of the harvest`);
  return least ? t(`至少 ${least}`, `at least ${least}`) : t(`收成的 ${part}`, `${part} of the harvest`);
}

/** How often it is sent. */
export function timesText({ deliveries }: Terms, t: Tongue): string {
  return t(`送 ${deliveries} 次`, deliveries === 1 ? 'one delivery' : `${deliveries} deliveries`);
}

/** What happens to the money when the harvest fails, in a few words. */
export function failureText({ failure }: Terms, t: Tongue): string {
  if (failure === 'refund') return t('歉收退留着的钱', 'if it fails, what is held goes back');
  if (failure === 'carry') return t('歉收顺延一年', 'if it fails, another year at no cost');
  return t('歉收退钱，另有保险赔付', 'if it fails, what is held goes back and an insurance pays');
}

/** `一棵树`, `one tree`. */
export function oneText({ kind }: Terms, t: Tongue): string {
  return t(`一${unitKindWords[kind].zh}`, `one ${unitKindWords[kind].en}`);
}

/** Products, their drawings and the parties of plans, each looked up once. */
export async function behindPlans(
  call: Call,
  plans: readonly { readonly productCode: string; readonly sellerId: string; readonly producerId: string }[],
): Promise<BehindPlans> {
  const products = await productsByCodes(call, [...new Set(plans.map(({ productCode }) => productCode))]);
  const pictures = await picturesByIds(
    call,
    products.flatMap(({ pictureId }) => pictureId ?? []),
  );
  const organisations = await organisationsById(call, [
    ...new Set(plans.flatMap(({ sellerId, producerId }) => [sellerId, producerId])),
  ]);
  return {
    product: (code) => products.find((each) => each.code === code),
    photo: (code) => {
      const picture = pictures.get(products.find((each) => each.code === code)?.pictureId ?? '');
      return picture && photoOf(picture);
    },
    organisation: (id) => organisations.find((each) => each.id === id),
  };
}

export interface BehindPlans {
  readonly product: (code: string) => Product | undefined;
  readonly photo: (code: string) => PicturePhoto | undefined;
  readonly organisation: (id: string) => Organisation | undefined;
}
