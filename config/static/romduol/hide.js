// One tap, or Shift three times in a row: the page is emptied at once, and what `data-hide` names takes its place in the
// history: plain notes for whoever works here, another site for whoever reads their rights.
// Without this script the same button or link leads there, and the server does the rest.
(function () {
  "use strict";
  var way = document.querySelector("[data-hide]");
  if (!way) return;
  var address = way.getAttribute("data-hide");
  var presses = [];

  function hide() {
    document.title = "";
    document.documentElement.replaceChildren();
    window.location.replace(address);
  }

  way.addEventListener(way.tagName === "FORM" ? "submit" : "click", function (event) {
    event.preventDefault();
    hide();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Shift" || event.repeat) {
      presses = [];
      return;
    }
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 3000; });
    presses.push(now);
    if (presses.length === 3) hide();
  });

  // A page kept by the browser for its Back button must not show itself again.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });
})();
