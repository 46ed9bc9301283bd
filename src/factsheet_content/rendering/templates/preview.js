// Loads the page again when a file of the content was saved; the place on the page stays.
(() => {
  "use strict";
  let known = null;
  const ask = async () => {
    try {
      const answer = await fetch("/changes", { cache: "no-store" });
      const state = await answer.text();
      if (known !== null && state !== known) window.location.reload();
      known = state;
    } catch {
      known = known ?? "";
    }
    setTimeout(ask, 150);
  };
  ask();
})();
