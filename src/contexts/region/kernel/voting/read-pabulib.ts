import { type Outcome, ok } from '#shared/outcome.ts';
import { refuseVote } from './refusals.ts';
import type { Vote, VotedProject } from './vote.ts';

type Section = 'META' | 'PROJECTS' | 'VOTES';

/**
 * Reads a vote in Pabulib's format (http://pabulib.org/format): META, PROJECTS and VOTES, cells by semicolons, each voter's projects by
 * commas. Points and orders are read as approvals of every project named.
 */
export function readPabulib(text: string): Outcome<Vote> {
  const rows: Record<Section, { line: number; cells: string[] }[]> = { META: [], PROJECTS: [], VOTES: [] };
  let section: Section | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = index + 1;
    const head = raw.trim();
    if (head === '') continue;
    if (head === 'META' || head === 'PROJECTS' || head === 'VOTES') section = head;
    else if (section) rows[section].push({ line, cells: cellsOf(raw) });
    else return refuseVote('region.no-vote', { line, why: head.slice(0, 20) });
  }
  const budget = Number(rows.META.find(({ cells }) => cells[0] === 'budget')?.cells[1]?.replace(',', '.'));
  if (!(budget > 0))
    return refuseVote('region.no-vote', { line: rows.META.at(-1)?.line ?? 1, why: 'budget ?' });
  const [heads, ...listed] = rows.PROJECTS;
  const column = (name: string) => heads?.cells.indexOf(name) ?? -1;
  const [idAt, costAt, nameAt] = [column('project_id'), column('cost'), column('name')];
  if (idAt < 0 || costAt < 0)
    return refuseVote('region.no-vote', { line: heads?.line ?? 1, why: 'project_id, cost ?' });
  const projects: VotedProject[] = [];
  const places = new Map<string, number>();
  for (const { line, cells } of listed) {
    const id = cells[idAt] ?? '';
    const cost = Number(cells[costAt]);
    if (places.has(id) || !(cost >= 0))
      return refuseVote('region.no-vote', { line, why: `${id} ${cells[costAt]}` });
    places.set(id, projects.length);
    projects.push({ id, cost, name: cells[nameAt] ?? id });
  }
  const [voteHeads, ...votes] = rows.VOTES;
  const voteAt = voteHeads?.cells.indexOf('vote') ?? -1;
  if (voteAt < 0) return refuseVote('region.no-vote', { line: voteHeads?.line ?? 1, why: 'vote ?' });
  const ballots: Int32Array[] = [];
  for (const { line, cells } of votes) {
    const named = (cells[voteAt] ?? '').split(',').map((id) => id.trim());
    const ballot = new Set<number>();
    for (const id of named) {
      const place = places.get(id);
      if (id !== '' && place === undefined) return refuseVote('region.no-vote', { line, why: `${id} ?` });
      if (place !== undefined) ballot.add(place);
    }
    ballots.push(Int32Array.from(ballot));
  }
  if (ballots.length === 0) return refuseVote('region.no-vote', { line: voteHeads?.line ?? 1, why: '0' });
  return ok({ budget, projects, ballots });
}

/** Cells by semicolons; one in quotation marks may hold them. */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (const [, quoted, plain] of line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))(?=;|$)/g)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain ?? '').trim());
  }
  return cells;
}
