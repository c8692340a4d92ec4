import type { RefusalText } from '#shared/outcome.ts';
import { type At, fileFault as fault } from '../file-fault.ts';
import type { RoadsFaultCode } from '../kernel/roads/roads-fault.ts';

const again: [string, string] = ['请重新取一份文件', 'Fetch the file again'];

/** Why roads are not read, and why a place is not driven to. */
export const roadRefusals = {
  'routing.not-allowed': {
    status: 403,
    zh: () => ({
      what: '道路不归你导入',
      why: '全县的路程都从它来，由县里的人导入',
      next: '请县里的负责人在“道路”页导入',
    }),
    en: () => ({
      what: 'Roads are not yours to import',
      why: 'The ways of the whole county are taken from them; the county’s people import them',
      next: 'Ask the county’s officer to do it on the page “Roads”',
    }),
  },
  'routing.not-osm': fault(
    ['这不是 OpenStreetMap 的文件', 'This is no OpenStreetMap file'],
    ['请给 .osm.pbf、.osm 或 .osm.gz', 'Give an .osm.pbf, .osm or .osm.gz'],
  ),
  'routing.osm-cut-short': fault(['地图文件没有写完', 'The map file ends too early'], again),
  'routing.osm-damaged': fault(['地图文件有损坏', 'The map file is damaged'], again),
  'routing.osm-not-read': fault(
    ['地图文件用了这里不读的写法', 'The map file is written in a way that is not read here'],
    [
      '请用 osmium cat 转成普通的 .osm.pbf（zlib 压缩，不含历史）',
      'Turn it into a plain .osm.pbf by osmium cat (packed by zlib, without history)',
    ],
  ),
  'routing.unknown-node': fault(
    ['道路经过文件里没有的点', 'A road goes through a node the file does not have'],
    [
      '截取时请保留完整的路（osmium extract 的 complete_ways 或 smart）',
      'Cut the extract with its ways complete (osmium extract, complete_ways or smart)',
    ],
  ),
  'routing.wrong-speed': fault(
    ['限速不是一个能开的速度', 'A speed limit is none one can drive'],
    ['请在地图里改正 maxspeed，再截取一次', 'Correct maxspeed in the map and cut the extract again'],
  ),
  'routing.wrong-position': fault(
    ['点的位置不在地球上', 'A node’s position is not on the earth'],
    ['请核对它的经纬度', 'Check its latitude and longitude'],
  ),
  'routing.no-car-roads': fault(
    ['文件里没有汽车能走的路', 'The file has no road for cars'],
    ['请截取包含 highway 的范围', 'Cut an extract that has highways'],
  ),
  'routing.not-roads': fault(
    [
      '这不是本系统的道路文件，或是别的版本写的',
      'This is no roads file of this project, or one of another version',
    ],
    ['请用 maidehao route roads 从地图重新做一份', 'Make it anew from the map by maidehao route roads'],
  ),
  'routing.roads-cut-short': fault(['道路文件没有写完', 'The roads file ends too early'], again),
  'routing.roads-damaged': fault(
    ['道路文件有损坏', 'The roads file is damaged'],
    ['请用 maidehao route roads 从地图重新做一份', 'Make it anew from the map by maidehao route roads'],
  ),
  'routing.disconnected-road': fault(
    [
      '开车到不了这些地方：附近的路和别处不相连',
      'These places cannot be driven to: the roads near them lead nowhere else',
    ],
    [
      '请核对位置；位置对的话，在地图里把路接上',
      'Check where they are; if that is right, join the roads in the map',
    ],
  ),
  'routing.no-road-near': fault(
    ['这些地方一公里之内没有汽车能走的路', 'There is no road for cars within a kilometre of these places'],
    ['请核对位置，或用 --within 放宽', 'Check where they are, or allow more by --within'],
  ),
} satisfies Record<
  `routing.${RoadsFaultCode | 'disconnected-road' | 'no-road-near' | 'not-allowed'}`,
  RefusalText<At>
>;
