import { type Both, shown } from './both.ts';

/** What a place of a template is filled with: a text, parts to show one below the other, or nothing (the place is taken out). */
export type Filling = Both | string | readonly Node[] | undefined;

/** Fills the places `data-put` of a part of the page. */
export function fill(root: ParentNode, fillings: Readonly<Record<string, Filling>>): void {
  for (const [name, filling] of Object.entries(fillings)) {
    const place = root.querySelector<HTMLElement>(`[data-put="${name}"]`);
    if (!place) continue;
    place.hidden = filling === undefined || filling.length === 0;
    place.replaceChildren(...(isNodes(filling) ? filling : shown(filling ?? '')));
  }
}

/** A copy of a template, filled. */
export function stamp(template: string, fillings: Readonly<Record<string, Filling>>): HTMLElement {
  const { content } = part(template) as HTMLTemplateElement;
  const copy = content.cloneNode(true) as DocumentFragment;
  fill(copy, fillings);
  return copy.firstElementChild as HTMLElement;
}

export function part(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

function isNodes(filling: Filling): filling is readonly Node[] {
  return Array.isArray(filling) && filling.every((each) => typeof each === 'object');
}
