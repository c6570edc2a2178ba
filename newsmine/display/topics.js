"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const said = data.said;
  const view = document.getElementById("view");
  const SVG = "http://www.w3.org/2000/svg";
  let chosen = 0;

  // Words of articles go in as text only, never as markup.
  function element(name, parent, words, attributes) {
    const made = document.createElement(name);
    if (words !== undefined) made.textContent = words;
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    if (parent) parent.appendChild(made);
    return made;
  }
  function drawn(name, parent, attributes, words) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words !== undefined) made.textContent = words;
    parent.appendChild(made);
    return made;
  }
  const percent = (share) => (100 * share).toFixed(1) + "%";
  const named = (k) => k + " " + data.names[k];

  const left = element("section", view);
  const right = element("section", view);

  element("h2", left, said.map);
  const map = drawn("svg", left, { viewBox: "0 0 400 320", role: "group", "aria-label": said.map });
  const most = Math.max(...data.shares);
  const reach = Math.max(1e-9, ...data.places.flat().map(Math.abs));
  const dots = data.places.map(([x, y], k) => {
    const at = { cx: 200 + (150 * x) / reach, cy: 160 - (110 * y) / reach };
    const dot = drawn("circle", map, {
      ...at, r: 6 + 30 * Math.sqrt(data.shares[k] / most), class: "dot", tabindex: 0, role: "button", "aria-label": named(k),
    });
    drawn("title", dot, {}, named(k) + " " + percent(data.shares[k]));
    drawn("text", map, { x: at.cx, y: at.cy + 4, class: "number", "aria-hidden": "true" }, k);
    dot.addEventListener("click", () => choose(k));
    dot.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        choose(k);
      }
    });
    return dot;
  });
  element("p", left, said.keys, { class: "note" });
  const list = element("div", left, undefined, { class: "choose", role: "group", "aria-label": said.topic });
  const buttons = data.names.map((_, k) => {
    const button = element("button", list, named(k), { type: "button" });
    button.addEventListener("click", () => choose(k));
    return button;
  });
  if (data.periods.length > 1) element("h2", left, said.time);
  const course = drawn("svg", left, { viewBox: "0 0 400 120", role: "img", "aria-label": said.time });

  const head = element("h2", right, "", { "aria-live": "polite" });
  const label = element("label", right, said.weight + " ", { class: "slider" });
  const shown = element("output", label, "0.6");
  const slider = element("input", label, undefined, { type: "range", min: 0, max: 1, step: 0.05, value: 0.6 });
  slider.addEventListener("input", () => {
    shown.textContent = slider.value;
    bars();
  });
  element("p", right, said.bars, { class: "note" });
  const field = element("div", right);
  const quotes = element("div", right);

  document.addEventListener("keydown", (event) => {
    if (event.target === slider || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !view.contains(event.target)) return;
    event.preventDefault();
    choose((chosen + step + dots.length) % dots.length);
    (event.target.tagName === "BUTTON" ? buttons : dots)[chosen].focus();
  });

  function bars() {
    const weight = Number(slider.value);
    const whole = data.terms[chosen].reduce((most, term) => Math.max(most, term[3]), 1);
    const all = data.words;
    const ranked = data.terms[chosen].map(([word, own, inside, count]) => ({
      word, inside, count, value: Math.log(own) - (1 - weight) * Math.log(count / all),
    }));
    ranked.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
    field.replaceChildren();
    for (const term of ranked.slice(0, data.bars)) {
      const row = element("div", field, undefined, { class: "bar", title: term.inside.toFixed(0) + " / " + term.count });
      element("span", row, term.word);
      const room = element("div", row);
      const rail = element("div", room, undefined, { class: "rail" });
      rail.style.width = Math.max(0.5, (100 * term.count) / whole) + "%";
      element("div", rail, undefined, { class: "fill" }).style.width = Math.min(100, (100 * term.inside) / term.count) + "%";
    }
  }
  function line() {
    course.replaceChildren();
    const n = data.periods.length;
    if (n < 2) return;
    const top = Math.max(1e-9, ...data.course.map((row) => row[chosen]));
    const at = (i) => 30 + (360 * i) / (n - 1);
    drawn("line", course, { x1: 30, x2: 390, y1: 95, y2: 95, class: "axis" });
    const points = data.course.map((row, i) => at(i) + "," + (95 - (80 * row[chosen]) / top));
    drawn("polyline", course, { points: points.join(" "), class: "line" });
    drawn("text", course, { x: 30, y: 112 }, data.periods[0]);
    drawn("text", course, { x: 390, y: 112, "text-anchor": "end" }, data.periods[n - 1]);
    drawn("text", course, { x: 30, y: 11 }, percent(top));
  }
  function choose(k) {
    chosen = k;
    dots.forEach((dot, i) => dot.classList.toggle("on", i === k));
    buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(i === k)));
    head.textContent = named(k) + " · " + percent(data.shares[k]) + " · NPMI " + data.coherence[k].toFixed(2);
    bars();
    line();
    quotes.replaceChildren();
    if (data.sentences[k].length) element("h2", quotes, said.sentences);
    for (const each of data.sentences[k]) {
      element("small", element("blockquote", quotes, each.text), each.place);
    }
  }
  view.hidden = false;
  choose(0);
})();
