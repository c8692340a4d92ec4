import { plotsByIds, productsByCodes } from '#origin';
import { organisation, recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { saidWords } from './kernel/personal.ts';
import { type Terms, unsound } from './kernel/terms.ts';
import { type Gives, insertPlan, planById } from './plans.ts';
import { type AdoptingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { keeps } from './scope.ts';
import { unitsOfPlot } from './units.ts';

export interface PlanToOpen {
  /** Made with the form: opened twice by it, it is opened once. */
  readonly id: string;
  readonly plotId: string;
  readonly grade: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly wordsZh: string;
  readonly wordsEn: string;
  /** Units are counted as the plot's product is. */
  readonly terms: Omit<Terms, 'unit'>;
  readonly unitIds: readonly string[];
  /** By hand unless said. */
  readonly gives?: Gives;
  readonly demo?: boolean;
}

/**
 * Opens a plan to adopt units of a plot, on terms that add up: the shares of all units are no more than the harvest, and enough is held for
 * each delivery to pay its carriage. The seller is the household's co-op, or the household. By either of them.
 */
export async function openPlan(
  call: Call,
  input: PlanToOpen,
): Promise<Outcome<{ id: string }, AdoptingRefusal>> {
  if (!may(call.actor, rights['keep-plans'])) return refuse('adopting.not-allowed');
  const [plot] = await plotsByIds(call, [input.plotId]);
  const producer = plot && (await organisation(call, plot.producerId));
  if (!plot || !producer) return refuse('adopting.unknown');
  const parties = { sellerId: producer.coopId ?? producer.id, producerId: producer.id };
  if (!keeps(call.actor, parties)) return refuse('adopting.not-allowed');
  if (await planById(call, input.id)) return ok({ id: input.id });
  const [product] = await productsByCodes(call, [plot.productCode]);
  const titleZh = saidWords(input.titleZh);
  const titleEn = saidWords(input.titleEn);
  const wordsZh = saidWords(input.wordsZh);
  const wordsEn = saidWords(input.wordsEn);
  const standing = (await unitsOfPlot(call, plot.id)).filter(({ kind }) => kind === input.terms.kind);
  const unitIds = [...new Set(input.unitIds)].filter((id) => standing.some((unit) => unit.id === id));
  const grade = product?.grades.find(({ code }) => code === input.grade);
  if (!product || !grade || !titleZh || !titleEn || wordsZh === undefined || wordsEn === undefined)
    return refuse('adopting.plan-words');
  if (unitIds.length === 0 || unitIds.length !== new Set(input.unitIds).size)
    return refuse('adopting.plan-words');
  const terms: Terms = { ...input.terms, unit: product.unit };
  const wrong = unsound(terms, unitIds.length);
  if (wrong) return refuse('adopting.plan-unsound', { wrong });
  const plan = {
    ...{ id: input.id, ...parties, plotId: plot.id, productCode: product.code, grade: grade.code },
    ...{ titleZh, titleEn, wordsZh, wordsEn, terms, followsId: undefined, keptUntil: undefined },
    gives: input.gives ?? 'by-hand',
    demo: input.demo ?? false,
  };
  await insertPlan(call, plan, unitIds);
  await recordHelpedAct(call, 'keep-plans', titleZh);
  return ok({ id: input.id });
}
