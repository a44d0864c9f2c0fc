/* The passage of a text that answers best, in whole sentences, and its words that were found.
   Data: `passage(text, terms)` and `marked(text, terms)` give [{text, mark}]. Pure. Needs briefingsAnalyze. */
var briefingsExcerpt = (function () {
  "use strict";

  const LONGEST = 280;
  const END = /[.!?。！？…]["”’)\]]*(?=\s|$)|[。！？]["”’」』）]*|\n/g;
  const SHORT = /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Inc|Co|Corp|Ltd|No|vs|St|U\.S|U\.K|a\.m|p\.m|e\.g|i\.e)\.$/;

  /* Where the sentences of a text begin and end: [start, end]. */
  function sentences(text) {
    const found = [];
    let start = 0;
    const close = (end) => {
      while (start < end && /\s/.test(text[start])) start++;
      if (start < end) found.push([start, end]);
      start = end;
    };
    for (const match of text.matchAll(END)) {
      const end = match.index + match[0].length;
      if (match[0][0] === "." && (SHORT.test(text.slice(Math.max(0, match.index - 8), match.index + 1)) || /^\s+[a-z]/.test(text.slice(end, end + 3)))) continue;
      close(end);
    }
    close(text.length);
    return found;
  }

  /* The places of a text that hold one of the terms: [{start, end, term}]. */
  function hits(text, terms) {
    const words = briefingsAnalyze.words(text), found = [];
    words.forEach((word, i) => {
      const term = word.terms.find((one) => terms.has(one)) || (word.ideograph ? pair(words, i, terms) : "");
      if (term) found.push({ start: word.start, end: word.end, term: term });
    });
    return found;
  }

  /* The pair of characters, one of the terms, that a character is a part of. */
  function pair(words, i, terms) {
    for (const first of [i - 1, i]) {
      const a = words[first], b = words[first + 1];
      if (a && b && a.ideograph && b.ideograph && a.end === b.start && terms.has(a.terms[0] + b.terms[0])) return a.terms[0] + b.terms[0];
    }
    return "";
  }

  /* The run of whole sentences, no longer than fits, in which most different terms stand; the earlier of equals. */
  function bestRun(spans, found) {
    let best = [0, 0], most = -1;
    for (let from = 0; from < spans.length; from++) {
      for (let to = from; to < spans.length && (to === from || spans[to][1] - spans[from][0] <= LONGEST); to++) {
        const inside = found.filter((hit) => hit.start >= spans[from][0] && hit.end <= spans[to][1]);
        const worth = new Set(inside.map((hit) => hit.term)).size * 10 + Math.min(9, inside.length) - (to - from) * 0.5;
        if (worth > most) { most = worth; best = [from, to]; }
      }
    }
    return best;
  }

  /* [start, end] of what is shown: the run, with as many sentences after it as fit, or a part of a sentence that is too long. */
  function stretch(text, spans, found) {
    let [from, to] = bestRun(spans, found);
    while (to + 1 < spans.length && spans[to + 1][1] - spans[from][0] <= LONGEST) to++;
    const start = spans[from][0], end = spans[to][1];
    if (end - start <= LONGEST) return [start, end];
    const first = found.find((hit) => hit.start >= start && hit.end <= end);
    let cut = first && first.end - start > LONGEST * 0.7 ? text.indexOf(" ", first.start - LONGEST / 3) + 1 : start;
    if (cut <= start || cut > first.start) cut = first && first.end - start > LONGEST * 0.7 ? first.start : start;
    const stop = Math.min(end, cut + LONGEST);
    const space = stop < end ? text.lastIndexOf(" ", stop) : stop;
    return [cut, space > cut + 60 ? space : stop];
  }

  function passage(text, terms) {
    const spans = sentences(text);
    if (!spans.length) return [];
    const [start, end] = stretch(text, spans, hits(text, terms));
    const whole = spans.some((span) => span[0] === start), done = spans.some((span) => span[1] === end);
    const shown = text.slice(start, end).trim().replace(/\s*\n\s*/g, " ");
    return [...(whole ? [] : [{ text: "… ", mark: false }]), ...marked(shown, terms), ...(done ? [] : [{ text: " …", mark: false }])];
  }

  function marked(text, terms) {
    const parts = [];
    let at = 0;
    for (const hit of hits(text, terms)) {
      const last = parts[parts.length - 1];
      /* Words that stand together are marked together. */
      if (last && last.mark && /^ ?$/.test(text.slice(at, hit.start))) last.text += text.slice(at, hit.end);
      else parts.push({ text: text.slice(at, hit.start), mark: false }, { text: text.slice(hit.start, hit.end), mark: true });
      at = hit.end;
    }
    parts.push({ text: text.slice(at), mark: false });
    return parts.filter((part) => part.text);
  }

  return { passage: passage, marked: marked, sentences: sentences };
})();
