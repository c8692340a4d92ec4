/** Lets the field book open where there is no signal: the worker keeps its last page and script, for this part of the site only. */
export function openWithoutSignal(): void {
  // Only over https (or on the machine itself) do browsers have it; without it the page works as before, with signal.
  void navigator.serviceWorker?.register('/field-book-worker.js', { scope: '/desk/field' }).catch(() => {});
}
