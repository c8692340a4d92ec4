import { beginVote, castBallot, countBallots, openVote, proposeProject } from '#region';
import type { Actor, Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import type { DemoHousehold } from './households.ts';
import type { DemoPerson } from './people.ts';
import { county } from './places.ts';
import { firstGrower } from './staff.ts';

const DAY_MS = 86_400_000;

const projects = [
  ['晒场硬化', '收果时下雨没地方放', 60_000],
  ['村口路灯', '晚上送货看不清', 35_000],
  ['水渠清淤', '下游三十亩地等水', 25_000],
  ['集货点雨棚', '等班车时货淋雨', 40_000],
] as const;

/** The first grower's village votes now; another's vote is counted. */
export async function loadVotes(
  db: Db,
  { households, now }: { readonly households: readonly DemoHousehold[]; readonly now: Date },
): Promise<void> {
  const officer = demoActors([], []).of(idOf('bureau'));
  const people = Map.groupBy(
    households.map(({ head }) => head),
    ({ placeCode }) => placeCode,
  );
  const most = [...people]
    .filter(([code]) => code !== firstGrower.placeCode)
    .sort(([, a], [, b]) => b.length - a.length)[0];
  const here = people.get(firstGrower.placeCode) ?? [];
  await vote(db, { key: 'vote open', officer, place: firstGrower.placeCode, voters: here.slice(1), now });
  if (most) {
    const [place, voters] = most;
    await vote(db, { key: 'vote counted', officer, place, voters, now, counted: true });
  }
}

interface Demo {
  readonly key: string;
  readonly officer: Actor;
  readonly place: string;
  readonly voters: readonly DemoPerson[];
  readonly now: Date;
  readonly counted?: boolean;
}

async function vote(db: Db, { key, officer, place, voters, now, counted = false }: Demo): Promise<void> {
  const id = idOf(key);
  const begun = new Date(now.getTime() - (counted ? 20 : 1) * DAY_MS);
  const as = <Value>(actor: Actor, at: Date, run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now: at, actor }, run);
  const title = counted ? '去年公益金怎么花（演示）' : '今年公益金怎么花（演示）';
  must(await as(officer, begun, (call) => openVote(call, { id, placeCode: place, title, budget: 100_000 })));
  const proposer = asActor(voters[0] ?? firstGrower);
  for (const [name, about, cost] of projects) {
    const project = { id: idOf(`${key} ${name}`), name, about, cost };
    must(await as(proposer, begun, (call) => proposeProject(call, id, project)));
  }
  must(await as(officer, begun, (call) => beginVote(call, id, 7)));
  const during = new Date(begun.getTime() + DAY_MS / 2);
  for (const [at, person] of voters.entries()) {
    const wanted = projects
      .filter((_, project) => (at + project) % 3 !== 0)
      .map(([name]) => idOf(`${key} ${name}`));
    must(await as(asActor(person), during, (call) => castBallot(call, id, wanted)));
  }
  if (counted) must(await as(officer, now, (call) => countBallots(call, id)));
}

function asActor({ id, name }: DemoPerson): Actor {
  return { personId: id, name, roles: ['consumer'] };
}
