/**
 * One kind of thing a county can do about a weakness. Amounts are whole 万元 (10,000 yuan), as a fund counts them.
 */
export interface Measure {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The kinds of weakness it mends, in the words tables use for them. */
  readonly mends: readonly string[];
  /** What a fund pays for one, and what the place adds. */
  readonly cost: number;
  readonly own: number;
  /** Assumed: what part of a region's distance from the best, in the indicators of its kinds, one of it closes, in percent. */
  readonly closes: number;
  /** Where that assumption comes from. */
  readonly sourceZh: string;
  readonly sourceEn: string;
  /** It is of use only where one of these is there or comes with it. */
  readonly needs: readonly string[];
  readonly doerZh: string;
  readonly doerEn: string;
}

/** Does it mend this kind? Tables write kinds in either language. */
export function mends({ mends: kinds }: Pick<Measure, 'mends'>, kind: string): boolean {
  const said = plain(kind);
  return kinds.some((each) => plain(each) === said);
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}
