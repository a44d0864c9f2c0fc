/* Company, subject and year: which articles pass, and how many each value would give.
   Data: `briefingsFacets(meta)`, where `meta` is the data of search/index.js; articles are bytes, one for each, 1 where it
   counts. Pure. Needs briefingsQuery. */
var briefingsFacets = (function () {
  "use strict";

  const FACETS = ["company", "tag", "year"];
  const UNDATED = "undated";

  function make(meta) {
    const years = meta.dates.map((date) => date.slice(0, 4) || UNDATED);
    const known = [...new Set(years)].sort((a, b) => (a === UNDATED) - (b === UNDATED) || (a < b ? 1 : -1));
    const names = { company: briefingsQuery.makeNames(meta.companies), tag: briefingsQuery.makeNames(meta.tags), year: known };
    const of = { company: meta.about, tag: meta.tagged, year: years.map((year) => [known.indexOf(year)]) };

    /* The values of a facet by their slugs in addresses; unknown ones are told. */
    function chosen(facet, slugs, problems) {
      const found = new Set();
      for (const slug of slugs || []) {
        const number = facet === "year" ? names.year.indexOf(slug) : briefingsQuery.find(names[facet], slug);
        if (number >= 0) found.add(number);
        else problems.push(...briefingsQuery.resolve([{ key: facet, text: slug }], names, false).problems.map((one) => ({ ...one, chosen: true })));
      }
      return found;
    }

    function passes(facet, document, wanted) {
      return !wanted || !wanted.size || of[facet][document].some((value) => wanted.has(value));
    }

    function filtered(bytes, filters) {
      for (let document = 0; document < bytes.length; document++) {
        if (!bytes[document]) continue;
        for (const facet of FACETS) {
          const unwanted = filters.unwanted[facet];
          if (!passes(facet, document, filters.wanted[facet]) || unwanted && passes(facet, document, unwanted)) bytes[document] = 0;
        }
      }
      return bytes;
    }

    /* What every value of a facet would give: its own choices do not count, those of the others do. */
    function counted(bytes, choices) {
      const counts = {};
      for (const facet of FACETS) {
        const others = FACETS.filter((other) => other !== facet);
        const numbers = new Map([...choices[facet]].map((value) => [value, 0]));
        for (let document = 0; document < bytes.length; document++) {
          if (!bytes[document] || !others.every((other) => passes(other, document, choices[other]))) continue;
          for (const value of of[facet][document]) numbers.set(value, (numbers.get(value) || 0) + 1);
        }
        counts[facet] = [...numbers].map(([value, count]) => ({ ...label(facet, value), count: count, chosen: choices[facet].has(value) }));
        if (facet === "year") counts[facet].sort((a, b) => names.year.indexOf(a.slug) - names.year.indexOf(b.slug));
        else counts[facet].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
      }
      return counts;
    }

    function label(facet, value) {
      if (facet === "year") return { name: names.year[value] === UNDATED ? "Undated" : names.year[value], slug: names.year[value] };
      return { name: names[facet].entries[value][0], slug: names[facet].entries[value][1] };
    }

    return { all: FACETS, names: names, of: of, chosen: chosen, filtered: filtered, counted: counted };
  }

  return make;
})();
