/** Text to search terms, with the same result as generator/search/analyze.py; tests/lunr/ compares the two.
    A classic script: pages opened from disk cannot load modules. Needs lunr for its stemmer, and briefingsTables. */
const briefingsAnalyze = (() => {
  "use strict";

  const STOP_WORDS = new Set(briefingsTables.stop_words.split(" "));
  const { separators: SEPARATORS, ideographs: IDEOGRAPHS, hyphens: HYPHENS, apostrophes: APOSTROPHES } = briefingsTables;
  const LETTERS = new Map(Object.entries(briefingsTables.folded_letters)),
    UNITS = new Map(Object.entries(briefingsTables.units));
  const JOINERS = HYPHENS + APOSTROPHES;
  const escaped = (/** @type {string} */ characters) => `[${characters.replace(/[-.\]\\^]/g, "\\$&")}]`;
  const HYPHEN = new RegExp(escaped(HYPHENS)),
    EDGE_CHARACTERS = `${JOINERS},`,
    EDGE = escaped(EDGE_CHARACTERS);
  const EDGES = new RegExp(`^${EDGE}+|${EDGE}+$`, "g");
  const CURRENCY = new RegExp(`^(${briefingsTables.currencies.join("|")})([0-9][^]*)$`);
  const UMLAUT = /(?<![aeiouq])([aou])e/g;
  const AMOUNT = new RegExp(`^([0-9]+(?:\\.[0-9]+)?)(${[...UNITS.keys()].join("|")})$`);
  const THOUSANDS = /([0-9]),(?=[0-9]{3}(?![0-9]))/g;
  /** What people type -> what articles write, where no rule makes one of the other. */
  const SAME = new Map(
    (
      "q1:first quarter,q2:second quarter,q3:third quarter,q4:fourth quarter,h1:first half,h2:second half,1st:first,2nd:second," +
      "3rd:third,4th:fourth,5th:fifth,woman:women,women:woman,man:men,men:man,child:children,children:child"
    )
      .split(",")
      .map((pair) => /** @type {[string, string]} */ (pair.split(":"))),
  );
  /** @type {Map<string, string>} */
  const folded = new Map();
  /** @type {Map<string, string>} */
  const stems = new Map();

  /** @param {string} character @param {number[][]} ranges */
  function within(character, ranges) {
    const code = /** @type {number} */ (character.codePointAt(0));
    for (const [first, last] of ranges) if (first <= code && code <= last) return true;
    return false;
  }

  /** @param {string} character */
  const isIdeograph = (character) => character !== "" && within(character, IDEOGRAPHS);

  /** @param {string} text */
  const noMarks = (text) => text.replace(/[\u0300-\u036f]/g, "");

  /** @param {string} character */
  function fold(character) {
    let known = folded.get(character);
    if (known === undefined) {
      known = makeFold(character);
      folded.set(character, known);
    }
    return known;
  }

  /** @param {string} character */
  function makeFold(character) {
    if (EDGE_CHARACTERS.includes(character)) return character;
    if (within(character, SEPARATORS)) return " ";
    let lowered = "",
      out = "";
    for (const c of noMarks(character.normalize("NFKD")).normalize("NFC")) lowered += c < "\u2000" ? c.toLowerCase() : c;
    for (const c of noMarks(lowered)) out += within(c, SEPARATORS) ? " " : (LETTERS.get(c) ?? c);
    return out;
  }

  /** A text's runs of folded characters without spaces. @param {string} text */
  function runs(text) {
    let line = "";
    for (const c of String(text)) line += fold(c);
    return line.split(" ");
  }

  /** @param {string} word */
  function stemmed(word) {
    if (!/^[a-z]+$/.test(word)) return word.replace(UMLAUT, "$1");
    let known = stems.get(word);
    if (known === undefined) {
      known = lunr.stemmer(new lunr.Token(word, {})).toString().replace(UMLAUT, "$1");
      stems.set(word, known);
    }
    return known;
  }

  /** @param {string} word @param {string[]} out */
  function plain(word, out) {
    const [, number, unit] = AMOUNT.exec(word) ?? [],
      whole = UNITS.get(unit ?? (word.length === 2 ? word : ""));
    if (number && briefingsTables.units_in_names.includes(unit)) out.push(word);
    if (number) out.push(number);
    if (whole) out.push(stemmed(whole));
    else if (word && !STOP_WORDS.has(word)) out.push(stemmed(word));
  }

  /** @param {string[]} run @param {string[]} out */
  function pairs(run, out) {
    if (run.length === 1) out.push(run[0]);
    for (let i = 0; i + 1 < run.length; i++) out.push(run[i] + run[i + 1]);
  }

  /** @param {string} word @param {string[]} out */
  function mixed(word, out) {
    /** @type {string[]} */
    let run = [];
    let other = "";
    const flush = () => {
      const trimmed = other.replace(EDGES, "");
      if (trimmed) terms(trimmed, out);
      other = "";
    };
    for (const c of word) {
      if (isIdeograph(c)) {
        if (other) flush();
        run.push(c);
      } else {
        pairs(run, out);
        run = [];
        other += c;
      }
    }
    pairs(run, out);
    if (other) flush();
  }

  /** @param {string} word */
  function possessive(word) {
    const letters = Array.from(word),
      size = letters.length;
    if (size > 2 && letters[size - 1] === "s" && APOSTROPHES.includes(letters[size - 2])) letters.splice(-2);
    return letters.filter((c) => !APOSTROPHES.includes(c)).join("");
  }

  /** @param {string} word @param {string[]} out @returns {void} */
  function terms(word, out) {
    for (const c of word) if (isIdeograph(c)) return mixed(word, out);
    const currency = CURRENCY.exec(word);
    if (currency) {
      out.push(currency[1]);
      return terms(currency[2], out);
    }
    const parts = partsOf(word);
    if (parts.length > 1) for (const part of parts) plain(part, out);
    plain(parts.join(""), out);
  }

  /** The parts of a compound word if any has more than one character; otherwise the whole word alone. A decimal point
      is no boundary. @param {string} word */
  function partsOf(word) {
    let parts = possessive(word)
      .replace(/([0-9])\.(?=[0-9])/g, "$1\0")
      .split(HYPHEN)
      .filter(Boolean);
    if (parts.every((part) => Array.from(part).length === 1)) parts = [parts.join("")];
    return parts.map((part) => part.replace(/\0/g, "."));
  }

  /** A run's words; `1,000` is one, any other comma ends a word. @param {string} run */
  function wordsOf(run) {
    return run
      .replace(EDGES, "")
      .replace(THOUSANDS, "$1")
      .split(",")
      .map((part) => part.replace(EDGES, ""))
      .filter(Boolean);
  }

  /** The terms of a text, in order, repetitions included. @param {string} text */
  function analyze(text) {
    /** @type {string[]} */
    const out = [];
    for (const run of runs(text)) for (const word of wordsOf(run)) terms(word, out);
    return out;
  }

  /** The words of a text as written, each with its position and terms. @param {string} text */
  function words(text) {
    /** @type {BriefingsWord[]} */
    const found = [];
    let run = "",
      start = 0,
      end = 0,
      position = 0;
    const flush = (ideograph = false) => {
      /** @type {string[]} */
      const out = [];
      for (const word of wordsOf(run)) terms(word, out);
      if (out.length) found.push({ start, end, terms: out, ideograph });
      run = "";
    };
    for (const c of text) {
      const f = fold(c),
        ideograph = isIdeograph(f),
        space = f.includes(" "),
        edge = f !== "" && EDGE_CHARACTERS.includes(f);
      if (space || ideograph) flush();
      if (!space && !edge) {
        if (!run) start = position;
        end = position + c.length;
      }
      if (!space && (run || !edge)) run += f;
      if (ideograph) flush(true);
      position += c.length;
    }
    flush();
    return found;
  }

  /** What a reader has typed, as words to find. @param {string} text @returns {BriefingsPiece[]} */
  function query(text) {
    return runs(text)
      .flatMap(wordsOf)
      .flatMap((piece) => CURRENCY.exec(piece)?.slice(1) ?? [piece])
      .map((one) => {
        const raw = partsOf(one).join(""),
          same = SAME.get(raw);
        return { text: one, raw, alternatives: [...alternatives(one), ...(same ? [analyze(same)] : [])] };
      });
  }

  /** @param {string} piece */
  function alternatives(piece) {
    /** @type {string[]} */
    const all = [];
    /** @type {string[]} */
    let joined = [];
    /** @type {string[]} */
    let parts = [];
    terms(piece, all);
    if (!Array.from(piece).some(isIdeograph)) {
      plain(partsOf(piece).join(""), joined);
      parts = all.filter((term) => !joined.includes(term));
      if (joined.length === 3) {
        joined = all.slice(0, 1);
        parts = all.slice(1);
      } // 3M, or 3 million
    }
    if (!parts.length) return all.length ? [all] : [];
    return [joined, parts];
  }

  return Object.assign(analyze, { words, query, isIdeograph });
})();
