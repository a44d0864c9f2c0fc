/** Parses a query: words, "phrases", -exclusions, and the filters company:, tag: and year: with their values.
    Pure: no page, no index. Needs briefingsAnalyze and briefingsSpelling. */
const briefingsQuery = (() => {
  "use strict";

  const TOKEN = /(-?)(?:(company|tag|year):\s*)?(?:"([^"]*)"|([^\s"]+|"))/gi;

  /** A query with straight quotes and colons. @param {string} text */
  const plainText = (text) =>
    String(text)
      .replace(/[“”„‟«»＂]/g, '"')
      .replace(/：/g, ":");

  /** The parts of a query; the last word is `open` while nothing follows it.
      @param {string} text @returns {BriefingsQuery} */
  function parse(text) {
    const plain = plainText(text);
    /** @type {BriefingsQuery} */
    const query = { words: [], phrases: [], filters: [] };
    for (const match of plain.matchAll(TOKEN)) {
      const not = match[1] === "-",
        quoted = match[3],
        bare = match[4] || "";
      const last = /** @type {number} */ (match.index) + match[0].length === plain.length;
      if (match[2]) {
        const value = (quoted ?? bare).trim(),
          key = /** @type {BriefingsFacetName} */ (match[2].toLowerCase());
        if (value && value !== '"') query.filters.push({ key, text: value, not, open: last && quoted === undefined });
      } else if (quoted !== undefined) {
        if (quoted.trim()) query.phrases.push({ text: quoted.trim(), not });
      } else if (/[^"-]/.test(bare) && !/^(company|tag|year):$/i.test(bare)) {
        query.words.push({ text: bare, not, open: last && !not });
      }
    }
    return query;
  }

  // ---- filters: what their values mean in this archive ----

  /** @param {string} text */
  const key = (text) => briefingsAnalyze(text).join(" ") || text.trim().toLowerCase();

  /** The names of a facet, for lookup. `forms` are terms of names and the numbers of their entries, in turn: those that
      differ from how the name is written.
      @param {BriefingsName[]} entries @param {(string | number)[]} forms @returns {BriefingsNames} */
  function makeNames(entries, forms) {
    /** @type {[string, number][]} */
    const spelled = [];
    entries.forEach(([name, slug], number) => {
      spelled.push([name.toLowerCase(), number], [slug, number]);
    });
    entries.forEach(([, , aliases], number) => {
      for (const alias of aliases ?? []) spelled.push([alias.toLowerCase(), number]);
    });
    /** @type {Map<string, number>} */
    const exact = new Map();
    for (const [text, number] of spelled) if (!exact.has(text)) exact.set(text, number);
    const similar = new Map(exact);
    for (let i = 0; i < forms.length; i += 2) similar.set(String(forms[i]), Number(forms[i + 1]));
    return { entries, exact, similar, spelled };
  }

  /** The entry of a name, a slug or an alias in any form; -1 if there is none. @param {BriefingsNames} names @param {string} text */
  function find(names, text) {
    return names.exact.get(text.toLowerCase()) ?? names.similar.get(key(text)) ?? -1;
  }

  /** The entries with a name that begins with a text. @param {BriefingsNames} names @param {string} text */
  function beginning(names, text) {
    /** @type {Set<number>} */
    const found = new Set();
    for (const [spelled, number] of names.spelled) if (spelled.startsWith(text.toLowerCase())) found.add(number);
    return found;
  }

  /** The most similar entry, or -1: one that begins with the text, contains it, or has a similar spelling.
      @param {BriefingsNames} names @param {string} text */
  function nearest(names, text) {
    const typed = text.toLowerCase();
    let best = -1,
      least = Math.max(2, Math.ceil(typed.length / 3)) + 1;
    for (const [spelled, number] of names.spelled) {
      let far = briefingsSpelling.distance(typed, spelled, least);
      if (typed.length > 2 && (spelled.startsWith(typed) || spelled.includes(` ${typed}`))) far = Math.min(far, 1.5);
      if (far < least) {
        least = far;
        best = number;
      }
    }
    return best;
  }

  /** What filters mean in this archive; `problems` are values that it does not have. While a reader types, the beginning
      of a name is enough.
      @param {BriefingsFilter[]} filters @param {BriefingsFacetNames} facets @param {boolean} [typing] @returns {BriefingsFilters} */
  function resolve(filters, facets, typing = false) {
    /** @type {BriefingsFilters} */
    const result = { wanted: {}, unwanted: {}, problems: [] };
    for (const filter of filters) {
      const side = filter.not ? result.unwanted : result.wanted;
      const found = filter.key === "year" ? years(filter.text, facets.year) : values(filter, facets[filter.key], typing);
      if (found.size) side[filter.key] = new Set([...(side[filter.key] || []), ...found]);
      else if (!(typing && filter.open && filter.key === "year")) result.problems.push(problem(filter, facets));
    }
    return result;
  }

  /** @param {BriefingsFilter} filter @param {BriefingsNames} names @param {boolean} typing */
  function values(filter, names, typing) {
    const number = find(names, filter.text);
    if (number >= 0) return new Set([number]);
    const begun = beginning(names, filter.text);
    return begun.size === 1 || (typing && filter.open) ? begun : new Set();
  }

  /** "2023", "2022-2024", "undated": positions in the list of the archive's years.
      @param {string} text @param {string[]} known */
  function years(text, known) {
    const range = /^(\d{4})(?:\s*(?:-|–|—|\.\.)\s*(\d{4}))?$/.exec(text);
    /** @type {Set<number>} */
    const found = new Set();
    known.forEach((year, number) => {
      const first = year.slice(0, 4),
        last = year.length === 7 ? year.slice(0, 2) + year.slice(5) : year.slice(5) || first; // of "2020-21"
      const fits = range ? range[1] <= first && last <= (range[2] || range[1]) && year !== "undated" : year === text.toLowerCase();
      if (fits) found.add(number);
    });
    return found;
  }

  /** @param {BriefingsFilter} filter @param {BriefingsFacetNames} facets @returns {BriefingsProblem} */
  function problem({ key, text }, facets) {
    if (key === "year") {
      const dated = facets.year.filter((year) => year.length === 4).sort(),
        far = (/** @type {string} */ year) => Math.abs(Number(year) - Number(text));
      const near = /^\d{4}$/.test(text) ? dated.slice().sort((a, b) => far(a) - far(b))[0] : dated[dated.length - 1];
      return { key, text, nearest: near || "" };
    }
    const number = nearest(facets[key], text);
    return { key, text, nearest: number < 0 ? "" : facets[key].entries[number][0] };
  }

  /** A query with one filter's value corrected. @param {string} text @param {BriefingsProblem} wrong */
  function corrected(text, wrong) {
    const value = /[\s"]/.test(wrong.nearest) ? `"${wrong.nearest}"` : wrong.nearest;
    return plainText(text).replace(TOKEN, (whole, not, kind, quoted, bare) => {
      const same = kind && kind.toLowerCase() === wrong.key && (quoted ?? bare).trim() === wrong.text;
      return same ? `${not}${wrong.key}:${value}` : whole;
    });
  }

  return { parse, makeNames, find, resolve, corrected };
})();
