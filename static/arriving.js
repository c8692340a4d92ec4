// Keeps the time of an arrival up to date by server-sent events. Without this script, or where no stream can be had, the link beside it does.

for (const box of document.querySelectorAll('[data-arriving]')) {
  const stream = new EventSource(box.dataset.arriving);
  const reload = box.querySelector('[data-reload]');
  stream.addEventListener('open', () => {
    reload.hidden = true;
  });
  stream.addEventListener('error', () => {
    reload.hidden = false;
  });
  stream.addEventListener('window', ({ data }) => {
    for (const [name, words] of Object.entries(JSON.parse(data))) {
      const line = box.querySelector(`[data-told="${name}"]`);
      if (line && line.textContent !== words) line.textContent = words;
    }
  });
  stream.addEventListener('moved', () => {
    stream.close();
    location.reload();
  });
}
