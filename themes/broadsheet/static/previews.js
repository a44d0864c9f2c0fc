/** Previews of articles and companies behind links, on hover or focus. site.js loads this with the first such link; the
    data are scripts as well, loaded on demand. Escape closes a preview, the pointer can move onto it, touch never shows it. */
(() => {
  "use strict";
  const html = document.documentElement,
    root = new URL(html.dataset.root || "./", location.href).href;
  /** @type {Record<string, Record<string, string[]> | null>} */
  const known = {};
  /** @type {HTMLElement | undefined} */
  let tip;
  /** @type {HTMLAnchorElement | null} */
  let from = null;
  let timer = 0;

  /** The data script and the key of a link; null if it has no preview. @param {HTMLAnchorElement} link */
  function place(link) {
    if (!link.href.startsWith(root) || link.closest(".card-title, .nav, .masthead, .footer")) return null;
    const [, company, month = "", name] =
      /^(?:(companies)\/|(\d{4}(?:\/\d\d|-\d{4})?|undated)\/)([^/?#]+)\.html$/.exec(link.href.slice(root.length)) || [];
    if (!name || name === "index") return null;
    return { part: company ? `companies-${name.charCodeAt(0) >> 1}` : month.replace("/", "-"), key: decodeURIComponent(name) };
  }
  window.briefingsPreview = async (part, packed) => {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    // As generator/search/packing.py compressed it.
    known[part] = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
    if (from) show(from);
  };
  function hide() {
    clearTimeout(timer);
    if (from) from.removeAttribute("aria-describedby");
    from = null;
    if (tip) tip.hidden = true;
  }
  function makeTip() {
    const made = document.createElement("div");
    made.className = "preview";
    made.id = "preview";
    made.setAttribute("role", "tooltip");
    made.addEventListener("pointerenter", () => clearTimeout(timer));
    made.addEventListener("pointerleave", later);
    document.body.append(made);
    return made;
  }
  /** @param {HTMLAnchorElement} link */
  function show(link) {
    const at = place(link);
    from = link;
    if (!at) return;
    if (known[at.part] === undefined) {
      known[at.part] = null;
      const script = document.createElement("script");
      script.src = `${root}previews/${at.part}.js`;
      document.head.append(script);
    }
    const what = known[at.part]?.[at.key];
    if (!what) return;
    tip = tip || makeTip();
    tip.replaceChildren(
      ...["b", "span", "p"]
        .map((tag, n) => {
          const part = document.createElement(tag);
          part.textContent = what[n];
          return part;
        })
        .slice(link.textContent?.trim() === what[0] ? 1 : 0),
    );
    tip.hidden = false;
    link.setAttribute("aria-describedby", "preview");
    const box = link.getClientRects()[0],
      high = tip.offsetHeight;
    const top = box.bottom + high + 8 > innerHeight && box.top > high ? box.top - high - 4 : box.bottom + 4;
    tip.style.top = `${top + scrollY}px`;
    tip.style.left = `${Math.max(8, Math.min(box.left, html.clientWidth - tip.offsetWidth - 8)) + scrollX}px`;
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(hide, 250);
  }
  /** The link of an element; links within pictures (SVG) have no previews. @param {EventTarget | null} target */
  function linkAt(target) {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    return link instanceof HTMLAnchorElement ? link : null;
  }
  /** @param {EventTarget | null} target */
  function soon(target) {
    const link = linkAt(target);
    if (!link || link === from || !place(link)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      hide();
      show(link);
    }, 350);
  }
  /** @param {EventTarget | null} target */
  const isIn = (target) => target instanceof Node && from?.contains(target);
  document.addEventListener("pointerover", ({ pointerType, target }) => {
    if (pointerType !== "mouse") return;
    if (isIn(target)) clearTimeout(timer);
    else soon(target);
  });
  document.addEventListener("pointerout", ({ target }) => {
    if (from ? isIn(target) : linkAt(target)) later();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(":focus-visible")) soon(target);
  });
  document.addEventListener("focusout", later);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  // The link that this script was loaded for.
  soon(document.querySelector("a[href]:focus-visible, a[href]:hover"));
})();
