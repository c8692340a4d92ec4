import type { Vote } from './vote.ts';

/** A vote in Pabulib's format, as `readPabulib` reads it: for whoever wants to count it again. `title` names it. */
export function writePabulib({ budget, projects, ballots }: Vote, title: string): string {
  const lines = [
    'META',
    'key;value',
    cells(['description', title]),
    `num_projects;${projects.length}`,
    `num_votes;${ballots.length}`,
    `budget;${budget}`,
    'vote_type;approval',
    'PROJECTS',
    'project_id;cost;name',
    ...projects.map(({ id, cost, name }) => cells([id, String(cost), name])),
    'VOTES',
    'voter_id;vote',
    ...ballots.map((ballot, voter) =>
      cells([String(voter + 1), [...ballot].map((project) => projects[project]?.id ?? '').join(',')]),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

function cells(texts: readonly string[]): string {
  return texts
    .map((text) => {
      const line = text.replaceAll(/\s+/g, ' ').trim();
      return /[;"]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
    })
    .join(';');
}
