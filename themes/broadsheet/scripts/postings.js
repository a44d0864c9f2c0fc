/** The index, loaded shard by shard: which shard holds a term, which terms begin with a text, which articles have a term,
    how much it weighs in each. Pure except for `load`. Needs briefingsCoding. generator/search/shards.py writes the shards. */
const briefingsPostings = (() => {
  "use strict";

  const MOST_SHARDS = 6; // for one beginning: a third of all words may begin with one letter
  const MOST_CANDIDATES = 48;
  const MOST_DECODED = 1_000_000; // occurrences whose arrays are kept: some 30 MB
  const K1 = 1.2,
    B = 0.75; // of BM25, as in lunr.js

  /** The first position whose item is not below a value, in a sorted list. @param {number} size @param {(at: number) => boolean} below */
  function lowerBound(size, below) {
    let low = 0,
      high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (below(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** `load(path)` requests a script of the site and resolves when it has run. @param {BriefingsMeta} meta @param {BriefingsLoad} load */
  function make(meta, load) {
    const named = meta.shards ? meta.shards.split(" ") : [],
      firsts = named.slice(0, meta.runs);
    /** Frequent terms, each with its own shard. */
    const alone = new Map(named.slice(meta.runs).map((term, at) => [term, meta.runs + at]));
    const averages = meta.lengths.map((length) => length / meta.count);
    /** @type {BriefingsShard[]} */
    const shards = [];
    /** @type {string[]} */
    let frequent = [];
    /** @type {Map<string, Promise<void>>} */
    const loading = new Map();
    /** @type {Map<string, BriefingsPart[] | null>} */
    const known = new Map();
    let decoded = 0;
    const placed = new Set(meta.placed),
      stored = new Set(meta.stored);

    /** A term's own shard, else the last one whose first term is not after it; the first if there is none. @param {string} term */
    function shardOf(term) {
      return alone.get(term) ?? Math.max(0, lowerBound(firsts.length, (at) => firsts[at] <= term) - 1);
    }

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

    /** @param {number} number @returns {Promise<void>} */
    function fetch(number) {
      if (!named.length || shards[number]) return Promise.resolve();
      return once(`search/terms-${String(number).padStart(4, "0")}.js`);
    }

    /** @param {number} number @param {string} terms @param {string} sizes @param {string} postings */
    function receive(number, terms, sizes, postings) {
      const starts = [0];
      for (const size of briefingsCoding.unpack(sizes)) starts.push(starts[starts.length - 1] + size);
      shards[number] = { terms: terms.split(" "), starts, postings };
    }

    /** @param {string} terms */
    function receiveCommon(terms) {
      frequent = terms ? terms.split(" ") : [];
    }

    /** The shards that may have terms that begin with a text. @param {string} prefix */
    function shardsOf(prefix) {
      const found = [...alone].filter(([term]) => term.startsWith(prefix)).map(([, number]) => number);
      let at = Math.max(0, lowerBound(firsts.length, (one) => firsts[one] <= prefix) - 1);
      while (at < firsts.length && (firsts[at] <= prefix || firsts[at].startsWith(prefix))) found.push(at++);
      return found;
    }

    /** Resolves when the shards of these terms are loaded. @param {string[]} terms */
    async function need(terms) {
      await Promise.all([...new Set(terms.map(shardOf))].map(fetch));
    }

    /** Resolves when the shards of words that begin with `prefix` are loaded; of many shards, those with the most frequent
        ones. @param {string} prefix */
    async function needBeginning(prefix) {
      const all = shardsOf(prefix);
      /** @type {Set<number>} */
      const wanted = new Set();
      if (all.length > MOST_SHARDS) {
        await once("search/common.js");
        for (const term of frequent) if (wanted.size < MOST_SHARDS && term.startsWith(prefix)) wanted.add(shardOf(term));
      }
      for (const number of all) if (wanted.size < MOST_SHARDS) wanted.add(number);
      await Promise.all([...wanted].map(fetch));
    }

    /** @param {BriefingsShard} shard @param {string} term */
    const placeIn = (shard, term) => lowerBound(shard.terms.length, (at) => shard.terms[at] < term);

    /** A term's postings by field; null if no loaded shard has it. @param {string} term */
    function entry(term) {
      const before = known.get(term);
      if (before !== undefined) return before;
      const shard = shards[shardOf(term)];
      if (!shard) return null;
      const at = placeIn(shard, term);
      const parts =
        shard.terms[at] === term ? briefingsCoding.decode(shard.postings, shard.starts[at], alone.has(term), meta.count - 1) : null;
      if (decoded > MOST_DECODED) {
        known.clear();
        decoded = 0;
      }
      for (const one of parts ?? []) decoded += one.documents.length;
      known.set(term, parts);
      return parts;
    }

    /** @param {string} term @param {number} field */
    const part = (term, field) => entry(term)?.find((one) => one.field === field);

    /** @param {string} term @param {number} field */
    function located(term, field) {
      const parts = entry(term),
        found = parts?.find((one) => one.field === field);
      if (!parts || !found || !stored.has(field)) return null;
      if (!found.places) {
        briefingsCoding.locate(parts, stored);
        for (const { places } of parts) decoded += places?.all.length ?? 0;
      }
      return found;
    }

    /** Articles that have the term in a field, in order. @param {string} term @param {number} field @returns {Iterable<number>} */
    const documents = (term, field) => part(term, field)?.documents ?? [];

    /** Whether an article has the term in a field. @param {string} term @param {number} field @param {number} document */
    function has(term, field, document) {
      const found = part(term, field);
      return found !== undefined && found.documents[lowerBound(found.documents.length, (i) => found.documents[i] < document)] === document;
    }

    /** The term's positions in a field of an article; empty if it is not there or the field has no positions.
        @param {string} term @param {number} field @param {number} document @returns {ArrayLike<number> & Iterable<number>} */
    function places(term, field, document) {
      const found = located(term, field);
      if (!found) return [];
      const at = lowerBound(found.documents.length, (i) => found.documents[i] < document);
      if (found.documents[at] !== document) return [];
      const { starts, all } = /** @type {BriefingsPlaces} */ (found.places);
      return all.subarray(starts[at], starts[at + 1]);
    }

    /** Marks the articles that have terms in this order, adjacent, in a field. @param {string[]} terms @param {number} field
        @param {Uint8Array} bytes */
    function phrase(terms, field, bytes) {
      const parts = terms.map((term) => located(term, field));
      if (parts.some((one) => !one)) return;
      const all = /** @type {BriefingsPart[]} */ (parts),
        at = all.map(() => 0);
      for (const document of all[0].documents) {
        const together = all.every((one, i) => {
          while (at[i] < one.documents.length && one.documents[at[i]] < document) at[i]++;
          return one.documents[at[i]] === document;
        });
        if (together && adjacent(all, at)) bytes[document] = 1;
      }
    }

    /** @param {BriefingsPart[]} parts @param {number[]} at */
    function adjacent(parts, at) {
      const places = parts.map((one, i) => {
        const { starts, all } = /** @type {BriefingsPlaces} */ (one.places);
        return all.subarray(starts[at[i]], starts[at[i] + 1]);
      });
      return places[0].some((start) => places.every((found, i) => found.includes(start + i)));
    }

    /** At most `most` terms that begin with a text, those with the longest postings first. @param {string} prefix @param {number} [most] */
    function beginning(prefix, most = MOST_CANDIDATES) {
      /** @type {{ term: string, size: number }[]} */
      const found = [];
      for (const number of shardsOf(prefix)) {
        const shard = shards[number];
        if (!shard) continue;
        for (let i = placeIn(shard, prefix); i < shard.terms.length && shard.terms[i].startsWith(prefix); i++)
          found.push({ term: shard.terms[i], size: shard.starts[i + 1] - shard.starts[i] });
      }
      return found
        .sort((a, b) => b.size - a.size || (a.term < b.term ? -1 : 1))
        .slice(0, most)
        .map((one) => one.term);
    }

    /** Marks the articles that have the term, in any field or in one.
        @param {string} term @param {Uint8Array} bytes @param {number} [field] */
    function mark(term, bytes, field) {
      for (const part of entry(term) ?? []) {
        if (field === undefined || part.field === field) for (const document of part.documents) bytes[document] = 1;
      }
      return bytes;
    }

    /** What lunr.js stores of a term: its weight in every article that has it, by field. @param {string} term */
    function weighed(term) {
      const parts = entry(term) ?? [],
        spread = parts.reduce((total, one) => total + one.documents.length, 0);
      const idf = Math.log(1 + Math.abs((meta.count - spread + 0.5) / (spread + 0.5)));
      for (const part of parts) {
        if (part.weights) continue;
        const { frequencies, lengths, field } = part,
          weights = new Float64Array(frequencies.length);
        const average = averages[field],
          boost = meta.boosts[field];
        // In this order of operations lunr.js computes it: another would round otherwise.
        for (let i = 0; i < weights.length; i++) {
          const often = frequencies[i];
          const weight = (idf * ((K1 + 1) * often)) / (K1 * (1 - B + B * (lengths[i] / average)) + often);
          weights[i] = Math.round(weight * boost * 1000) / 1000;
        }
        part.weights = weights;
      }
      return parts;
    }

    /** lunr.js's score of every article for terms with boosts: the sum of weights times boosts, divided by the length of
        the query's vector. Terms that the index lacks must be left out, as lunr.js leaves them out.
        @param {Map<string, number>} boosts */
    function scores(boosts) {
      const total = new Float64Array(meta.count);
      let length = 0;
      for (const [term, boost] of boosts) {
        length += boost * boost;
        for (const { documents, weights } of weighed(term)) {
          if (weights) for (let i = 0; i < documents.length; i++) total[documents[i]] += boost * weights[i];
        }
      }
      length = Math.sqrt(length) || 1;
      for (let i = 0; i < total.length; i++) total[i] /= length;
      return total;
    }

    const unplaced = meta.fields.map((_, number) => number).filter((number) => !placed.has(number));
    return {
      need,
      needBeginning,
      receive,
      receiveCommon,
      entry,
      documents,
      has,
      places,
      phrase,
      beginning,
      mark,
      weighed,
      scores,
      placed: meta.placed,
      unplaced,
    };
  }

  return { make, lowerBound };
})();
