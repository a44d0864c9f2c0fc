/* The search page: answers as one types, keeps the address in step, loads the index by script tags, so that it works
   opened from disk. The one script here that knows the page; what is found is engine.js's, how it looks search-view.js's. */
var briefingsSearch = (function () {
  "use strict";

  const PAGE = 10, WAIT = 90, PATIENCE = 200, REMEMBERED = 8;
  const FACETS = ["company", "tag", "year"], SORTS = ["relevance", "date", "oldest"];
  const root = document.documentElement.dataset.root || "";
  const at = (id) => document.getElementById("search-" + id);
  const engine = briefingsEngine(load, pause);
  const open = new Set();
  let state = readAddress(), settled = true, asked = 0, timer = 0, loads = { done: 0, all: 0 };

  /* ---- loading: classic scripts, one tag each; progress is told when it takes long enough to be noticed ---- */

  function load(path) {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      if (loads.done === loads.all) loads = { done: 0, all: 0 };
      loads.all++;
      script.src = root + path;
      script.onload = () => { loads.done++; script.remove(); progress(); done(); };
      script.onerror = () => { loads.done++; script.remove(); progress(); fail(new Error("This part of the index could not be loaded: " + script.src)); };
      setTimeout(progress, PATIENCE);
      document.head.append(script);
    });
  }

  function progress() {
    const bar = at("progress"), busy = loads.done < loads.all;
    bar.hidden = !busy;
    if (!busy) return;
    bar.max = loads.all;
    bar.value = loads.done;
    if (!at("status").textContent) at("status").textContent = "Loading the index: part " + (loads.done + 1) + " of " + loads.all;
  }

  /* Lets the browser paint and take keys before it goes on; a timer would wait for at least four milliseconds. */
  function pause() {
    return new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { channel.port1.close(); done(); };
      channel.port2.postMessage(0);
    });
  }

  /* ---- the address: one entry in the history for each search, not for each letter ---- */

  function readAddress() {
    const query = new URLSearchParams(location.search.replace(/\+/g, "%20")), read = { q: query.get("q") || "" };
    for (const facet of FACETS) read[facet] = query.getAll(facet).flatMap((value) => value.split(",")).filter(Boolean);
    read.sort = SORTS.includes(query.get("sort")) ? query.get("sort") : SORTS[0];
    read.page = Math.max(1, parseInt(query.get("page"), 10) || 1);
    return read;
  }

  function address(changes) {
    const to = { ...state, ...changes }, query = new URLSearchParams();
    if (to.q.trim()) query.set("q", to.q.trim());
    for (const facet of FACETS) to[facet].forEach((value) => query.append(facet, value));
    if (to.sort !== SORTS[0]) query.set("sort", to.sort);
    if (to.page > 1) query.set("page", to.page);
    const text = query.toString();
    return location.pathname + (text ? "?" + text : "");
  }

  /* A search that is still being typed takes the place of its beginning; what follows a settled one comes after it. */
  function write(settles) {
    const to = address({});
    try {
      if (to !== location.pathname + location.search) history[settled ? "pushState" : "replaceState"](null, "", to);
    } catch (error) { /* some browsers refuse this on files */ }
    settled = settles;
  }

  function change(changes, settles) {
    state = { ...state, page: 1, ...changes };
    write(settles);
    return answer(!settles);
  }

  /* ---- answering ---- */

  async function answer(typing) {
    const ticket = ++asked;
    try {
      await engine.start();
      const result = await engine.search({ ...state, text: state.q, typing: typing });
      if (ticket !== asked) return;
      const last = Math.max(1, Math.ceil(result.documents.length / PAGE)), page = Math.min(state.page, last);
      const shows = result.how !== "empty" && result.how !== "stop";
      const numbers = shows ? result.documents.slice((page - 1) * PAGE, page * PAGE) : [];
      const articles = await engine.documents(numbers);
      await pause();
      if (ticket === asked) show({ ...result, typing: typing }, articles, page, last, shows);
    } catch (error) {
      if (ticket === asked) at("status").textContent = error.message;
      if (!/could not be loaded/.test(error.message)) throw error;
    }
  }

  function show(result, articles, page, last, shows) {
    const view = briefingsSearchView, focused = document.activeElement && document.activeElement.id;
    result.problems.forEach((problem) => { problem.in = state.q; });
    const total = engine.meta().count;
    at("status").textContent = briefingsMessages.status(result) || briefingsMessages.articles(total) + " to search.";
    at("results").replaceChildren(...articles.map((article) => view.result(article, result.terms, root)));
    at("results").start = (page - 1) * PAGE + 1;
    view.notices(at("notices"), briefingsMessages.notices(result), act);
    view.pages(at("pages"), page, shows ? last : 1, (to) => address({ page: to }));
    const chosen = view.chips(at("chips"), result.facets, toggle, clear);
    at("facet-groups").replaceChildren(...FACETS.map((name) => view.facet(name, result.facets[name], open.has(name), (slug) => toggle(name, slug), () => unfold(name))));
    at("facets").hidden = !total;
    at("facets-count").textContent = chosen ? chosen + " chosen" : "";
    at("sort-field").hidden = !shows || result.documents.length < 2 || result.how === "browse";
    at("sort").value = state.sort;
    at("hint").hidden = !shows || articles.length > 0;
    showRecent(result.how === "empty");
    if (focused && document.activeElement === document.body && document.getElementById(focused)) document.getElementById(focused).focus();
  }

  function toggle(name, slug) {
    const chosen = state[name].includes(slug) ? state[name].filter((one) => one !== slug) : [...state[name], slug];
    settled = true;
    return change({ [name]: chosen }, true);
  }

  function clear() { settled = true; return change({ company: [], tag: [], year: [] }, true); }

  function unfold(name) {
    if (!open.delete(name)) open.add(name);
    return answer(false);
  }

  function act(action) {
    if (action.clear) {
      const bare = briefingsQuery.parse(state.q).filters.length ? state.q.replace(/-?(?:company|tag|year)[:：]\s*(?:"[^"]*"|\S+)/gi, "").trim() : state.q;
      at("input").value = bare;
      settled = true;
      return change({ q: bare, company: [], tag: [], year: [] }, true);
    }
    at("input").value = action.text;
    settled = true;
    return change({ q: action.text }, true);
  }

  /* ---- recent searches: only in this browser, for this archive ---- */

  const shelf = "searches " + new URL(root || ".", location.href).pathname;

  function remembered() {
    try { return JSON.parse(localStorage.getItem(shelf) || "[]").filter((text) => typeof text === "string"); } catch (error) { return []; }
  }

  function keep(texts) {
    try { if (texts.length) localStorage.setItem(shelf, JSON.stringify(texts)); else localStorage.removeItem(shelf); } catch (error) { /* private windows keep nothing */ }
  }

  function remember() {
    const text = state.q.trim();
    if (text) keep([text, ...remembered().filter((one) => one.toLowerCase() !== text.toLowerCase())].slice(0, REMEMBERED));
  }

  function showRecent(wanted) {
    const blank = { company: [], tag: [], year: [], sort: SORTS[0], page: 1 };
    briefingsSearchView.recent(at("recent"), wanted ? remembered() : [], (text) => address({ ...blank, q: text }), () => { keep([]); showRecent(true); at("input").focus(); });
  }

  /* ---- the page ---- */

  function typed(settles) {
    clearTimeout(timer);
    if (!settles) { timer = setTimeout(() => change({ q: at("input").value }, false), WAIT); return; }
    change({ q: at("input").value }, true);
    remember();
  }

  function move(step) {
    const links = [...at("results").querySelectorAll(".hit-title a")], to = links.indexOf(document.activeElement) + step;
    if (to < 0) at("input").focus();
    else if (links[to]) links[to].focus();
  }

  function key(event) {
    const inInput = document.activeElement === at("input"), inResults = at("results").contains(document.activeElement);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    /* site.js minds "/" everywhere but where one types; a box that is ticked is no such place. */
    if (event.key === "/" && document.activeElement.type === "checkbox") { event.preventDefault(); at("input").focus(); at("input").select(); }
    if (!inInput && !inResults) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (inResults) return at("input").focus();
      at("input").value = "";
      clearTimeout(timer);
      change({ q: "" }, false);
    }
  }

  function comeBack() {
    state = readAddress();
    settled = true;
    at("input").value = state.q;
    answer(false);
  }

  function start() {
    const wide = matchMedia("(min-width: 62rem)"), fold = () => { at("facets").open = wide.matches; };
    fold();
    wide.addEventListener("change", fold);
    if (state.q || !at("input").value) at("input").value = state.q;
    else state.q = at("input").value;
    at("input").addEventListener("input", () => typed(false));
    at("form").addEventListener("submit", (event) => { event.preventDefault(); typed(true); });
    at("sort").addEventListener("change", () => { settled = true; change({ sort: at("sort").value }, true); });
    at("results").addEventListener("click", (event) => { if (event.target.closest("a")) remember(); });
    at("pages").addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      settled = true;
      change({ page: Number(link.dataset.page) }, true).then(() => {
        at("status").scrollIntoView({ block: "nearest" });
        (at("results").querySelector("a") || at("input")).focus({ preventScroll: true });
      });
    });
    document.addEventListener("keydown", key);
    addEventListener("popstate", comeBack);
    answer(false);
    if (!location.search) at("input").focus();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  return engine.receive;
})();
