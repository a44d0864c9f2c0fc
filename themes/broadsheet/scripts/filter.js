/* An overview's filter: hides what does not match; letters and groups that are empty go too. */
(function () {
  "use strict";
  var box = document.querySelector(".filter");
  if (!box) return;
  var input = box.querySelector("input"), status = box.querySelector("[role=status]");
  var groups = [].slice.call(document.querySelectorAll(".letter")), jumps = document.querySelectorAll(".letters a");
  var fold = function (text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "").toLowerCase(); };
  var entries = groups.map(function (group) {
    return [].map.call(group.querySelectorAll("li"), function (li) {
      return { li: li, text: fold(li.querySelector("a").textContent + " " + (li.dataset.also || "")) };
    });
  });
  var filter = function () {
    var wanted = fold(input.value).split(/\s+/), left = 0;
    groups.forEach(function (group, number) {
      var here = 0;
      entries[number].forEach(function (entry) {
        var fits = wanted.every(function (word) { return entry.text.indexOf(word) >= 0; });
        entry.li.hidden = !fits;
        here += fits;
      });
      group.hidden = !here;
      if (jumps[number]) jumps[number].hidden = !here;
      left += here;
    });
    status.textContent = input.value.trim() ? left ? left + " left" : "Nothing has this in its name." : "";
  };
  input.addEventListener("input", filter);
  input.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && input.value) { input.value = ""; filter(); event.preventDefault(); }
  });
  if (input.value) filter();
})();
