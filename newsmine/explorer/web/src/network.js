// The picture of the network.

import Graph from "graphology";
import Sigma from "sigma";
import { NodePointProgram } from "sigma/rendering";

import { communityColour, nodeColour } from "./colours.js";
import { download } from "./dom.js";
import { Labels } from "./labels.js";
import { FILTERS } from "./shown.js";
import { tiesOf } from "./ties.js";

// Pixels within which an edge is taken for the one that is meant.
const NEAR = 6;
const FONT = '12px "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "Nanum Gothic", "Newsmine Gothic", sans-serif';
const STEP = 60;
// Pixels of the line of an edge that is chosen or pointed at.
const STRONG = 4;
const SIZES = [3, 18];
// Pixels of a picture in which nodes have that size; in a narrower one they are smaller.
const WIDE = 800;
// With more nodes than that each is a point to the graphics card, which without one is ten times as quick as shapes are.
const MANY = 2_000;

/** Draws the network, and says what is pointed at. */
export class Network {
  constructor(room, app) {
    this.app = app;
    this.room = room;
    this.data = app.source.network;
    this.shown = app.shown;
    this.hovered = { node: null, edge: null };
    this.held = null;
    this.graph = this.built();
    const sigma = new Sigma(this.graph, room, {
      edgeProgramClasses: { line: tiesOf(this) },
      ...(this.data.nodes.name.length > MANY ? { nodeProgramClasses: { circle: NodePointProgram } } : {}),
      allowInvalidContainer: true,
      renderLabels: false,
      zIndex: false,
      minEdgeThickness: 0.6,
      minCameraRatio: 0.02,
      maxCameraRatio: 4,
      defaultDrawNodeHover: () => {},
      nodeReducer: (key, data) => this.node(Number(key), data),
    });
    this.sigma = sigma;
    // What is filtered out or dragged moves nothing else.
    sigma.setCustomBBox(sigma.getBBox());
    this.labels = new Labels(sigma.createCanvas("names", { style: { pointerEvents: "none" } }), this.data.nodes.name, FONT);
    sigma.on("afterRender", () => this.name());
    this.listen();
    app.state.on([...FILTERS, "edge"], () => sigma.refresh());
    app.state.on(["colour", "size", "theme"], () => this.paint());
    document.fonts.ready.then(() => {
      this.labels.widths.clear();
      this.name();
    });
    // Sigma sees the window alone; the room changes with the legend, the panel and the view too.
    this.watch = new ResizeObserver(() => {
      const { width, height } = sigma.getDimensions();
      if (room.offsetParent && (room.offsetWidth !== width || room.offsetHeight !== height)) sigma.resize().scheduleRefresh();
    });
    this.watch.observe(room);
  }

  built() {
    const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
    const { nodes, edges } = this.data;
    const [sizes, colours] = [this.sizes(), this.colours()];
    nodes.name.forEach((_, i) => graph.addNode(i, { x: nodes.x[i], y: nodes.y[i], size: sizes[i], color: colours[i] }));
    const most = Math.log1p(edges.count.reduce((a, b) => Math.max(a, b), 1));
    this.thick = (count) => 0.6 + (3.4 * Math.log1p(count)) / most;
    return graph;
  }

  sizes() {
    const values = this.data.nodes[this.app.state.get("size")] ?? this.data.nodes.name.map(() => 1);
    const most = values.reduce((a, b) => Math.max(a, b), 0) || 1;
    const crowd = 0.35 + 0.65 * Math.min(1, Math.sqrt(600 / Math.max(1, values.length)));
    const narrow = Math.max(0.4, Math.min(1, this.room.clientWidth / WIDE));
    return values.map((value) => (SIZES[0] + (SIZES[1] - SIZES[0]) * Math.sqrt(Math.max(0, value) / most)) * crowd * narrow);
  }

  colours() {
    const { nodes } = this.data;
    if (this.app.state.get("colour") === "community") return nodes.community.map(communityColour);
    const ofKind = nodes.kinds.map((_, kind) => nodeColour(this.app.look(kind).fill));
    return nodes.label.map((kind) => ofKind[kind]);
  }

  paint() {
    const [sizes, colours] = [this.sizes(), this.colours()];
    this.graph.updateEachNodeAttributes((key, data) => ({ ...data, size: sizes[key], color: colours[key] }), { attributes: ["size", "color"] });
    this.sigma.refresh();
  }

  node(i, data) {
    if (!this.shown.nodes[i]) return { ...data, hidden: true };
    return this.isFaint(i) ? { ...data, color: this.app.theme().faint } : data;
  }

  /** The edges that are seen, and their colour: faint behind what is chosen, whose own lines stand above. */
  seen() {
    const { state } = this.app;
    const isCalm = state.get("node") === null && state.get("edge") === null;
    const theme = this.app.theme();
    return { edges: this.data.edges.head.map((_, i) => i).filter((i) => this.shown.edges[i]), color: isCalm ? theme.edge : theme.faintEdge };
  }

  /** Whether the picture is being panned, zoomed or dragged. */
  isMoving() {
    const { sigma } = this;
    const mouse = sigma.getMouseCaptor();
    return this.held !== null || sigma.getCamera().isAnimated() || mouse.isMoving || mouse.currentWheelDirection !== 0 || sigma.getTouchCaptor().isMoving;
  }

  /** Whether a node is none of those that are chosen, nor tied to the one that is. */
  isFaint(i) {
    const { state } = this.app;
    const [node, edge] = [state.get("node"), state.get("edge")];
    if (edge !== null) return this.data.edges.head[edge] !== i && this.data.edges.tail[edge] !== i;
    if (node === null || node === i) return false;
    if (this.nearOf !== node) {
      this.nearOf = node;
      this.near = new Set(this.shown.neighbours[node].map((each) => this.shown.other(each, node)));
    }
    return !this.near.has(i);
  }

  name() {
    const { sigma, app } = this;
    const { width, height } = sigma.getDimensions();
    const [node, edge] = [app.state.get("node"), app.state.get("edge")];
    const forced = new Set([this.hovered.node, node, ...this.ends(edge), ...this.ends(this.hovered.edge)].filter((each) => each !== null && this.shown.nodes[each]));
    this.labels.draw({
      width,
      height,
      ratio: window.devicePixelRatio || 1,
      nodes: this.shown.nodes,
      forced,
      lines: this.lines([edge, this.hovered.edge], node),
      colours: app.theme(),
      at: (i) => (this.shown.nodes[i] && (forced.has(i) || !this.isFaint(i)) ? this.at(i) : null),
    });
  }

  /** What is drawn above the picture: the edges of the chosen node, and those that are chosen or pointed at. */
  lines(strong, node) {
    const { accent, near } = this.app.theme();
    const own = node === null ? [] : this.shown.neighbours[node].map((edge) => [edge, near, this.thick(this.shown.counts[edge])]);
    const seen = [...own, ...strong.map((edge) => [edge, accent, STRONG])].filter(([edge]) => edge !== null && this.shown.edges[edge]);
    return seen.map(([edge, color, wide]) => ({ ends: this.ends(edge).map((end) => this.at(end)), color, wide }));
  }

  /** Where a node is on the picture, in pixels, and its size. */
  at(i) {
    const data = this.sigma.getNodeDisplayData(i);
    return { ...this.sigma.framedGraphToViewport(data), size: this.sigma.scaleSize(data.size) };
  }

  ends(edge) {
    return edge === null ? [] : [this.data.edges.head[edge], this.data.edges.tail[edge]];
  }

  listen() {
    const { sigma, app } = this;
    let moved = false;
    sigma.on("downNode", ({ node }) => {
      this.held = node;
      moved = false;
    });
    const drag = ({ x, y, preventSigmaDefault, original }) => {
      if (this.held === null) return;
      moved = true;
      const place = sigma.viewportToGraph({ x, y });
      this.graph.mergeNodeAttributes(this.held, place);
      preventSigmaDefault();
      original.preventDefault();
      original.stopPropagation();
    };
    sigma.on("moveBody", ({ event }) => drag(event));
    const drop = () => (this.held = null);
    sigma.on("upNode", drop);
    sigma.on("upStage", drop);
    sigma.on("clickNode", ({ node }) => {
      if (!moved) app.chooseNode(Number(node), { camera: false });
      moved = false;
    });
    sigma.on("clickStage", ({ event }) => {
      const edge = this.edgeAt(event);
      if (edge === null) app.state.set({ node: null, edge: null, ego: false });
      else app.chooseEdge(edge);
    });
    sigma.on("enterNode", ({ node }) => this.hover({ node: Number(node), edge: null }));
    sigma.on("leaveNode", () => this.hover({ node: null, edge: null }));
    let asked = null;
    sigma.getMouseCaptor().on("mousemove", (event) => {
      if (this.held !== null || this.hovered.node !== null || event.original.buttons) return;
      if (asked === null) requestAnimationFrame(() => {
        this.hover({ node: this.hovered.node, edge: this.hovered.node === null ? this.edgeAt(asked) : null });
        asked = null;
      });
      asked = { x: event.x, y: event.y };
    });
    this.room.addEventListener("keydown", (event) => this.key(event));
  }

  hover(hovered) {
    if (hovered.node === this.hovered.node && hovered.edge === this.hovered.edge) return;
    this.hovered = hovered;
    this.room.classList.toggle("pointing", hovered.node !== null || hovered.edge !== null);
    this.name();
  }

  /** The edge under a place of the picture, the nearest of those that are seen. */
  edgeAt(place) {
    const at = this.sigma.viewportToGraph(place);
    const beside = this.sigma.viewportToGraph({ x: place.x + NEAR, y: place.y });
    const reach = (beside.x - at.x) ** 2 + (beside.y - at.y) ** 2;
    const { head, tail } = this.data.edges;
    const places = this.places();
    let [best, least] = [null, reach];
    for (let i = 0; i < head.length; i += 1) {
      if (!this.shown.edges[i]) continue;
      const distance = squared(at, places[2 * head[i]], places[2 * head[i] + 1], places[2 * tail[i]], places[2 * tail[i] + 1]);
      if (distance < least) [best, least] = [i, distance];
    }
    return best;
  }

  places() {
    const places = new Float64Array(2 * this.data.nodes.name.length);
    this.graph.forEachNode((key, data) => {
      places[2 * key] = data.x;
      places[2 * key + 1] = data.y;
    });
    return places;
  }

  key(event) {
    const camera = this.sigma.getCamera();
    const { width } = this.sigma.getDimensions();
    const by = (STEP / width) * camera.ratio;
    const moves = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, by], ArrowDown: [0, -by] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) camera.setState({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] });
    else if (event.key === "+" || event.key === "=") camera.animatedZoom({ duration: 150 });
    else if (event.key === "-") camera.animatedUnzoom({ duration: 150 });
    else if (event.key === "0") camera.animatedReset({ duration: 150 });
    else return;
    event.preventDefault();
  }

  /** Let go of the picture. */
  end() {
    this.watch.disconnect();
    this.sigma.kill();
  }

  /** Bring a node to the middle. */
  show(i) {
    const data = this.sigma.getNodeDisplayData(i);
    const camera = this.sigma.getCamera();
    if (data) camera.animate({ x: data.x, y: data.y, ratio: Math.min(camera.ratio, 0.5) }, { duration: 250 });
  }

  /** Return the picture on one canvas, as it is now. */
  snapshot() {
    this.sigma.refresh();
    const drawn = [...this.room.querySelectorAll("canvas")];
    const whole = document.createElement("canvas");
    [whole.width, whole.height] = [drawn[0].width, drawn[0].height];
    const context = whole.getContext("2d");
    context.fillStyle = this.app.theme().ground;
    context.fillRect(0, 0, whole.width, whole.height);
    for (const canvas of drawn) if (canvas.width) context.drawImage(canvas, 0, 0, whole.width, whole.height);
    return whole;
  }

  save() {
    this.snapshot().toBlob((blob) => download("network.png", blob));
  }
}

/** The square of how far a place is from a stretch. */
function squared({ x, y }, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const t = length ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / length)) : 0;
  return (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2;
}
