// The likeliest of many words: {word, words} as JSON on standard input; the word, and how often the page was given time.
import { readFileSync } from "node:fs";
import "./engine.mjs";

const task = JSON.parse(readFileSync(0, "utf8"));
let pauses = 0;
const found = await briefingsSpelling.suggest(task.word, task.words, async () => {
  pauses++;
});
process.stdout.write(JSON.stringify({ ...found, pauses }));
