/** Order, filter, and which articles were checked. The page is complete without it. */
(() => {
  "use strict";
  const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const main = byId("articles"),
    tools = byId("tools"),
    state = byId("state"),
    nothing = byId("nothing");
  const show = /** @type {HTMLSelectElement} */ (byId("show")),
    order = /** @type {HTMLSelectElement} */ (byId("order"));
  const find = /** @type {HTMLInputElement} */ (byId("find"));
  /** @type {NodeListOf<HTMLElement>} */
  const found = main.querySelectorAll(".card");
  const cards = [...found];
  if (!cards.length) return;
  const words = new Map(cards.map((card) => [card, card.textContent?.toLowerCase() || ""]));

  /** Whether an article was checked, as this browser remembers it. @param {HTMLElement} card */
  const storageKey = (card) => `briefings-review-${card.dataset.key}`;
  /** @param {HTMLElement} card */
  function wasChecked(card) {
    try {
      return Boolean(localStorage.getItem(storageKey(card)));
    } catch {
      return false; // a browser may store nothing for files
    }
  }
  /** @param {HTMLElement} card @param {boolean} checked */
  function remember(card, checked) {
    try {
      if (checked) localStorage.setItem(storageKey(card), "1");
      else localStorage.removeItem(storageKey(card));
    } catch {
      /* a browser may store nothing for files */
    }
  }

  /** @param {HTMLElement} card */
  const box = (card) => /** @type {HTMLInputElement} */ (card.querySelector(".seen input"));
  /** In the order on the page. */
  function visible() {
    /** @type {NodeListOf<HTMLElement>} */
    const all = main.querySelectorAll(".card");
    return [...all].filter((card) => !card.hidden);
  }
  function update() {
    const shown = visible().length,
      seen = cards.filter((card) => box(card).checked).length;
    state.textContent = `${shown} of ${cards.length} shown, ${seen} looked at`;
    nothing.hidden = shown > 0;
  }
  /** @param {HTMLElement} card @param {boolean} checked */
  function check(card, checked) {
    box(card).checked = checked;
    card.classList.toggle("seen", checked);
    remember(card, checked);
    update();
  }
  function filter() {
    const kind = show.value,
      wanted = find.value.trim().toLowerCase();
    for (const card of cards) {
      const fits = !kind || (kind === "-" ? !box(card).checked : card.dataset.kinds?.split(" ").includes(kind));
      card.hidden = !fits || !words.get(card)?.includes(wanted);
    }
    update();
  }
  function sort() {
    const value = (/** @type {HTMLElement} */ card, /** @type {string} */ name) => Number(card.dataset[name]);
    const doubt = order.value === "doubt";
    const sorted = cards
      .slice()
      .sort((a, b) => (doubt ? value(b, "doubt") - value(a, "doubt") : 0) || value(a, "order") - value(b, "order"));
    for (const card of sorted) main.insertBefore(card, nothing);
  }
  /** @returns {HTMLElement | null | undefined} */
  const focusedCard = () => document.activeElement?.closest(".card");
  /** @param {number} step */
  function move(step) {
    const list = visible(),
      here = list.indexOf(/** @type {HTMLElement} */ (focusedCard()));
    const next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : here + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  }

  for (const card of cards) {
    const label = /** @type {HTMLElement} */ (card.querySelector(".seen"));
    label.hidden = false;
    box(card).addEventListener("change", () => check(card, box(card).checked));
    if (wasChecked(card)) {
      box(card).checked = true;
      card.classList.add("seen");
    }
  }
  /** @type {NodeListOf<HTMLElement>} */
  const buttons = document.querySelectorAll(".copy");
  for (const button of buttons) {
    const source = button.parentElement?.querySelector("code, pre"),
      label = button.firstChild;
    if (!source || !label) continue;
    const done = () => {
      label.textContent = "Copied";
      setTimeout(() => {
        label.textContent = "Copy";
      }, 1500);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      getSelection()?.selectAllChildren(source);
      if (navigator.clipboard)
        navigator.clipboard.writeText(source.textContent || "").then(done, () => {
          /* the text is selected */
        });
      else if (document.execCommand("copy")) done();
    });
  }
  tools.addEventListener("submit", (event) => event.preventDefault());
  show.addEventListener("change", filter);
  find.addEventListener("input", filter);
  order.addEventListener("change", sort);
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target),
      card = focusedCard();
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) && target.type !== "checkbox";
    if (event.ctrlKey || event.metaKey || event.altKey || typing) return;
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "x" && card) {
      check(card, !box(card).checked);
      if (box(card).checked) move(1);
    } else return;
    event.preventDefault();
  });
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  tools.hidden = false;
  update();
})();
