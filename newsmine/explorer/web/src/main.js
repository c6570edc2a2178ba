// The page: its head, its views, and what they share.

import { h, labelled } from "./dom.js";
import { ecosystem } from "./ecosystem.js";
import { strip } from "./months.js";
import { focusPanel, panel } from "./panel.js";
import { posts } from "./posts.js";
import { relations } from "./relations.js";
import { search } from "./search.js";
import { FILTERS, Shown } from "./shown.js";
import { open } from "./source.js";
import { State } from "./state.js";
import { topics } from "./topics.js";
import { isKorean, number, say, speak } from "./words.js";

const VIEWS = { network: null, timeline: posts, topics, relations, search };
const PLAIN = { name: "", fill: "#cccccc" };

/** What all parts of the page share. */
class App {
  constructor(source) {
    this.source = source;
    this.picture = null;
    this.kinds = source.network.nodes.kinds;
    this.state = new State({
      view: "network", period: null, off: new Set(), least: 1, lightest: null, colour: "kind", ego: false, node: null, edge: null, query: "",
      size: source.network.nodes.mentions ? "mentions" : "degree", theme: "",
    });
    // What is seen under the filters; the picture asks it too, and is told of a change after it.
    this.shown = new Shown(source.network).update(this.state);
    this.state.on(FILTERS, () => this.shown.update(this.state));
  }

  /** Name and colour of a kind. */
  look(kind) {
    const label = (this.source.kinds ?? this.kinds)[kind];
    const look = this.source.about.words.kinds[label];
    return look ? { name: isKorean() ? look[0] : label, fill: look[1] ?? PLAIN.fill } : { ...PLAIN, name: label ?? "" };
  }

  weightName() {
    return { npmi: "NPMI", pmi: "PMI" }[this.source.about.settings.weight] ?? say("weight");
  }

  theme() {
    if (this.themeOf !== this.state.get("theme") || !this.themeNow) {
      this.themeOf = this.state.get("theme");
      const style = getComputedStyle(document.documentElement);
      this.themeNow = Object.fromEntries(["ground", "ink", "accent", "near", "edge", "faint", "faint-edge"].map((name) => [name.replace("-e", "E"), style.getPropertyValue(`--${name}`).trim()]));
    }
    return this.themeNow;
  }

  chooseNode(node, { focus = false, camera = true } = {}) {
    this.state.set({ node, edge: null, ...(this.state.get("ego") && this.state.get("node") !== node ? { ego: false } : {}) });
    if (camera) this.picture?.show(node);
    if (focus) focusPanel();
  }

  chooseEdge(edge, { focus = false } = {}) {
    this.state.set({ edge, node: null, ego: false });
    if (focus) focusPanel();
  }
}

function header(app) {
  const { about } = app.source;
  const { nodes, edges } = app.source.network;
  const said = [about.articles ? `${say("articles")} ${number(about.articles)}` : "", `${say("nodes")} ${number(nodes.name.length)}`, `${say("edges")} ${number(edges.head.length)}`];
  const language = h("button", { type: "button", lang: isKorean() ? "en" : "ko", onclick: () => mount(app, isKorean() ? "en" : "ko") }, say("language"));
  const theme = h("button", { type: "button", onclick: () => turn(app) }, say("theme"));
  return h("header", {}, h("h1", {}, about.title), h("p", { class: "note" }, said.filter(Boolean).join(" · ")), h("div", { class: "switches" }, language, theme));
}

function turn(app) {
  const { dataset } = document.documentElement;
  const isDark = dataset.theme ? dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  dataset.theme = isDark ? "light" : "dark";
  app.state.set({ theme: dataset.theme });
}

function tabs(app, names, rooms) {
  const buttons = names.map((name) =>
    h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `view-${name}`, onclick: () => app.state.set({ view: name }) }, say(name)),
  );
  const list = h("div", { role: "tablist", class: "tabs", "aria-label": say("views") }, ...buttons);
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (names.indexOf(app.state.get("view")) + step + names.length) % names.length;
    app.state.set({ view: names[next] });
    buttons[next].focus();
  });
  const made = new Set();
  const show = async () => {
    const view = app.state.get("view");
    names.forEach((name, i) => {
      buttons[i].setAttribute("aria-selected", String(name === view));
      buttons[i].tabIndex = name === view ? 0 : -1;
      rooms[i].hidden = name !== view;
    });
    if (!VIEWS[view] || made.has(view)) return;
    made.add(view);
    const room = rooms[names.indexOf(view)];
    room.replaceChildren(h("p", { class: "note" }, say("loading")));
    const drawn = await VIEWS[view](app).catch((error) => h("p", { class: "note", role: "alert" }, say("failed", error.message)));
    room.replaceChildren(drawn);
  };
  app.state.on(["view"], show);
  return { list, show };
}

/** Put the page together, anew where the language changes. */
function mount(before, language) {
  speak(language);
  before.picture?.end();
  const app = new App(before.source);
  app.state.set({ ...before.state?.values });
  const { about } = app.source;
  const names = Object.keys(VIEWS).filter((name) => name === "network" || about.quoting);
  const network = ecosystem(app);
  const rooms = names.map((name) => h("section", { id: `view-${name}`, role: "tabpanel", "aria-labelledby": `tab-${name}`, class: "view" }, name === "network" ? network.view : null));
  const { list, show } = tabs(app, names, rooms);
  const main = h("main", {}, h("div", { class: "views" }, ...rooms), panel(app));
  document.getElementById("app").replaceChildren(header(app), names.length > 1 ? list : "", strip(app), main);
  network.begin();
  show();
  window.newsmine = { app };
  // Ready is what stands where it will stay: a font that comes in moves what is below it.
  document.fonts.ready.then(() => requestAnimationFrame(() => (document.documentElement.dataset.ready = "true")));
}

function printing(app) {
  const own = () => window.newsmine.app;
  window.addEventListener("beforeprint", () => {
    const room = document.querySelector(".picture");
    if (own().picture && room?.offsetParent) room.append(Object.assign(own().picture.snapshot(), { className: "print" }));
  });
  window.addEventListener("afterprint", () => document.querySelectorAll("canvas.print").forEach((each) => each.remove()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => own().state.set({ theme: `${Date.now()}` }));
  return app;
}

async function start(token) {
  const room = document.getElementById("app");
  try {
    const source = await open(token);
    mount({ source }, source.about.language);
    printing();
  } catch (error) {
    speak(document.documentElement.lang);
    room.replaceChildren(h("p", { class: "note", role: "alert" }, say("failed", error.message)), error.needsToken ? gate() : "");
    if (!error.needsToken) throw error;
  }
}

/** Ask for the server's token; it is kept in this page alone. */
function gate() {
  const field = h("input", { type: "password", id: "token", autocomplete: "off", required: true });
  const enter = (event) => {
    event.preventDefault();
    start(field.value.trim());
  };
  return h("form", { class: "controls gate", onsubmit: enter }, labelled(say("token"), field), h("button", {}, say("go")));
}

start();
