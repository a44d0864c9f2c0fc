/** Integers and postings as generator/search/packing.py, postings.py and coding.py write them, which document their formats.
    Pure; articles are numbered from the oldest there, from the newest here. */
const briefingsCoding = (() => {
  "use strict";

  const BASE = 92,
    BITS = 13;
  const DIGITS = digits();

  /** A character's code -> its digit; generator/search/packing.py has the alphabet. */
  function digits() {
    const found = new Uint8Array(128);
    let digit = 0;
    for (let code = 32; code < 127; code++) if (!'"\\<'.includes(String.fromCharCode(code))) found[code] = digit++;
    return found;
  }

  /** Reads integers that packing.py has packed: `next()` gives one, `at()` where the next one begins. @param {string} text @param {number} at */
  function reader(text, at) {
    const digit = () => DIGITS[text.charCodeAt(at++)];
    const next = () => {
      const first = digit();
      if (first < 60) return first;
      if (first < 90) return 60 + (first - 60) * BASE + digit();
      if (first === 90) return 2820 + digit() * BASE + digit();
      return 11284 + ((digit() * BASE + digit()) * BASE + digit()) * BASE + digit();
    };
    return { next, at: () => at };
  }

  /** All integers of a packed text. @param {string} text */
  function unpack(text) {
    const { next, at } = reader(text, 0);
    /** @type {number[]} */
    const found = [];
    while (at() < text.length) found.push(next());
    return found;
  }

  /** Reads numbers that coding.py has written in bits: in a Rice code, or as one of so many values. @param {string} text @param {number} at */
  function bits(text, at) {
    let held = 0,
      left = 0;
    /** @param {number} size @returns {number} */
    const take = (size) => {
      if (size > 16) return take(size - BITS) * 2 ** BITS + take(BITS); // what is held must fit into 32 bits
      for (; left < size; left += BITS, at += 2)
        held = (held << BITS) | (DIGITS[text.charCodeAt(at)] * BASE + DIGITS[text.charCodeAt(at + 1)]);
      left -= size;
      const found = held >>> left;
      held &= (1 << left) - 1;
      return found;
    };
    const rice = (/** @type {number} */ parameter) => {
      let ones = 0;
      while (take(1)) ones++;
      return ones * 2 ** parameter + take(parameter);
    };
    const oneOf = (/** @type {number} */ values) => {
      const size = 31 - Math.clz32(values),
        unused = (2 << size) - values,
        found = take(size);
      return found < unused ? found : 2 * found + take(1) - unused;
    };
    return { rice, oneOf, at: () => at };
  }

  /** A term's postings by field, which begin at `start`. @param {string} text @param {number} start @param {boolean} frequent written
      in bits @param {number} newest the number of the newest article, counted from the oldest */
  function decode(text, start, frequent, newest) {
    const { next, at } = reader(text, start),
      term = { text, at: 0, frequent };
    /** @type {BriefingsPart[]} */
    const parts = [];
    /** @param {number} field @param {number} count @param {() => number} gap @param {() => number} often @param {() => number} length @param {number} number */
    const add = (field, count, gap, often, length, number) => {
      const [documents, frequencies, lengths] = [0, 0, 0].map(() => new Int32Array(count));
      for (let i = count - 1; i >= 0; i--) {
        number += gap();
        documents[i] = newest - number;
      }
      for (let i = count - 1; i >= 0; i--) frequencies[i] = often();
      for (let i = count - 1; i >= 0; i--) lengths[i] = length();
      parts.push({ field, documents, frequencies, lengths, weights: null, places: null, term });
    };
    const fields = next();
    if (!frequent) {
      for (let i = 0; i < fields; i++) add(next(), next(), next, next, next, 0);
      term.at = at();
      return parts;
    }
    const heads = Array.from({ length: fields }, () => [next(), next(), next(), next(), next(), next()]),
      { rice, oneOf, at: end } = bits(text, at());
    for (const [field, count, gap, often, least, more] of heads)
      add(
        field,
        count,
        () => rice(gap) + 1,
        () => rice(often) + 1,
        () => least + oneOf(more + 1),
        -1,
      );
    term.at = end();
    return parts;
  }

  /** Reads the positions of a term in all its fields that have any. @param {BriefingsPart[]} parts @param {Set<number>} stored */
  function locate(parts, stored) {
    const { text, at, frequent } = parts[0].term,
      { next } = reader(text, at),
      { oneOf } = bits(text, at);
    for (const part of parts) {
      if (!stored.has(part.field)) continue;
      const { frequencies, lengths } = part,
        starts = new Int32Array(frequencies.length + 1);
      for (let i = 0; i < frequencies.length; i++) starts[i + 1] = starts[i] + frequencies[i];
      const all = new Int32Array(starts[frequencies.length]);
      for (let i = frequencies.length - 1; i >= 0; i--) {
        for (let j = starts[i], place = frequent ? -1 : 0; j < starts[i + 1]; j++) {
          // As many values as leave room for the other positions.
          place += frequent ? 1 + oneOf(lengths[i] - 1 - place - (starts[i + 1] - 1 - j)) : next();
          all[j] = place;
        }
      }
      part.places = { starts, all };
    }
  }

  return { unpack, decode, locate };
})();
