// Compares the browser's search with Python's and with lunr.js: reads a task as JSON on standard input, answers on standard output.
//   {do: "analyze", texts} -> the terms of every text
//   {do: "stem", words} -> the stem by lunr.js of every word
//   {do: "compare", fields, documents, site, queries} -> where an index that lunr.js makes of the documents, oldest first,
//       and the shards of the site in the folder `site` differ: terms, weights, articles found, scores; and whether the
//       download data/lunr-index.json is what lunr.js writes of the documents, newest first, with their paths as `ref`
//   {do: "load", site, queries} -> where the download of a built site, loaded by lunr.js, and the search of its page find
//       other articles or other scores, for each query and for each of its terms; the first address for each text `typed`
import { readFileSync } from "node:fs";
import { open } from "./engine.mjs";

const analyze = briefingsAnalyze;
const task = JSON.parse(readFileSync(0, "utf8"));

/* What lunr.js itself makes of documents with their own `ref`, in this order. */
function build(fields, documents) {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => analyze(text).map((term) => new lunr.Token(term, {}));
  builder.searchPipeline.add(lunr.stemmer);
  for (const [name, boost] of Object.entries(fields)) builder.field(name, { boost });
  builder.ref("ref");
  for (const document of documents) builder.add(document);
  return builder.build();
}

function download(site) {
  return JSON.parse(readFileSync(`${site}/data/lunr-index.json`, "utf8"));
}

/* Whether the download has the same fields, vectors, terms and postings as lunr.js's own index, in the same order. */
function sameDownload(fields, documents, site) {
  return JSON.stringify(build(fields, documents)) === JSON.stringify(download(site));
}

/* Every weight: the number that lunr.js and ours have, and those that are not exactly the same. */
function compareWeights(theirs, ours, names) {
  const terms = Object.keys(theirs.invertedIndex);
  let theirCount = 0,
    ourCount = 0;
  const differ = [];
  for (const term of terms) {
    const index = theirs.invertedIndex[term]._index;
    for (const { field, documents, weights } of ours.weighed(term)) {
      documents.forEach((document, i) => {
        ourCount++;
        const weight = theirs.fieldVectors[`${names[field]}/${document}`]?.elements;
        const at = weight ? weight.findIndex((value, place) => place % 2 === 0 && value === index) : -1;
        if (at < 0 || weight[at + 1] !== weights[i]) differ.push([term, names[field], document, weight?.[at + 1], weights[i]]);
      });
    }
  }
  for (const vector of Object.values(theirs.fieldVectors)) theirCount += vector.elements.length / 2;
  return { weights: theirCount, ourWeights: ourCount, differ };
}

/* The largest relative difference between the scores that a page computes from the shards and those of lunr.js. */
function difference(theirs, ours, boosts, number = (ref) => Number(ref)) {
  const expected = theirs.query((q) => {
    for (const [term, boost] of boosts) q.term(term, { usePipeline: false, boost });
  });
  const scores = ours.scores(new Map(boosts));
  const found = [...scores].filter((score) => score > 0).length;
  const zero = expected.filter((hit) => !(hit.score > 0)).length;
  if (found !== expected.length - zero) return Infinity;
  return expected.reduce((most, hit) => Math.max(most, Math.abs(scores[number(hit.ref)] - hit.score) / (hit.score || 1)), 0);
}

/* Whether the articles with all of some terms are those that lunr.js finds. */
function sameHits(theirs, ours, terms, count) {
  const expected = theirs.query((q) => {
    for (const term of terms) q.term(term, { usePipeline: false, presence: lunr.Query.presence.REQUIRED });
  });
  const marks = terms.map((term) => ours.mark(term, new Uint8Array(count)));
  const found = marks[0].map((_, document) => (marks.every((mark) => mark[document]) ? 1 : 0));
  const wanted = new Set(expected.map((hit) => Number(hit.ref)));
  return found.every((byte, document) => Boolean(byte) === wanted.has(document));
}

/* Whether a position is where the term is in the text, for all terms of some articles. */
function samePlaces(ours, documents, names) {
  return documents.every((document, id) =>
    ours.placed.every((field) => {
      const terms = analyze(document[names[field]]);
      return terms.every((term, place) => ours.places(term, field, documents.length - 1 - id).includes(place));
    }),
  );
}

/* Asks the page's engine and the loaded download the same: all articles with any of the terms, with their scores. */
async function load({ site, queries, typed = [] }) {
  const engine = await open(site);
  const ours = engine.postings();
  const index = lunr.Index.load(download(site));
  const texts = queries.map((text) => [...new Set(analyze(text))]);
  const asked = [...texts, ...texts.flat().map((term) => [term])];
  await ours.need(asked.flat());
  const count = ours.scores(new Map()).length;
  const articles = await engine.documents([...Array(count).keys()]);
  const numbers = new Map(articles.map((article, number) => [article.path, number]));
  const known = asked.map((terms) => terms.filter((term) => ours.entry(term))).filter((terms) => terms.length);
  const pairs = (terms) => terms.map((term) => [term, 1]);
  const differences = known.map((terms) => difference(index, ours, pairs(terms), (ref) => numbers.get(ref)));
  const hits = known.map(
    (terms) =>
      index.query((q) =>
        terms.forEach((term) => {
          q.term(term, { usePipeline: false });
        }),
      ).length,
  );
  return {
    articles: count,
    single: known.filter((terms) => terms.length === 1).length,
    several: known.filter((terms) => terms.length > 1).length,
    fewest: Math.min(...hits),
    furthest: Math.max(...differences),
    first: typed.map((text) => index.search(text)[0]?.ref ?? ""),
  };
}

async function compare({ fields, documents, site, queries }) {
  const numbered = documents.map((document, id) => ({ ...document, ref: String(documents.length - 1 - id) }));
  const theirs = build(fields, numbered);
  const engine = await open(site);
  const ours = engine.postings();
  const names = Object.keys(fields);
  const terms = Object.keys(theirs.invertedIndex);
  await ours.need(terms);
  const asked = [
    ...terms.map((term) => [[term, 1]]),
    ...queries.map((text) => [...new Set(analyze(text))].map((term, i) => [term, 1 + i / 4])),
    ...queries.flatMap((text) =>
      analyze(text)
        .slice(0, 1)
        .map((term) => ours.beginning(term.slice(0, 4), 1e9).map((begun) => [begun, 0.25])),
    ),
  ];
  const known = asked.map((boosts) => boosts.filter(([term]) => ours.entry(term))).filter((boosts) => boosts.length);
  const begun = queries
    .flatMap((text) => analyze(text))
    .every((term) => {
      const all = terms.filter((one) => one.startsWith(term.slice(0, 2))).sort();
      return JSON.stringify(ours.beginning(term.slice(0, 2), 1e9).sort()) === JSON.stringify(all);
    });
  const { weights, ourWeights, differ } = compareWeights(theirs, ours, names);
  return {
    terms: terms.length,
    missing: terms.filter((term) => !ours.entry(term)).length,
    weights,
    ourWeights,
    differ: differ.slice(0, 5),
    begun,
    compared: known.length,
    furthest: Math.max(0, ...known.map((boosts) => difference(theirs, ours, boosts))),
    otherHits: queries.filter((text) => analyze(text).length && !sameHits(theirs, ours, [...new Set(analyze(text))], documents.length)),
    places: samePlaces(ours, documents, names),
    sameDownload: sameDownload(fields, documents.toReversed(), site),
  };
}

const tasks = {
  analyze: ({ texts }) => texts.map(analyze),
  stem: ({ words }) => words.map((word) => lunr.stemmer(new lunr.Token(word, {})).toString()),
  compare,
  load,
};
process.stdout.write(JSON.stringify(await tasks[task.do](task)));
