/** Lets a part of the workbench open where there is no signal: its worker keeps the last page and script of that part only. */
export function openWithoutSignal(worker: string, scope: string): void {
  // Only over https (or on the machine itself) do browsers have it; without it the page works as before, with signal.
  void navigator.serviceWorker?.register(worker, { scope }).catch(() => {});
}
