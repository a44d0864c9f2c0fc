/** The search itself: a query in, articles out, best first, with the counts of every facet. No page: it also runs in Node.
    Needs briefingsAnalyze, -Query, -Facets, -Coding, -Postings, -Spelling, -Ranking.
    Limits: which articles match is decided here; their order is lunr.js's score, adjusted by `ranking.js`. */
const briefingsEngine = (() => {
  "use strict";

  const MOST_WORDS = 24,
    BEGINNING = 0.25,
    DATED = 20,
    NEAR_ENOUGH = 1,
    LONGEST = 24,
    FACETS = "search/facets.js";
  // Words of questions in whole sentences: if there are others, an article need not have them.
  const ASKING = new Set("how much many did do does can could should why where whose about any been being am i me my".split(" "));

  const MONTHS = "january february march april may june july august september october november december".split(" ");
  // What may follow a stem in an unfinished word: "manufactur" and "in".
  const UNFINISHED = /^(i|in|e|a|at|ati|atio|m|me|men|n|ne|nes|l|iv|ab|abl|o|ou|it|s|y|is|ist|iz|ize)$/;

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
    /** Spellings, word and count in turn, by the number of their script. @type {string[][]} */
    const spellings = [];
    /** @type {Record<number, Promise<BriefingsShown[]>>} */
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
      /** @param {number} number @param {string} terms @param {string} sizes @param {string} data */
      terms(number, terms, sizes, data) {
        postings.receive(number, terms, sizes, data);
      },
      /** @param {string} terms */
      common(terms) {
        postings.receiveCommon(terms);
      },
      /** @param {string} companies @param {string} tags */
      facets(companies, tags) {
        facets.receive(companies, tags);
      },
      /** @param {number} number @param {string} text */
      words(number, text) {
        spellings[number] = text.split(" ");
      },
      /** @param {number} number @param {string} documents */
      documents(number, documents) {
        texts[number] = inflated(documents);
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
          groups.push({ ...piece, prefix, boosts: new Map(), bytes: none(), size: 0, month: "", begun: false });
        });
      }
      return groups.slice(0, MOST_WORDS);
    }

    /** Groups that are a month of the archive become one: "May 2024", "2024-05", and with a day, "16 May 2024".
        @param {BriefingsGroup[]} groups */
    function joinMonths(groups) {
      /** @type {BriefingsGroup[]} */
      const joined = [];
      for (let i = 0; i < groups.length; i++) {
        const { month, taken } = monthAt(groups.slice(i, i + 3).map((group) => group.text));
        if (!month || !meta.months.some(([known]) => known === month)) {
          joined.push(groups[i]);
          continue;
        }
        const own = groups.slice(i, i + taken),
          text = own.map((group) => group.text).join(" "),
          written = taken > 1 ? text : `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
        joined.push({ ...own[0], text, raw: text, alternatives: [briefingsAnalyze(written)], prefix: "", month });
        i += taken - 1;
      }
      return joined;
    }

    /** @param {string[]} words folded */
    function monthAt([first, second = "", third = ""]) {
      const numbers = /^(\d{4}-(\d{2}))(?:-\d{2})?$/.exec(first),
        day = /^([12]?\d|3[01])(st|nd|rd|th)?$/;
      if (numbers) return { month: numbers[1], taken: 1 };
      const named = (/** @type {string} */ name, /** @type {string} */ year, /** @type {number} */ taken) => {
        const number =
          /^\d{4}$/.test(year) && name.length > 2 ? MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1 : 0;
        return { month: number ? `${year}-${String(number).padStart(2, "0")}` : "", taken };
      };
      if (day.test(first)) return named(second, third, 3);
      return day.test(second) ? named(first, third, 3) : named(first, second, 2);
    }

    /** No article, as bytes. */
    const none = () => new Uint8Array(meta.count);

    /** Loads what is needed to match groups exactly, and while the reader types, also as beginnings.
        @param {BriefingsGroup[]} groups @param {boolean} typing */
    async function needed(groups, typing) {
      const begun = typing ? groups.filter((group) => group.prefix) : [];
      await Promise.all([
        postings.need(groups.flatMap((group) => group.alternatives.flat())),
        ...begun.map((group) => postings.needBeginning(group.prefix)),
      ]);
    }

    /** Finds the articles that have a group's word, and the terms by which they match.
        @param {BriefingsGroup} group @param {boolean} typing */
    async function match(group, typing) {
      group.bytes = none();
      group.boosts.clear();
      group.begun = false;
      if (group.month) return ofMonth(group);
      for (const terms of group.alternatives) {
        if (!terms.every((term) => postings.entry(term))) continue;
        for (const term of terms) group.boosts.set(term, 1);
        join(group.bytes, terms.length > 1 ? neighbours(terms) : postings.mark(terms[0], none()));
      }
      dated(group);
      if (group.prefix && (typing || !any(group.bytes))) await begin(group);
      group.size = sum(group.bytes);
      await rest();
    }

    /** Articles of a month, and those that name it. @param {BriefingsGroup} group */
    function ofMonth(group) {
      group.bytes = phrase(group.alternatives[0]);
      for (const document of facets.articlesOf((month) => month === group.month)) group.bytes[document] = 1;
      group.size = sum(group.bytes);
    }

    /** A year may be the date of an article, not only one of its words. @param {BriefingsGroup} group */
    function dated(group) {
      if (/^\d{4}$/.test(group.raw)) {
        for (const document of facets.articlesOf((month) => facets.inYear(month, group.raw))) group.bytes[document] = 1;
      }
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
    async function begin(group) {
      await postings.needBeginning(group.prefix);
      let found = postings.beginning(group.prefix).filter((term) => !group.boosts.has(term));
      // Stems are shorter than words: "manufacturin" is longer than its own, "manufactur".
      if (!found.length && !group.boosts.size) {
        const stems = stumps(group.raw);
        await postings.need(stems);
        found = stems.filter((term) => postings.entry(term)).slice(0, 1);
      }
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
      for (let n = raw.length - 1; n >= Math.max(4, raw.length - 4); n--) if (UNFINISHED.test(raw.slice(n))) found.push(raw.slice(0, n));
      return /^[a-z]+$/.test(raw) ? found : [];
    }

    // ---- words that no article has ----

    /** Replaces words that no article has, where a similar one exists, and returns the replacements.
        @param {BriefingsGroup[]} groups @param {boolean} typing */
    async function mend(groups, typing) {
      /** @type {BriefingsChange[]} */
      const changes = [];
      for (let i = 0; i < groups.length; i++) {
        if (groups[i].size) continue;
        const { raw } = groups[i];
        const change =
          (await together(groups, i)) || (await apart(raw, i, true)) || (await respelled(groups[i], i)) || (await apart(raw, i, false));
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
        await needed(better, false);
        for (const group of better) await match(group, typing);
        groups.splice(at, taken, ...better);
        i = at + better.length - 1;
      }
      return changes;
    }

    /** Whether an article has a word, in any form. @param {string} word */
    async function exists(word) {
      const terms = briefingsAnalyze(word);
      await postings.need(terms);
      return terms.length > 0 && terms.every((term) => postings.entry(term));
    }

    /** "tik tok" is "tiktok". @param {BriefingsGroup[]} groups @param {number} i */
    async function together(groups, i) {
      for (const at of [i, i - 1]) {
        if (at < 0 || at + 1 >= groups.length) continue;
        const to = groups[at].raw + groups[at + 1].raw;
        if (await exists(to)) return { to, at, taken: 2 };
      }
      return null;
    }

    /** The most similar word; of those with another first letter only if none with the same one is near.
        @param {BriefingsGroup} group @param {number} at */
    async function respelled(group, at) {
      if (!briefingsSpelling.reach(group.raw)) return null;
      const own = Math.max(0, briefingsPostings.lowerBound(meta.words.length, (n) => meta.words[n] <= group.raw[0]) - 1);
      let { word, cost } = await similar(group.raw, own);
      if (cost > NEAR_ENOUGH) {
        const others = Array.from(meta.words, (_, n) => n).filter((n) => n !== own);
        await Promise.all(others.map(spelled));
        for (const n of others) {
          const other = await similar(group.raw, n);
          if (other.cost < cost) ({ word, cost } = other);
        }
      }
      const to = word || ((await apart(group.raw, at, false)) ? "" : briefingsSpelling.ending(group.raw, spellings.flat()));
      return to ? { to, at, taken: 1 } : null;
    }

    /** Loads a list of spellings. @param {number} number */
    const spelled = (number) => (meta.words ? once(`search/words-${String(number).padStart(2, "0")}.js`) : Promise.resolve());

    /** @param {string} word @param {number} number */
    async function similar(word, number) {
      await spelled(number);
      return briefingsSpelling.suggest(word, spellings[number] ?? [], rest);
    }

    /** "alibabacloud" is "alibaba cloud". @param {string} raw @param {number} at @param {boolean} adjacent an article has them so */
    async function apart(raw, at, adjacent) {
      for (let n = Math.min(raw.length, LONGEST) - 3; n >= 3; n--) {
        const first = raw.slice(0, n),
          second = raw.slice(n);
        if (!(await exists(first)) || !(await exists(second))) continue;
        if (!adjacent || any(phrase([...briefingsAnalyze(first), ...briefingsAnalyze(second)])))
          return { to: `${first} ${second}`, at, taken: 1 };
      }
      return null;
    }

    // ---- phrases ----

    /** Articles that have the terms in this order, adjacent, in one field. @param {string[]} terms */
    function phrase(terms) {
      const bytes = none();
      if (!terms.every((term) => postings.entry(term))) return bytes;
      for (const field of postings.placed) postings.phrase(terms, field, bytes);
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
      const query = briefingsQuery.parse(text),
        asking = askingOf(query, typing);
      const filters = briefingsQuery.resolve(query.filters, facets.names, typing);
      const choice = (/** @type {BriefingsFacetName} */ facet) => facets.chosen(facet, chosen[facet], filters.problems);
      const choices = { company: choice("company"), tag: choice("tag"), year: choice("year") };
      const both = facets.needed([choices, filters.wanted, filters.unwanted]) ? once(FACETS) : Promise.resolve();
      await Promise.all([loadAll(asking, typing), both]);
      const asked = await understand(asking, typing);
      await rest();
      const found = await combine(asked);
      facets.filtered(found.bytes, filters);
      await rest();
      const kind = how(query, asked, found, filters, choices);
      const unfiltered = sum(found.bytes),
        counted = found.bytes.slice();
      facets.filtered(found.bytes, { wanted: choices, unwanted: {} });
      await rest();
      const documents = await order(found, asked, kind === "browse" ? "date" : sort);
      return {
        how: kind,
        text,
        documents,
        counts: () => once(FACETS).then(() => facets.counted(counted, choices, rest)),
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

    /** @param {BriefingsQuery} query @param {boolean} typing @returns {BriefingsAsking} */
    function askingOf(query, typing) {
      const all = groupsOf(
          query.words.filter((word) => !word.not),
          typing,
        ),
        asking = all.filter((group) => ASKING.has(group.raw) && !group.prefix);
      return {
        groups: joinMonths(asking.length < all.length || query.phrases.length ? all.filter((group) => !asking.includes(group)) : all),
        excluded: groupsOf(query.words.filter((word) => word.not)),
        phrases: phrasesOf(query, false),
        unwanted: phrasesOf(query, true),
      };
    }

    /** Loads the shards of a query. @param {BriefingsAsking} asking @param {boolean} typing */
    async function loadAll({ groups, excluded, phrases, unwanted }, typing) {
      const phrased = [...phrases, ...unwanted].flatMap((one) => one.terms);
      await Promise.all([needed([...groups, ...excluded], typing), postings.need(phrased)]);
    }

    /** @param {BriefingsAsking} asking @param {boolean} typing @returns {Promise<BriefingsAsked>} */
    async function understand(asking, typing) {
      const { groups, excluded } = asking,
        named = briefingsRanking.named(groups, facets.names.company);
      await postings.need(named.flat());
      for (const group of [...groups, ...excluded]) await match(group, typing);
      return { ...asking, named, changes: await mend(groups, typing) };
    }

    /** Articles by phrase; the words of a phrase that no article has become groups of the query.
        @param {BriefingsAsked} asked */
    async function phraseParts(asked) {
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
        for (const group of groups) await match(group, false);
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
        @param {BriefingsAsked} asked @returns {Promise<BriefingsFound>} */
    async function combine(asked) {
      const phrases = await phraseParts(asked),
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
    async function order(found, asked, sort) {
      /** @type {number[]} */
      const documents = [];
      found.bytes.forEach((byte, document) => {
        if (byte) documents.push(document);
      });
      if (sort === "date") return documents;
      if (sort === "oldest") {
        const undated = new Set(facets.articlesOf((month) => !month));
        return [...documents.filter((one) => !undated.has(one)).reverse(), ...documents.filter((one) => undated.has(one)).reverse()];
      }
      const base = postings.scores(found.boosts);
      for (const group of asked.groups) {
        if (group.month) for (const document of facets.articlesOf((month) => month === group.month)) base[document] += DATED;
      }
      await rest();
      return briefingsRanking.order(base, documents, { asked, parts: found.parts, postings, meta });
    }

    /** What is shown of articles, by their numbers. @param {number[]} numbers */
    async function documents(numbers) {
      const places = numbers.map((number) => meta.count - 1 - number),
        pieces = [...new Set(places.map((place) => Math.floor(place / meta.chunk)))];
      /** @type {Record<number, BriefingsShown[]>} */
      const shown = {};
      await Promise.all(
        pieces.map(async (piece) => {
          await once(`search/documents-${String(piece).padStart(4, "0")}.js`);
          shown[piece] = await texts[piece];
        }),
      );
      return places.map((place) => {
        const [path, title, date, iso, companies, text] = shown[Math.floor(place / meta.chunk)][place % meta.chunk];
        return { path, title, date, iso, companies, text };
      });
    }

    function start() {
      return once("search/index.js");
    }

    return { start, receive, search, documents, meta: () => meta, postings: () => postings };
  }

  /** JSON that generator/search/packing.py compressed. @param {string} text */
  function inflated(text) {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
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
  function sum(bytes) {
    let total = 0;
    for (let i = 0; i < bytes.length; i++) total += bytes[i];
    return total;
  }

  return make;
})();
