/** Company, subject and year: which articles pass, and how many each value would give.
    Data: `briefingsFacets(meta)`, where `meta` is the data of search/index.js; a set of articles is an array with one byte
    for each, 1 if it is in the set. Pure. Needs briefingsQuery. */
const briefingsFacets = (() => {
  "use strict";

  /** @type {BriefingsFacetName[]} */
  const FACETS = ["company", "tag", "year"];
  const UNDATED = "undated";

  /** @param {BriefingsMeta} meta */
  function make(meta) {
    const years = meta.dates.map((date) => date.slice(0, 4) || UNDATED);
    const known = [...new Set(years)].sort((a, b) => Number(a === UNDATED) - Number(b === UNDATED) || (a < b ? 1 : -1));
    /** @type {BriefingsFacetNames} */
    const names = { company: briefingsQuery.makeNames(meta.companies), tag: briefingsQuery.makeNames(meta.tags), year: known };
    /** @type {Record<BriefingsFacetName, number[][]>} */
    const of = { company: meta.about, tag: meta.tagged, year: years.map((year) => [known.indexOf(year)]) };

    /** The values of a facet by their slugs in addresses; unknown ones are added to `problems`.
        @param {BriefingsFacetName} facet @param {string[] | undefined} slugs @param {BriefingsProblem[]} problems */
    function chosen(facet, slugs, problems) {
      /** @type {Set<number>} */
      const found = new Set();
      for (const slug of slugs || []) {
        const number = facet === "year" ? names.year.indexOf(slug) : briefingsQuery.find(names[facet], slug);
        if (number >= 0) found.add(number);
        else
          problems.push(...briefingsQuery.resolve([{ key: facet, text: slug }], names).problems.map((one) => ({ ...one, chosen: true })));
      }
      return found;
    }

    /** @param {BriefingsFacetName} facet @param {number} document @param {Set<number> | undefined} wanted */
    function passes(facet, document, wanted) {
      return !wanted?.size || of[facet][document].some((value) => wanted.has(value));
    }

    /** Removes articles that filters exclude. @param {Uint8Array} bytes @param {Omit<BriefingsFilters, "problems">} filters */
    function filtered(bytes, filters) {
      for (let document = 0; document < bytes.length; document++) {
        if (!bytes[document]) continue;
        for (const facet of FACETS) {
          const unwanted = filters.unwanted[facet];
          if (!passes(facet, document, filters.wanted[facet]) || (unwanted && passes(facet, document, unwanted))) bytes[document] = 0;
        }
      }
      return bytes;
    }

    /** The counts of every value: choices of all other facets are applied, those of its own facet are not.
        @param {Uint8Array} bytes @param {Required<BriefingsChoices>} choices */
    function counted(bytes, choices) {
      return { company: countsOf("company", bytes, choices), tag: countsOf("tag", bytes, choices), year: countsOf("year", bytes, choices) };
    }

    /** @param {BriefingsFacetName} facet @param {Uint8Array} bytes @param {Required<BriefingsChoices>} choices @returns {BriefingsValue[]} */
    function countsOf(facet, bytes, choices) {
      const others = FACETS.filter((other) => other !== facet);
      /** @type {Map<number, number>} */
      const numbers = new Map();
      for (const value of choices[facet]) numbers.set(value, 0);
      for (let document = 0; document < bytes.length; document++) {
        if (!bytes[document] || !others.every((other) => passes(other, document, choices[other]))) continue;
        for (const value of of[facet][document]) numbers.set(value, (numbers.get(value) || 0) + 1);
      }
      const counts = [...numbers].map(([value, count]) => ({ ...label(facet, value), count, chosen: choices[facet].has(value) }));
      if (facet === "year") return counts.sort((a, b) => known.indexOf(a.slug) - known.indexOf(b.slug));
      return counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    }

    /** @param {BriefingsFacetName} facet @param {number} value */
    function label(facet, value) {
      if (facet === "year") return { name: known[value] === UNDATED ? "Undated" : known[value], slug: known[value] };
      const [name, slug] = names[facet].entries[value];
      return { name, slug };
    }

    return { all: FACETS, names, of, chosen, filtered, counted };
  }

  return make;
})();
