/** The index, loaded shard by shard: which shard holds a term, which terms begin with a text, which articles have a term.
    Pure except for `load`. generator/search/shards.py writes the shards and documents their format. */
const briefingsPostings = (() => {
  "use strict";

  const MOST_SHARDS = 6; // for one beginning: a third of all words may begin with one letter

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
    /** @type {BriefingsEntry[][]} */
    const shards = [];
    /** @type {Map<number, Promise<void>>} */
    const loading = new Map();
    /** @type {Map<string, BriefingsPart[] | null>} */
    const known = new Map();
    const placed = new Set(meta.placed);

    /** The last shard whose first term is not after `term`; the first if there is none. @param {string} term */
    function shardOf(term) {
      return Math.max(0, lowerBound(meta.shards.length, (at) => meta.shards[at] <= term) - 1);
    }

    /** @param {number} number @returns {Promise<void>} */
    function fetch(number) {
      if (!meta.shards.length || shards[number]) return Promise.resolve();
      let loaded = loading.get(number);
      if (!loaded) {
        loaded = load(`search/terms-${String(number).padStart(4, "0")}.js`).catch((error) => {
          loading.delete(number);
          throw error;
        });
        loading.set(number, loaded);
      }
      return loaded;
    }

    /** @param {number} number @param {BriefingsEntry[]} entries */
    function receive(number, entries) {
      shards[number] = entries;
    }

    /** Resolves when the shards of these terms, and of the words that begin with `prefixes`, are loaded.
        @param {string[]} terms @param {string[]} prefixes */
    function need(terms, prefixes) {
      const wanted = new Set(terms.map(shardOf));
      for (const prefix of prefixes) {
        const first = shardOf(prefix);
        for (let n = first; n < meta.shards.length && n < first + MOST_SHARDS; n++) {
          if (n > first && !(meta.shards[n] < prefix || meta.shards[n].startsWith(prefix))) break;
          wanted.add(n);
        }
      }
      return Promise.all([...wanted].map(fetch));
    }

    /** @param {BriefingsEntry[]} entries @param {string} term */
    const placeIn = (entries, term) => lowerBound(entries.length, (at) => entries[at][0] < term);

    /** A term's postings by field; null if no loaded shard has it. @param {string} term */
    function entry(term) {
      const decoded = known.get(term);
      if (decoded !== undefined) return decoded;
      const entries = shards[shardOf(term)];
      if (!entries) return null;
      const found = entries[placeIn(entries, term)];
      const parts = found && found[0] === term ? /** @type {BriefingsField[]} */ (found.slice(1)).map(decode) : null;
      known.set(term, parts);
      return parts;
    }

    /** @param {BriefingsField} part @returns {BriefingsPart} */
    function decode([field, differences, weights, packed = []]) {
      const documents = Int32Array.from(differences);
      for (let i = 1; i < documents.length; i++) documents[i] += documents[i - 1];
      return { field, documents, weights, packed, offsets: null };
    }

    /** @param {string} term @param {number} field */
    const part = (term, field) => entry(term)?.find((one) => one.field === field);

    /** Articles that have the term in a field, in order. @param {string} term @param {number} field @returns {Iterable<number>} */
    const documents = (term, field) => part(term, field)?.documents ?? [];

    /** The term's positions in a field of an article; empty if it is not there or the field has no positions.
        @param {string} term @param {number} field @param {number} document @returns {number[]} */
    function places(term, field, document) {
      const found = part(term, field);
      if (!found || !placed.has(field)) return [];
      const number = lowerBound(found.documents.length, (at) => found.documents[at] < document);
      if (found.documents[number] !== document) return [];
      if (!found.offsets) found.offsets = offsets(found);
      const at = found.offsets[number],
        all = found.packed.slice(at + 1, at + 1 + found.packed[at]);
      for (let i = 1; i < all.length; i++) all[i] += all[i - 1];
      return all;
    }

    /** Where each article's positions begin in `packed`. @param {BriefingsPart} found */
    function offsets(found) {
      const starts = new Int32Array(found.documents.length);
      for (let i = 0, at = 0; i < starts.length; i++) {
        starts[i] = at;
        at += 1 + found.packed[at];
      }
      return starts;
    }

    /** At most `most` terms that begin with a text, those in most articles first. @param {string} prefix @param {number} most */
    function beginning(prefix, most) {
      /** @type {BriefingsEntry[]} */
      const found = [];
      for (let n = shardOf(prefix); n < meta.shards.length; n++) {
        const entries = shards[n];
        if (!entries) break;
        let i = placeIn(entries, prefix);
        for (; i < entries.length && entries[i][0].startsWith(prefix); i++) found.push(entries[i]);
        if (i < entries.length) break;
      }
      const spread = found.map(([term, ...fields]) => ({ term, size: Math.max(0, ...fields.map((field) => field[1].length)) }));
      return spread
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

    /** lunr.js's score of every article for terms with boosts: the sum of weights times boosts, divided by the length of
        the query's vector. Terms that the index lacks must be left out, as lunr.js leaves them out.
        @param {Map<string, number>} boosts */
    function scores(boosts) {
      const total = new Float64Array(meta.count);
      let length = 0;
      for (const [term, boost] of boosts) {
        length += boost * boost;
        for (const { documents, weights } of entry(term) ?? []) {
          for (let i = 0; i < documents.length; i++) total[documents[i]] += (boost * weights[i]) / 1000;
        }
      }
      length = Math.sqrt(length) || 1;
      for (let i = 0; i < total.length; i++) total[i] /= length;
      return total;
    }

    const unplaced = meta.fields.map((_, number) => number).filter((number) => !placed.has(number));
    return { need, receive, entry, documents, places, beginning, mark, scores, placed: meta.placed, unplaced };
  }

  return { make };
})();
