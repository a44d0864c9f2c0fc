/* What a reader has typed, taken apart: words, "phrases", -exclusions, and company:, tag: and year: with what they mean.
   Pure: no page, no index. Needs briefingsAnalyze and briefingsSpelling. */
var briefingsQuery = (function () {
  "use strict";

  const TOKEN = /(-?)(?:(company|tag|year):\s*)?(?:"([^"]*)"|([^\s"]+|"))/gi;
  const KINDS = { company: "company", tag: "tag", year: "year" };

  /* {words, phrases, filters}: each {text, not}; a filter has a `key` as well. The last word is `open` while nothing follows it. */
  function parse(text) {
    const plain = String(text).replace(/[“”„‟«»＂]/g, '"').replace(/：/g, ":");
    const query = { words: [], phrases: [], filters: [] };
    for (const match of plain.matchAll(TOKEN)) {
      const not = match[1] === "-", quoted = match[3], bare = match[4] || "";
      const last = match.index + match[0].length === plain.length;
      if (match[2]) {
        const value = (quoted === undefined ? bare : quoted).trim();
        if (value && value !== '"') query.filters.push({ key: match[2].toLowerCase(), text: value, not: not, open: last && quoted === undefined });
      } else if (quoted !== undefined) {
        if (quoted.trim()) query.phrases.push({ text: quoted.trim(), not: not });
      } else if (/[^"-]/.test(bare) && !/^(company|tag|year):$/i.test(bare)) {
        query.words.push({ text: bare, not: not, open: last && !not });
      }
    }
    return query;
  }

  /* ---- filters: what their values mean in this archive ---- */

  function key(text) { return briefingsAnalyze(text).join(" ") || text.trim().toLowerCase(); }

  /* The names of a facet, to be asked: `entries` are [name, slug, aliases]. */
  function makeNames(entries) {
    const exact = new Map(), similar = new Map(), spelled = [];
    const add = (text, number) => {
      if (!exact.has(text.toLowerCase())) exact.set(text.toLowerCase(), number);
      if (!similar.has(key(text))) similar.set(key(text), number);
      spelled.push([text.toLowerCase(), number]);
    };
    entries.forEach((entry, number) => { add(entry[0], number); add(entry[1], number); });
    entries.forEach((entry, number) => entry[2].forEach((alias) => add(alias, number)));
    return { entries: entries, exact: exact, similar: similar, spelled: spelled };
  }

  /* The entry of a name, a slug or an alias in whatever form; -1 where there is none. */
  function find(names, text) {
    const exact = names.exact.get(text.toLowerCase());
    if (exact !== undefined) return exact;
    const similar = names.similar.get(key(text));
    return similar === undefined ? -1 : similar;
  }

  function beginning(names, text) {
    const found = new Set();
    for (const [spelled, number] of names.spelled) if (spelled.startsWith(text.toLowerCase())) found.add(number);
    return found;
  }

  /* The nearest entry, or -1: one that begins so, contains it, or is spelled nearly so. */
  function nearest(names, text) {
    const typed = text.toLowerCase();
    let best = -1, least = Math.max(2, Math.ceil(typed.length / 3)) + 1;
    for (const [spelled, number] of names.spelled) {
      let far = briefingsSpelling.distance(typed, spelled, least);
      if (typed.length > 2 && (spelled.startsWith(typed) || spelled.includes(" " + typed))) far = Math.min(far, 1.5);
      if (far < least) { least = far; best = number; }
    }
    return best;
  }

  /* {wanted, unwanted, problems}: what the filters come to. `wanted.company` is a set of entries, or undefined;
     `problems` are values that mean nothing here: {key, text, nearest}. While a reader types, a beginning is enough. */
  function resolve(filters, facets, typing) {
    const result = { wanted: {}, unwanted: {}, problems: [] };
    for (const filter of filters) {
      const side = filter.not ? result.unwanted : result.wanted;
      const found = filter.key === "year" ? years(filter.text, facets.year) : values(filter, facets[filter.key], typing);
      if (found.size) side[filter.key] = new Set([...(side[filter.key] || []), ...found]);
      else if (!(typing && filter.open && filter.key === "year")) result.problems.push(problem(filter, facets));
    }
    return result;
  }

  function values(filter, names, typing) {
    const number = find(names, filter.text);
    if (number >= 0) return new Set([number]);
    const begun = beginning(names, filter.text);
    return begun.size === 1 || typing && filter.open ? begun : new Set();
  }

  /* "2023", "2022-2024", "undated": positions in the list of the archive's years. */
  function years(text, known) {
    const range = /^(\d{4})(?:\s*(?:-|–|—|\.\.)\s*(\d{4}))?$/.exec(text), found = new Set();
    known.forEach((year, number) => {
      if (range ? range[1] <= year && year <= (range[2] || range[1]) && year.length === 4 : year === text.toLowerCase()) found.add(number);
    });
    return found;
  }

  function problem(filter, facets) {
    const names = facets[filter.key];
    if (filter.key === "year") {
      const dated = names.filter((year) => year.length === 4).sort();
      const near = dated.slice().sort((a, b) => Math.abs(a - filter.text) - Math.abs(b - filter.text))[0];
      return { key: "year", text: filter.text, nearest: /^\d{4}$/.test(filter.text) ? near || "" : dated[dated.length - 1] || "" };
    }
    const number = nearest(names, filter.text);
    return { key: filter.key, text: filter.text, nearest: number < 0 ? "" : names.entries[number][0] };
  }

  /* A query with the value of one filter put right. */
  function corrected(text, wrong) {
    const value = /[\s"]/.test(wrong.nearest) ? '"' + wrong.nearest + '"' : wrong.nearest;
    const plain = String(text).replace(/[“”„‟«»＂]/g, '"').replace(/：/g, ":");
    return plain.replace(TOKEN, (whole, not, kind, quoted, bare) => {
      const same = kind && kind.toLowerCase() === wrong.key && (quoted === undefined ? bare : quoted).trim() === wrong.text;
      return same ? not + KINDS[wrong.key] + ":" + value : whole;
    });
  }

  return { parse: parse, makeNames: makeNames, find: find, resolve: resolve, corrected: corrected };
})();
