/** Similar spellings: the distance of two words, and the likeliest word that was meant.
    Pure; long lists are processed in slices, so that the page stays responsive. */
const briefingsSpelling = (() => {
  "use strict";

  const SLICE = 4000,
    OTHER_LETTER = 0.6,
    SHORTEST_END = 4;

  /** Letters to add, drop, change or swap to turn one word into the other; `most` or more if it is at least that.
      @param {string} a @param {string} b @param {number} most */
  function distance(a, b, most) {
    if (a === b) return 0;
    if (Math.abs(a.length - b.length) >= most) return most;
    /** @type {number[]} */
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const change = a[i - 1] === b[j - 1] ? 0 : 1;
        let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        next[j] = cost;
        if (cost < least) least = cost;
      }
      if (least >= most) return most;
      before = row;
      row = next;
    }
    return row[b.length];
  }

  /** The largest distance of a misspelt word: short words are too similar to one another to guess. @param {string} word */
  function reach(word) {
    return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  }

  /** The likeliest word meant by `word`, or "", with its cost: nearer is better; of two equally near, the one with the same
      first letter, then the more frequent one. `words` are word and count in turn; `pause` is awaited between slices.
      @param {string} word @param {string[]} words @param {() => Promise<void>} pause */
  async function suggest(word, words, pause) {
    const most = reach(word);
    let best = "",
      least = Infinity;
    for (let i = 0; most && i < words.length; i += 2) {
      if (i % (2 * SLICE) === 0 && i) await pause();
      const candidate = words[i];
      if (Math.abs(candidate.length - word.length) > most) continue;
      const far = distance(word, candidate, most + 1);
      if (far > most) continue;
      const cost = far + (candidate[0] === word[0] ? 0 : OTHER_LETTER) - Math.min(0.5, Math.log10(1 + Number(words[i + 1])) / 10);
      if (cost < least) {
        least = cost;
        best = candidate;
      }
    }
    return { word: best, cost: least };
  }

  /** The most frequent word that ends in `word`, or "": "Batteriefabrik" for "Fabrik". `words` are the most frequent first.
      @param {string} word @param {string[]} words */
  function ending(word, words) {
    if (word.length < SHORTEST_END) return "";
    return words.find((one, i) => i % 2 === 0 && one.length > word.length + 2 && one.endsWith(word)) ?? "";
  }

  return { distance, suggest, reach, ending };
})();
