/** Company, subject and year: which articles pass, and how many each value would give.
    Data: `briefingsFacets(meta)`, where `meta` is the data of search/index.js; a set of articles is an array with one byte
    for each, 1 if it is in the set. Years are known at once, the other two after `receive`. Pure. Needs briefingsQuery and
    briefingsCoding. */
const briefingsFacets = (() => {
  "use strict";

  /** @type {BriefingsFacetName[]} */
  const FACETS = ["company", "tag", "year"];
  const UNDATED = "undated";

  /** "2024" of "2024-07" and of "2024"; "2020-21" of "2020-2021", where no more is known. @param {string} month */
  function yearOf(month) {
    const [, first = UNDATED, century = "", last = ""] = /^(\d{4})(?:-(\d\d)(\d\d))?/.exec(month) || [];
    return last ? `${first}-${first.startsWith(century) ? "" : century}${last}` : first;
  }

  /** Whether a month or years may be in a year. @param {string} month @param {string} year */
  function inYear(month, year) {
    return month.slice(0, 4) === year || (month.length === 9 && month.slice(0, 4) < year && year <= month.slice(5));
  }

  /** @param {BriefingsMeta} meta */
  function make(meta) {
    const years = meta.months.map(([month]) => yearOf(month));
    const known = [...new Set(years)].sort((a, b) => Number(a === UNDATED) - Number(b === UNDATED) || (a < b ? 1 : -1));
    /** @type {BriefingsFacetNames} */
    const names = {
      company: briefingsQuery.makeNames(meta.companies, meta.forms.company),
      tag: briefingsQuery.makeNames(meta.tags, meta.forms.tag),
      year: known,
    };
    /** Of every value the articles that have it. @type {Record<BriefingsFacetName, Int32Array[]>} */
    const lists = { company: [], tag: [], year: known.map((year) => articlesOf((month) => yearOf(month) === year)) };

    /** The articles of some months. @param {(month: string) => boolean} wanted */
    function articlesOf(wanted) {
      /** @type {number[]} */
      const found = [];
      let next = 0;
      for (const [month, count] of meta.months) {
        if (wanted(month)) for (let i = 0; i < count; i++) found.push(next + i);
        next += count;
      }
      return Int32Array.from(found);
    }

    /** The articles of each company and each tag, as generator/search/scripts.py packs them.
        @param {string} companies @param {string} tags */
    function receive(companies, tags) {
      lists.company = listsOf(companies);
      lists.tag = listsOf(tags);
    }

    /** @param {string} text */
    function listsOf(text) {
      const numbers = briefingsCoding.unpack(text);
      /** @type {Int32Array[]} */
      const found = [];
      for (let at = 0; at < numbers.length; ) {
        const list = new Int32Array(numbers[at++]);
        for (let i = list.length - 1, number = 0; i >= 0; i--) {
          number += numbers[at++];
          list[i] = meta.count - 1 - number;
        }
        found.push(list);
      }
      return found;
    }

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

    /** Keeps the articles of a set that have one of some values, or have none of them.
        @param {Uint8Array} bytes @param {BriefingsFacetName} facet @param {Set<number> | undefined} values @param {boolean} wanted */
    function keep(bytes, facet, values, wanted) {
      if (!values?.size) return;
      const has = new Uint8Array(meta.count);
      for (const value of values) for (const document of lists[facet][value] ?? []) has[document] = 1;
      const other = wanted ? 0 : 1;
      for (let i = 0; i < bytes.length; i++) if (has[i] === other) bytes[i] = 0;
    }

    /** Whether filters need more than `meta`. @param {BriefingsChoices[]} all */
    function needed(all) {
      return all.some(({ company, tag }) => company?.size || tag?.size);
    }

    /** Removes articles that filters exclude. @param {Uint8Array} bytes @param {Omit<BriefingsFilters, "problems">} filters */
    function filtered(bytes, filters) {
      for (const facet of FACETS) {
        keep(bytes, facet, filters.wanted[facet], true);
        keep(bytes, facet, filters.unwanted[facet], false);
      }
      return bytes;
    }

    /** The counts of every value: choices of all other facets are applied, those of its own facet are not.
        @param {Uint8Array} bytes @param {Required<BriefingsChoices>} choices @param {() => Promise<void>} rest
        @returns {Promise<BriefingsCounts>} */
    async function counted(bytes, choices, rest) {
      const company = countsOf("company", bytes, choices);
      await rest();
      const tag = countsOf("tag", bytes, choices);
      await rest();
      return { company, tag, year: countsOf("year", bytes, choices) };
    }

    /** @param {BriefingsFacetName} facet @param {Uint8Array} bytes @param {Required<BriefingsChoices>} choices @returns {BriefingsValue[]} */
    function countsOf(facet, bytes, choices) {
      const others = { ...choices, [facet]: new Set() };
      const passing = FACETS.some((other) => others[other].size) ? filtered(bytes.slice(), { wanted: others, unwanted: {} }) : bytes;
      /** @type {BriefingsValue[]} */
      const counts = [];
      for (let value = 0; value < lists[facet].length; value++) {
        const count = countIn(lists[facet][value], passing),
          isChosen = choices[facet].has(value);
        if (count || isChosen) counts.push({ ...label(facet, value), count, chosen: isChosen });
      }
      if (facet === "year") return counts;
      return counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    }

    /** How many articles of a list are in a set. @param {Int32Array} list @param {Uint8Array} bytes */
    function countIn(list, bytes) {
      let count = 0;
      for (let i = 0; i < list.length; i++) count += bytes[list[i]];
      return count;
    }

    /** @param {BriefingsFacetName} facet @param {number} value */
    function label(facet, value) {
      if (facet === "year") return { name: known[value] === UNDATED ? "Undated" : known[value], slug: known[value] };
      const [name, slug] = names[facet].entries[value];
      return { name, slug };
    }

    return { all: FACETS, names, receive, chosen, needed, filtered, counted, articlesOf, inYear };
  }

  return make;
})();
