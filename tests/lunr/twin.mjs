// The browser's side of the twin tests: reads a task as JSON on standard input, answers on standard output.
//   {do: "analyze", texts}            -> the terms of every text
//   {do: "compare", fields, documents, index, queries} -> where lunr.js's own index and ours differ
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("../../", import.meta.url));
const lunr = (globalThis.lunr = require(root + "node_modules/lunr/lunr.js"));
const analyze = require(root + "themes/broadsheet/static/analyze.js");
const task = JSON.parse(readFileSync(0, "utf8"));

function build(fields, documents) {
  const builder = new lunr.Builder();
  builder.tokenizer = (text) => analyze(text).map((term) => new lunr.Token(term, {}));
  for (const [name, boost] of Object.entries(fields)) builder.field(name, { boost });
  builder.ref("id");
  documents.forEach((document, id) => builder.add({ id: String(id), ...document }));
  return builder.build();
}

function answers(index, query) {
  return index.query((q) => query.forEach((clause) => q.term(clause.term, { usePipeline: false, ...clause.options })))
    .map((hit) => [hit.ref, hit.score]);
}

function compare({ fields, documents, index, queries }) {
  const theirs = build(fields, documents);
  const ours = lunr.Index.load(index);
  const terms = Object.keys(theirs.invertedIndex);
  const all = [...terms.map((term) => [{ term }]), ...queries.map((text) => analyze(text).map((term) => ({ term }))),
    ...queries.map((text) => analyze(text).map((term) => ({ term, options: { presence: lunr.Query.presence.REQUIRED } }))),
    ...queries.flatMap((text) => analyze(text).slice(0, 1).map((term) => [{ term: term.slice(0, 4), options: { wildcard: lunr.Query.wildcard.TRAILING } }]))];
  const differ = [];
  for (const query of all) {
    if (!query.length) continue;
    const a = JSON.stringify(answers(theirs, query)), b = JSON.stringify(answers(ours, query));
    if (a !== b) differ.push({ query, theirs: a.slice(0, 200), ours: b.slice(0, 200) });
  }
  const same = JSON.stringify(sorted(theirs.toJSON())) === JSON.stringify(sorted(index));
  return { terms: terms.length, ourTerms: index.invertedIndex.length, queries: all.length, differ: differ.slice(0, 5), differing: differ.length, same };
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value && typeof value === "object") return Object.fromEntries(Object.keys(value).sort().map((k) => [k, sorted(value[k])]));
  return value;
}

const result = task.do === "analyze" ? task.texts.map(analyze) : compare(task);
process.stdout.write(JSON.stringify(result));
