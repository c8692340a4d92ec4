import { organisationsById, recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { insertTrader } from './traders.ts';

const LONGEST_NAME = 40;
const LONGEST_WORDS = 300;

/** Asks a seller to be let in to their list for traders. Asked twice, it is asked once; who was turned down may ask again. */
export async function askToTrade(
  call: Call,
  { sellerId, ...said }: { readonly sellerId: string; readonly name: string; readonly words: string },
): Promise<Outcome<undefined>> {
  const { personId } = call.actor;
  if (!may(call.actor, rights['buy-wholesale']) || personId === undefined)
    return refuse('selling.not-allowed');
  const [seller] = isId(sellerId) ? await organisationsById(call, [sellerId]) : [];
  if (!seller) return refuse('selling.no-such-maker');
  const [name, words] = [said.name.trim(), said.words.trim()];
  if (name === '' || !isText(name, LONGEST_NAME) || !isText(words, LONGEST_WORDS))
    return refuse('selling.trader-unnamed');
  await insertTrader(call, { sellerId, personId, name, words });
  await recordHelpedAct(call, 'buy', seller.nameZh);
  return ok();
}

function isText(text: string, longest: number): boolean {
  return [...text].length <= longest && text.isWellFormed() && !/[^\P{Cc}\n\r\t]/u.test(text);
}
