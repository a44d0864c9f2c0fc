/** The filter of a list page: hides the entries, groups and letters that do not match. */
(() => {
  "use strict";
  const input = /** @type {HTMLInputElement | null} */ (document.querySelector(".filter input")),
    status = document.querySelector(".filter [role=status]");
  if (!input || !status) return;
  /** @type {NodeListOf<HTMLElement>} */
  const groups = document.querySelectorAll(".letter");
  /** @type {NodeListOf<HTMLElement>} */
  const jumps = document.querySelectorAll(".letters a");
  const fold = (/** @type {string} */ text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[’']/g, "")
      .toLowerCase();
  const entries = Array.from(groups, (group) =>
    Array.from(group.querySelectorAll("li"), (li) => ({
      li,
      text: fold(`${li.querySelector("a")?.textContent} ${li.dataset.also || ""}`),
    })),
  );
  const filter = () => {
    const wanted = fold(input.value).split(/\s+/);
    let left = 0;
    groups.forEach((group, number) => {
      let here = 0;
      for (const { li, text } of entries[number]) {
        li.hidden = !wanted.every((word) => text.includes(word));
        if (!li.hidden) here++;
      }
      group.hidden = !here;
      if (jumps[number]) jumps[number].hidden = !here;
      left += here;
    });
    status.textContent = !input.value.trim() ? "" : left ? `${left} left` : "Nothing has this in its name.";
  };
  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    input.value = "";
    filter();
    event.preventDefault();
  });
  if (input.value) filter();
})();
