// The dossier's behaviour: show a chain, walk the marks, switch language and light.
// The page is whole without it; nothing is fetched and nothing is stored.
"use strict";
(() => {
  const root = document.documentElement;
  const text = document.getElementById("text");
  const refs = [...text.querySelectorAll(".ref")];
  const narrow = matchMedia("(max-width: 55.99rem)");
  let pinned = null;
  let shown = null;
  root.classList.add("js");

  const byNumber = (attribute, number) => text.querySelectorAll(`[data-${attribute}~="${number}"]`);
  const ladder = (number) => document.getElementById(`l-A${number}`);
  const ref = (number) => document.getElementById(`a-A${number}`);
  const clear = (name) => document.querySelectorAll(`.${name}`).forEach((e) => e.classList.remove(name));

  // A chosen attribution lights its content, source and cue; the hops above it only the last two.
  const LIGHTS = ["on", "on-c", "on-s", "on-q", "up", "shown"];

  function show(number) {
    if (number === shown) return;
    shown = number;
    LIGHTS.forEach(clear);
    if (number === null) return;
    const chosen = ladder(number);
    chosen.classList.add("shown");
    chosen.closest(".sheet").scrollTop = 0;
    chosen.closest(".ladders").scrollTop = 0;
    for (const outer of chosen.dataset.chain.trim().split(/\s+/)) {
      if (outer !== number) for (const role of ["s", "q"]) byNumber(role, outer).forEach((e) => e.classList.add("up"));
    }
    for (const role of ["c", "s", "q"]) byNumber(role, number).forEach((e) => e.classList.add(`on-${role}`));
    ref(number)?.classList.add("on");
    document.querySelectorAll(`.say[data-jump="A${number}"]`).forEach((e) => e.classList.add("on"));
  }

  function pin(number) {
    pinned = number;
    show(number);
    if (number && narrow.matches) uncover(ref(number));
  }

  // On a narrow screen the ladder is a sheet over the lower half: keep the number above it.
  function uncover(mark) {
    if (!mark) return;
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight * 0.46) mark.scrollIntoView({ block: "start" });
  }

  function go(number) {
    const target = ref(number);
    pin(number);
    if (!target) return ladder(number).focus();
    target.focus({ preventScroll: true });
    if (!narrow.matches) target.scrollIntoView({ block: "center" });
  }

  function step(by) {
    if (!refs.length) return;
    const at = refs.findIndex((e) => e.dataset.n === (pinned ?? shown));
    const next = at < 0 ? (by > 0 ? 0 : refs.length - 1) : (at + by + refs.length) % refs.length;
    go(refs[next].dataset.n);
  }

  function close() {
    const back = pinned && ref(pinned);
    if (back && document.activeElement?.closest(".ladders")) back.focus({ preventScroll: true });
    pin(null);
    clear("hit");
  }

  // Pointing previews; leaving goes back to what was chosen.
  text.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const over = event.target.closest("[data-p], .ref");
    show(over ? (over.dataset.p ?? over.dataset.n) : pinned);
  });
  text.addEventListener("pointerleave", () => show(pinned));
  text.addEventListener("focusin", (event) => {
    if (event.target.matches(".ref")) pin(event.target.dataset.n);
  });
  text.addEventListener("click", (event) => {
    const at = event.target.closest(".ref, [data-p]");
    if (!at || String(getSelection())) return;
    event.preventDefault();
    const number = at.dataset.n ?? at.dataset.p;
    pin(number);
    if (event.detail === 0) ladder(number).focus();
  });

  // Every list jumps to the words.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-jump], .ladder a.num");
    if (!link) return;
    event.preventDefault();
    const to = link.dataset.jump ?? link.textContent.trim();
    clear("hit");
    if (/^A\d+$/.test(to)) return go(to.slice(1));
    const words = byNumber("r", to);
    words.forEach((e) => e.classList.add("hit"));
    words[0]?.scrollIntoView({ block: "center" });
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input, textarea, select")) return;
    const onRef = event.target.matches?.(".ref");
    const steps = { j: 1, k: -1 };
    if (onRef) Object.assign(steps, { ArrowDown: 1, ArrowUp: -1, ArrowLeft: 1, ArrowRight: -1 });
    if (event.key === "Escape") close();
    else if (event.key in steps) {
      event.preventDefault();
      step(steps[event.key]);
    }
  });

  function speak(language) {
    root.dataset.ui = root.lang = language;
    root.dir = language === "ar" ? "rtl" : "ltr";
    document.querySelectorAll("[data-ar][data-en]").forEach((e) => e.setAttribute("aria-label", e.dataset[language]));
  }

  const press = (id, act) => document.getElementById(id).addEventListener("click", act);
  press("language", () => speak(root.dataset.ui === "ar" ? "en" : "ar"));
  press("theme", (event) => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    event.currentTarget.setAttribute("aria-pressed", String(!dark));
  });
  press("print", () => print());
  press("previous", () => step(-1));
  press("next", () => step(1));
  press("close", close);
})();
