/** Weekdays ticked in a form, in order; anything else that was sent is left out. */
export function weekdaysField(form: FormData): number[] {
  return form
    .getAll('weekday')
    .map(Number)
    .filter((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)
    .toSorted((a, b) => a - b);
}

/** A text field without the spaces around it. */
export function textField(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
