import { type FindingCode, findings, type Weight } from './findings.ts';

/** One thing a verdict says. `on` names what it is about: a line, or an event by its claim's digest. */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  readonly zh: string;
  readonly en: string;
  readonly on?: string;
}

/** The same in both languages, or [Chinese, English]. */
export type Fact = string | number | readonly [zh: string, en: string];

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;
/** The facts the sentence of a code needs. */
type FactsOf<Code extends FindingCode> = Readonly<Record<Names<(typeof findings)[Code][1]>, Fact>>;

/** Where checks put what they find. */
export type Say = <Code extends FindingCode>(
  code: Code,
  ...rest: [keyof FactsOf<Code>] extends [never]
    ? [facts?: Readonly<Record<never, Fact>>, on?: string]
    : [facts: FactsOf<Code>, on?: string]
) => void;

/** Collects findings; the same thing said twice of the same record is kept once. */
export function collector(): { readonly found: Finding[]; readonly say: Say } {
  const found: Finding[] = [];
  const said = new Set<string>();
  const say: Say = (code, ...[facts, on]) => {
    const [weight, zh, en] = findings[code];
    const sentence = { zh: filled(zh, facts, 0), en: filled(en, facts, 1) };
    const finding: Finding = { code, weight, ...sentence, ...(on === undefined ? {} : { on }) };
    const text = JSON.stringify(finding);
    if (said.has(text)) return;
    said.add(text);
    found.push(finding);
  };
  return { found, say };
}

function filled(text: string, facts: Readonly<Record<string, Fact>> | undefined, tongue: 0 | 1): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts?.[name] ?? '';
    return short(String(typeof fact === 'object' ? fact[tongue] : fact));
  });
}

// What stands in a file is anybody's text: a sentence stays a sentence.
function short(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');
  return clean.length > 160 ? `${clean.slice(0, 160)}…` : clean;
}
