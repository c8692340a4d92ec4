import { canonicalLink } from '../gs1/canonical-link.ts';
import { linkPattern } from '../gs1/link-pattern.ts';

/** What `MATCH_…` means by its values (EPCIS 2.0 § 8.2.7.1.1): names, each in the one form they are kept in, and patterns of them. */
export function thingsMeant(values: readonly string[]): {
  readonly names: readonly string[];
  readonly patterns: readonly string[];
} {
  return {
    // What is no key is compared as it stands. A pattern is also the name of a class.
    names: values.flatMap((value) => canonicalLink(value) ?? (linkPattern(value) === null ? value : [])),
    patterns: values.flatMap((value) => linkPattern(value) ?? []),
  };
}
