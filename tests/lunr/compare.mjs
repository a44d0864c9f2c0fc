// Compares the browser's search with Python's and with lunr.js: reads a task as JSON on standard input, answers on standard output.
//   {do: "analyze", texts} -> the terms of every text
//   {do: "stem", words} -> [word, stem by lunr.js, ours] of every word where the two differ
//   {do: "compare", fields, documents, site, queries} -> where an index that lunr.js makes of the documents, oldest first,
//       and the shards of the site in the folder `site` differ: terms, weights, articles found, scores
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { open } from "./engine.mjs";

const lunr = createRequire(import.meta.url)("lunr");
const analyze = briefingsAnalyze;
const task = JSON.parse(readFileSync(0, "utf8"));

function build(fields, documents) {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => analyze(text).map((term) => new lunr.Token(term, {}));
  for (const [name, boost] of Object.entries(fields)) builder.field(name, { boost });
  builder.ref("id");
  for (const [id, document] of documents.entries()) builder.add({ id: String(documents.length - 1 - id), ...document });
  return builder.build();
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
function difference(theirs, ours, boosts) {
  const expected = theirs.query((q) => {
    for (const [term, boost] of boosts) q.term(term, { usePipeline: false, boost });
  });
  const scores = ours.scores(new Map(boosts));
  const found = [...scores].filter((score) => score > 0).length;
  const zero = expected.filter((hit) => !(hit.score > 0)).length;
  if (found !== expected.length - zero) return Infinity;
  return expected.reduce((most, hit) => Math.max(most, Math.abs(scores[hit.ref] - hit.score) / (hit.score || 1)), 0);
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

async function compare({ fields, documents, site, queries }) {
  const theirs = build(fields, documents);
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
  };
}

function stems(words) {
  const theirs = (word) => lunr.stemmer(new lunr.Token(word, {})).toString();
  return words.map((word) => [word, theirs(word), analyze.stem(word)]).filter(([, a, b]) => a !== b);
}

const result = task.do === "analyze" ? task.texts.map(analyze) : task.do === "stem" ? stems(task.words) : await compare(task);
process.stdout.write(JSON.stringify(result));
