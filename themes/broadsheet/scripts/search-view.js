/** The search page's parts: results, facets, chips, pages, recent searches. Each function fills one element and has no
    state. Text is never inserted as HTML. Needs briefingsExcerpt. */
const briefingsSearchView = (() => {
  "use strict";

  const SHOWN = 7;
  /** @type {Record<BriefingsFacetName, string>} */
  const TITLES = { company: "Company", tag: "Subject", year: "Year" };

  /** @template {keyof HTMLElementTagNameMap} Name
      @param {Name} name @param {string} [className] @param {string} [text] @returns {HTMLElementTagNameMap[Name]} */
  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  /** @param {string} className @param {string} text @param {() => void} act */
  function button(className, text, act) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /** @param {HTMLElement} parent @param {BriefingsMarked[]} parts */
  function marked(parent, parts) {
    for (const part of parts) parent.append(part.mark ? element("mark", "", part.text) : part.text);
    return parent;
  }

  /** @param {BriefingsDocument} article @param {Set<string>} terms @param {string} root */
  function result(article, terms, root) {
    const item = element("li", "hit"),
      title = element("h2", "hit-title"),
      link = element("a"),
      meta = element("p", "hit-meta");
    link.href = root + article.path;
    title.append(marked(link, briefingsExcerpt.marked(article.title, terms)));
    const time = element("time", "", article.date);
    if (article.iso) time.dateTime = article.iso;
    meta.append(time);
    for (const name of article.companies) meta.append(element("span", "hit-company", name));
    item.append(title, marked(element("p", "hit-excerpt"), briefingsExcerpt.passage(article.text, terms)), meta);
    return item;
  }

  /** A facet's values with their counts; `toggle(slug)` is called when one is chosen or removed, `open` to show all or few.
      @param {BriefingsFacetName} name @param {BriefingsValue[]} values @param {boolean} isOpen
      @param {(slug: string) => void} toggle @param {() => void} open */
  function facet(name, values, isOpen, toggle, open) {
    const group = element("fieldset", "facet"),
      list = element("ul");
    group.append(element("legend", "", TITLES[name]), list);
    const first = values.filter((value) => value.chosen),
      others = values.filter((value) => !value.chosen);
    const all = name === "year" ? values : [...first, ...others];
    const shown = isOpen ? all : all.slice(0, Math.max(SHOWN, first.length));
    for (const value of shown) list.append(choice(name, value, toggle));
    if (all.length > SHOWN && (isOpen || shown.length < all.length)) {
      const more = button("text-button", isOpen ? "Show fewer" : `Show all ${all.length}`, open);
      more.id = `more-${name}`;
      more.setAttribute("aria-expanded", String(isOpen));
      group.append(more);
    }
    group.hidden = !all.length;
    return group;
  }

  /** @param {BriefingsFacetName} name @param {BriefingsValue} value @param {(slug: string) => void} toggle */
  function choice(name, value, toggle) {
    const item = element("li"),
      label = element("label", "facet-value"),
      box = element("input");
    box.type = "checkbox";
    box.id = `facet-${name}-${value.slug}`;
    box.checked = value.chosen;
    box.addEventListener("change", () => toggle(value.slug));
    label.append(box, element("span", "facet-name", value.name), element("span", "count", value.count.toLocaleString("en")));
    if (!value.count) label.classList.add("facet-none");
    item.append(label);
    return item;
  }

  /** The chosen values, each a button that removes it; returns how many.
      @param {HTMLElement} parent @param {BriefingsCounts} facets
      @param {(name: BriefingsFacetName, slug: string) => void} remove @param {() => void} clear */
  function chips(parent, facets, remove, clear) {
    const names = /** @type {BriefingsFacetName[]} */ (Object.keys(facets));
    const chosen = names.flatMap((name) => facets[name].filter((value) => value.chosen).map((value) => ({ name, value })));
    parent.replaceChildren(
      ...chosen.map(({ name, value }) => {
        const chip = button("chip", value.name, () => remove(name, value.slug));
        chip.setAttribute("aria-label", `Remove the filter ${value.name}`);
        return chip;
      }),
    );
    if (chosen.length > 1) parent.append(button("text-button", "Clear all", clear));
    parent.hidden = !chosen.length;
    return chosen.length;
  }

  /** @param {HTMLElement} parent @param {BriefingsNotice[]} found @param {(action: BriefingsAction) => void} act */
  function notices(parent, found, act) {
    parent.replaceChildren(
      ...found.map(({ text, label, action }) => {
        const line = element("p", "", `${text} `);
        if (action) line.append(button("text-button", label || "", () => act(action)));
        return line;
      }),
    );
    parent.hidden = !found.length;
  }

  /** Links to the previous and the next page. @param {HTMLElement} parent @param {number} page @param {number} last
      @param {(page: number) => string} address */
  function pages(parent, page, last, address) {
    parent.replaceChildren();
    parent.hidden = last < 2;
    const way = (/** @type {number} */ to, /** @type {string} */ text, /** @type {string} */ rel) => {
      const link = element("a", "", text);
      link.href = address(to);
      link.rel = rel;
      link.dataset.page = String(to);
      return link;
    };
    if (page > 1) parent.append(way(page - 1, "Previous", "prev"));
    parent.append(element("span", "", `Page ${page} of ${last}`));
    if (page < last) parent.append(way(page + 1, "Next", "next"));
  }

  /** @param {HTMLElement} parent @param {string[]} texts @param {(text: string) => string} address @param {() => void} clear */
  function recent(parent, texts, address, clear) {
    parent.replaceChildren();
    parent.hidden = !texts.length;
    if (!texts.length) return;
    const list = element("ul");
    for (const text of texts) {
      const item = element("li"),
        link = element("a", "chip", text);
      link.href = address(text);
      item.append(link);
      list.append(item);
    }
    parent.append(element("h2", "", "Recent searches"), list, button("text-button", "Clear recent searches", clear));
  }

  return { result, facet, chips, notices, pages, recent };
})();
