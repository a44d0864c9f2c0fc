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

  /** document -> its score. `base` has lunr.js's score of every article.
      @param {Float64Array} base @param {number[]} documents
      @param {{ asked: BriefingsAsked, parts: Uint8Array[], postings: BriefingsPostings, facets: BriefingsFacets, meta: BriefingsMeta }} found */
  function score(base, documents, { asked, parts, postings, facets, meta }) {
    const scores = new Map(documents.map((document) => [document, base[document]]));
    const best = documents
      .slice()
      .sort((a, b) => base[b] - base[a] || a - b)
      .slice(0, EXAMINED);
    const groups = asked.groups.filter((group) => group.size),
      central = named(asked.groups, facets.names.company.similar);
    const title = meta.fields.indexOf("title");
    for (const document of best) {
      let more = 1;
      if (groups.length > 1) more += together(groups, document, postings);
      more += TITLE * inTitle(groups, document, postings, title);
      if (central.has(facets.of.company[document][0])) more += CENTRAL;
      scores.set(document, base[document] * more * coverage(parts, document));
    }
    return scores;
  }

  /** Companies whose name or alias is in the query. @param {BriefingsGroup[]} groups @param {Map<string, number>} names */
  function named(groups, names) {
    /** @type {Set<number | undefined>} */
    const numbers = new Set();
    for (let from = 0; from < groups.length; from++) {
      for (let to = from + 1; to <= Math.min(groups.length, from + 4); to++) {
        const terms = briefingsAnalyze(
          groups
            .slice(from, to)
            .map((group) => group.text)
            .join(" "),
        ).join(" ");
        if (names.has(terms)) numbers.add(names.get(terms));
      }
    }
    return numbers;
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
    const has = groups.filter((group) => places(group, document, postings, title).length).length;
    return (has / groups.length) ** 2;
  }

  return { score };
})();
