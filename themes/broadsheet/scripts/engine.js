/* The search itself: a question in, articles out, best first, with the counts of every facet. No page: runs in Node as well.
   Data: `briefingsEngine(load)`, where `load(path)` fetches a script of the site and resolves when it has run; the
   scripts hand their data to the engine's `receive`. Needs briefingsAnalyze, -Query, -Facets, -Postings, -Spelling, -Ranking.
   Limits: which articles count is decided here; how much they count is lunr.js's score, with what `ranking.js` adds. */
var briefingsEngine = (function () {
  "use strict";

  const MOST_WORDS = 24, MOST_BEGINNINGS = 48, BEGINNING = 0.25;
  /* Words of a question in whole sentences: beside others they need not be in an article. */
  const ASKING = new Set("how much many did do does can could should why where whose about any been being am i me my".split(" "));

  function make(load, pause) {
    let meta = null, postings = null, facets = null, words = null, vocabulary = null, texts = {};
    const loading = new Map();
    const rest = pause || (() => new Promise((done) => setTimeout(done)));

    const receive = {
      index: function (data) {
        meta = data;
        postings = briefingsPostings.make(meta, load);
        facets = briefingsFacets(meta);
      },
      terms: function (number, entries) { postings.receive(number, entries); },
      words: function (text) { words = text ? text.split(" ") : []; },
      documents: function (number, documents) { texts[number] = documents; },
    };

    function once(path) {
      if (!loading.has(path)) loading.set(path, load(path).catch((error) => { loading.delete(path); throw error; }));
      return loading.get(path);
    }

    /* ---- from the question to groups: each is a word of it, with the terms that stand for it ---- */

    function groupsOf(tokens, typing) {
      const groups = [];
      tokens.forEach((token) => {
        const pieces = briefingsAnalyze.query(token.text);
        pieces.forEach((piece, i) => {
          if (!piece.alternatives.length && !(token.open && typing)) return;
          const open = token.open && i === pieces.length - 1;
          const lone = Array.from(piece.raw).length === 1;
          const prefix = (open && !lone) || (lone && briefingsAnalyze.isIdeograph(piece.raw)) ? piece.raw : "";
          groups.push({ text: piece.text, raw: piece.raw, alternatives: piece.alternatives, prefix: prefix, boosts: new Map(), bytes: null, size: 0 });
        });
      });
      return groups.slice(0, MOST_WORDS);
    }

    function needed(groups) {
      const terms = groups.flatMap((group) => group.alternatives.flat());
      const stems = groups.filter((group) => group.prefix).flatMap((group) => stumps(group.raw));
      return postings.need([...terms, ...stems], groups.map((group) => group.prefix).filter(Boolean));
    }

    /* Which articles have a group's word, and the terms by which they are found. */
    function match(group, typing) {
      group.bytes = new Uint8Array(meta.count);
      group.boosts.clear();
      group.begun = false;
      for (const terms of group.alternatives) {
        if (!terms.every((term) => postings.entry(term))) continue;
        terms.forEach((term) => group.boosts.set(term, 1));
        join(group.bytes, terms.length > 1 ? neighbours(terms) : postings.mark(terms[0], new Uint8Array(meta.count)));
      }
      /* A year is the articles' day as well as a word of theirs. */
      const year = facets.names.year.indexOf(group.raw);
      if (year >= 0) facets.of.year.forEach((values, document) => { if (values[0] === year) group.bytes[document] = 1; });
      if (group.prefix && (typing || !any(group.bytes))) begin(group);
      group.size = sum(group.bytes);
    }

    /* The terms of one word, "4.5" and "billion", belong together: side by side in a text, or in one list of names. */
    function neighbours(terms) {
      const bytes = phrase(terms);
      for (const field of postings.unplaced) {
        join(bytes, intersection(terms.map((term) => postings.markField(term, field, new Uint8Array(meta.count)))));
      }
      if (any(bytes)) return bytes;
      return intersection(terms.map((term) => postings.mark(term, new Uint8Array(meta.count))));
    }

    /* The word may be unfinished: what begins so counts, for less than the whole word. */
    function begin(group) {
      let found = postings.beginning(group.prefix, MOST_BEGINNINGS).filter((term) => !group.boosts.has(term));
      /* Stems are shorter than words: "manufacturin" has passed its own, "manufactur". */
      if (!found.length && !group.boosts.size) found = stumps(group.raw).filter((term) => postings.entry(term)).slice(0, 1);
      group.begun = found.length > 0 && !group.boosts.size;
      found.forEach((term) => { group.boosts.set(term, BEGINNING); postings.mark(term, group.bytes); });
    }

    function stumps(raw) {
      const found = [];
      for (let n = raw.length - 1; n >= Math.max(4, raw.length - 4); n--) found.push(raw.slice(0, n));
      return /^[a-z]+$/.test(raw) ? found : [];
    }

    /* ---- words that no article has ---- */

    /* Put other words in the place of those that are nowhere: [{from, to}] says which. */
    async function mend(groups, typing) {
      const changes = [];
      if (groups.every((group) => group.size)) return changes;
      await once("search/words.js");
      if (!vocabulary) vocabulary = new Set(words.filter((_, i) => i % 2 === 0));
      for (let i = 0; i < groups.length; i++) {
        if (groups[i].size) continue;
        const change = together(groups, i) || await respelled(groups[i]) || apart(groups[i].raw);
        if (!change) continue;
        const at = change.at === undefined ? i : change.at, taken = change.taken || 1;
        changes.push({ from: groups.slice(at, at + taken).map((group) => group.text).join(" "), to: change.to });
        const better = groupsOf(change.to.split(" ").map((text) => ({ text: text, open: false })), false);
        await needed(better);
        better.forEach((group) => match(group, typing));
        groups.splice(at, taken, ...better);
        i = at + better.length - 1;
      }
      return changes;
    }

    /* "tik tok" is "tiktok". */
    function together(groups, i) {
      for (const at of [i, i - 1]) {
        if (at < 0 || at + 1 >= groups.length) continue;
        const joined = groups[at].raw + groups[at + 1].raw;
        if (vocabulary.has(joined)) return { to: joined, at: at, taken: 2 };
      }
      return null;
    }

    async function respelled(group) {
      const to = await briefingsSpelling.suggest(group.raw, words, rest);
      return to && { to: to };
    }

    /* "alibabacloud" is "alibaba cloud". */
    function apart(raw) {
      for (let n = raw.length - 3; n >= 3; n--) {
        if (vocabulary.has(raw.slice(0, n)) && vocabulary.has(raw.slice(n))) return { to: raw.slice(0, n) + " " + raw.slice(n) };
      }
      return null;
    }

    /* ---- phrases ---- */

    /* Which articles have the terms in this order, next to one another, in one field. */
    function phrase(terms) {
      const bytes = new Uint8Array(meta.count);
      if (!terms.every((term) => postings.entry(term))) return bytes;
      for (const field of postings.placed) {
        const lists = terms.map((term) => postings.markField(term, field, new Uint8Array(meta.count))), all = intersection(lists);
        for (const document of postings.documents(terms[0], field)) {
          if (!all[document]) continue;
          const places = terms.map((term) => postings.places(term, field, document));
          if (places[0].some((start) => places.every((at, i) => at.includes(start + i)))) bytes[document] = 1;
        }
      }
      return bytes;
    }

    function phrasesOf(query, not) {
      return query.phrases.filter((one) => one.not === not)
        .map((one) => ({ text: one.text, terms: briefingsAnalyze(one.text) })).filter((one) => one.terms.length);
    }

    /* ---- the question as a whole ---- */

    /* request: {text, typing, sort, company: [slug], tag: [slug], year: [year]}. Resolves to
       {how, documents, facets, problems, changes, missing, begun, terms, milliseconds}; `how` is all, some, browse, stop, empty. */
    async function search(request) {
      const start = performance.now();
      const query = briefingsQuery.parse(request.text);
      const filters = briefingsQuery.resolve(query.filters, facets.names, request.typing);
      const choices = {};
      for (const facet of facets.all) choices[facet] = facets.chosen(facet, request[facet], filters.problems);
      const asked = await understand(query, request.typing);
      await rest();
      const found = combine(asked);
      facets.filtered(found.bytes, filters);
      const result = {
        how: how(query, asked, found, filters, choices), problems: filters.problems, changes: asked.changes, lost: found.lost, begun: begun(asked),
        missing: asked.groups.filter((group) => !group.size).map((group) => group.text), terms: found.terms, text: request.text,
      };
      await rest();
      result.facets = facets.counted(found.bytes, choices);
      result.unfiltered = sum(found.bytes);
      facets.filtered(found.bytes, { wanted: choices, unwanted: {} });
      await rest();
      result.documents = order(found, asked, result.how === "browse" ? "date" : request.sort);
      result.milliseconds = performance.now() - start;
      return result;
    }

    async function understand(query, typing) {
      const all = groupsOf(query.words.filter((word) => !word.not), typing), asking = all.filter((group) => ASKING.has(group.raw) && !group.prefix);
      const groups = asking.length < all.length || query.phrases.length ? all.filter((group) => !asking.includes(group)) : all;
      const excluded = groupsOf(query.words.filter((word) => word.not), false);
      const phrases = phrasesOf(query, false), unwanted = phrasesOf(query, true);
      await needed([...groups, ...excluded]);
      await postings.need([...phrases, ...unwanted].flatMap((one) => one.terms), []);
      [...groups, ...excluded].forEach((group) => match(group, typing));
      const changes = await mend(groups, typing);
      return { groups: groups, excluded: excluded, phrases: phrases, unwanted: unwanted, changes: changes };
    }

    /* The articles that have all that is asked for; where none has, those that have some of it. */
    function combine(asked) {
      const lost = [], boosts = new Map(), must = [];
      for (const one of asked.phrases) {
        const bytes = phrase(one.terms);
        if (any(bytes)) must.push(bytes); else lost.push(one.text);
        one.terms.filter((term) => postings.entry(term)).forEach((term) => boosts.set(term, (boosts.get(term) || 0) + 1));
        if (!any(bytes)) asked.groups.push(...groupsOf([{ text: one.text }], false).map((group) => { match(group, false); return group; }));
      }
      for (const group of asked.groups) group.boosts.forEach((boost, term) => boosts.set(term, (boosts.get(term) || 0) + boost));
      const parts = [...asked.groups.map((group) => group.bytes), ...must];
      let bytes = parts.length ? intersection(parts) : new Uint8Array(meta.count).fill(1), complete = true;
      if (parts.length > 1 && !any(bytes)) { bytes = new Uint8Array(meta.count); parts.forEach((part) => join(bytes, part)); complete = false; }
      const out = [...asked.excluded.map((group) => group.bytes), ...asked.unwanted.map((one) => phrase(one.terms))];
      for (const part of out) for (let i = 0; i < bytes.length; i++) if (part[i]) bytes[i] = 0;
      return { bytes: bytes, complete: complete, boosts: boosts, terms: new Set(boosts.keys()), lost: lost, parts: parts };
    }

    function how(query, asked, found, filters, choices) {
      if (found.parts.length) return found.complete ? "all" : "some";
      if (query.words.some((word) => !word.not)) return "stop";
      const named = Object.keys(filters.wanted).length || Object.keys(filters.unwanted).length;
      const narrowed = named || asked.excluded.length || asked.unwanted.length || facets.all.some((facet) => choices[facet].size);
      return narrowed ? "browse" : "empty";
    }

    function begun(asked) { return asked.groups.filter((group) => group.begun).map((group) => group.text); }

    /* Documents are numbered newest first, so that their numbers are their order by date. */
    function order(found, asked, sort) {
      const documents = [];
      found.bytes.forEach((byte, document) => { if (byte) documents.push(document); });
      if (sort === "date") return documents;
      if (sort === "oldest") return documents.sort((a, b) => !meta.dates[a] - !meta.dates[b] || b - a);
      const base = postings.scores(found.boosts);
      const score = briefingsRanking.score(base, documents, { asked: asked, parts: found.parts, postings: postings, facets: facets, meta: meta });
      return documents.sort((a, b) => score.get(b) - score.get(a) || a - b);
    }

    /* The texts of articles, by their numbers. */
    async function documents(numbers) {
      const pieces = [...new Set(numbers.map((number) => Math.floor(number / meta.chunk)))];
      await Promise.all(pieces.map((piece) => once("search/documents-" + String(piece).padStart(4, "0") + ".js")));
      return numbers.map((number) => texts[Math.floor(number / meta.chunk)][number % meta.chunk]);
    }

    function start() { return once("search/index.js"); }

    return { start: start, receive: receive, search: search, documents: documents, meta: () => meta, postings: () => postings };
  }

  /* ---- articles as bytes ---- */

  function join(bytes, more) { for (let i = 0; i < bytes.length; i++) if (more[i]) bytes[i] = 1; }

  function intersection(all) {
    const bytes = all[0].slice();
    for (const other of all.slice(1)) for (let i = 0; i < bytes.length; i++) bytes[i] &= other[i];
    return bytes;
  }

  function any(bytes) { return bytes.indexOf(1) >= 0; }

  function sum(bytes) { let total = 0; for (const byte of bytes) total += byte; return total; }

  return make;
})();
