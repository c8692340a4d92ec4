import { type FrontierPoint, type FundCase, frontier, type Solving } from '#region';
import { WrongUse } from '../../line/command.ts';
import { taken } from '../reading/taken.ts';

/** Plans from the one that brings the most to the one that gives the weakest the most. */
export async function tellFrontier(fund: FundCase, points: number, solving: Solving): Promise<object[]> {
  if (!Number.isInteger(points) || points < 2 || points > 100) throw new WrongUse('--frontier: 2–100');
  const found = taken(await frontier(fund, points, { ...solving, onPoint: tell }));
  return found.map(({ weakFloor, plan }) => ({
    weakFloor,
    toWeak: plan.checked.toWeak,
    benefit: plan.checked.benefit,
    spent: plan.checked.spent,
    gap: plan.gap,
  }));
}

function tell({ plan }: FrontierPoint): void {
  const { toWeak, benefit } = plan.checked;
  console.log(`给最弱的 to the weakest ${toWeak}\t效益 benefit ${benefit}\t差 gap ${plan.gap}`);
}
