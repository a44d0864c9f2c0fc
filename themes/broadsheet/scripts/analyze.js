/* Text to search terms: the twin of generator/search/analyze.py, proved equal in tests/lunr/.
   A classic script: pages opened from disk cannot load modules. Needs lunr for its stemmer. */
var briefingsAnalyze = (function () {
  "use strict";

  var STOP_WORDS = new Set(("a an and are as at be but by for from had has have he her his if in into is it its nor not of on or our she so than that " +
    "the their them then there these they this to was we were what when which while who will with would you your").split(" "));

  var SEPARATORS = [
    [0x00, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0xa9], [0xab, 0xb4], [0xb6, 0xb9], [0xbb, 0xbf], [0xd7, 0xd7],
    [0xf7, 0xf7], [0x2c2, 0x2c5], [0x2d2, 0x2df], [0x37e, 0x37e], [0x387, 0x387], [0x55a, 0x55f], [0x589, 0x58a],
    [0x5be, 0x5be], [0x5c0, 0x5c0], [0x60c, 0x60d], [0x61b, 0x61f], [0x66a, 0x66d], [0x6d4, 0x6d4], [0x964, 0x965],
    [0x2000, 0x206f], [0x207a, 0x207e], [0x208a, 0x208e], [0x20a0, 0x20cf], [0x2100, 0x2101], [0x2103, 0x2106],
    [0x2108, 0x2109], [0x2116, 0x2118], [0x211e, 0x2123], [0x2190, 0x245f], [0x249c, 0x24e9], [0x2500, 0x2bff],
    [0x2e00, 0x2e7f], [0x2ff0, 0x3004], [0x3008, 0x3020], [0x3030, 0x3030], [0x303d, 0x303f], [0x30a0, 0x30a0],
    [0x30fb, 0x30fb], [0x3200, 0x33ff], [0xd800, 0xf8ff], [0xfe10, 0xfe6f], [0xff00, 0xff0f], [0xff1a, 0xff20],
    [0xff3b, 0xff40], [0xff5b, 0xff65], [0xffe0, 0xffff], [0x1f000, 0x1faff], [0xe0000, 0x10ffff]];
  var IDEOGRAPHS = [
    [0x3005, 0x3007], [0x3040, 0x309f], [0x30a1, 0x30fa], [0x30fc, 0x31ff], [0x3400, 0x9fff], [0xac00, 0xd7a3],
    [0xf900, 0xfaff], [0x20000, 0x3ffff]];
  var SPECIAL = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ŋ": "n" };
  var JOINERS = new Set(".-&_+’'ʼ‐‑");
  var APOSTROPHES = new Set("’'ʼ");
  var UNITS = { bn: "billion", b: "billion", mn: "million", m: "million", tn: "trillion", k: "thousand" };
  var CURRENCY = /^(rmb|cny|usd|eur|gbp|hkd)([0-9][^]*)$/;
  var EDGES = /^[.\-&_+’'ʼ‐‑,]+|[.\-&_+’'ʼ‐‑,]+$/g;
  var folded = new Map(), stems = new Map();

  function within(code, ranges) {
    for (var i = 0; i < ranges.length; i++) if (ranges[i][0] <= code && code <= ranges[i][1]) return true;
    return false;
  }

  function noMarks(text) { return text.replace(/[\u0300-\u036f]/g, ""); }

  function fold(character) {
    var known = folded.get(character);
    if (known !== undefined) return known;
    var result = makeFold(character);
    folded.set(character, result);
    return result;
  }

  function makeFold(character) {
    if (JOINERS.has(character) || character === ",") return character;
    if (within(character.codePointAt(0), SEPARATORS)) return " ";
    var plain = noMarks(character.normalize("NFKD")).normalize("NFC"), out = "";
    var lowered = "";
    for (var c of plain) lowered += c.codePointAt(0) < 0x2000 ? c.toLowerCase() : c;
    for (var d of noMarks(lowered)) out += within(d.codePointAt(0), SEPARATORS) ? " " : SPECIAL[d] || d;
    return out;
  }

  function stemmed(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    var known = stems.get(word);
    if (known === undefined) {
      known = lunr.stemmer(new lunr.Token(word, {})).toString();
      stems.set(word, known);
    }
    return known;
  }

  function plain(word, out) {
    var amount = /^([0-9]+(?:\.[0-9]+)?)(bn|mn|tn|k|b|m)$/.exec(word);
    if (amount) {
      if (amount[2] === "b" || amount[2] === "m") out.push(word);
      out.push(amount[1], stemmed(UNITS[amount[2]]));
    } else if (word.length === 2 && UNITS.hasOwnProperty(word)) out.push(stemmed(UNITS[word]));
    else if (word && !STOP_WORDS.has(word)) out.push(stemmed(word));
  }

  function pairs(run, out) {
    if (run.length === 1) out.push(run[0]);
    for (var i = 0; i + 1 < run.length; i++) out.push(run[i] + run[i + 1]);
  }

  function mixed(word, out) {
    var run = [], other = "";
    function flush() {
      var trimmed = other.replace(EDGES, "");
      if (trimmed) terms(trimmed, out);
      other = "";
    }
    for (var c of word) {
      if (within(c.codePointAt(0), IDEOGRAPHS)) {
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

  function possessive(word) {
    var letters = Array.from(word), size = letters.length;
    if (size > 2 && letters[size - 1] === "s" && APOSTROPHES.has(letters[size - 2])) letters = letters.slice(0, -2);
    return letters.filter(function (c) { return !APOSTROPHES.has(c); }).join("");
  }

  function terms(word, out) {
    for (var c of word) if (within(c.codePointAt(0), IDEOGRAPHS)) return mixed(word, out);
    var currency = CURRENCY.exec(word);
    if (currency) { out.push(currency[1]); return terms(currency[2], out); }
    var parts = partsOf(word);
    if (parts.length > 1) parts.forEach(function (part) { plain(part, out); });
    plain(parts.join(""), out);
  }

  /* A word's parts, where it is joined and each part is more than a letter; else the whole word alone. A decimal point stays. */
  function partsOf(word) {
    var parts = possessive(word).replace(/([0-9])\.(?=[0-9])/g, "$1\0").split(/[.\-&_+‐‑]/).filter(Boolean);
    if (parts.every(function (part) { return Array.from(part).length === 1; })) parts = [parts.join("")];
    return parts.map(function (part) { return part.replace(/\0/g, "."); });
  }

  function word(run, out) {
    var trimmed = run.replace(EDGES, "");
    if (!trimmed) return;
    trimmed.replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1").split(",").forEach(function (part) {
      var piece = part.replace(EDGES, "");
      if (piece) terms(piece, out);
    });
  }

  /* The terms of a text, in order, repetitions included. */
  function analyze(text) {
    var out = [], line = "";
    for (var c of String(text)) line += fold(c);
    line.split(" ").forEach(function (run) { word(run, out); });
    return out;
  }

  /* The words of a text as they stand, each with its place and its terms: [{start, end, terms}]. */
  analyze.words = function (text) {
    var found = [], run = "", start = 0, end = 0, position = 0;
    function flush(ideograph) {
      var out = [];
      if (run) word(run, out);
      if (out.length) found.push({ start: start, end: end, terms: out, ideograph: ideograph === true });
      run = "";
    }
    for (var c of text) {
      var f = fold(c), ideograph = f && within(f.codePointAt(0), IDEOGRAPHS);
      if (f.indexOf(" ") >= 0 || ideograph) flush();
      if (f.indexOf(" ") < 0) {
        var edge = JOINERS.has(f) || f === ",";
        if (!run && !edge) start = position;
        if (run || !edge) run += f;
        if (!edge) end = position + c.length;
        if (ideograph) flush(true);
      }
      position += c.length;
    }
    flush();
    return found;
  };

  /* What a reader has typed, as words to find: [{text, raw, alternatives}]. An article has the word where it has all
     terms of one alternative: "e-commerce" is "ecommerce", or "e" and "commerce". `raw` is the word before stemming. */
  analyze.query = function (text) {
    var found = [], line = "";
    for (var c of String(text)) line += fold(c);
    line.split(" ").forEach(function (run) {
      run.replace(EDGES, "").replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1").split(",").forEach(function (part) {
        var piece = part.replace(EDGES, ""), currency = CURRENCY.exec(piece);
        (currency ? [currency[1], currency[2]] : [piece]).forEach(function (one) {
          if (one) found.push({ text: one, raw: partsOf(one).join(""), alternatives: alternatives(one) });
        });
      });
    });
    return found;
  };

  function alternatives(piece) {
    var all = [], joined = [], parts = [];
    terms(piece, all);
    if (!Array.from(piece).some(function (c) { return within(c.codePointAt(0), IDEOGRAPHS); })) {
      plain(partsOf(piece).join(""), joined);
      parts = all.filter(function (term) { return joined.indexOf(term) < 0; });
      if (joined.length === 3) { joined = all.slice(0, 1); parts = all.slice(1); } /* 3M, or 3 million */
    }
    if (!parts.length) return all.length ? [all] : [];
    return [joined, parts];
  }

  analyze.isIdeograph = function (text) { return text !== "" && within(text.codePointAt(0), IDEOGRAPHS); };

  return analyze;
})();
if (typeof module !== "undefined") module.exports = briefingsAnalyze;
