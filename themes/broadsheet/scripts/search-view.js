/* The search page's parts: results, facets, chips, pages, recent searches. Each function fills one element and keeps nothing.
   Text is never put in as HTML. Needs briefingsExcerpt and briefingsMessages. */
var briefingsSearchView = (function () {
  "use strict";

  const SHOWN = 7;
  const TITLES = { company: "Company", tag: "Subject", year: "Year" };

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  function button(className, text, act) {
    const made = element("button", className, text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  function marked(parent, parts) {
    for (const part of parts) parent.append(part.mark ? element("mark", "", part.text) : part.text);
    return parent;
  }

  /* One result. `number` is its place among all, from 1. */
  function result(article, terms, root) {
    const item = element("li", "hit"), title = element("h2", "hit-title"), link = element("a"), meta = element("p", "hit-meta");
    link.href = root + article.path;
    title.append(marked(link, briefingsExcerpt.marked(article.title, terms)));
    const time = element("time", "", article.date);
    if (article.iso) time.dateTime = article.iso;
    meta.append(time);
    article.companies.forEach((name) => meta.append(element("span", "hit-company", name)));
    item.append(title, marked(element("p", "hit-excerpt"), briefingsExcerpt.passage(article.text, terms)), meta);
    return item;
  }

  /* A facet's values with their counts; `toggle(slug)` is called when one is chosen or left. */
  function facet(name, values, isOpen, toggle, open) {
    const group = element("fieldset", "facet"), list = element("ul");
    group.append(element("legend", "", TITLES[name]), list);
    const first = values.filter((value) => value.chosen), others = values.filter((value) => !value.chosen);
    const all = name === "year" ? values : [...first, ...others];
    const shown = isOpen ? all : all.slice(0, Math.max(SHOWN, first.length));
    shown.forEach((value) => list.append(choice(name, value, toggle)));
    if (all.length > SHOWN && (isOpen || shown.length < all.length)) {
      const more = button("text-button", isOpen ? "Show fewer" : "Show all " + all.length, open);
      more.id = "more-" + name;
      more.setAttribute("aria-expanded", String(isOpen));
      group.append(more);
    }
    group.hidden = !all.length;
    return group;
  }

  function choice(name, value, toggle) {
    const item = element("li"), label = element("label", "facet-value"), box = element("input");
    box.type = "checkbox";
    box.id = "facet-" + name + "-" + value.slug;
    box.checked = value.chosen;
    box.addEventListener("change", () => toggle(value.slug));
    label.append(box, element("span", "facet-name", value.name), element("span", "count", value.count.toLocaleString("en")));
    if (!value.count) label.classList.add("facet-none");
    item.append(label);
    return item;
  }

  function chips(parent, facets, remove, clear) {
    const chosen = Object.entries(facets).flatMap(([name, values]) => values.filter((value) => value.chosen).map((value) => [name, value]));
    parent.replaceChildren(...chosen.map(([name, value]) => {
      const chip = button("chip", value.name, () => remove(name, value.slug));
      chip.setAttribute("aria-label", "Remove the filter " + value.name);
      return chip;
    }));
    if (chosen.length > 1) parent.append(button("text-button", "Clear all", clear));
    parent.hidden = !chosen.length;
    return chosen.length;
  }

  function notices(parent, found, act) {
    parent.replaceChildren(...found.map((notice) => {
      const line = element("p", "", notice.text + " ");
      if (notice.action) line.append(button("text-button", notice.label, () => act(notice.action)));
      return line;
    }));
    parent.hidden = !found.length;
  }

  /* Ways to the page before and after; `address(page)` is where they lead. */
  function pages(parent, page, last, address) {
    parent.replaceChildren();
    parent.hidden = last < 2;
    const way = (to, text, rel) => {
      const link = element("a", "", text);
      link.href = address(to);
      link.rel = rel;
      link.dataset.page = to;
      return link;
    };
    if (page > 1) parent.append(way(page - 1, "Previous", "prev"));
    parent.append(element("span", "", "Page " + page + " of " + last));
    if (page < last) parent.append(way(page + 1, "Next", "next"));
  }

  function recent(parent, texts, address, clear) {
    parent.replaceChildren();
    parent.hidden = !texts.length;
    if (!texts.length) return;
    const list = element("ul");
    texts.forEach((text) => {
      const item = element("li"), link = element("a", "chip", text);
      link.href = address(text);
      item.append(link);
      list.append(item);
    });
    parent.append(element("h2", "", "Recent searches"), list, button("text-button", "Clear recent searches", clear));
  }

  return { result: result, facet: facet, chips: chips, notices: notices, pages: pages, recent: recent };
})();
