// Reads the page's main part aloud where the browser has a voice. Without one its button stays hidden.
const button = document.querySelector('[data-read-aloud]');
const words = button?.querySelector('span');

if (button && words && 'speechSynthesis' in window) {
  const start = words.textContent;
  button.hidden = false;
  button.addEventListener('click', () => (speechSynthesis.speaking ? stop() : read()));
  // A voice would go on over the next page.
  addEventListener('pagehide', stop);

  function read() {
    // Sentence by sentence: some browsers fall silent in the middle of a long text.
    const sentences = document.querySelector('main').innerText.match(/[^。！？.!?\n]+[。！？.!?]*/g) ?? [];
    for (const sentence of sentences) {
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.lang = document.documentElement.lang;
      utterance.rate = 0.85;
      speechSynthesis.speak(utterance);
      if (sentence === sentences.at(-1)) utterance.addEventListener('end', stop);
    }
    words.textContent = button.dataset.stop;
  }

  function stop() {
    speechSynthesis.cancel();
    words.textContent = start;
  }
}
