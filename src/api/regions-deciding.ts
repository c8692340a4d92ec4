import { z } from '@hono/zod-openapi';
import {
  answerPair,
  castBallot,
  limitText,
  listGrants,
  listPublishedPlans,
  listVotes,
  lookAtGrant,
  lookAtVote,
  ownPairs,
  publishedPlan,
  rights,
} from '#region';
import { answered } from './answers.ts';
import type { Api } from './api.ts';
import { endpoint } from './endpoint.ts';
import { Fen, Id, Instant, json } from './ordering-shapes.ts';

const Wan = z.number().int().openapi({ example: 300, description: 'Whole 万元: 1 = 10,000 yuan' });
const one = { params: z.object({ id: Id }) };

const funds = endpoint('open', {
  method: 'get',
  path: '/api/funds',
  tags: ['region'],
  summary: 'Plans of funds that the county has published, the newest first',
  responses: {
    200: {
      description: 'Titles and budgets.',
      content: json(
        z.object({
          plans: z.array(z.object({ id: Id, title: z.string(), budget: Wan, publishedAt: Instant })),
        }),
      ),
    },
  },
});

const fund = endpoint('open', {
  method: 'get',
  path: '/api/funds/{id}',
  tags: ['region'],
  summary:
    'One published plan, checked anew: what it comes to, what is proven of it, what it pays for, and why each other option is left out. Its whole case is at `/funds/{id}/case`',
  request: one,
  responses: {
    200: {
      description: 'The plan.',
      content: json(
        z.object({
          title: z.string(),
          budget: Wan,
          spent: Wan,
          benefit: z.number().openapi({ description: 'Points, by the assumptions of the menu' }),
          toWeakestFifth: Wan,
          bound: z.number().openapi({ description: 'No plan within the rules brings more' }),
          gap: z.number(),
          chosen: z.array(z.object({ id: z.string(), place: z.string(), kind: z.string(), cost: Wan })),
          leftOut: z.array(
            z.object({
              id: z.string(),
              reason: z.enum(['limits', 'no-gain', 'within-gap']),
              changes: z
                .array(z.object({ limit: z.string(), by: z.number() }))
                .openapi({ description: 'The least that would have to give way' }),
            }),
          ),
        }),
      ),
    },
  },
});

const Ballots = z.object({
  id: Id,
  title: z.string(),
  place: z.string(),
  state: z.enum(['proposing', 'voting', 'counted']),
  budgetYuan: z.number().int(),
  closesAt: Instant.nullable(),
});

const votes = endpoint('open', {
  method: 'get',
  path: '/api/votes',
  tags: ['region'],
  summary: 'Votes of villages on what their money is spent on',
  responses: { 200: { description: 'Votes.', content: json(z.object({ votes: z.array(Ballots) })) } },
});

const vote = endpoint('open', {
  method: 'get',
  path: '/api/votes/{id}',
  tags: ['region'],
  summary:
    'One vote: its projects, how many have voted, and once it is counted what each rule makes of the ballots. The ballots are at `/votes/{id}/ballots`',
  request: one,
  responses: {
    200: {
      description: 'The vote.',
      content: json(
        Ballots.extend({
          turnout: z.number().int(),
          projects: z.array(
            z.object({
              id: Id,
              name: z.string(),
              costYuan: z.number().int(),
              votes: z.number().int().nullable(),
              decided: z.boolean().nullable(),
            }),
          ),
        }),
      ),
    },
  },
});

const ballot = endpoint('signed-in', {
  method: 'post',
  path: '/api/votes/{id}/ballot',
  tags: ['region'],
  summary:
    'One’s own secret ballot: which projects one wants. One each, by people of the village, while it is open',
  request: {
    ...one,
    body: { required: true, content: json(z.object({ projects: z.array(Id).max(100) })) },
  },
  responses: { 204: { description: 'It is cast.' } },
});

const grants = endpoint([...rights['see-grants'], ...rights['apply-for-grants']], {
  method: 'get',
  path: '/api/desk/grants',
  tags: ['region'],
  summary: 'Grants, the newest first: every one for officers, else those of one’s own organisation',
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
  },
  responses: {
    200: {
      description: 'Grants.',
      content: json(
        z.object({
          total: z.number().int(),
          grants: z.array(
            z.object({
              id: Id,
              title: z.string(),
              organisationId: Id,
              status: z.string().openapi({ example: 'agreed' }),
              askedFen: Fen,
              agreedFen: Fen.nullable(),
              appliedAt: Instant,
            }),
          ),
        }),
      ),
    },
  },
});

const grant = endpoint([...rights['see-grants'], ...rights['apply-for-grants']], {
  method: 'get',
  path: '/api/desk/grants/{id}',
  tags: ['region'],
  summary:
    'One grant: its stages, what was handed in with the digest of each file, and what the book has paid',
  request: one,
  responses: {
    200: {
      description: 'The grant.',
      content: json(
        z.object({
          id: Id,
          title: z.string(),
          status: z.string(),
          askedFen: Fen,
          agreedFen: Fen.nullable(),
          standingFen: Fen.openapi({ description: 'Paid and not called back' }),
          stages: z.array(
            z.object({ stage: z.number().int(), fen: Fen, state: z.enum(['ahead', 'asked', 'paid']) }),
          ),
          evidence: z.array(
            z.object({ id: Id, stage: z.number().int(), title: z.string(), digest: z.string(), at: Instant }),
          ),
        }),
      ),
    },
  },
});

const pairs = endpoint(rights.sponsor, {
  method: 'get',
  path: '/api/desk/pairs',
  tags: ['region'],
  summary: 'Pairs proposed to one’s own organisation, with what was answered',
  responses: {
    200: {
      description: 'Pairs.',
      content: json(
        z.object({
          pairs: z.array(
            z.object({
              id: Id,
              roundId: Id,
              region: z.string(),
              project: z.string(),
              kind: z.string(),
              state: z.enum(['proposed', 'accepted', 'declined']),
              answeredAt: Instant.nullable(),
            }),
          ),
        }),
      ),
    },
  },
});

const answer = endpoint(rights.sponsor, {
  method: 'post',
  path: '/api/desk/pairs/{id}/answer',
  tags: ['region'],
  summary: 'Accept a region that was proposed, or decline it with a reason; once',
  request: {
    ...one,
    body: {
      required: true,
      content: json(z.object({ accept: z.boolean(), answer: z.string().max(400).default('') })),
    },
  },
  responses: { 204: { description: 'It is answered.' } },
});

/** Funds, votes, grants and pairing, for machines. */
export function regionsDecidingApi(api: Api): void {
  api.openapi(funds, async (c) => {
    const plans = await c.var.read((call) => listPublishedPlans(call));
    return c.json(
      {
        plans: plans.map(({ publishedAt, ...plan }) => ({ ...plan, publishedAt: publishedAt.toISOString() })),
      },
      200,
    );
  });
  api.openapi(fund, async (c) => {
    const { plan, checked, refused } = answered(
      await c.var.read((call) => publishedPlan(call, c.req.valid('param').id)),
    );
    const chosen = new Set(plan.found?.chosen);
    return c.json(
      {
        title: plan.title,
        budget: plan.fund.budget,
        spent: checked?.spent ?? 0,
        benefit: checked?.benefit ?? 0,
        toWeakestFifth: checked?.toWeak ?? 0,
        bound: plan.found?.bound ?? 0,
        gap: plan.found?.gap ?? 0,
        chosen: plan.fund.options
          .filter(({ id }) => chosen.has(id))
          .map(({ id, place, kind, cost }) => ({ id, place, kind, cost })),
        leftOut: refused.map(({ option, reason, changes }) => ({
          id: option,
          reason,
          changes: changes.map(({ limit, by }) => ({ limit: limitText(limit), by })),
        })),
      },
      200,
    );
  });
  api.openapi(votes, async (c) => {
    const found = await c.var.read((call) => listVotes(call));
    return c.json({ votes: found.map(voteBody) }, 200);
  });
  api.openapi(vote, async (c) => {
    const looked = answered(await c.var.read((call) => lookAtVote(call, c.req.valid('param').id)));
    const decided = looked.counted && new Set(looked.counted.decided.chosen);
    return c.json(
      {
        ...voteBody(looked.vote),
        turnout: looked.turnout,
        projects: looked.projects.map(({ id, name, cost }, at) => ({
          id,
          name,
          costYuan: cost,
          votes: looked.counted?.votes[at] ?? null,
          decided: decided?.has(at) ?? null,
        })),
      },
      200,
    );
  });
  api.openapi(ballot, async (c) => {
    const { projects } = c.req.valid('json');
    answered(await c.var.call((call) => castBallot(call, c.req.valid('param').id, projects)));
    return c.body(null, 204);
  });
  api.openapi(grants, async (c) => {
    const { lines, total } = answered(await c.var.read((call) => listGrants(call, c.req.valid('query'))));
    return c.json(
      {
        total,
        grants: lines.map(({ id, title, organisationId, status, askedFen, agreedFen, appliedAt }) => ({
          ...{ id, title, organisationId, status, askedFen },
          agreedFen: agreedFen ?? null,
          appliedAt: appliedAt.toISOString(),
        })),
      },
      200,
    );
  });
  api.openapi(grant, async (c) => {
    const looked = answered(await c.var.read((call) => lookAtGrant(call, c.req.valid('param').id)));
    const { id, title, status, askedFen, agreedFen } = looked.grant;
    return c.json(
      {
        ...{ id, title, status, askedFen },
        agreedFen: agreedFen ?? null,
        standingFen: looked.standingFen,
        stages: looked.stages.map(({ stage, fen, state }) => ({ stage, fen, state })),
        evidence: looked.evidence.map(({ id: file, stage, title: called, digest, at }) => ({
          ...{ id: file, stage, title: called, digest },
          at: at.toISOString(),
        })),
      },
      200,
    );
  });
  api.openapi(pairs, async (c) => {
    const own = await c.var.read((call) => ownPairs(call));
    return c.json(
      {
        pairs: own.map(({ id, roundId, unitName, projectName, kind, state, answeredAt }) => ({
          ...{ id, roundId, region: unitName, project: projectName, kind, state },
          answeredAt: answeredAt?.toISOString() ?? null,
        })),
      },
      200,
    );
  });
  api.openapi(answer, async (c) => {
    const said = { id: c.req.valid('param').id, ...c.req.valid('json') };
    answered(await c.var.call((call) => answerPair(call, said)));
    return c.body(null, 204);
  });
}

function voteBody(vote: Awaited<ReturnType<typeof listVotes>>[number]) {
  const { id, title, placeCode, state, budget, closesAt } = vote;
  const closes = closesAt?.toISOString() ?? null;
  return { id, title, place: placeCode, state, budgetYuan: budget, closesAt: closes };
}
