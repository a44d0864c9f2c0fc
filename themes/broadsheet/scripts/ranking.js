/** What makes one result better than another, in addition to lunr.js's score: words next to one another, a title that has
    them all, a company that is the article's main one. The score is multiplied, never replaced; of equal scores the newer
    article comes first. Pure; examines only the best by lunr.js's score. Needs briefingsAnalyze. */
const briefingsRanking = (() => {
  "use strict";

  const EXAMINED = 200,
    FORMS = 6;
  const NEXT = 0.5,
    NEAR = 0.25,
    TITLE = 0.35,
    CENTRAL = 0.25;
  const WINDOW = 12;

  /** Articles, best first; `base` has lunr.js's score of every article. The best by that score are examined and come first.
      @param {Float64Array} base @param {number[]} documents
      @param {{ asked: BriefingsAsked, parts: Uint8Array[], postings: BriefingsPostings, meta: BriefingsMeta }} found */
  function order(base, documents, { asked, parts, postings, meta }) {
    const sorted = descending(base, documents),
      best = sorted.slice(0, EXAMINED);
    const groups = asked.groups.filter((group) => group.size && !group.month);
    const title = meta.fields.indexOf("title"),
      companies = meta.fields.indexOf("companies");
    /** @type {Map<number, number>} */
    const scores = new Map();
    for (const document of best) {
      let more = 1;
      if (groups.length > 1) more += together(groups, document, postings);
      more += TITLE * inTitle(groups, document, postings, title);
      if (asked.named.some((terms) => isMain(terms, document, postings, companies))) more += CENTRAL;
      scores.set(document, base[document] * more * coverage(parts, document));
    }
    const score = (/** @type {number} */ document) => scores.get(document) || 0;
    return [...best.sort((a, b) => score(b) - score(a) || a - b), ...sorted.slice(EXAMINED)];
  }

  /** Articles by score, of equal scores the newer first. Sorted as numbers made of score and article, which takes a tenth of
      the time that comparing takes; scores that differ by less than a millionth count as equal.
      @param {Float64Array} base @param {number[]} documents */
  function descending(base, documents) {
    const width = 2 ** 21,
      bits = new Uint32Array(Float32Array.from(documents, (document) => base[document]).buffer);
    const keys = Float64Array.from(documents, (document, i) => bits[i] * width + (width - 1 - document)).sort();
    return Array.from(keys.reverse(), (key) => width - 1 - (key % width));
  }

  /** Whether a company, by the terms of its name, is the first of an article's.
      @param {string[]} terms @param {number} document @param {BriefingsPostings} postings @param {number} field */
  function isMain(terms, document, postings, field) {
    return terms.every((term, i) => Array.from(postings.places(term, field, document)).includes(i));
  }

  /** The terms of the names of companies whose name or alias is in the query.
      @param {BriefingsGroup[]} groups @param {BriefingsNames} names */
  function named(groups, names) {
    /** @type {Set<number>} */
    const numbers = new Set();
    for (let from = 0; from < groups.length; from++) {
      for (let to = from + 1; to <= Math.min(groups.length, from + 4); to++) {
        const terms = briefingsAnalyze(
          groups
            .slice(from, to)
            .map((group) => group.text)
            .join(" "),
        ).join(" ");
        const number = names.similar.get(terms);
        if (number !== undefined) numbers.add(number);
      }
    }
    return [...numbers].map((number) => briefingsAnalyze(names.entries[number][0])).filter((terms) => terms.length);
  }

  /** The share of the query that an article has, squared; below 1 only where no article has all.
      @param {Uint8Array[]} parts @param {number} document */
  function coverage(parts, document) {
    const has = parts.reduce((total, part) => total + part[document], 0);
    return parts.length ? (has / parts.length) ** 2 : 1;
  }

  /** @param {BriefingsGroup} group @param {number} document @param {BriefingsPostings} postings @param {number} field */
  function places(group, document, postings, field) {
    /** @type {number[]} */
    const found = [];
    let left = FORMS;
    for (const term of group.boosts.keys()) {
      if (left-- === 0) break;
      found.push(...postings.places(term, field, document));
    }
    return found;
  }

  /** How close neighbours in the query are in the article: 0 to NEXT.
      @param {BriefingsGroup[]} groups @param {number} document @param {BriefingsPostings} postings */
  function together(groups, document, postings) {
    let best = 0;
    for (const field of postings.placed) {
      const at = groups.map((group) => places(group, document, postings, field));
      let total = 0;
      for (let i = 0; i + 1 < at.length; i++) total += nearness(at[i], at[i + 1]);
      best = Math.max(best, total / (at.length - 1));
    }
    return best;
  }

  /** @param {number[]} first @param {number[]} second */
  function nearness(first, second) {
    let best = 0;
    for (const a of first) {
      for (const b of second) {
        if (b > a && b - a <= 2) return NEXT;
        if (Math.abs(b - a) <= WINDOW) best = NEAR;
      }
    }
    return best;
  }

  /** The share of the words that the title has, squared.
      @param {BriefingsGroup[]} groups @param {number} document @param {BriefingsPostings} postings @param {number} title */
  function inTitle(groups, document, postings, title) {
    if (!groups.length) return 0;
    const has = groups.filter((group) =>
      [...group.boosts.keys()].slice(0, FORMS).some((term) => postings.has(term, title, document)),
    ).length;
    return (has / groups.length) ** 2;
  }

  return { order, named };
})();
