/** Before the first paint: that there are scripts; the remembered colours; and the page is shown when its fonts are there, or without them after a
    quarter of a second (from disk they are always there soon): then they wait for the next page, so that no line ever
    moves under a reader's eyes. Besides the two of every page it waits for the italic, or for the font that
    `data-fonts` of its element names. It stands after the
    stylesheet, which names the files of the fonts. */
((html, fonts) => {
  "use strict";
  const more = /** @type {HTMLScriptElement} */ (document.currentScript).dataset.fonts ?? "italic 1em Serif";
  let waits = true;
  html.classList.add("js");
  function show() {
    html.classList.remove("wait");
    waits = false;
  }
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme) html.dataset.scheme = scheme;
  } catch {
    /* private windows store nothing */
  }
  if (!fonts) return;
  html.classList.add("wait");
  setTimeout(
    () => {
      if (waits) html.classList.add("late");
      show();
    },
    location.protocol === "file:" ? 1500 : 250,
  );
  Promise.all(['1em "Serif"', '1em "Sans"', ...(more ? [more] : [])].map((font) => fonts.load(font))).then(() => {
    if (waits) show();
  });
})(document.documentElement, document.fonts);
