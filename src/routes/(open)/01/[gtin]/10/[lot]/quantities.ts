import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import { type LotBalance, type ProcessBalance, type Story, weighLots } from '#tracing';
import { amountWords } from '../../../../../amount-words.ts';
import { lotLabel } from '../../../../../lot-label.ts';

/** Does what is on record of this lot and of those it was made from add up? */
export interface QuantitiesShown {
  readonly impossible: readonly { readonly key: string; readonly text: string }[];
  /** Lots whose amounts nobody can judge by what is on record, by code. */
  readonly unjudged: readonly string[];
  /** The lot itself, where it can be judged. */
  readonly lot?: { readonly made: string; readonly out: string; readonly left: string } | undefined;
}

export async function quantitiesOf(
  call: Call,
  thing: string,
  story: Story,
  t: Tongue,
): Promise<QuantitiesShown> {
  const { lots, processes, unjudged } = await weighLots(call, [thing, ...sourcesIn(story)]);
  const own = lots.find((each) => each.thing === thing);
  return {
    impossible: [
      ...lots.filter(isImpossible).map((each) => ({ key: each.thing, text: lotText(each, t) })),
      ...processes
        .filter(isImpossible)
        .map((each) => ({ key: each.outputs.join(), text: processText(each, t) })),
    ],
    unjudged: unjudged.map((each) => lotLabel(each)?.lot ?? each),
    lot: own && {
      made: amountWords(own.in, own.unit, t),
      out: amountWords(own.out, own.unit, t),
      left: amountWords(own.remaining, own.unit, t),
    },
  };
}

/** What the lot was made of, however far back its story goes. */
export function sourcesIn({ events }: Story): string[] {
  const inputs = events.flatMap(({ document }) => [
    ...(Array.isArray(document.inputQuantityList) ? document.inputQuantityList : []),
  ]);
  return [...new Set(inputs.flatMap((each) => (typeof each?.epcClass === 'string' ? [each.epcClass] : [])))];
}

function isImpossible({ impossible }: LotBalance | ProcessBalance): boolean {
  return impossible;
}

function lotText({ thing, unit, ...balance }: LotBalance, t: Tongue): string {
  const code = lotLabel(thing)?.lot ?? thing;
  const [made, out] = [amountWords(balance.in, unit, t), amountWords(balance.out, unit, t)];
  return t(
    `批次 ${code} 一共 ${made}，记录里用掉了 ${out}。`,
    `${made} of lot ${code} existed, ${out} are said to be used.`,
  );
}

function processText({ unit, ...balance }: ProcessBalance, t: Tongue): string {
  const [into, out] = [amountWords(balance.in, unit, t), amountWords(balance.out, unit, t)];
  return t(`加工投入 ${into}，产出却有 ${out}。`, `${into} went into processing, ${out} came out.`);
}
