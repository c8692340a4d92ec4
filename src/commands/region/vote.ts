import { completedShares, equalShares, greedy, phragmen, readPabulib, type Vote, weighVote } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { taken } from './reading/taken.ts';
import { textFile } from './reading/text-file.ts';

export const command = define({
  usage: 'region vote FILE.pb',
  zh: '村民投票选项目（Pabulib 格式）：等额份额法（剩下的钱补足）、按票数、Phragmén 顺序法，并排给出选了什么、花了多少、多少人至少得到一个想要的。',
  en: 'Projects chosen by villagers’ votes (Pabulib’s format): by equal shares (and with what is over), by votes alone, by Phragmén’s sequential rule, side by side with what is chosen, what is spent, and how many get at least one they want.',
  words: [1, 1],
  options: {
    utility: {
      type: 'string',
      zh: '等额份额里一个项目算多少：cost 按花的钱（默认），count 每个一样',
      en: 'What a project counts for in equal shares: cost by its money (unless told), count each the same',
    },
  },
  async run({ words: [file = ''], values: { utility = 'cost' } }) {
    if (utility !== 'cost' && utility !== 'count') throw new WrongUse('--utility: cost · count');
    const vote = taken(readPabulib(await textFile(file)));
    console.log(`${vote.ballots.length} 人 voters\t${vote.projects.length} 个项目 projects\t${vote.budget}`);
    return {
      voters: vote.ballots.length,
      projects: vote.projects.length,
      budget: vote.budget,
      equalShares: tell('等额份额 equal shares', vote, equalShares(vote, utility)),
      completedShares: tell('补足以后 with what is over', vote, completedShares(vote, utility)),
      greedy: tell('按票数 by votes', vote, greedy(vote)),
      phragmen: tell('Phragmén', vote, phragmen(vote)),
    };
  },
});

function tell(name: string, vote: Vote, chosen: readonly number[]) {
  const { spent, served, each } = weighVote(vote, chosen);
  console.log(
    `${name}\t花 spent ${spent}\t至少得一个的 served ${(100 * served).toFixed(1)} %\t人均 each ${each.toFixed(2)}`,
  );
  for (const project of chosen)
    console.log(`  ${vote.projects[project]?.id}\t${vote.projects[project]?.name}`);
  return { chosen: chosen.map((project) => vote.projects[project]?.id), spent, served, each };
}
