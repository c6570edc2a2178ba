// Sentences with their articles, and how they are shown.

import { h } from "./dom.js";
import { say } from "./words.js";

/** Objects of columns: quotations, each with its article. */
export function quotesOf(columns, articles, months) {
  const monthOf = new Map(months.map((name, i) => [name, i]));
  const of = articles.title.map((title, i) => ({
    number: i,
    id: articles.id?.[i],
    title,
    publisher: articles.publisher[i],
    day: articles.day[i],
    url: articles.url[i],
    readable: Boolean(articles.readable?.[i]),
    month: monthOf.get(articles.day[i].slice(0, 7)) ?? -1,
  }));
  const marks = unflat(columns.marks);
  return columns.text.map((text, i) => ({
    text,
    inTitle: Boolean(columns.title[i]),
    article: of[columns.article[i]],
    marks: fours(marks[i]),
  }));
}

/** Lists out of one list and their sizes. */
export function unflat({ sizes, values }) {
  let at = 0;
  return sizes.map((size) => values.slice(at, (at += size)));
}

function fours(values) {
  const made = [];
  for (let i = 0; i < values.length; i += 4) made.push({ start: values[i], end: values[i + 1], kind: values[i + 2], node: values[i + 3] });
  return made;
}

/** Characters as Python counts them: an astral one is one. */
export function characters(text) {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

/** A stretch of what characters() gave. */
export const part = (text, start, end) => (typeof text === "string" ? text.slice(start, end) : text.slice(start, end).join(""));

/** A sentence with its names marked; names that are nodes can be chosen. */
export function marked(quote, app, strong = () => false) {
  const text = characters(quote.text);
  const parts = [];
  let at = 0;
  for (const { start, end, kind, node } of quote.marks) {
    parts.push(part(text, at, start), mark(part(text, start, end), kind, node, app, strong(node)));
    at = end;
  }
  return [...parts, part(text, at)];
}

function mark(words, kind, node, app, isStrong) {
  const look = app.look(kind);
  const made = h("mark", { class: isStrong ? "strong" : null, title: look.name }, words);
  made.style.setProperty("--fill", look.fill);
  if (node < 0) return made;
  made.classList.add("link");
  made.addEventListener("click", () => app.chooseNode(node));
  return made;
}

/** A quotation with where it stands. */
export function block(quote, app, strong) {
  const { article } = quote;
  const said = [article.publisher, article.day, quote.inTitle ? say("inTitle") : ""].filter(Boolean).join(" · ");
  const title = article.title || say("articles");
  const link = article.url
    ? h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title)
    : h("span", {}, title);
  return h(
    "blockquote",
    {},
    h("p", {}, marked(quote, app, strong)),
    h("footer", {}, said, said ? " · " : "", link, article.readable ? reader(article, app) : null),
  );
}

function reader(article, app) {
  const room = h("div", { class: "text", hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": "false",
      onclick: async () => {
        room.hidden = !room.hidden;
        button.setAttribute("aria-expanded", String(!room.hidden));
        if (!room.textContent) room.textContent = await app.source.text(article);
      },
    },
    say("fullText"),
  );
  return h("span", {}, " ", button, room);
}
