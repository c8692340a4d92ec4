import {
  admit,
  type FundCase,
  type FundPlan,
  limitText,
  planFund,
  planWith,
  type Solving,
  whyRefused,
} from '#region';
import { WrongUse } from '../../line/command.ts';
import { taken } from '../reading/taken.ts';

/** What it would cost to have an option that the plan leaves out: within the rules, and with the rules moved as it asks. */
export async function tellWhatIf(
  fund: FundCase,
  { chosen, checked }: FundPlan,
  option: string,
  solving: Solving,
): Promise<object> {
  const refused = whyRefused(fund, chosen).find((each) => each.option === option);
  if (!refused) throw new WrongUse(`${option} 没有被拒。 ${option} is not left out.`);
  const within = await planWith(fund, option, solving);
  const loss = within.ok ? checked.benefit - within.value.checked.benefit : null;
  const after = taken(await planFund(admit(fund, chosen, refused).fund, solving));
  console.log(
    loss === null
      ? `${option}：按现在的规则，任何方案都放不下它 no plan within the rules can hold it`
      : `${option}：规则不变，方案少带来 within the rules the plan loses ${loss}`,
  );
  for (const { limit, by } of refused.changes) console.log(`  ${limitText(limit)}\t${by}`);
  console.log(
    `  改了以后 then: ${after.checked.benefit}\t${after.chosen.includes(option) ? '选上 in' : '仍未选上 still out'}`,
  );
  return {
    option,
    loss,
    changes: refused.changes.map(({ limit, by }) => ({ ...limit, by })),
    moved: {
      benefit: after.checked.benefit,
      spent: after.checked.spent,
      admitted: after.chosen.includes(option),
    },
  };
}
