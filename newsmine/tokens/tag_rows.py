"""The rows of the tables of tags, as they are written down; :mod:`newsmine.tokens.tagsets` reads them and names their sources."""

# k kiwi, m mecab, o komoran; the last column is the source.
SEJONG = """
NNG       | NOUN  | kmo | 일반 명사 | common noun | Sejong
NNP       | PROPN | kmo | 고유 명사 | proper noun | Sejong
NNB       | NOUN  | kmo | 의존 명사 | dependent noun | Sejong
NNBC      | NOUN  | m   | 단위를 나타내는 명사 | counting noun | mecab-ko-dic
NR        | NUM   | kmo | 수사 | numeral | Sejong
NP        | PRON  | kmo | 대명사 | pronoun | Sejong
VV        | VERB  | kmo | 동사 | verb | Sejong
VA        | ADJ   | kmo | 형용사 | adjective | Sejong
VX        | AUX   | kmo | 보조 용언 | auxiliary | Sejong
VCP       | AUX   | kmo | 긍정 지정사 | copula (이다) | Sejong
VCN       | ADJ   | kmo | 부정 지정사 | negative copula (아니다) | Sejong
VSV       | VERB  | m   | 동사 | verb (one entry of the dictionary) | mecab-ko-dic
MM        | DET   | kmo | 관형사 | determiner | Sejong
MMA       | DET   |     | 성상 관형사 | determiner of quality | Sejong
MMD       | DET   |     | 지시 관형사 | demonstrative determiner | Sejong
MMN       | DET   |     | 수 관형사 | determiner of number | Sejong
MAG       | ADV   | kmo | 일반 부사 | adverb | Sejong
MAJ       | CCONJ | kmo | 접속 부사 | conjunctive adverb | Sejong
IC        | INTJ  | kmo | 감탄사 | interjection | Sejong
JKS       | ADP   | kmo | 주격 조사 | subject particle | Sejong
JKC       | ADP   | kmo | 보격 조사 | complement particle | Sejong
JKG       | ADP   | kmo | 관형격 조사 | genitive particle | Sejong
JKO       | ADP   | kmo | 목적격 조사 | object particle | Sejong
JKB       | ADP   | kmo | 부사격 조사 | adverbial particle | Sejong
JKV       | ADP   | kmo | 호격 조사 | vocative particle | Sejong
JKQ       | ADP   | kmo | 인용격 조사 | quotative particle | Sejong
JX        | ADP   | kmo | 보조사 | auxiliary particle | Sejong
JC        | CCONJ | kmo | 접속 조사 | conjunctive particle | Sejong
EP        | PART  | kmo | 선어말 어미 | prefinal ending | Sejong
EF        | PART  | kmo | 종결 어미 | final ending | Sejong
EC        | PART  | kmo | 연결 어미 | connecting ending | Sejong
ETN       | PART  | kmo | 명사형 전성 어미 | nominalizing ending | Sejong
ETM       | PART  | kmo | 관형형 전성 어미 | adnominal ending | Sejong
XPN       | PART  | kmo | 체언 접두사 | noun prefix | Sejong
XSN       | PART  | kmo | 명사 파생 접미사 | noun suffix | Sejong
XSV       | PART  | kmo | 동사 파생 접미사 | verb suffix | Sejong
XsV       | PART  | o   | 동사 파생 접미사 | verb suffix (a slip in Komoran's table) | Komoran
XSA       | PART  | kmo | 형용사 파생 접미사 | adjective suffix | Sejong
XSM       | PART  | k   | 부사 파생 접미사 | adverb suffix | kiwi
XR        | NOUN  | kmo | 어근 | root | Sejong
SF        | PUNCT | kmo | 마침표, 물음표, 느낌표 | full stop, question mark, exclamation mark | Sejong
SP        | PUNCT | kmo | 쉼표, 가운뎃점, 콜론, 빗금 | comma, middle dot, colon, slash | Sejong
SS        | PUNCT | ko  | 따옴표, 괄호표, 줄표 | quotation mark, bracket, dash | Sejong
SSO       | PUNCT | km  | 여는 괄호 | opening bracket | mecab-ko-dic
SSC       | PUNCT | km  | 닫는 괄호 | closing bracket | mecab-ko-dic
SC        | PUNCT | m   | 구분자 | separator | mecab-ko-dic
SE        | PUNCT | kmo | 줄임표 | ellipsis | Sejong
SO        | PUNCT | ko  | 붙임표 (물결, 숨김, 빠짐) | hyphen, tilde, omission | Sejong
SB        | PUNCT | k   | 순서 있는 글머리 | bullet of a list | kiwi
SW        | SYM   | ko  | 기타 기호 (논리·수학 기호, 화폐 기호) | other symbol | Sejong
SY        | SYM   | m   | 기타 기호 | other symbol | mecab-ko-dic
SL        | X     | kmo | 외국어 | foreign letters | Sejong
SH        | X     | kmo | 한자 | Chinese characters | Sejong
SN        | NUM   | kmo | 숫자 | digits | Sejong
NF        | NOUN  |     | 명사 추정 범주 | presumed noun | Sejong
NV        | VERB  |     | 용언 추정 범주 | presumed predicate | Sejong
NA        | X     | mo  | 분석 불능 범주 | not analyzed | Sejong
UN        | X     | k   | 분석 불능 | not analyzed | kiwi
UNA       | X     | m   | 알 수 없음 | not known | mecab-ko-dic
UNKNOWN   | X     | m   | 알 수 없음 | not known | mecab-ko-dic
W_URL     | SYM   | k   | URL 주소 | web address | kiwi
W_EMAIL   | SYM   | k   | 이메일 주소 | e-mail address | kiwi
W_HASHTAG | SYM   | k   | 해시태그 | hashtag | kiwi
W_MENTION | SYM   | k   | 멘션 | mention | kiwi
W_SERIAL  | NUM   | k   | 일련번호 (전화번호, 계좌번호, IP 주소 등) | serial number (telephone, account, IP address) | kiwi
W_EMOJI   | SYM   | k   | 이모지 | emoji | kiwi
Z_CODA    | PART  | k   | 덧붙은 받침 | added final consonant | kiwi
Z_SIOT    | PART  | k   | 사이시옷 | epenthetic ㅅ | kiwi
USER0     | X     | k   | 사용자 정의 태그 | tag of the user | kiwi
USER1     | X     | k   | 사용자 정의 태그 | tag of the user | kiwi
USER2     | X     | k   | 사용자 정의 태그 | tag of the user | kiwi
USER3     | X     | k   | 사용자 정의 태그 | tag of the user | kiwi
USER4     | X     | k   | 사용자 정의 태그 | tag of the user | kiwi
"""

KKMA = """
NN   | NOUN  | 명사 | noun
NNG  | NOUN  | 보통 명사 | common noun
NNP  | PROPN | 고유 명사 | proper noun
NNB  | NOUN  | 일반 의존 명사 | dependent noun
NNM  | NOUN  | 단위 의존 명사 | counting noun
NR   | NUM   | 수사 | numeral
NP   | PRON  | 대명사 | pronoun
VV   | VERB  | 동사 | verb
VA   | ADJ   | 형용사 | adjective
VX   | AUX   | 보조 용언 | auxiliary
VXV  | AUX   | 보조 동사 | auxiliary verb
VXA  | AUX   | 보조 형용사 | auxiliary adjective
VC   | AUX   | 지정사 | copula
VCP  | AUX   | 긍정 지정사, 서술격 조사 '이다' | copula (이다)
VCN  | ADJ   | 부정 지정사, 형용사 '아니다' | negative copula (아니다)
MD   | DET   | 관형사 | determiner
MDN  | NUM   | 수 관형사 | determiner of number
MDT  | DET   | 일반 관형사 | determiner
MA   | ADV   | 부사 | adverb
MAG  | ADV   | 일반 부사 | adverb
MAC  | CCONJ | 접속 부사 | conjunctive adverb
IC   | INTJ  | 감탄사 | interjection
JK   | ADP   | 조사 | particle
JKS  | ADP   | 주격 조사 | subject particle
JKC  | ADP   | 보격 조사 | complement particle
JKG  | ADP   | 관형격 조사 | genitive particle
JKO  | ADP   | 목적격 조사 | object particle
JKM  | ADP   | 부사격 조사 | adverbial particle
JKI  | ADP   | 호격 조사 | vocative particle
JKQ  | ADP   | 인용격 조사 | quotative particle
JX   | ADP   | 보조사 | auxiliary particle
JC   | CCONJ | 접속 조사 | conjunctive particle
EP   | PART  | 선어말 어미 | prefinal ending
EPH  | PART  | 존칭 선어말 어미 | honorific prefinal ending
EPT  | PART  | 시제 선어말 어미 | prefinal ending of tense
EPP  | PART  | 공손 선어말 어미 | humble prefinal ending
EF   | PART  | 종결 어미 | final ending
EFN  | PART  | 평서형 종결 어미 | declarative ending
EFQ  | PART  | 의문형 종결 어미 | interrogative ending
EFO  | PART  | 명령형 종결 어미 | imperative ending
EFA  | PART  | 청유형 종결 어미 | propositive ending
EFI  | PART  | 감탄형 종결 어미 | exclamatory ending
EFR  | PART  | 존칭형 종결 어미 | honorific ending
EC   | PART  | 연결 어미 | connecting ending
ECE  | PART  | 대등 연결 어미 | coordinating ending
ECD  | PART  | 의존적 연결 어미 | subordinating ending
ECS  | PART  | 보조적 연결 어미 | auxiliary connecting ending
ET   | PART  | 전성 어미 | transforming ending
ETN  | PART  | 명사형 전성 어미 | nominalizing ending
ETD  | PART  | 관형형 전성 어미 | adnominal ending
XP   | PART  | 접두사 | prefix
XPN  | PART  | 체언 접두사 | noun prefix
XPV  | PART  | 용언 접두사 | predicate prefix
XSN  | PART  | 명사 파생 접미사 | noun suffix
XSV  | PART  | 동사 파생 접미사 | verb suffix
XSA  | PART  | 형용사 파생 접미사 | adjective suffix
XSM  | PART  | 부사 파생 접미사 | adverb suffix
XSO  | PART  | 기타 접미사 | other suffix
XR   | NOUN  | 어근 | root
SF   | PUNCT | 마침표, 물음표, 느낌표 | full stop, question mark, exclamation mark
SP   | PUNCT | 쉼표, 가운뎃점, 콜론, 빗금 | comma, middle dot, colon, slash
SS   | PUNCT | 따옴표, 괄호표, 줄표 | quotation mark, bracket, dash
SE   | PUNCT | 줄임표 | ellipsis
SO   | PUNCT | 붙임표 (물결, 숨김, 빠짐) | hyphen, tilde, omission
SW   | SYM   | 기타 기호 (논리·수학 기호, 화폐 기호) | other symbol
SY   | SYM   | 기타 기호 | other symbol
UN   | NOUN  | 명사 추정 범주 | presumed noun
UV   | VERB  | 용언 추정 범주 | presumed predicate
UE   | X     | 분석 불능 범주 | not analyzed
OL   | X     | 외국어 | foreign letters
OH   | X     | 한자 | Chinese characters
ON   | NUM   | 숫자 | digits
EMO  | SYM   | 그림말 | emoticon
"""

# The 9 tags, then the 22; KoNLPy's names leave out that the 22 part the signs as well.
HANNANUM = """
N  | NOUN  | 체언 | noun
P  | VERB  | 용언 | predicate
M  | ADV   | 수식언 | modifier
I  | INTJ  | 독립언 | interjection
J  | ADP   | 관계언 | particle
E  | PART  | 어미 | ending
X  | PART  | 접사 | affix
S  | PUNCT | 기호 | sign
F  | X     | 외국어 | foreign letters
U  | X     | 알 수 없음 | not known
NC | NOUN  | 보통 명사 | common noun
NQ | PROPN | 고유 명사 | proper noun
NB | NOUN  | 의존 명사 | dependent noun
NP | PRON  | 대명사 | pronoun
NN | NUM   | 수사 | numeral
PV | VERB  | 동사 | verb
PA | ADJ   | 형용사 | adjective
PX | AUX   | 보조 용언 | auxiliary
MM | DET   | 관형사 | determiner
MA | ADV   | 부사 | adverb
II | INTJ  | 감탄사 | interjection
JC | ADP   | 격 조사 | case particle
JX | ADP   | 보조사 | auxiliary particle
JP | AUX   | 서술격 조사 | copula (이다)
EP | PART  | 선어말 어미 | prefinal ending
EC | PART  | 연결 어미 | connecting ending
ET | PART  | 전성 어미 | transforming ending
EF | PART  | 종결 어미 | final ending
XP | PART  | 접두사 | prefix
XS | PART  | 접미사 | suffix
SP | PUNCT | 쉼표 | comma
SF | PUNCT | 마침표 | full stop
SL | PUNCT | 여는 따옴표 및 묶음표 | opening quotation mark or bracket
SR | PUNCT | 닫는 따옴표 및 묶음표 | closing quotation mark or bracket
SD | PUNCT | 이음표 | dash
SE | PUNCT | 줄임표 | ellipsis
SU | SYM   | 단위 기호 | sign of a unit
SY | SYM   | 기타 기호 | other symbol
IW | X     | 시작 표지 | start of a sentence
UN | X     | 알 수 없음 | not known
"""

OKT = """
Noun           | NOUN  | 명사 | noun
ProperNoun     | PROPN | 고유 명사 | proper noun
Verb           | VERB  | 동사 | verb
Adjective      | ADJ   | 형용사 | adjective
Adverb         | ADV   | 부사 | adverb
Determiner     | DET   | 관형사 | determiner
Modifier       | DET   | 관형사 | modifier
VerbPrefix     | PART  | 동사 접두어 | verb prefix
Exclamation    | INTJ  | 감탄사 | exclamation
Josa           | ADP   | 조사 | particle
Eomi           | PART  | 어미 | ending
PreEomi        | PART  | 선어말 어미 | prefinal ending
Conjunction    | CCONJ | 접속사 | conjunction
NounPrefix     | PART  | 명사 접두어 | noun prefix
Prefix         | PART  | 접두어 | prefix
Suffix         | PART  | 접미사 | suffix
Unknown        | X     | 미등록어 | not known
Korean         | X     | 한글 | Hangul
Foreign        | X     | 외국어, 한자 및 기타 기호 | foreign letters and other symbols
Number         | NUM   | 숫자 | number
KoreanParticle | X     | 한글 자모 (ㅋㅋ) | single Hangul letters (ㅋㅋ)
Alpha          | X     | 알파벳 | Latin letters
Punctuation    | PUNCT | 구두점 | punctuation
Hashtag        | SYM   | 해시태그 | hashtag
ScreenName     | SYM   | 트위터 아이디 | screen name
Email          | SYM   | 이메일 주소 | e-mail address
URL            | SYM   | 웹 주소 | web address
CashTag        | SYM   | 주식 기호 ($표시) | stock symbol ($)
Space          | X     | 공백 | space
Others         | X     | 기타 | other
"""
