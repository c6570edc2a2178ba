// Keyword in context.

import { h, labelled, moreButton } from "./dom.js";
import { say } from "./words.js";

const CONTEXT = 45;
const PAGE = 100;

/** The view of the search. */
export async function search(app) {
  await app.source.quotations?.();
  const field = h("input", { type: "search", id: "query", value: app.state.get("query"), required: true });
  const said = h("output", { class: "note" });
  const body = h("tbody");
  const more = moreButton(() => step());
  let [held, next, drawn, asked] = [[], 0, 0, 0];
  const step = async () => {
    const query = app.state.get("query");
    const own = asked;
    if (drawn >= held.length) {
      const answer = await app.source.search(query, app.state, next).catch((error) => ({ hits: [], next: null, said: say("failed", error.message) }));
      if (own !== asked) return;
      [held, next] = [[...held, ...answer.hits], answer.next];
      said.textContent = answer.said;
    }
    const page = held.slice(drawn, drawn + PAGE);
    drawn += page.length;
    body.append(...page.map(row));
    more.hidden = drawn >= held.length && next === null;
    more.textContent = say("more", next === null ? held.length - drawn : "…");
  };
  const start = () => {
    asked += 1;
    [held, next, drawn] = [[], 0, 0];
    body.replaceChildren();
    said.textContent = "";
    more.hidden = true;
    if (app.state.get("query")) step();
  };
  app.state.on(["query", "period"], start);
  const form = h(
    "form",
    {
      class: "controls",
      role: "search",
      onsubmit: (event) => {
        event.preventDefault();
        app.state.set({ query: field.value.trim() });
      },
    },
    labelled(say("query"), field),
    h("button", {}, say("go")),
    said,
  );
  start();
  const head = ["left", "keyword", "right", "source"].map((key) => h("th", { scope: "col" }, say(key)));
  return h("div", {}, form, h("p", { class: "note" }, say(...app.source.scope)), h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("search") }, h("table", { class: "kwic" }, h("thead", {}, h("tr", {}, ...head)), body)), more);
}

function row({ left, keyword, right, article }) {
  const before = left.length > CONTEXT ? `…${left.slice(-CONTEXT)}` : left;
  const behind = right.length > CONTEXT ? `${right.slice(0, CONTEXT)}…` : right;
  const said = [article.publisher, article.day].filter(Boolean).join(" ");
  const title = article.title || say("articles");
  return h(
    "tr",
    {},
    h("td", { class: "before" }, before),
    h("td", { class: "keyword" }, h("strong", {}, keyword)),
    h("td", {}, behind),
    h("td", { class: "source" }, article.url ? h("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, title) : title, " ", h("small", {}, said)),
  );
}
