// What the page says, in Korean and English.

const PHRASES = {
  network: ["관계망", "Network"],
  timeline: ["직책 연표", "Posts"],
  topics: ["토픽", "Topics"],
  relations: ["관계", "Relations"],
  search: ["검색", "Search"],
  views: ["보기", "Views"],
  articles: ["기사", "articles"],
  nodes: ["노드", "nodes"],
  edges: ["연결", "ties"],
  language: ["English", "한국어"],
  theme: ["어둡게/밝게", "Dark/light"],
  period: ["기간", "Period"],
  from: ["시작", "From"],
  to: ["끝", "To"],
  all: ["전체", "All"],
  wholePeriod: ["전체 기간", "Whole period"],
  monthly: ["월별 기사 수: 끌어서 기간을 고릅니다", "Articles by month: drag to choose a period"],
  undated: ["날짜 없음", "undated"],
  colour: ["색", "Colour"],
  size: ["크기", "Size"],
  kind: ["종류", "Kind"],
  community: ["공동체", "Community"],
  kinds: ["종류", "Kinds"],
  least: ["최소 동시출현", "Least count"],
  lightest: ["최소 {0}", "Least {0}"],
  findNode: ["이름 찾기", "Find a name"],
  fit: ["전체 보기", "Show all"],
  zoomIn: ["확대", "Zoom in"],
  zoomOut: ["축소", "Zoom out"],
  picture: ["그림 저장", "Save picture"],
  canvas: [
    "관계망 그림. 화살표로 움직이고 +, −로 확대·축소하며 0으로 전체를 봅니다. 이름은 위의 이름 찾기로 고릅니다.",
    "Picture of the network. Arrow keys move it, + and − zoom, 0 shows all. Choose names with the field above.",
  ],
  noWebgl: [
    "이 브라우저는 WebGL을 쓸 수 없어 그림 대신 목록만 보입니다.",
    "This browser has no WebGL, so there is a list in place of the picture.",
  ],
  ego: ["이 이름과 이웃만", "Only this and its neighbours"],
  egoOff: ["모두 보기", "Show all again"],
  close: ["닫기", "Close"],
  neighbours: ["함께 나온 이름", "Named together with"],
  together: ["함께 나온 곳", "places together"],
  weight: ["가중치", "weight"],
  evidence: ["근거 문장", "Sentences behind it"],
  quoted: ["{0}곳 가운데 {1}문장을 보입니다.", "{1} sentences of {0} places."],
  none: ["이 기간에는 없습니다.", "None in this period."],
  noSentences: ["이 페이지에는 문장이 담겨 있지 않습니다.", "This page holds no sentences."],
  fullText: ["본문 보기", "Full text"],
  inTitle: ["제목", "title"],
  more: ["더 보기 ({0})", "Show more ({0})"],
  mentions: ["언급", "Mentions"],
  articlesSize: ["기사 수", "Articles"],
  degree: ["연결 수", "Degree"],
  strength: ["연결 강도", "Strength"],
  pagerank: ["페이지랭크", "PageRank"],
  betweenness: ["매개 중심성", "Betweenness"],
  head: ["주체", "Head"],
  type: ["관계", "Relation"],
  tail: ["대상", "Tail"],
  role: ["직책", "Role"],
  modality: ["서법", "Modality"],
  day: ["날짜", "Day"],
  outlet: ["언론사", "Outlet"],
  sentence: ["문장", "Sentence"],
  filter: ["거르기", "Filter"],
  csv: ["CSV 내려받기", "Download CSV"],
  rows: ["{0}행", "{0} rows"],
  leftOut: ["나머지 {0}행은 이 파일에 담지 않았습니다.", "{0} more rows are not in this file."],
  person: ["인물", "Person"],
  organisation: ["기관", "Body"],
  status: ["상태", "Status"],
  held: ["재임", "held"],
  acting: ["대행", "acting"],
  former: ["전임", "former"],
  designate: ["내정", "designate"],
  candidate: ["후보", "candidate"],
  conflict: ["겹침", "in conflict with"],
  proven: [
    "막대는 기사로 확인되는 처음과 마지막 날이며 임기가 아닙니다.",
    "A bar goes from the first to the last day that articles prove; it is no term of office.",
  ],
  share: ["비중", "Share"],
  coherence: ["일관성(NPMI)", "Coherence (NPMI)"],
  terms: ["주요 단어", "Terms"],
  course: ["기간별 비중", "Share over time"],
  topicSentences: ["대표 문장", "Representative sentences"],
  topicEntities: ["이 토픽에서 두드러진 이름", "Names that stand out in it"],
  noTopics: ["이 페이지에는 토픽이 없습니다.", "This page has no topics."],
  query: ["찾을 말", "Search for"],
  go: ["찾기", "Search"],
  articlesFound: ["기사 {0}편", "{0} articles"],
  token: ["이 서버의 토큰", "Token of this server"],
  hits: ["{0}곳", "{0} places"],
  inQuoted: ["이 파일에 담긴 문장 {0}개에서 찾습니다.", "Searches the {0} sentences in this file."],
  inCorpus: ["말뭉치 전체 기사 {0}편에서 찾습니다.", "Searches all {0} articles of the corpus."],
  left: ["왼쪽", "Left"],
  keyword: ["찾은 말", "Keyword"],
  right: ["오른쪽", "Right"],
  source: ["출처", "Source"],
  loading: ["읽는 중…", "Loading…"],
  failed: ["읽지 못했습니다: {0}", "Could not be read: {0}"],
  asserted: ["사실", "asserted"],
  choose: ["관계망에서 이름이나 연결을 누르면 근거 문장이 여기 나옵니다.", "Choose a name or a tie in the network: its sentences stand here."],
  details: ["자세히", "Details"],
};

let language = "ko";

/** Choose the language: "ko" or "en". */
export function speak(name) {
  language = name === "en" ? "en" : "ko";
  document.documentElement.lang = language;
}

export const isKorean = () => language === "ko";

/** A phrase, with what stands at {0} and {1}. */
export function say(key, ...values) {
  const found = PHRASES[key];
  const phrase = found ? found[isKorean() ? 0 : 1] : key;
  return values.reduce((text, value, i) => text.replace(`{${i}}`, () => number(value)), phrase);
}

/** A number with its thousands parted; anything else as it is. */
export const number = (value) => (typeof value === "number" ? value.toLocaleString(language) : String(value));
