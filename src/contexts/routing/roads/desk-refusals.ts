import type { RefusalText } from '#shared/outcome.ts';
import type { ServiceFault } from './ask-service.ts';

const silence: Readonly<Record<ServiceFault, readonly [zh: string, en: string]>> = {
  unreachable: ['连不上', 'cannot be reached'],
  late: ['没有按时回答', 'did not answer in time'],
  refused: ['拒绝了', 'refused'],
  unreadable: ['回答读不懂', 'gave an answer that cannot be read'],
};

/** Why a map is not taken, and a road service not named. */
export const roadsDeskRefusals = {
  'routing.extract-too-large': {
    status: 413,
    zh: ({ mostMb }: { mostMb: number }) => ({
      what: '地图文件太大',
      why: `这里最多收 ${mostMb} MB，一个县的截取文件通常只有几 MB`,
      next: '请按县界截取（osmium extract），或请管理员运行 maidehao route roads 文件 --import',
    }),
    en: ({ mostMb }: { mostMb: number }) => ({
      what: 'The map file is too large',
      why: `At most ${mostMb} MB are taken here; the extract of a county usually has a few`,
      next: 'Cut it along the county’s boundary (osmium extract), or ask the administrator to run maidehao route roads FILE --import',
    }),
  },
  'routing.service-address': {
    status: 422,
    zh: ({ at }: { at: string }) => ({
      what: '这不是道路服务的地址',
      why: `看不懂：${at}`,
      next: '写 http:// 或 https:// 开头的地址，不带用户名、密码和问号，比如 http://10.0.0.7:5000',
    }),
    en: ({ at }: { at: string }) => ({
      what: 'This is no address of a road service',
      why: `Not understood: ${at}`,
      next: 'Write one that begins with http:// or https://, without a name, password or question mark, such as http://10.0.0.7:5000',
    }),
  },
  'routing.service-silent': {
    status: 409,
    zh: ({ why }: { why: ServiceFault }) => ({
      what: '道路服务没有给出路程',
      why: `问了两个站点之间的路：${silence[why][0]}`,
      next: '核对地址和种类，看看服务开着没有，再试一次；现在用的不变',
    }),
    en: ({ why }: { why: ServiceFault }) => ({
      what: 'The road service gave no ways',
      why: `Asked for the way between two nodes, it ${silence[why][1]}`,
      next: 'Check its address and kind, see that it runs, and ask again; what is in use stays',
    }),
  },
} as const satisfies Record<string, RefusalText>;
