// "Leave this site" works as a link without this script. With it the page is gone at once, "back" does not bring it back,
// and Shift pressed three times does the same. Nothing is stored.
(() => {
  "use strict";
  const link = document.getElementById("_exit");
  const said = document.getElementById("_counted");
  const hint = document.getElementById("_hint");
  if (!link) return;

  const presses = 3;
  const patience = 5000; // milliseconds between two presses
  let count = 0;
  let alone = false; // Shift went down, and no other key since
  let timer = 0;

  const leave = () => {
    const address = link.href;
    document.title = "";
    document.body.replaceChildren(said);
    said.className = "spoken"; // to the eye the page is empty: a word of leaving would tell who looks on
    said.textContent = link.dataset.leaving;
    window.location.replace(address);
  };

  const stay = () => {
    clearTimeout(timer);
    if (count) said.textContent = link.dataset.staying;
    count = 0;
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
    if (!alone) stay();
  });

  // Shift held while something is clicked or selected is no press of its own.
  document.addEventListener("pointerdown", () => {
    alone = false;
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    count += 1;
    clearTimeout(timer);
    if (count === presses) {
      leave();
      return;
    }
    said.textContent = link.dataset.counted.replace("{count}", String(count));
    timer = setTimeout(stay, patience);
  });

  // A page that the browser kept in memory must not come back as it was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && document.title === "") window.location.replace(link.href);
  });

  hint.hidden = false;
})();
