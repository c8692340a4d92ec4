/**
 * The object under a name in an answer, letter for letter: Alipay signs it as it was sent, and reading and writing it again need
 * not give the same letters. undefined when it is not there or not whole.
 */
export function signedPart(answer: string, name: string): string | undefined {
  const begin = answer.indexOf('{', answer.indexOf(`"${name}":`) + name.length + 3);
  if (!answer.includes(`"${name}":`) || begin < 0) return undefined;
  let depth = 0;
  let quoted = false;
  for (let at = begin; at < answer.length; at += 1) {
    const letter = answer[at];
    if (quoted && letter === '\\') at += 1;
    else if (letter === '"') quoted = !quoted;
    else if (!quoted && letter === '{') depth += 1;
    else if (!quoted && letter === '}') {
      depth -= 1;
      if (depth === 0) return answer.slice(begin, at + 1);
    }
  }
  return undefined;
}
