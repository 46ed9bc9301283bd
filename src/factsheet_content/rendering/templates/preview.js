// Loads the page again when a file of the content was saved; the place on the page stays. Its own address says which
// state the page was made from, so that a save while the page was on its way is not missed.
(() => {
  "use strict";
  const known = new URL(document.currentScript.src).search.slice(1);
  // The browser's own way to find the place again is off by the height of the bar, each time.
  window.history.scrollRestoration = "manual";
  const place = window.history.state?.place;
  if (place !== undefined) window.scrollTo({ top: place, behavior: "instant" });
  const ask = async () => {
    try {
      const answer = await fetch("/changes", { cache: "no-store" });
      const state = await answer.text();
      if (answer.ok && state !== known) {
        window.history.replaceState({ place: window.scrollY }, "");
        window.location.reload();
        return;
      }
    } catch {
      // The preview was stopped; it may come back.
    }
    setTimeout(ask, 100);
  };
  ask();
})();
