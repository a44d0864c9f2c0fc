/* The search page: loads the index, answers as one types, shows results with the words found.
   A classic script that loads others by tag, so that it works opened from disk. Needs lunr and briefingsAnalyze. */
var briefingsSearch = (function () {
  "use strict";

  var PAGE = 20, WAIT = 90, EXCERPT = 240, MOST_TERMS = 24;
  var index = null, chunk = 40, chunks = {}, waiting = {};
  var form, input, status, list, more, hint;
  var root = document.documentElement.dataset.root || "";
  var shown = 0, hits = [], asked = 0, marks = { terms: new Set(), prefix: "", near: [] };

  /* ---- data: scripts call these two ---- */

  function receiveIndex(meta, data) {
    chunk = meta.chunk;
    /* Parsing takes a moment: let the page paint its message first. */
    setTimeout(function () {
      index = lunr.Index.load(data);
      say(meta.count === 1 ? "One article to search." : meta.count.toLocaleString() + " articles to search.");
      answer();
    }, 0);
  }

  function receiveDocuments(start, documents) {
    chunks[start] = documents;
    (waiting[start] || []).forEach(function (done) { done(); });
    delete waiting[start];
  }

  function load(start, done) {
    if (chunks[start]) return done();
    if (waiting[start]) return waiting[start].push(done);
    waiting[start] = [done];
    var script = document.createElement("script");
    script.src = root + "search/documents-" + String(start / chunk).padStart(4, "0") + ".js";
    script.onerror = function () { say("Part of the archive could not be loaded: " + script.src); };
    document.head.appendChild(script);
  }

  /* ---- finding ---- */

  function search(text) {
    var words = text.split(/\s+/).filter(Boolean);
    var terms = briefingsAnalyze(text).slice(0, MOST_TERMS);
    if (!terms.length) return { hits: [], how: words.length ? "stop" : "empty", terms: terms };
    var open = /\s$/.test(text) ? "" : lastTerm(words), all = lunr.Query.presence.REQUIRED, some = lunr.Query.presence.OPTIONAL;
    var strange = terms.filter(function (term) { return !index.invertedIndex[term] && term !== open; });
    if (open && !index.tokenSet.intersect(lunr.TokenSet.fromString(open + "*")).toArray().length) strange.push(open);
    var tries = [["all", all, false], ["near", all, true], ["some", some, false], ["near", some, true]];
    for (var i = 0; i < tries.length; i++) {
      var how = tries[i][0], near = tries[i][2];
      if (near && !strange.some(mendable) || how === "some" && terms.length < 2) continue;
      var found = index.query(function (q) {
        terms.forEach(function (term) { clause(q, term, open, tries[i][1], near && strange.indexOf(term) >= 0); });
      });
      if (found.length) return { hits: found, how: how, terms: terms, prefix: near ? "" : open, strange: near ? strange : [] };
    }
    return { hits: [], how: "none", terms: terms };
  }

  /* Spelling is forgiven in words of a usual length: the comparison takes long for others. */
  function mendable(term) { return term.length > 3 && term.length < 16; }

  /* The word still being typed may be unfinished: its beginning counts, for less than a whole word. */
  function lastTerm(words) {
    var typed = briefingsAnalyze(words[words.length - 1] || "");
    return typed.length === 1 ? typed[0] : "";
  }

  function clause(q, term, open, presence, near) {
    var options = { usePipeline: false, presence: presence };
    if (near && mendable(term)) options.editDistance = term.length > 7 ? 2 : 1;
    else if (term === open && term.length > 1) {
      options.wildcard = lunr.Query.wildcard.TRAILING;
      q.term(term, { usePipeline: false, boost: 4 });
    }
    q.term(term, options);
  }

  /* ---- showing ---- */

  function answer() {
    var text = input.value, ticket = ++asked;
    remember(text.trim());
    if (!index) return;
    var result = search(text);
    marks = { terms: new Set(result.terms), prefix: result.prefix || "", near: (result.strange || []).filter(mendable) };
    hits = result.hits;
    shown = 0;
    list.textContent = "";
    hint.hidden = result.how !== "none" && result.how !== "empty" && result.how !== "stop";
    say(message(result, text.trim()));
    showMore(ticket);
  }

  function message(result, text) {
    var count = result.hits.length.toLocaleString() + (result.hits.length === 1 ? " article" : " articles");
    if (result.how === "all") return count + " for “" + text + "”";
    if (result.how === "some") return "No article has all of these words; " + count + " with some of them.";
    if (result.how === "near") return "No article has “" + result.strange.join("”, “") + "”; " + count + " with words spelled nearly so.";
    if (result.how === "none") return "No article found for “" + text + "”.";
    return result.how === "stop" ? "These words are in every article: add one that is not." : "Type to search.";
  }

  function showMore(ticket) {
    more.disabled = true;
    var next = hits.slice(shown, shown + PAGE);
    var starts = Array.from(new Set(next.map(function (hit) { return Math.floor(hit.ref / chunk) * chunk; })));
    var left = starts.length;
    function render() {
      if (ticket !== asked) return;
      next.forEach(function (hit) { list.appendChild(item(documentOf(Number(hit.ref)))); });
      shown += next.length;
      more.hidden = shown >= hits.length;
      more.disabled = false;
    }
    if (!left) { more.hidden = true; return; }
    starts.forEach(function (start) { load(start, function () { if (--left === 0) render(); }); });
  }

  function documentOf(number) {
    var start = Math.floor(number / chunk) * chunk;
    return chunks[start][number - start];
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function item(doc) {
    var li = element("li", "hit"), h = element("h2", "hit-title"), a = element("a");
    a.href = root + doc.path;
    marked(a, doc.title);
    h.appendChild(a);
    li.appendChild(h);
    var meta = element("p", "hit-meta"), time = element("time", "", doc.date);
    if (doc.iso) time.dateTime = doc.iso;
    meta.appendChild(time);
    doc.companies.forEach(function (name) { meta.appendChild(element("span", "hit-company", name)); });
    li.appendChild(meta);
    var excerpt = element("p", "hit-excerpt");
    marked(excerpt, passage(doc.text));
    li.appendChild(excerpt);
    return li;
  }

  function isMatch(word) {
    return word.terms.some(function (term) {
      if (marks.terms.has(term) || (marks.prefix && term.startsWith(marks.prefix))) return true;
      if (marks.near.some(function (near) { return alike(near, term); })) return true;
      return word.ideograph && Array.from(marks.terms).some(function (t) { return t.indexOf(term) >= 0; });
    });
  }

  /* Whether two words begin alike and are about as long: good enough to mark what a misspelt word has found. */
  function alike(a, b) { return Math.abs(a.length - b.length) < 3 && a.slice(0, 3) === b.slice(0, 3); }

  /* The stretch of text in which most different words of the query stand. */
  function passage(text) {
    var words = briefingsAnalyze.words(text).filter(isMatch), best = 0, most = -1;
    for (var i = 0; i < words.length; i++) {
      var seen = new Set();
      for (var j = i; j < words.length && words[j].end - words[i].start < EXCERPT; j++) seen.add(words[j].terms[0]);
      if (seen.size > most) { most = seen.size; best = words[i].start; }
    }
    var start = Math.max(0, best - 50);
    if (start > 0) start = text.indexOf(" ", start) + 1 || start;
    var end = Math.min(text.length, start + EXCERPT);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 60);
    return (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "");
  }

  /* Text with the words found marked; never as HTML. */
  function marked(parent, text) {
    var at = 0;
    briefingsAnalyze.words(text).forEach(function (word) {
      if (!isMatch(word)) return;
      parent.appendChild(document.createTextNode(text.slice(at, word.start)));
      parent.appendChild(element("mark", "", text.slice(word.start, word.end)));
      at = word.end;
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }

  function say(text) { status.textContent = text; }

  function remember(text) {
    var address = location.pathname + (text ? "?q=" + encodeURIComponent(text).replace(/%20/g, "+") : "");
    try { history.replaceState(null, "", address); } catch (e) { /* some browsers refuse this on files */ }
  }

  /* ---- the page ---- */

  function move(step) {
    var links = Array.from(list.querySelectorAll("a")), at = links.indexOf(document.activeElement) + step;
    if (at < 0) input.focus();
    else if (links[at]) links[at].focus();
  }

  function start() {
    form = document.getElementById("search-form");
    input = document.getElementById("search-input");
    status = document.getElementById("search-status");
    list = document.getElementById("search-results");
    hint = document.getElementById("search-hint");
    more = element("button", "search-more", "Show more");
    more.type = "button";
    more.hidden = true;
    list.after(more);
    var query = new URLSearchParams(location.search.replace(/\+/g, "%20")).get("q");
    if (query && !input.value) input.value = query;
    var timer;
    input.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(answer, WAIT); });
    form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(timer); answer(); });
    more.addEventListener("click", function () { showMore(asked); });
    document.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (document.activeElement !== input && !list.contains(document.activeElement)) return;
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && (document.activeElement === input || list.contains(document.activeElement))) {
        input.value = "";
        input.focus();
        answer();
      }
    });
    say("Loading the index …");
    var scripts = JSON.parse(form.dataset.scripts || "[]");
    scripts.forEach(function (path) {
      var script = document.createElement("script");
      script.src = root + path;
      script.onerror = function () { say("The search index could not be loaded: " + script.src); };
      document.head.appendChild(script);
    });
    if (!query) input.focus();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  return { index: receiveIndex, documents: receiveDocuments };
})();
