/** The search page: searches while the reader types, updates the address, loads the index by script tags, so that it works
    opened from disk. The only script here that knows the page; engine.js searches, search-view.js makes the elements. */
const briefingsSearch = (() => {
  "use strict";

  const PAGE = 10,
    WAIT = 90,
    PATIENCE = 200,
    AT_ONCE = 2000,
    REMEMBERED = 8;
  /** @type {BriefingsFacetName[]} */
  const FACETS = ["company", "tag", "year"];
  /** @type {BriefingsSort[]} */
  const SORTS = ["relevance", "date", "oldest"];
  const root = document.documentElement.dataset.root || "";
  const at = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(`search-${id}`));
  const input = /** @type {HTMLInputElement} */ (at("input")),
    order = /** @type {HTMLSelectElement} */ (at("sort"));
  const list = /** @type {HTMLOListElement} */ (at("results")),
    status = at("status");
  const engine = briefingsEngine(load, pause);
  /** @type {Set<BriefingsFacetName>} */
  const open = new Set();
  let state = readAddress(),
    settled = true,
    asked = 0,
    timer = 0,
    loads = { done: 0, all: 0 };

  // ---- loading: classic scripts, one tag each; progress is shown if it takes long enough to be noticed ----

  /** @param {string} path @returns {Promise<void>} */
  function load(path) {
    return new Promise((done, fail) => {
      const script = document.createElement("script");
      const ended = () => {
        loads.done++;
        script.remove();
        progress();
      };
      if (loads.done === loads.all) loads = { done: 0, all: 0 };
      loads.all++;
      script.src = root + path;
      script.onload = () => {
        ended();
        done();
      };
      script.onerror = () => {
        ended();
        fail(new Error(`This part of the index could not be loaded: ${script.src}`));
      };
      setTimeout(progress, PATIENCE);
      document.head.append(script);
    });
  }

  function progress() {
    const bar = /** @type {HTMLProgressElement} */ (at("progress")),
      busy = loads.done < loads.all;
    bar.hidden = !busy;
    if (!busy) return;
    bar.max = loads.all;
    bar.value = loads.done;
    if (!status.textContent) status.textContent = `Loading the index: part ${loads.done + 1} of ${loads.all}`;
  }

  /** Lets the browser paint and handle keys before it goes on; a timer would wait for at least four milliseconds.
      @returns {Promise<void>} */
  function pause() {
    return new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        done();
      };
      channel.port2.postMessage(0);
    });
  }

  // ---- the address: one entry in the history for each search, not for each letter ----

  function readAddress() {
    const query = new URLSearchParams(location.search.replace(/\+/g, "%20"));
    const all = (/** @type {BriefingsFacetName} */ facet) =>
      query
        .getAll(facet)
        .flatMap((value) => value.split(","))
        .filter(Boolean);
    return {
      q: query.get("q") || "",
      company: all("company"),
      tag: all("tag"),
      year: all("year"),
      sort: SORTS.find((sort) => sort === query.get("sort")) || SORTS[0],
      page: Math.max(1, parseInt(query.get("page") || "", 10) || 1),
    };
  }

  /** @param {Partial<typeof state>} changes */
  function address(changes) {
    const to = { ...state, ...changes },
      query = new URLSearchParams();
    if (to.q.trim()) query.set("q", to.q.trim());
    for (const facet of FACETS) for (const value of to[facet]) query.append(facet, value);
    if (to.sort !== SORTS[0]) query.set("sort", to.sort);
    if (to.page > 1) query.set("page", String(to.page));
    const text = query.toString();
    return location.pathname + (text ? `?${text}` : "");
  }

  /** A search that is still being typed replaces its beginning in the history; one after a settled search is added.
      @param {boolean} settles */
  function write(settles) {
    const to = address({});
    try {
      if (to !== location.pathname + location.search) history[settled ? "pushState" : "replaceState"](null, "", to);
    } catch (error) {
      /* some browsers refuse this on files */
    }
    settled = settles;
  }

  /** @param {Partial<typeof state>} changes @param {boolean} settles */
  function change(changes, settles) {
    state = { ...state, page: 1, ...changes };
    write(settles);
    return answer(!settles);
  }

  /** A change that the reader makes by a button or link: an entry of its own in the history. @param {Partial<typeof state>} changes */
  function choose(changes) {
    settled = true;
    return change(changes, true);
  }

  // ---- searching ----

  /** @param {boolean} typing */
  async function answer(typing) {
    const ticket = ++asked;
    try {
      await engine.start();
      const result = await engine.search({ ...state, text: state.q, typing });
      if (ticket !== asked) return;
      const last = Math.max(1, Math.ceil(result.documents.length / PAGE)),
        page = Math.min(state.page, last);
      const shows = result.how !== "empty" && result.how !== "stop";
      const numbers = shows ? result.documents.slice((page - 1) * PAGE, page * PAGE) : [];
      // The counts of a small archive are there with the articles; those of a large one may take longer than these.
      const counting = engine.meta().count > AT_ONCE ? null : result.counts();
      counting?.catch(() => {}); // its failure is shown below, after the articles
      const items = await makeItems(await engine.documents(numbers), result.terms);
      if (ticket === asked) show({ ...result, typing }, items, page, last, shows);
      if (!counting) await pause(); // the articles are on the screen before more is loaded
      const counts = await (counting ?? result.counts());
      await pause();
      if (ticket === asked) showFacets(counts);
    } catch (error) {
      const { message } = /** @type {Error} */ (error);
      if (ticket === asked) status.textContent = message;
      if (!/could not be loaded/.test(message)) throw error;
    }
  }

  /** The elements of results, made one after the other with pauses. @param {BriefingsDocument[]} articles @param {Set<string>} terms */
  async function makeItems(articles, terms) {
    const items = [];
    for (const article of articles) {
      items.push(briefingsSearchView.result(article, terms, root));
      await pause();
    }
    return items;
  }

  /** @param {BriefingsResult} result @param {HTMLElement[]} items @param {number} page @param {number} last
      @param {boolean} shows */
  function show(result, items, page, last, shows) {
    const view = briefingsSearchView,
      focused = document.activeElement?.id;
    for (const problem of result.problems) problem.in = state.q;
    const total = engine.meta().count;
    status.textContent = briefingsMessages.status(result) || `${briefingsMessages.articles(total)} to search.`;
    list.replaceChildren(...items);
    list.start = (page - 1) * PAGE + 1;
    view.notices(at("notices"), briefingsMessages.notices(result), act);
    view.pages(at("pages"), page, shows ? last : 1, (page) => address({ page }));
    at("sort-field").hidden = !shows || result.documents.length < 2 || result.how === "browse";
    order.value = state.sort;
    at("hint").hidden = !shows || items.length > 0;
    showRecent(result.how === "empty");
    refocus(focused);
  }

  /** @param {BriefingsCounts} counts */
  function showFacets(counts) {
    const view = briefingsSearchView,
      focused = document.activeElement?.id;
    const chosen = view.chips(at("chips"), counts, toggle, clear);
    at("facet-groups").replaceChildren(
      ...FACETS.map((name) =>
        view.facet(
          name,
          counts[name],
          open.has(name),
          (slug) => toggle(name, slug),
          () => unfold(name),
        ),
      ),
    );
    at("facets").hidden = !engine.meta().count;
    at("facets-count").textContent = chosen ? `${chosen} chosen` : "";
    refocus(focused);
  }

  /** Elements are made anew: the focus goes to the one that has the place of the one before. @param {string | undefined} id */
  function refocus(id) {
    if (id && document.activeElement === document.body) document.getElementById(id)?.focus();
  }

  /** @param {BriefingsFacetName} name @param {string} slug */
  function toggle(name, slug) {
    const chosen = state[name].includes(slug) ? state[name].filter((one) => one !== slug) : [...state[name], slug];
    return choose({ [name]: chosen });
  }

  const clear = () => choose({ company: [], tag: [], year: [] });

  /** @param {BriefingsFacetName} name */
  function unfold(name) {
    if (!open.delete(name)) open.add(name);
    return answer(false);
  }

  /** @param {BriefingsAction} action */
  function act(action) {
    if ("text" in action) {
      input.value = action.text;
      return choose({ q: action.text });
    }
    const q = briefingsQuery.parse(state.q).filters.length
      ? state.q.replace(/-?(?:company|tag|year)[:：]\s*(?:"[^"]*"|\S+)/gi, "").trim()
      : state.q;
    input.value = q;
    return choose({ q, company: [], tag: [], year: [] });
  }

  // ---- recent searches: only in this browser, for this archive ----

  const storageKey = `searches ${new URL(root || ".", location.href).pathname}`;

  /** @returns {string[]} */
  function remembered() {
    try {
      return JSON.parse(localStorage.getItem(storageKey) || "[]").filter((/** @type {unknown} */ text) => typeof text === "string");
    } catch {
      return [];
    }
  }

  /** @param {string[]} texts */
  function keep(texts) {
    try {
      if (texts.length) localStorage.setItem(storageKey, JSON.stringify(texts));
      else localStorage.removeItem(storageKey);
    } catch {
      /* private windows store nothing */
    }
  }

  function remember() {
    const text = state.q.trim();
    if (text) keep([text, ...remembered().filter((one) => one.toLowerCase() !== text.toLowerCase())].slice(0, REMEMBERED));
  }

  /** @param {boolean} wanted */
  function showRecent(wanted) {
    const blank = { company: [], tag: [], year: [], sort: SORTS[0], page: 1 };
    const forget = () => {
      keep([]);
      showRecent(true);
      input.focus();
    };
    briefingsSearchView.recent(at("recent"), wanted ? remembered() : [], (q) => address({ ...blank, q }), forget);
  }

  // ---- the page ----

  /** @param {boolean} settles */
  function typed(settles) {
    clearTimeout(timer);
    if (!settles) {
      timer = setTimeout(() => change({ q: input.value }, false), WAIT);
      return;
    }
    change({ q: input.value }, true);
    remember();
  }

  /** @param {number} step */
  function move(step) {
    /** @type {NodeListOf<HTMLElement>} */
    const found = list.querySelectorAll(".hit-title a");
    const links = [...found],
      to = links.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step;
    if (to < 0) input.focus();
    else links[to]?.focus();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const focused = document.activeElement,
      inInput = focused === input,
      inResults = list.contains(focused);
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // site.js handles "/" except in fields; it takes a checkbox for a field.
    if (event.key === "/" && focused instanceof HTMLInputElement && focused.type === "checkbox") {
      event.preventDefault();
      input.focus();
      input.select();
    }
    if (!inInput && !inResults) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (inResults) return input.focus();
      input.value = "";
      clearTimeout(timer);
      change({ q: "" }, false);
    }
  }

  function comeBack() {
    state = readAddress();
    settled = true;
    input.value = state.q;
    answer(false);
  }

  function start() {
    const wide = matchMedia("(min-width: 62rem)"),
      panel = /** @type {HTMLDetailsElement} */ (at("facets"));
    const fold = () => {
      panel.open = wide.matches;
    };
    fold();
    wide.addEventListener("change", fold);
    if (state.q || !input.value) input.value = state.q;
    else state.q = input.value;
    input.addEventListener("input", () => typed(false));
    at("form").addEventListener("submit", (event) => {
      event.preventDefault();
      typed(true);
    });
    order.addEventListener("change", () => choose({ sort: /** @type {BriefingsSort} */ (order.value) }));
    const linkOf = (/** @type {Event} */ event) => /** @type {Element} */ (event.target).closest("a");
    list.addEventListener("click", (event) => {
      if (linkOf(event)) remember();
    });
    at("pages").addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose({ page: Number(link.dataset.page) }).then(() => {
        status.scrollIntoView({ block: "nearest" });
        (list.querySelector("a") || input).focus({ preventScroll: true });
      });
    });
    document.addEventListener("keydown", key);
    addEventListener("popstate", comeBack);
    answer(false);
    if (!location.search) input.focus();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  return engine.receive;
})();
