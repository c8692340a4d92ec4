import { type RefusalText, refuserOf } from '#shared/outcome.ts';

/** What a vote can be refused for. */
export const voteRefusals = {
  'region.no-vote': {
    status: 422,
    zh: ({ line, why }: { line: number; why: string }) => ({
      what: `第 ${line} 行不是投票文件（Pabulib 格式）该有的：${why}`,
      why: '要有 META（budget）、PROJECTS（project_id、cost）和 VOTES（vote）三段，票里只能有列出的项目',
      next: '请检查这一行',
    }),
    en: ({ line, why }: { line: number; why: string }) => ({
      what: `Line ${line} holds what no vote in Pabulib’s format has there: ${why}`,
      why: 'It has three parts, META (budget), PROJECTS (project_id, cost) and VOTES (vote), and ballots name listed projects only',
      next: 'Look at this line',
    }),
  },
} as const satisfies Record<string, RefusalText>;

export const refuseVote = refuserOf(voteRefusals);
