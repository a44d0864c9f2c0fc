/** The passage of a text with most words of a query, in whole sentences, and with these words marked.
    Pure. Needs briefingsAnalyze. */
const briefingsExcerpt = (() => {
  "use strict";

  const LONGEST = 280;
  const END = /[.!?。！？…]["”’)\]]*(?=\s|$)|[。！？]["”’」』）]*|\n/g;
  const SHORT = /(?:^|[\s(“"])(?:[A-Z]|Mr|Mrs|Ms|Dr|Inc|Co|Corp|Ltd|No|vs|St|U\.S|U\.K|a\.m|p\.m|e\.g|i\.e)\.$/;

  /** Where the sentences of a text begin and end: [start, end]. @param {string} text */
  function sentences(text) {
    /** @type {[number, number][]} */
    const found = [];
    let start = 0;
    const close = (/** @type {number} */ end) => {
      while (start < end && /\s/.test(text[start])) start++;
      if (start < end) found.push([start, end]);
      start = end;
    };
    for (const match of text.matchAll(END)) {
      const at = /** @type {number} */ (match.index),
        end = at + match[0].length;
      const goesOn = SHORT.test(text.slice(Math.max(0, at - 8), at + 1)) || /^\s+[a-z]/.test(text.slice(end, end + 3));
      if (match[0][0] !== "." || !goesOn) close(end);
    }
    close(text.length);
    return found;
  }

  /** Where a text has one of the terms. @param {string} text @param {Set<string>} terms */
  function hits(text, terms) {
    const words = briefingsAnalyze.words(text);
    /** @type {{ start: number, end: number, term: string }[]} */
    const found = [];
    words.forEach((word, i) => {
      const term = word.terms.find((one) => terms.has(one)) || (word.ideograph ? pair(words, i, terms) : "");
      if (term) found.push({ start: word.start, end: word.end, term });
    });
    return found;
  }

  /** The term of two characters that an ideograph is part of, or "".
      @param {BriefingsWord[]} words @param {number} i @param {Set<string>} terms */
  function pair(words, i, terms) {
    for (const first of [i - 1, i]) {
      const a = words[first],
        b = words[first + 1];
      if (!a || !b || !a.ideograph || !b.ideograph || a.end !== b.start) continue;
      const term = a.terms[0] + b.terms[0];
      if (terms.has(term)) return term;
    }
    return "";
  }

  /** The run of whole sentences, at most LONGEST characters, that has most different terms; the first of equals.
      @param {[number, number][]} spans @param {ReturnType<typeof hits>} found */
  function bestRun(spans, found) {
    let best = [0, 0],
      most = -1;
    for (let from = 0; from < spans.length; from++) {
      for (let to = from; to < spans.length && (to === from || spans[to][1] - spans[from][0] <= LONGEST); to++) {
        const inside = found.filter((hit) => hit.start >= spans[from][0] && hit.end <= spans[to][1]);
        const worth = new Set(inside.map((hit) => hit.term)).size * 10 + Math.min(9, inside.length) - (to - from) * 0.5;
        if (worth > most) {
          most = worth;
          best = [from, to];
        }
      }
    }
    return best;
  }

  /** [start, end] of what is shown: the run, with as many sentences after it as fit, or part of a sentence that is too long.
      @param {string} text @param {[number, number][]} spans @param {ReturnType<typeof hits>} found */
  function stretch(text, spans, found) {
    const [from, last] = bestRun(spans, found);
    let to = last;
    while (to + 1 < spans.length && spans[to + 1][1] - spans[from][0] <= LONGEST) to++;
    const start = spans[from][0],
      end = spans[to][1];
    if (end - start <= LONGEST) return [start, end];
    const first = found.find((hit) => hit.start >= start && hit.end <= end);
    let cut = start;
    if (first && first.end - start > LONGEST * 0.7) {
      cut = text.indexOf(" ", first.start - LONGEST / 3) + 1;
      if (cut <= start || cut > first.start) cut = first.start;
    }
    const stop = Math.min(end, cut + LONGEST);
    const space = stop < end ? text.lastIndexOf(" ", stop) : stop;
    return [cut, space > cut + 60 ? space : stop];
  }

  /** @param {string} text @param {Set<string>} terms @returns {BriefingsMarked[]} */
  function passage(text, terms) {
    const spans = sentences(text);
    if (!spans.length) return [];
    const [start, end] = stretch(text, spans, hits(text, terms));
    const whole = spans.some((span) => span[0] === start),
      done = spans.some((span) => span[1] === end);
    const shown = text
      .slice(start, end)
      .trim()
      .replace(/\s*\n\s*/g, " ");
    return [...(whole ? [] : [{ text: "… ", mark: false }]), ...marked(shown, terms), ...(done ? [] : [{ text: " …", mark: false }])];
  }

  /** @param {string} text @param {Set<string>} terms */
  function marked(text, terms) {
    /** @type {BriefingsMarked[]} */
    const parts = [];
    let at = 0;
    for (const hit of hits(text, terms)) {
      const last = parts[parts.length - 1];
      // Adjacent words are marked together.
      if (last?.mark && /^ ?$/.test(text.slice(at, hit.start))) last.text += text.slice(at, hit.end);
      else parts.push({ text: text.slice(at, hit.start), mark: false }, { text: text.slice(hit.start, hit.end), mark: true });
      at = hit.end;
    }
    parts.push({ text: text.slice(at), mark: false });
    return parts.filter((part) => part.text);
  }

  return { passage, marked, sentences };
})();
