/* The index, loaded piece by piece: which shard holds a term, which terms begin so, in which articles a term stands.
   Pure but for `load(path)`, which fetches a script and resolves when it has handed over its data. Cut by
   generator/search/shards.py, which says what an entry holds. */
var briefingsPostings = (function () {
  "use strict";

  const MOST_SHARDS = 6; /* of one beginning: a single letter may begin a third of all words */

  function make(meta, load) {
    const shards = [], loading = new Map(), known = new Map();
    const placed = new Set(meta.placed);

    /* The last shard whose first term is not after `term`. */
    function shardOf(term) {
      let low = 0, high = meta.shards.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (meta.shards[middle] <= term) low = middle; else high = middle - 1;
      }
      return low;
    }

    function fetch(number) {
      if (!meta.shards.length || shards[number]) return Promise.resolve();
      if (!loading.has(number)) {
        const loaded = load("search/terms-" + String(number).padStart(4, "0") + ".js");
        loading.set(number, loaded.catch((error) => { loading.delete(number); throw error; }));
      }
      return loading.get(number);
    }

    function receive(number, entries) { shards[number] = entries; }

    /* Resolves when all that is to be known of these terms, and of the words that begin so, is here. */
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

    function placeIn(entries, term) {
      let low = 0, high = entries.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (entries[middle][0] < term) low = middle + 1; else high = middle;
      }
      return low;
    }

    /* A term's postings, or null: [{field, documents, weights, places}]. */
    function entry(term) {
      if (known.has(term)) return known.get(term);
      const entries = shards[shardOf(term)];
      if (!entries) return null;
      const found = entries[placeIn(entries, term)];
      const decoded = found && found[0] === term ? found.slice(1).map(decode) : null;
      known.set(term, decoded);
      return decoded;
    }

    function decode(part) {
      const documents = Int32Array.from(part[1]);
      for (let i = 1; i < documents.length; i++) documents[i] += documents[i - 1];
      return { field: part[0], documents: documents, weights: part[2], packed: part[3], offsets: null };
    }

    function part(term, field) { return (entry(term) || []).find((one) => one.field === field); }

    /* Articles that have the term in a field, in order. */
    function documents(term, field) {
      const found = part(term, field);
      return found ? found.documents : [];
    }

    /* Where the term stands in a field of an article that has places; empty where it does not stand there. */
    function places(term, field, document) {
      const found = part(term, field);
      if (!found || !placed.has(field)) return [];
      const number = placeOf(found.documents, document);
      if (found.documents[number] !== document) return [];
      if (!found.offsets) found.offsets = offsets(found);
      const at = found.offsets[number], all = found.packed.slice(at + 1, at + 1 + found.packed[at]);
      for (let i = 1; i < all.length; i++) all[i] += all[i - 1];
      return all;
    }

    function offsets(found) {
      const starts = new Int32Array(found.documents.length);
      for (let i = 0, at = 0; i < starts.length; i++) { starts[i] = at; at += 1 + found.packed[at]; }
      return starts;
    }

    function placeOf(sorted, value) {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < value) low = middle + 1; else high = middle;
      }
      return low;
    }

    /* Terms that begin so, those in most articles first, no more than `most`. */
    function beginning(prefix, most) {
      const found = [];
      for (let n = shardOf(prefix); n < meta.shards.length; n++) {
        const entries = shards[n];
        if (!entries) break;
        let i = placeIn(entries, prefix);
        for (; i < entries.length && entries[i][0].startsWith(prefix); i++) found.push(entries[i]);
        if (i < entries.length) break;
      }
      const spread = new Map(found.map((one) => [one[0], one.reduce((most, field, i) => i ? Math.max(most, field[1].length) : 0, 0)]));
      return found.map((one) => one[0]).sort((a, b) => spread.get(b) - spread.get(a) || (a < b ? -1 : 1)).slice(0, most);
    }

    /* Which articles hold the term, as a byte for each. */
    function mark(term, bytes) {
      for (const part of entry(term) || []) for (const document of part.documents) bytes[document] = 1;
      return bytes;
    }

    function markField(term, field, bytes) {
      for (const part of entry(term) || []) if (part.field === field) for (const document of part.documents) bytes[document] = 1;
      return bytes;
    }

    /* lunr.js's score of every article for terms, each with its boost: the sum of its weights times the boosts, over
       the length of the query. Terms that the index lacks must be left out, as lunr.js leaves them out. */
    function scores(boosts) {
      const total = new Float64Array(meta.count);
      let length = 0;
      for (const [term, boost] of boosts) {
        length += boost * boost;
        for (const part of entry(term)) {
          for (let i = 0; i < part.documents.length; i++) total[part.documents[i]] += boost * part.weights[i] / 1000;
        }
      }
      length = Math.sqrt(length) || 1;
      for (let i = 0; i < total.length; i++) total[i] /= length;
      return total;
    }

    return {
      need: need, receive: receive, entry: entry, documents: documents, places: places, beginning: beginning, mark: mark, markField: markField, scores: scores,
      placed: meta.placed, unplaced: meta.fields.map((_, number) => number).filter((number) => !placed.has(number)),
    };
  }

  return { make: make };
})();
