/* What makes one answer better than another, beyond lunr.js's score: words that stand together, a headline that has them
   all, a company that the article is first of all about. The score is multiplied, never replaced; equal scores go to the
   newer article. Pure; looks no further than at the best by lunr.js's score. Needs briefingsAnalyze. */
var briefingsRanking = (function () {
  "use strict";

  const LOOKED_AT = 200, FORMS = 6;
  const NEXT = 0.5, NEAR = 0.25, TITLE = 0.35, CENTRAL = 0.25;
  const WINDOW = 12;

  /* document -> its score. `base` has lunr.js's score of every article; `found` is what the engine knows. */
  function score(base, documents, found) {
    const scores = new Map(documents.map((document) => [document, base[document]]));
    const best = documents.slice().sort((a, b) => base[b] - base[a] || a - b).slice(0, LOOKED_AT);
    const groups = found.asked.groups.filter((group) => group.size), central = asked(found);
    const title = found.meta.fields.indexOf("title");
    for (const document of best) {
      let more = 1;
      if (groups.length > 1) more += together(groups, document, found.postings);
      more += TITLE * inTitle(groups, document, found.postings, title);
      if (central.has(found.facets.of.company[document][0])) more += CENTRAL;
      scores.set(document, base[document] * more * coverage(found.parts, document));
    }
    return scores;
  }

  /* Companies whose name or alias stands in the question. */
  function asked(found) {
    const names = found.facets.names.company.similar, groups = found.asked.groups, numbers = new Set();
    for (let from = 0; from < groups.length; from++) {
      for (let to = from + 1; to <= Math.min(groups.length, from + 4); to++) {
        const terms = briefingsAnalyze(groups.slice(from, to).map((group) => group.text).join(" ")).join(" ");
        if (names.has(terms)) numbers.add(names.get(terms));
      }
    }
    return numbers;
  }

  /* The part of the question that an article has, for answers that have only some of it. */
  function coverage(parts, document) {
    const has = parts.reduce((total, part) => total + part[document], 0);
    return parts.length ? (has / parts.length) ** 2 : 1;
  }

  function places(group, document, postings, field) {
    const found = [];
    let left = FORMS;
    for (const term of group.boosts.keys()) {
      if (left-- === 0) break;
      found.push(...postings.places(term, field, document));
    }
    return found;
  }

  /* How well neighbours in the question are neighbours in the article: 0 to NEXT. */
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

  function nearness(first, second) {
    let best = 0;
    for (const a of first) for (const b of second) {
      if (b > a && b - a <= 2) return NEXT;
      if (Math.abs(b - a) <= WINDOW) best = NEAR;
    }
    return best;
  }

  function inTitle(groups, document, postings, title) {
    if (!groups.length) return 0;
    const has = groups.filter((group) => places(group, document, postings, title).length).length;
    return (has / groups.length) ** 2;
  }

  return { score: score };
})();
