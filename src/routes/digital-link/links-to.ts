import { nodeByGln } from '#delivery';
import { certificatesOfLot, lotByCode, type Product, productByGtin } from '#origin';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Tongue } from '#shared/tongue.ts';
import {
  type DigitalLink,
  type LinkContext,
  pathText,
  shipmentThing,
  storyOf,
  type TypedLink,
} from '#tracing';
import { refuseLink } from './refuse-link.ts';

/** Where links lead: our own address, other people's pages that check bundles, and the reader's language for titles. */
export interface Place {
  readonly origin: string;
  readonly verifiers: readonly string[];
  readonly t: Tongue;
}

const OUR_LANGUAGES = ['zh', 'en'] as const;
const HTML = 'text/html';

/**
 * What this county knows of the thing a link names, and of what it is one of (GS1-Conformant resolver: walking up the tree): a pack's
 * serial number leads to its lot, an unknown lot to its product. Refuses `tracing.link-unknown`.
 */
export async function linksTo(call: Call, link: DigitalLink, place: Place): Promise<Outcome<LinkContext[]>> {
  const [key, ...qualifiers] = link.path;
  const lotCode = qualifiers.find(({ ai }) => ai === '10')?.value;
  const found =
    key?.ai === '01'
      ? await ofGtin(call, key.value, lotCode, place)
      : key?.ai === '00'
        ? await ofUnit(call, key.value, place)
        : key?.ai === '414'
          ? await ofNode(call, key.value, place)
          : [];
  if (found.length > 0) return ok(found);
  return refuseLink('tracing.link-unknown', { name: `(${key?.ai}) ${key?.value}` });
}

async function ofGtin(
  call: Call,
  gtin: string,
  lotCode: string | undefined,
  place: Place,
): Promise<LinkContext[]> {
  const lot = lotCode === undefined ? undefined : await ofLot(call, gtin, lotCode, place);
  const product = await productByGtin(call, gtin);
  return [...(lot ? [lot] : []), ...(product ? [ofProduct(product, place)] : [])];
}

async function ofLot(call: Call, gtin: string, code: string, place: Place): Promise<LinkContext | undefined> {
  const lot = await lotByCode(call, code);
  if (lot?.gtin !== gtin) return undefined;
  const { origin, t } = place;
  const anchor = `${origin}${pathText([
    { ai: '01', value: gtin },
    { ai: '10', value: code },
  ])}`;
  const certificate = (await certificatesOfLot(call, lot.id)).find(({ voided }) => voided === undefined);
  const description = `${t(lot.productNameZh, lot.productNameEn)} ${code}`;
  return {
    anchor,
    description,
    links: [
      page('pip', anchor, t('这一批的来历', 'Where this lot comes from')),
      page('traceability', anchor, t('这一批的来历', 'Where this lot comes from')),
      file(
        'traceability',
        `${anchor}/bundle`,
        'application/json',
        t('可以离线核验的凭证', 'The bundle, to check offline'),
      ),
      file('epcis', `${anchor}/events`, 'application/ld+json', t('EPCIS 原始记录', 'EPCIS events')),
      ...(certificate
        ? [
            page(
              'certificationInfo',
              `${origin}/certificate/${certificate.number}`,
              t('承诺达标合格证', 'Conformity certificate'),
            ),
          ]
        : []),
      ...verifiers(place),
    ],
  };
}

function ofProduct(product: Product, { origin, t }: Place): LinkContext {
  const shelf = `${origin}/search?product=${encodeURIComponent(product.code)}`;
  const name = t(product.nameZh, product.nameEn);
  return {
    anchor: `${origin}/01/${product.gtin}`,
    description: name,
    links: [page('pip', shelf, name), page('hasRetailers', shelf, t(`买${name}`, `Buy ${name}`))],
  };
}

/** A parcel or crate: only what its events say, which are public. */
async function ofUnit(call: Call, sscc: string, place: Place): Promise<LinkContext[]> {
  const { events } = await storyOf(call, shipmentThing(sscc));
  if (events.length === 0) return [];
  const anchor = `${place.origin}/00/${sscc}`;
  const { t } = place;
  const title = t('这一件的行程', 'The way of this unit');
  const bundle = t('可以离线核验的凭证', 'The bundle, to check offline');
  return [
    {
      anchor,
      description: `SSCC ${sscc}`,
      links: [
        page('pip', anchor, title),
        page('traceability', anchor, title),
        file('traceability', `${anchor}/bundle`, 'application/json', bundle),
        ...verifiers(place),
      ],
    },
  ];
}

/** A station or point: where one collects. A part of it (254) leads to the whole. */
async function ofNode(call: Call, gln: string, { origin, t }: Place): Promise<LinkContext[]> {
  const node = await nodeByGln(call, gln);
  if (!node) return [];
  const name = t(node.nameZh, node.nameEn);
  const href = `${origin}/collect?q=${encodeURIComponent(node.nameZh)}`;
  return [{ anchor: `${origin}/414/${gln}`, description: name, links: [page('pip', href, name)] }];
}

/** A check is worth more on a page that is not ours. */
function verifiers({ origin, verifiers, t }: Place): TypedLink[] {
  return [`${origin}/verify`, ...verifiers].map((href) =>
    page('verificationService', href, t('核验凭证的网页', 'A page that checks bundles')),
  );
}

function page(type: TypedLink['type'], href: string, title: string): TypedLink {
  return { type, href, title, media: HTML, languages: OUR_LANGUAGES };
}

function file(type: TypedLink['type'], href: string, media: string, title: string): TypedLink {
  return { type, href, title, media, languages: OUR_LANGUAGES };
}
