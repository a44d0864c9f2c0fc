/** The search itself: a query in, articles out, best first, with the counts of every facet. No page: it also runs in Node.
    Needs briefingsAnalyze, -Query, -Facets, -Postings, -Spelling, -Ranking.
    Limits: which articles match is decided here; their order is lunr.js's score, adjusted by `ranking.js`. */
const briefingsEngine = (() => {
  "use strict";

  const MOST_WORDS = 24,
    MOST_BEGINNINGS = 48,
    BEGINNING = 0.25;
  // Words of questions in whole sentences: if there are others, an article need not have them.
  const ASKING = new Set("how much many did do does can could should why where whose about any been being am i me my".split(" "));

  /** `load(path)` requests a script of the site and resolves when it has run; scripts pass their data to `receive`.
      `pause` resolves when the page has had time for other things.
      @param {BriefingsLoad} load @param {() => Promise<void>} [pause] */
  function make(load, pause) {
    /** @type {BriefingsMeta} */
    let meta;
    /** @type {BriefingsPostings} */
    let postings;
    /** @type {BriefingsFacets} */
    let facets;
    /** @type {string[]} */
    let words = [];
    /** @type {Set<string> | undefined} */
    let vocabulary;
    /** @type {Record<number, BriefingsDocument[]>} */
    const texts = {};
    /** @type {Map<string, Promise<void>>} */
    const loading = new Map();
    const rest = pause || (() => /** @type {Promise<void>} */ (new Promise((done) => setTimeout(done))));

    const receive = {
      /** @param {BriefingsMeta} data */
      index(data) {
        meta = data;
        postings = briefingsPostings.make(meta, load);
        facets = briefingsFacets(meta);
      },
      /** @param {number} number @param {BriefingsEntry[]} entries */
      terms(number, entries) {
        postings.receive(number, entries);
      },
      /** Word and count in turn. @param {string} text */
      words(text) {
        words = text ? text.split(" ") : [];
      },
      /** @param {number} number @param {BriefingsDocument[]} documents */
      documents(number, documents) {
        texts[number] = documents;
      },
    };

    /** @param {string} path @returns {Promise<void>} */
    function once(path) {
      let loaded = loading.get(path);
      if (!loaded) {
        loaded = load(path).catch((error) => {
          loading.delete(path);
          throw error;
        });
        loading.set(path, loaded);
      }
      return loaded;
    }

    // ---- from the query to groups: each is one of its words, with the terms that match it ----

    /** A letter alone and the word after it may be one word: `e commerce` is searched as `e-commerce`.
        @param {BriefingsToken[]} tokens */
    function joinLetters(tokens) {
      /** @type {BriefingsToken[]} */
      const joined = [];
      for (const token of tokens) {
        const before = joined[joined.length - 1];
        if (before && /^[b-hj-z]$/i.test(before.text) && /^[a-z]{2,}$/i.test(token.text))
          joined[joined.length - 1] = { ...token, text: `${before.text}-${token.text}` };
        else joined.push(token);
      }
      return joined;
    }

    /** @param {BriefingsToken[]} tokens @param {boolean} [typing] */
    function groupsOf(tokens, typing = false) {
      /** @type {BriefingsGroup[]} */
      const groups = [];
      for (const token of joinLetters(tokens)) {
        const pieces = briefingsAnalyze.query(token.text);
        pieces.forEach((piece, i) => {
          if (!piece.alternatives.length && !(token.open && typing)) return;
          const open = token.open && i === pieces.length - 1;
          const lone = Array.from(piece.raw).length === 1;
          const prefix = (open && !lone) || (lone && briefingsAnalyze.isIdeograph(piece.raw)) ? piece.raw : "";
          groups.push({ ...piece, prefix, boosts: new Map(), bytes: none(), size: 0, begun: false });
        });
      }
      return groups.slice(0, MOST_WORDS);
    }

    /** No article, as bytes. */
    const none = () => new Uint8Array(meta.count);

    /** @param {BriefingsGroup[]} groups */
    function needed(groups) {
      const terms = groups.flatMap((group) => group.alternatives.flat());
      const stems = groups.filter((group) => group.prefix).flatMap((group) => stumps(group.raw));
      return postings.need([...terms, ...stems], groups.map((group) => group.prefix).filter(Boolean));
    }

    /** Finds the articles that have a group's word, and the terms by which they match.
        @param {BriefingsGroup} group @param {boolean} typing */
    function match(group, typing) {
      group.bytes = none();
      group.boosts.clear();
      group.begun = false;
      for (const terms of group.alternatives) {
        if (!terms.every((term) => postings.entry(term))) continue;
        for (const term of terms) group.boosts.set(term, 1);
        join(group.bytes, terms.length > 1 ? neighbours(terms) : postings.mark(terms[0], none()));
      }
      // A year may be the date of an article, not only one of its words.
      const year = facets.names.year.indexOf(group.raw);
      if (year >= 0)
        facets.of.year.forEach((values, document) => {
          if (values[0] === year) group.bytes[document] = 1;
        });
      if (group.prefix && (typing || !any(group.bytes))) begin(group);
      group.size = sum(group.bytes);
    }

    /** Articles with the terms of one word, "4.5" and "billion": adjacent in a text, or in one list of names; if there
        are none, anywhere. @param {string[]} terms */
    function neighbours(terms) {
      const bytes = phrase(terms);
      for (const field of postings.unplaced) {
        join(bytes, intersection(terms.map((term) => postings.mark(term, none(), field))));
      }
      if (any(bytes)) return bytes;
      return intersection(terms.map((term) => postings.mark(term, none())));
    }

    /** The word may be unfinished: terms that begin with it match, with a lower boost. @param {BriefingsGroup} group */
    function begin(group) {
      let found = postings.beginning(group.prefix, MOST_BEGINNINGS).filter((term) => !group.boosts.has(term));
      // Stems are shorter than words: "manufacturin" is longer than its own, "manufactur".
      if (!found.length && !group.boosts.size)
        found = stumps(group.raw)
          .filter((term) => postings.entry(term))
          .slice(0, 1);
      group.begun = found.length > 0 && !group.boosts.size;
      for (const term of found) {
        group.boosts.set(term, BEGINNING);
        postings.mark(term, group.bytes);
      }
    }

    /** What may be the stem of an unfinished word: its first letters, longest first. @param {string} raw */
    function stumps(raw) {
      /** @type {string[]} */
      const found = [];
      for (let n = raw.length - 1; n >= Math.max(4, raw.length - 4); n--) found.push(raw.slice(0, n));
      return /^[a-z]+$/.test(raw) ? found : [];
    }

    // ---- words that no article has ----

    /** Replaces words that no article has, where a similar one exists, and returns the replacements.
        @param {BriefingsGroup[]} groups @param {boolean} typing */
    async function mend(groups, typing) {
      /** @type {BriefingsChange[]} */
      const changes = [];
      if (groups.every((group) => group.size)) return changes;
      await once("search/words.js");
      vocabulary = vocabulary || new Set(words.filter((_, i) => i % 2 === 0));
      const spelled = vocabulary;
      for (let i = 0; i < groups.length; i++) {
        if (groups[i].size) continue;
        const change = together(groups, i, spelled) || (await respelled(groups[i], i)) || apart(groups[i].raw, i, spelled);
        if (!change) continue;
        const { to, at, taken } = change;
        changes.push({
          from: groups
            .slice(at, at + taken)
            .map((group) => group.text)
            .join(" "),
          to,
        });
        const better = groupsOf(to.split(" ").map((text) => ({ text })));
        await needed(better);
        for (const group of better) match(group, typing);
        groups.splice(at, taken, ...better);
        i = at + better.length - 1;
      }
      return changes;
    }

    /** "tik tok" is "tiktok". @param {BriefingsGroup[]} groups @param {number} i @param {Set<string>} spelled */
    function together(groups, i, spelled) {
      for (const at of [i, i - 1]) {
        if (at < 0 || at + 1 >= groups.length) continue;
        const to = groups[at].raw + groups[at + 1].raw;
        if (spelled.has(to)) return { to, at, taken: 2 };
      }
      return null;
    }

    /** @param {BriefingsGroup} group @param {number} at */
    async function respelled(group, at) {
      const to = await briefingsSpelling.suggest(group.raw, words, rest);
      return to ? { to, at, taken: 1 } : null;
    }

    /** "alibabacloud" is "alibaba cloud". @param {string} raw @param {number} at @param {Set<string>} spelled */
    function apart(raw, at, spelled) {
      for (let n = raw.length - 3; n >= 3; n--) {
        const first = raw.slice(0, n),
          second = raw.slice(n);
        if (spelled.has(first) && spelled.has(second)) return { to: `${first} ${second}`, at, taken: 1 };
      }
      return null;
    }

    // ---- phrases ----

    /** Articles that have the terms in this order, adjacent, in one field. @param {string[]} terms */
    function phrase(terms) {
      const bytes = none();
      if (!terms.every((term) => postings.entry(term))) return bytes;
      for (const field of postings.placed) {
        const all = intersection(terms.map((term) => postings.mark(term, none(), field)));
        for (const document of postings.documents(terms[0], field)) {
          if (!all[document]) continue;
          const places = terms.map((term) => postings.places(term, field, document));
          if (places[0].some((start) => places.every((at, i) => at.includes(start + i)))) bytes[document] = 1;
        }
      }
      return bytes;
    }

    /** @param {BriefingsQuery} query @param {boolean} not @returns {BriefingsPhrase[]} */
    function phrasesOf(query, not) {
      return query.phrases
        .filter((one) => one.not === not)
        .map((one) => ({ text: one.text, terms: briefingsAnalyze(one.text) }))
        .filter((one) => one.terms.length);
    }

    // ---- the query as a whole ----

    /** @param {BriefingsRequest} request @returns {Promise<BriefingsResult>} */
    async function search({ text, typing = false, sort, ...chosen }) {
      const start = performance.now();
      const query = briefingsQuery.parse(text);
      const filters = briefingsQuery.resolve(query.filters, facets.names, typing);
      const choice = (/** @type {BriefingsFacetName} */ facet) => facets.chosen(facet, chosen[facet], filters.problems);
      const choices = { company: choice("company"), tag: choice("tag"), year: choice("year") };
      const asked = await understand(query, typing);
      await rest();
      const found = combine(asked);
      facets.filtered(found.bytes, filters);
      const kind = how(query, asked, found, filters, choices);
      await rest();
      const counts = facets.counted(found.bytes, choices);
      const unfiltered = sum(found.bytes);
      facets.filtered(found.bytes, { wanted: choices, unwanted: {} });
      await rest();
      const documents = order(found, asked, kind === "browse" ? "date" : sort);
      return {
        how: kind,
        text,
        documents,
        facets: counts,
        unfiltered,
        problems: filters.problems,
        changes: asked.changes,
        lost: found.lost,
        begun: asked.groups.filter((group) => group.begun).map((group) => group.text),
        missing: asked.groups.filter((group) => !group.size).map((group) => group.text),
        terms: found.terms,
        milliseconds: performance.now() - start,
      };
    }

    /** @param {BriefingsQuery} query @param {boolean} typing @returns {Promise<BriefingsAsked>} */
    async function understand(query, typing) {
      const all = groupsOf(
          query.words.filter((word) => !word.not),
          typing,
        ),
        asking = all.filter((group) => ASKING.has(group.raw) && !group.prefix);
      const groups = asking.length < all.length || query.phrases.length ? all.filter((group) => !asking.includes(group)) : all;
      const excluded = groupsOf(query.words.filter((word) => word.not));
      const phrases = phrasesOf(query, false),
        unwanted = phrasesOf(query, true);
      await needed([...groups, ...excluded]);
      await postings.need(
        [...phrases, ...unwanted].flatMap((one) => one.terms),
        [],
      );
      for (const group of [...groups, ...excluded]) match(group, typing);
      return { groups, excluded, phrases, unwanted, changes: await mend(groups, typing) };
    }

    /** Articles by phrase; the words of a phrase that no article has become groups of the query.
        @param {BriefingsAsked} asked */
    function phraseParts(asked) {
      /** @type {string[]} */
      const lost = [];
      /** @type {Uint8Array[]} */
      const parts = [];
      for (const one of asked.phrases) {
        const bytes = phrase(one.terms);
        if (any(bytes)) {
          parts.push(bytes);
          continue;
        }
        lost.push(one.text);
        const groups = groupsOf([{ text: one.text }]);
        for (const group of groups) match(group, false);
        asked.groups.push(...groups);
      }
      return { parts, lost };
    }

    /** Every term of a query with the sum of its boosts. @param {BriefingsAsked} asked */
    function boostsOf(asked) {
      /** @type {Map<string, number>} */
      const boosts = new Map();
      const add = (/** @type {number} */ boost, /** @type {string} */ term) => boosts.set(term, (boosts.get(term) || 0) + boost);
      for (const term of asked.phrases.flatMap((one) => one.terms)) if (postings.entry(term)) add(1, term);
      for (const group of asked.groups) group.boosts.forEach(add);
      return boosts;
    }

    /** The articles that have all that is asked for; if none has, those that have some of it.
        @param {BriefingsAsked} asked @returns {BriefingsFound} */
    function combine(asked) {
      const phrases = phraseParts(asked),
        boosts = boostsOf(asked);
      const parts = [...asked.groups.map((group) => group.bytes), ...phrases.parts];
      const bytes = parts.length ? intersection(parts) : none().fill(1),
        complete = parts.length < 2 || any(bytes);
      if (!complete) for (const part of parts) join(bytes, part);
      const out = [...asked.excluded.map((group) => group.bytes), ...asked.unwanted.map((one) => phrase(one.terms))];
      for (const part of out) remove(bytes, part);
      return { bytes, complete, boosts, terms: new Set(boosts.keys()), lost: phrases.lost, parts };
    }

    /** @param {BriefingsQuery} query @param {BriefingsAsked} asked @param {BriefingsFound} found
        @param {BriefingsFilters} filters @param {Required<BriefingsChoices>} choices @returns {BriefingsHow} */
    function how(query, asked, found, filters, choices) {
      if (found.parts.length) return found.complete ? "all" : "some";
      if (query.words.some((word) => !word.not)) return "stop";
      const named = Object.keys(filters.wanted).length || Object.keys(filters.unwanted).length;
      const narrowed = named || asked.excluded.length || asked.unwanted.length || facets.all.some((facet) => choices[facet].size);
      return narrowed ? "browse" : "empty";
    }

    /** Articles are numbered newest first: their numbers are their order by date.
        @param {BriefingsFound} found @param {BriefingsAsked} asked @param {BriefingsSort} [sort] */
    function order(found, asked, sort) {
      /** @type {number[]} */
      const documents = [];
      found.bytes.forEach((byte, document) => {
        if (byte) documents.push(document);
      });
      if (sort === "date") return documents;
      if (sort === "oldest") return documents.sort((a, b) => Number(!meta.dates[a]) - Number(!meta.dates[b]) || b - a);
      const base = postings.scores(found.boosts);
      const scores = briefingsRanking.score(base, documents, { asked, parts: found.parts, postings, facets, meta });
      const score = (/** @type {number} */ document) => scores.get(document) || 0;
      return documents.sort((a, b) => score(b) - score(a) || a - b);
    }

    /** What is shown of articles, by their numbers. @param {number[]} numbers */
    async function documents(numbers) {
      const pieces = [...new Set(numbers.map((number) => Math.floor(number / meta.chunk)))];
      await Promise.all(pieces.map((piece) => once(`search/documents-${String(piece).padStart(4, "0")}.js`)));
      return numbers.map((number) => texts[Math.floor(number / meta.chunk)][number % meta.chunk]);
    }

    function start() {
      return once("search/index.js");
    }

    return { start, receive, search, documents, meta: () => meta };
  }

  // ---- sets of articles, one byte for each ----

  /** Adds articles to a set. @param {Uint8Array} bytes @param {Uint8Array} more */
  function join(bytes, more) {
    for (let i = 0; i < bytes.length; i++) if (more[i]) bytes[i] = 1;
  }

  /** Removes articles from a set. @param {Uint8Array} bytes @param {Uint8Array} less */
  function remove(bytes, less) {
    for (let i = 0; i < bytes.length; i++) if (less[i]) bytes[i] = 0;
  }

  /** @param {Uint8Array[]} all */
  function intersection(all) {
    const bytes = all[0].slice();
    for (const other of all.slice(1)) for (let i = 0; i < bytes.length; i++) bytes[i] &= other[i];
    return bytes;
  }

  /** @param {Uint8Array} bytes */
  const any = (bytes) => bytes.includes(1);

  /** @param {Uint8Array} bytes */
  const sum = (bytes) => bytes.reduce((total, byte) => total + byte, 0);

  return make;
})();
