// Topics: their terms, shares over time, sentences, and who is named in them.

import { h, s } from "./dom.js";
import { block } from "./quotes.js";
import { number, say } from "./words.js";

const WIDTH = 480;
const HEIGHT = 120;
const LEFT = 48;

/** The view of the topics. */
export async function topics(app) {
  const held = await app.source.topics();
  if (!held) return h("p", { class: "note" }, say("noTopics"));
  const list = h("ol", { class: "topics" });
  const detail = h("section", { class: "topic", "aria-live": "polite" });
  let chosen = 0;
  const draw = () => {
    const shares = held.name.map((_, k) => share(held, k, app.state.get("period")));
    const most = Math.max(...shares, 1e-9);
    list.replaceChildren(...held.name.map((name, k) => entry(name, shares[k], most, k === chosen, () => draw((chosen = k)))));
    detail.replaceChildren(...described(app, held, chosen, shares[chosen]));
  };
  app.state.on(["period"], draw);
  draw();
  return h("div", { class: "two" }, list, detail);
}

/** The mean share of a topic in the articles of a period. */
function share(held, k, period) {
  if (!period) return held.share[k];
  let [sum, n] = [0, 0];
  for (let i = period[0]; i <= period[1]; i += 1) {
    if (!held.course[i]) continue;
    sum += held.course[i][k] * held.articles[i];
    n += held.articles[i];
  }
  return n ? sum / n : 0;
}

const percent = (value) => `${(100 * value).toFixed(1)}%`;

function entry(name, value, most, on, choose) {
  const fill = h("span", { class: "fill" });
  fill.style.width = `${(100 * value) / most}%`;
  return h("li", {}, h("button", { type: "button", "aria-pressed": String(on), onclick: choose }, h("span", {}, name), h("span", { class: "count" }, percent(value)), h("span", { class: "rail" }, fill)));
}

function described(app, held, k, value) {
  const terms = held.terms[k];
  const most = Math.max(...terms.map(([, weight]) => weight));
  const named = held.entities[k].map(([name, node, articles]) => {
    const words = `${name} ${number(articles)}`;
    return h("li", {}, node < 0 ? h("span", {}, words) : h("button", { type: "button", onclick: () => app.chooseNode(node, { focus: true }) }, words));
  });
  return [
    h("h2", {}, held.name[k]),
    h("p", { class: "note" }, `${say("share")} ${percent(value)} · ${say("coherence")} ${held.coherence[k].toFixed(2)}`),
    h("h3", {}, say("terms")),
    h("ul", { class: "bars" }, ...terms.map(([word, weight]) => {
      const fill = h("span", { class: "fill" });
      fill.style.width = `${(100 * weight) / most}%`;
      return h("li", {}, h("span", {}, word), h("span", { class: "rail" }, fill));
    })),
    h("h3", {}, say("course")),
    course(app, held, k),
    h("h3", {}, say("topicEntities")),
    named.length ? h("ul", { class: "names" }, ...named) : h("p", { class: "note" }, say("none")),
    h("h3", {}, say("topicSentences")),
    ...quotes(app, held.sentences[k]),
  ];
}

function quotes(app, sentences) {
  const kept = sentences.filter((quote) => quote && app.state.includes(quote.article.month));
  return kept.length ? kept.map((quote) => block(quote, app)) : [h("p", { class: "note" }, say("none"))];
}

function course(app, held, k) {
  const { months } = app.source.about;
  const [first, last] = app.state.get("period") ?? [0, months.length - 1];
  const values = held.course.slice(first, last + 1).map((row) => (row ? row[k] : null));
  const top = Math.max(1e-9, ...values.filter((each) => each !== null));
  const x = (i) => LEFT + ((WIDTH - LEFT - 10) * i) / Math.max(1, values.length - 1);
  const y = (each) => HEIGHT - 22 - ((HEIGHT - 36) * each) / top;
  const known = values.map((each, i) => [i, each]).filter(([, each]) => each !== null);
  return s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "line-chart", role: "img", "aria-label": `${say("course")}: ${held.name[k]}` },
    s("line", { x1: LEFT, x2: WIDTH - 10, y1: HEIGHT - 22, y2: HEIGHT - 22, class: "axis" }),
    s("polyline", { points: known.map(([i, each]) => `${x(i)},${y(each)}`).join(" "), class: "line" }),
    ...known.map(([i, each]) => s("circle", { cx: x(i), cy: y(each), r: 2.5, class: "dot" }, s("title", {}, `${months[first + i]}: ${percent(each)}`))),
    s("text", { x: LEFT, y: HEIGHT - 6 }, months[first] ?? ""),
    s("text", { x: WIDTH - 10, y: HEIGHT - 6, "text-anchor": "end" }, months[last] ?? ""),
    s("text", { x: LEFT - 6, y: 18, "text-anchor": "end" }, percent(top)),
  );
}
