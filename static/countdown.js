// Tells how long until a drop opens, by the server's clock; without this script the page says the moment itself. At the moment it opens the
// words change: the amounts below could be tapped all the time, and the server alone decides.

for (const line of document.querySelectorAll('[data-opens]')) {
  const { opens, now, zh, en, open } = line.dataset;
  const ahead = Date.parse(now) - Date.now();
  const words = document.documentElement.lang.startsWith('zh') ? zh : en;
  const two = (count) => String(count).padStart(2, '0');
  const tell = () => {
    const left = Math.ceil((Date.parse(opens) - Date.now() - ahead) / 1000);
    const clock = `${two(Math.floor(left / 3600))}:${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`;
    line.textContent = left > 0 ? words.replace('{}', clock) : open;
    if (left > 0) setTimeout(tell, 1000 - ((Date.now() + ahead) % 1000));
  };
  line.hidden = false;
  tell();
}
