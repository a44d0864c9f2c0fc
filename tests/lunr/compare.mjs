// Compares the browser's search with Python's: reads a task as JSON on standard input, answers on standard output.
//   {do: "analyze", texts}            -> the terms of every text
//   {do: "compare", fields, documents, index, meta, shards, queries} -> where lunr.js's own index and ours differ, and
//       where the scores that a page computes from the shards differ from those that lunr.js computes
import { readFileSync } from "node:fs";
import "./engine.mjs";

const analyze = briefingsAnalyze;
const task = JSON.parse(readFileSync(0, "utf8"));

function build(fields, documents) {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => analyze(text).map((term) => new lunr.Token(term, {}));
  for (const [name, boost] of Object.entries(fields)) builder.field(name, { boost });
  builder.ref("id");
  for (const [id, document] of documents.entries()) builder.add({ id: String(id), ...document });
  return builder.build();
}

function answers(index, query) {
  return index
    .query((q) => {
      for (const clause of query) q.term(clause.term, { usePipeline: false, ...clause.options });
    })
    .map((hit) => [hit.ref, hit.score]);
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

function compareShards(theirs, { meta, shards, queries }) {
  const ours = briefingsPostings.make(meta, null);
  for (const [number, entries] of shards.entries()) ours.receive(number, entries);
  const terms = Object.keys(theirs.invertedIndex);
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
  const missing = terms.filter((term) => !ours.entry(term)).length;
  const begun = queries
    .flatMap((text) => analyze(text))
    .every((term) => {
      const all = terms.filter((one) => one.startsWith(term.slice(0, 2))).sort();
      return JSON.stringify(ours.beginning(term.slice(0, 2), 1e9).sort()) === JSON.stringify(all);
    });
  return { compared: known.length, missing, begun, furthest: Math.max(0, ...known.map((boosts) => difference(theirs, ours, boosts))) };
}

function compare({ fields, documents, index, queries, ...task }) {
  const theirs = build(fields, documents);
  const ours = lunr.Index.load(index);
  const terms = Object.keys(theirs.invertedIndex);
  const all = [
    ...terms.map((term) => [{ term }]),
    ...queries.map((text) => analyze(text).map((term) => ({ term }))),
    ...queries.map((text) => analyze(text).map((term) => ({ term, options: { presence: lunr.Query.presence.REQUIRED } }))),
    ...queries.flatMap((text) =>
      analyze(text)
        .slice(0, 1)
        .map((term) => [{ term: term.slice(0, 4), options: { wildcard: lunr.Query.wildcard.TRAILING } }]),
    ),
  ];
  const differ = [];
  for (const query of all) {
    if (!query.length) continue;
    const a = JSON.stringify(answers(theirs, query)),
      b = JSON.stringify(answers(ours, query));
    if (a !== b) differ.push({ query, theirs: a.slice(0, 200), ours: b.slice(0, 200) });
  }
  const same = JSON.stringify(sorted(theirs.toJSON())) === JSON.stringify(sorted(index));
  return {
    terms: terms.length,
    ourTerms: index.invertedIndex.length,
    queries: all.length,
    differ: differ.slice(0, 5),
    differing: differ.length,
    same,
    shards: compareShards(theirs, { ...task, queries }),
  };
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value && typeof value === "object")
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((k) => [k, sorted(value[k])]),
    );
  return value;
}

const result = task.do === "analyze" ? task.texts.map(analyze) : compare(task);
process.stdout.write(JSON.stringify(result));
