/** Link types of the GS1 Web Vocabulary that a county has something for. */
export type LinkType =
  | 'pip'
  | 'traceability'
  | 'epcis'
  | 'certificationInfo'
  | 'verificationService'
  | 'hasRetailers';

/** One place where something is said about a thing. */
export interface TypedLink {
  readonly type: LinkType;
  /** Absolute. */
  readonly href: string;
  readonly title: string;
  readonly media: string;
  readonly languages: readonly string[];
}

/** A thing and its links; the first is where somebody goes who asks for nothing in particular. */
export interface LinkContext {
  readonly anchor: string;
  readonly description: string;
  readonly links: readonly TypedLink[];
}

export const GS1_VOCABULARY = 'https://ref.gs1.org/voc/';

/**
 * The links as a linkset (RFC 9264 § 4.2) as a GS1-Conformant resolver gives it: relations are full addresses, `defaultLink` among them,
 * the thing asked for first and what it is one of behind it.
 */
export function linkset(contexts: readonly LinkContext[]): { linkset: object[] } {
  return {
    linkset: contexts.map(({ anchor, description, links }) => ({
      anchor,
      description,
      ...(links[0] ? { [`${GS1_VOCABULARY}defaultLink`]: [target(links[0])] } : {}),
      ...Object.fromEntries(
        [...Map.groupBy(links, ({ type }) => type)].map(([type, some]) => [
          GS1_VOCABULARY + type,
          some.map(target),
        ]),
      ),
    })),
  };
}

function target({ href, title, media, languages }: TypedLink) {
  return { href, title, type: media, hreflang: languages };
}

/** The same links for the `Link` header (RFC 8288), and where their linkset is. */
export function linkHeader({ anchor, links }: LinkContext, canonical: string): string {
  return [
    `<${anchor}?linkType=linkset>; rel="linkset"; type="application/linkset+json"`,
    `<${canonical}>; rel="http://www.w3.org/2002/07/owl#sameAs"`,
    ...links.map(({ type, href, media, languages }) => {
      const spoken = languages.map((language) => `; hreflang="${language}"`).join('');
      return `<${href}>; rel="${GS1_VOCABULARY}${type}"; type="${media}"${spoken}`;
    }),
  ].join(', ');
}

/** The names under which a link type is asked for: `gs1:pip`, its address now, and the one it had. */
export function linkTypeOf(asked: string): string {
  return asked.replace(/^(gs1:|https?:\/\/(www\.|ref\.)?gs1\.org\/voc\/)/, '');
}

/**
 * The link that answers a request: of the type asked for, nearest thing first, one that the reader can take before others. Undefined
 * when nothing has such a link: a request that names a type is not sent elsewhere.
 */
export function chosenLink(
  contexts: readonly LinkContext[],
  { type, accept }: { readonly type?: string | undefined; readonly accept: string },
): TypedLink | undefined {
  const links = contexts.flatMap((context) => context.links);
  if (type === undefined || type === 'defaultLink') return links[0];
  const some = links.filter((link) => link.type === type);
  return some.find(({ media }) => accept.includes(media)) ?? some[0];
}
