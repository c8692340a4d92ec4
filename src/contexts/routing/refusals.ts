import { type RefusalOf, type RefusalText, refuserOf } from '#shared/outcome.ts';
import { fileFault as fault } from './file-fault.ts';
import { lineRefusals } from './lines/refusals.ts';
import { roadsDeskRefusals } from './roads/desk-refusals.ts';
import { roadRefusals } from './roads/refusals.ts';

/** Why a plan is not made: what is wrong with what was given, with its line. */
export const refusals = {
  'routing.no-fleet': fault(
    ['看不出有几辆车、能装多少', 'How many vehicles there are, or what they carry, is not understood'],
    [
      '请写明车辆数（整数）和载重，都要大于零',
      'Give the number of vehicles, a whole one, and their capacity, both above zero',
    ],
  ),
  'routing.no-depot': fault(
    ['没有起点', 'There is no depot'],
    ['第一个地点是车辆出发和返回的地方，请写上', 'The first place is where vehicles start and end: add it'],
  ),
  'routing.wrong-row': fault(
    ['这一行读不懂', 'This row cannot be read'],
    ['每一栏都要是数，栏数要和格式一致', 'Every column must be a number, as many as the format has'],
  ),
  'routing.cut-short': fault(
    ['文件没有写完', 'The file ends too early'],
    [
      '第一行说有几个网点、几个客户，后面的数要写全；请核对第一行，或重新取一份文件',
      'The first row says how many sites and customers there are, and their numbers must all follow: check it, or fetch the file again',
    ],
  ),
  'routing.too-large': fault(
    ['题目太大，摆不下', 'The problem is too large to be laid out'],
    ['请核对第一行，或把题目分成几份', 'Check the first row, or cut the problem into parts'],
  ),
  'routing.apart': fault(
    ['有两个点之间没有路', 'There is no way between two places'],
    ['请补上连接它们的边', 'Add the edges that connect them'],
  ),
  'routing.other-depot': fault(
    ['起点不是第一个地点，或不止一个', 'The depot is not the first place, or there are several'],
    [
      '只写一个起点，并放在第一个；几个起点的题目请写成 json 格式',
      'Give one depot and put it first; with several depots, write the problem in the json format',
    ],
  ),
  'routing.unmatched-number': fault(
    ['编号重复，或没有对应的一行', 'A number is used twice, or no row belongs to it'],
    [
      '每个地点一个编号，各有一行坐标、一行货量',
      'Give each place a number of its own, with one row of coordinates and one of demand',
    ],
  ),
  'routing.no-capacity': fault(
    ['没有载重', 'There is no capacity'],
    ['请写上大于零的 CAPACITY', 'Add a CAPACITY above zero'],
  ),
  'routing.unknown-edge-weights': fault(
    ['不认识这种距离', 'These distances are of an unknown kind'],
    ['目前只认 EDGE_WEIGHT_TYPE: EUC_2D', 'EDGE_WEIGHT_TYPE: EUC_2D is the one that is read'],
  ),
  'routing.missing-section': fault(['缺少一节', 'A section is missing'], ['请补上这一节', 'Add the section']),
  'routing.negative-demand': fault(
    ['货量小于零', 'A demand is below zero'],
    [
      '要取走的货请写成取货，不要写成负数',
      'Write goods to be taken away as a pickup, not as a negative number',
    ],
  ),
  'routing.impossible-window': fault(
    ['时间窗的结束早于开始', 'A time window closes before it opens'],
    ['请核对这一站的时间', 'Check the times of this stop'],
  ),
  'routing.goods-twice': fault(
    ['一类货写进了两个货舱', 'A class of goods is taken by two compartments'],
    ['每类货只进一个货舱', 'Let each class ride in one compartment of a vehicle'],
  ),
  'routing.no-such-partner': fault(
    ['取货和送货对不上', 'A pickup and a delivery do not belong together'],
    ['取货和送货要互相指明，数量相同', 'Both must name each other, with the same amount'],
  ),
  'routing.unknown-vehicle': fault(
    ['没有这种车', 'There is no such vehicle'],
    ['请用题目里的车辆名称', 'Use the vehicle’s name as the problem has it'],
  ),
  'routing.unknown-visit': fault(
    ['没有这一站', 'There is no such stop'],
    ['请用题目里的站名', 'Use the stop’s name as the problem has it'],
  ),
  'routing.not-json': fault(
    ['这不是 JSON', 'This is not JSON'],
    ['请核对括号和引号', 'Check its brackets and quotes'],
  ),
  'routing.wrong-field': fault(
    ['有一项写得不对', 'A field is wrong'],
    ['格式见 maidehao route schema', 'The format is what maidehao route schema prints'],
  ),
  'routing.unknown-place': fault(
    ['没有这个地点', 'There is no such place'],
    ['请在 places 里加上，或改正名称', 'Add it to the places, or correct its name'],
  ),
  'routing.same-name': fault(
    ['名称重复', 'A name is used twice'],
    ['每个地点、车辆和站各用一个名称', 'Give each place, vehicle and stop a name of its own'],
  ),
  'routing.wrong-matrix': fault(
    ['距离表的行列不对', 'A matrix has the wrong size'],
    ['每个地点一行一列', 'One row and one column for each place'],
  ),
  'routing.no-roads': fault(
    ['这个地点没有坐标，也没有距离表', 'This place has no coordinates, and there is no matrix'],
    ['请写上 lon 和 lat，或给出 distance', 'Add lon and lat, or give the distance'],
  ),
  'routing.not-yet': fault(
    ['这一项还不支持', 'This is not supported yet'],
    ['去掉它再排，或写成本系统的 json 格式', 'Plan without it, or use the json format of this project'],
  ),
  'routing.faulty-plan': fault(
    ['要接着改的路线本身不可行', 'The plan to go on from cannot be driven'],
    ['请先用 route check 核对', 'Check it by route check first'],
  ),
  'routing.unknown-level': fault(
    ['没有这一级网点', 'There is no such level of sites'],
    ['请用 levels 里的名称', 'Use a name of the levels'],
  ),
  'routing.empty-level': fault(
    ['有一级没有可选的网点', 'A level has no site to choose from'],
    ['请为这一级写上候选网点，或去掉这一级', 'Add candidates of this level, or leave the level out'],
  ),
  'routing.out-of-reach': fault(
    ['有村到不了任何网点', 'A village reaches no site'],
    [
      '请放宽 farthestKm，或在附近加一个候选网点',
      'Allow a longer way by farthestKm, or add a candidate nearby',
    ],
  ),
  'routing.uncovered': fault(
    [
      '有村在规定的距离内没有候选网点，也没有班车',
      'A village has no candidate within the distance the rule asks for, and no bus',
    ],
    ['请放宽距离、加候选网点，或写上班车', 'Allow more km, add a candidate, or name the bus'],
  ),
  'routing.too-many-ways': fault(
    ['村、网点和级数合起来太多，摆不下', 'Villages, sites and levels make too many ways'],
    ['请用 nearest 限定每处只去最近的几个', 'Say by nearest how many nearest sites each may go to'],
  ),
  'routing.no-routes': fault(
    ['文件里没有路线', 'There is no route in the file'],
    ['每条路线一行，如 Route #1: 3 1 2', 'One line for each route, such as Route #1: 3 1 2'],
  ),
  ...lineRefusals,
  ...roadRefusals,
  ...roadsDeskRefusals,
} satisfies Record<string, RefusalText>;

export type RoutingRefusal = RefusalOf<typeof refusals>;
export const refuse = refuserOf(refusals);
