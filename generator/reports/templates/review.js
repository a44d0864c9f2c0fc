/* Order, filter, and what was looked at. The page is whole without it. */
(function () {
  "use strict";
  var main = document.getElementById("articles"), tools = document.getElementById("tools");
  var show = document.getElementById("show"), order = document.getElementById("order"), find = document.getElementById("find");
  var state = document.getElementById("state"), nothing = document.getElementById("nothing");
  var cards = Array.prototype.slice.call(main.querySelectorAll(".card"));
  if (!cards.length) return;
  var words = cards.map(function (card) { return card.textContent.toLowerCase(); });

  function store(key, value) {
    try {
      if (value === undefined) return localStorage.getItem(key);
      if (value) localStorage.setItem(key, "1"); else localStorage.removeItem(key);
    } catch (error) { /* a browser may keep nothing for files */ }
    return null;
  }
  function box(card) { return card.querySelector(".seen input"); }
  function tell() {
    var shown = visible().length, seen = cards.filter(function (card) { return box(card).checked; }).length;
    state.textContent = shown + " of " + cards.length + " shown, " + seen + " looked at";
    nothing.hidden = shown > 0;
  }
  function visible() {
    return Array.prototype.filter.call(main.querySelectorAll(".card"), function (card) { return !card.hidden; });
  }
  function look(card, seen) {
    box(card).checked = seen;
    card.classList.toggle("seen", seen);
    store("briefings-review-" + card.dataset.key, seen);
    tell();
  }
  function filter() {
    var kind = show.value, wanted = find.value.trim().toLowerCase();
    cards.forEach(function (card, index) {
      var fits = !kind || (kind === "-" ? !box(card).checked : (" " + card.dataset.kinds + " ").indexOf(" " + kind + " ") >= 0);
      card.hidden = !fits || (wanted && words[index].indexOf(wanted) < 0) ? true : false;
    });
    tell();
  }
  function sort() {
    var by = order.value, end = nothing;
    cards.slice().sort(function (a, b) {
      return (by === "doubt" ? b.dataset.doubt - a.dataset.doubt : 0) || a.dataset.order - b.dataset.order;
    }).forEach(function (card) { main.insertBefore(card, end); });
  }
  function move(step) {
    var list = visible(), here = list.indexOf(document.activeElement && document.activeElement.closest(".card"));
    var next = list[here < 0 ? (step > 0 ? 0 : list.length - 1) : here + step];
    if (next) { next.focus({ preventScroll: true }); next.scrollIntoView({ block: "start" }); }
  }

  cards.forEach(function (card) {
    var label = card.querySelector(".seen");
    label.hidden = false;
    box(card).addEventListener("change", function () { look(card, this.checked); });
    if (store("briefings-review-" + card.dataset.key)) { box(card).checked = true; card.classList.add("seen"); }
  });
  document.querySelectorAll(".copy").forEach(function (button) {
    var source = button.parentNode.querySelector("code, pre");
    button.hidden = false;
    button.addEventListener("click", function () {
      getSelection().selectAllChildren(source);
      var done = function () { button.firstChild.textContent = "Copied"; setTimeout(function () { button.firstChild.textContent = "Copy"; }, 1500); };
      if (navigator.clipboard) navigator.clipboard.writeText(source.textContent).then(done, function () {});
      else if (document.execCommand("copy")) done();
    });
  });
  tools.addEventListener("submit", function (event) { event.preventDefault(); });
  show.addEventListener("change", filter);
  find.addEventListener("input", filter);
  order.addEventListener("change", sort);
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
    var card = document.activeElement && document.activeElement.closest(".card");
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "x" && card) { look(card, !box(card).checked); if (box(card).checked) move(1); }
    else return;
    event.preventDefault();
  });
  addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (details) { details.open = true; });
  });
  tools.hidden = false;
  tell();
})();
