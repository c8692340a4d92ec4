import { GatherRoads } from './gather-roads.ts';
import { RoadsFaultFound } from './roads-fault.ts';
import type { Member } from './turn-restriction.ts';

const TAG = /<(\/?)([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * The roads of an OpenStreetMap XML file (version 0.6, as the API and osmium write it). Throws the fault it finds with its line:
 * `not-osm`, `osm-cut-short`, `osm-damaged`, `wrong-position` and what `GatherRoads` throws.
 */
export function gatherXml(text: string): GatherRoads {
  const roads = new GatherRoads();
  const reader = new Reader(text);
  const root = reader.next();
  if (root?.name !== 'osm' || root.isEnd) throw new RoadsFaultFound('not-osm', root?.name ?? '', 1);
  if (root.isAlone) return roads;
  let tags: Map<string, string> | undefined;
  let refs: number[] = [];
  let members: Member[] = [];
  let open: Element | undefined;
  for (let found = reader.next(); ; found = reader.next()) {
    if (!found) throw new RoadsFaultFound('osm-cut-short', '</osm>', reader.line);
    const { name, isEnd, isAlone, line } = found;
    if (name === 'osm' && isEnd) return roads;
    if (name === 'tag' && open) {
      const { k, v } = attributesOf(found.inside);
      if (k !== undefined && v !== undefined) tags = (tags ?? new Map()).set(k, plain(v));
    } else if (name === 'nd' && open?.name === 'way') {
      refs.push(wholeOf(found, 'ref'));
    } else if (name === 'member' && open?.name === 'relation') {
      members.push(memberOf(found));
    } else if (name === 'node' || name === 'way' || name === 'relation') {
      if (!isEnd) {
        if (open) throw new RoadsFaultFound('osm-damaged', `<${open.name}> … <${name}>`, line);
        [open, tags, refs, members] = [found, undefined, [], []];
      }
      if (!isEnd && !isAlone) continue;
      if (open?.name !== name) throw new RoadsFaultFound('osm-damaged', `</${name}>`, line);
      close(roads, open, tags, refs, members);
      open = undefined;
    }
  }
}

interface Element {
  readonly name: string;
  readonly inside: string;
  readonly isEnd: boolean;
  readonly isAlone: boolean;
  readonly line: number;
}

function close(
  roads: GatherRoads,
  element: Element,
  tags: ReadonlyMap<string, string> | undefined,
  refs: readonly number[],
  members: readonly Member[],
): void {
  const { name, inside, line } = element;
  const { visible, lat, lon } = attributesOf(inside);
  // What was deleted is told without a position.
  if (visible === 'false') return;
  if (name === 'node') {
    const id = wholeOf(element, 'id');
    roads.node(id, degrees(lat, id, line), degrees(lon, id, line), tags, line);
  }
  if (name === 'way' && tags) roads.way(wholeOf(element, 'id'), refs, tags, line);
  if (name === 'relation' && tags) roads.relation(members, tags);
}

/** What is no number names nothing: that is told of the relation, if it is one that is read. */
function memberOf({ inside }: Element): Member {
  const { type, ref, role = '' } = attributesOf(inside);
  const kind = type === 'node' || type === 'way' ? type : 'relation';
  return { kind, ref: Number(ref ?? Number.NaN), role: plain(role) };
}

function degrees(text: string | undefined, id: number, line: number): number {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isFinite(value))
    throw new RoadsFaultFound('wrong-position', `node ${id}: ${text ?? ''}`, line);
  return Math.round(value * 1e7);
}

function wholeOf({ name, inside, line }: Element, key: string): number {
  const text = attributesOf(inside)[key];
  if (text === undefined || !/^-?\d{1,15}$/.test(text))
    throw new RoadsFaultFound('osm-damaged', `<${name} ${key}="${text ?? ''}">`, line);
  return Number(text);
}

function attributesOf(inside: string): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (const [, key = '', double, single] of inside.matchAll(ATTRIBUTE)) found[key] = double ?? single;
  return found;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.includes('&') ? text.replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole) : text;
}

/** Elements one after another, with their lines. */
class Reader {
  readonly #text: string;
  #at: number;
  line = 1;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** The next element, opened or closed; undefined at the end of the text, or where it breaks off. */
  next(): Element | undefined {
    for (;;) {
      const start = this.#text.indexOf('<', this.#at);
      if (start < 0) return undefined;
      this.#count(this.#at, start);
      TAG.lastIndex = start;
      const found = TAG.exec(this.#text);
      if (!found) throw this.#brokenOff(start);
      const [whole, slash, name, inside = '', alone] = found;
      const { line } = this;
      this.#count(start, start + whole.length);
      this.#at = start + whole.length;
      if (name !== undefined) return { name, inside, isEnd: slash === '/', isAlone: alone === '/', line };
    }
  }

  #brokenOff(start: number): RoadsFaultFound {
    const rest = this.#text.slice(start, start + 40);
    const code = this.line === 1 && !this.#text.includes('<osm') ? 'not-osm' : 'osm-damaged';
    const isEnd = !this.#text.includes('>', start);
    return new RoadsFaultFound(isEnd && code !== 'not-osm' ? 'osm-cut-short' : code, rest, this.line);
  }

  #count(from: number, to: number): void {
    // Not by indexOf: a file without line breaks would be searched to its end each time.
    for (let at = from; at < to; at++) if (this.#text.charCodeAt(at) === 10) this.line += 1;
  }
}
