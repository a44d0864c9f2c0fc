/* The types that the scripts of this folder share; read by `tsc`, not part of a site. */

/** [name, slug, aliases] of a company or tag. */
type BriefingsName = [string, string, string[]?];

/** The data of search/index.js; see generator/search/files.py. */
interface BriefingsMeta {
  count: number;
  chunk: number;
  fields: string[];
  boosts: number[];
  /** The number of terms of each field in all articles. */
  lengths: number[];
  /** Fields in which phrases are looked for, and fields with positions. */
  placed: number[];
  stored: number[];
  /** The first term of each shard. */
  shards: string;
  runs: number;
  /** The first letter of each list of spellings. */
  words: string;
  companies: BriefingsName[];
  tags: BriefingsName[];
  /** The terms of names that are written otherwise, each with its number. */
  forms: { company: (string | number)[]; tag: (string | number)[] };
  /** [month, articles], newest first; the month is empty where it is unknown. */
  months: [string, number][];
}

/** Terms in order, where each one's postings start, and all postings; see generator/search/shards.py. */
interface BriefingsShard {
  terms: string[];
  starts: number[];
  postings: string;
}

/** Positions of a term: those of the article number i are all[starts[i]] to all[starts[i + 1] - 1]. */
interface BriefingsPlaces {
  starts: Int32Array;
  all: Int32Array;
}

/** A term's occurrences in one field: articles in order, how often each has it, the length of the field in each. */
interface BriefingsPart {
  field: number;
  documents: Int32Array;
  frequencies: Int32Array;
  lengths: Int32Array;
  weights: Float64Array | null;
  places: BriefingsPlaces | null;
  /** Where the positions of the whole term are, and whether they are written in bits. */
  term: { text: string; at: number; frequent: boolean };
}

/** A word as written: its position in the text and its terms. */
interface BriefingsWord {
  start: number;
  end: number;
  terms: string[];
  ideograph: boolean;
}

/** A word to find. An article has it if it has all terms of one alternative: "e-commerce" is "ecommerce", or "e" and
    "commerce". `raw` is the word before stemming. */
interface BriefingsPiece {
  text: string;
  raw: string;
  alternatives: string[][];
}

/** A word of a query with the terms it matches and the articles that have one. */
interface BriefingsGroup extends BriefingsPiece {
  /** What the terms of a word that may be unfinished begin with; empty where it is whole. */
  prefix: string;
  boosts: Map<string, number>;
  /** One byte for each article. */
  bytes: Uint8Array;
  /** How many articles. */
  size: number;
  /** The words are a month, 2024-05; empty where they are not. */
  month: string;
  /** Only beginnings of words were found. */
  begun: boolean;
}

type BriefingsFacetName = "company" | "tag" | "year";
type BriefingsSort = "relevance" | "date" | "oldest";

interface BriefingsToken {
  text: string;
  not?: boolean;
  /** Nothing follows it yet: the reader may still be typing. */
  open?: boolean;
}

interface BriefingsFilter extends BriefingsToken {
  key: BriefingsFacetName;
}

interface BriefingsQuery {
  words: BriefingsToken[];
  phrases: BriefingsToken[];
  filters: BriefingsFilter[];
}

/** The names of a facet, for lookup. */
interface BriefingsNames {
  entries: BriefingsName[];
  exact: Map<string, number>;
  similar: Map<string, number>;
  spelled: [string, number][];
}

interface BriefingsFacetNames {
  company: BriefingsNames;
  tag: BriefingsNames;
  year: string[];
}

/** A filter's value that this archive does not have. */
interface BriefingsProblem {
  key: BriefingsFacetName;
  text: string;
  /** The most similar value, or empty. */
  nearest: string;
  /** It came from the address, not from the query. */
  chosen?: boolean;
  /** The query it is part of. */
  in?: string;
}

type BriefingsChoices = Partial<Record<BriefingsFacetName, Set<number>>>;

interface BriefingsFilters {
  wanted: BriefingsChoices;
  unwanted: BriefingsChoices;
  problems: BriefingsProblem[];
}

/** A value of a facet and how many articles it would give. */
interface BriefingsValue {
  name: string;
  slug: string;
  count: number;
  chosen: boolean;
}

type BriefingsCounts = Record<BriefingsFacetName, BriefingsValue[]>;

/** Words that no article has were replaced. */
interface BriefingsChange {
  from: string;
  to: string;
}

interface BriefingsPhrase {
  text: string;
  terms: string[];
}

/** A query as understood. */
interface BriefingsAsked {
  groups: BriefingsGroup[];
  excluded: BriefingsGroup[];
  phrases: BriefingsPhrase[];
  unwanted: BriefingsPhrase[];
  /** Of each company that is named, the terms of its name. */
  named: string[][];
  changes: BriefingsChange[];
}

/** The words and phrases of a query before they are looked up. */
type BriefingsAsking = Omit<BriefingsAsked, "named" | "changes">;

/** Articles that match a query, before filters. */
interface BriefingsFound {
  bytes: Uint8Array;
  /** They have all that is asked for, not only some of it. */
  complete: boolean;
  boosts: Map<string, number>;
  terms: Set<string>;
  /** Phrases that no article has. */
  lost: string[];
  parts: Uint8Array[];
}

interface BriefingsRequest {
  text: string;
  typing?: boolean;
  sort?: BriefingsSort;
  company?: string[];
  tag?: string[];
  year?: string[];
}

type BriefingsHow = "all" | "some" | "browse" | "stop" | "empty";

interface BriefingsResult {
  how: BriefingsHow;
  text: string;
  typing?: boolean;
  documents: number[];
  /** Facets' counts, loaded when asked for. */
  counts: () => Promise<BriefingsCounts>;
  /** How many articles match before the facets' choices are applied. */
  unfiltered: number;
  problems: BriefingsProblem[];
  changes: BriefingsChange[];
  lost: string[];
  begun: string[];
  missing: string[];
  terms: Set<string>;
  milliseconds: number;
}

/** What is shown of an article: path, title, date as shown, date as ISO, companies, text; see generator/search/scripts.py. */
type BriefingsShown = [string, string, string, string, string[], string];

interface BriefingsDocument {
  path: string;
  title: string;
  date: string;
  iso: string;
  companies: string[];
  text: string;
}

/** A piece of a text; `mark` where it was searched for. */
interface BriefingsMarked {
  text: string;
  mark: boolean;
}

/** What a button beside a notice does: ask another query, or remove the filters. */
type BriefingsAction = { text: string } | { clear: true };

interface BriefingsNotice {
  text: string;
  label?: string;
  action?: BriefingsAction;
}

type BriefingsLoad = (path: string) => Promise<void>;
type BriefingsPostings = ReturnType<typeof briefingsPostings.make>;
type BriefingsFacets = ReturnType<typeof briefingsFacets>;

interface LunrToken {
  toString(): string;
}

declare const lunr: {
  Token: new (text: string, metadata: object) => LunrToken;
  stemmer(token: LunrToken): LunrToken;
};

interface Window {
  briefingsPreview(part: string, packed: string): void;
}
