"""The words by which a capitalised name is told from a place, a person, a day or a common word.

Data: sets of names and of nouns; `COUNTRY_OF` maps places and demonyms to ISO 3166 codes.
Limits: English, and the names that news use most; a place or first name that is not here is judged by its company.
"""

from __future__ import annotations

from collections.abc import Mapping

_PLACES = """
CN: China Chinese Beijing Shanghai Shenzhen Guangzhou Hangzhou Chengdu Wuhan Nanjing Suzhou Xi’an Xi'an Tianjin Chongqing
 Changsha Zhengzhou Qingdao Dongguan Foshan Hefei Xiamen Ningbo Yiwu Wuxi Dalian Harbin Kunming Guiyang Sanya Zhuhai Fuzhou
 Jinan Shenyang Lhasa Urumqi Guangdong Zhejiang Jiangsu Sichuan Hubei Hunan Hainan Fujian Shandong Henan Hebei Shanxi
 Shaanxi Anhui Yunnan Guizhou Guangxi Xinjiang Tibet Jiangxi Liaoning Jilin Heilongjiang Gansu Qinghai Ningxia Mongolia
 Pudong Zhongguancun Nansha Qianhai
HK: Kowloon HongKong
MO: Macau Macao
TW: Taiwan Taiwanese Taipei Hsinchu Kaohsiung
JP: Japan Japanese Tokyo Osaka Kyoto Nagoya Fukuoka Sapporo Kumamoto
KR: Korea Korean Seoul Busan Incheon Pangyo
KP: Pyongyang
SG: Singapore Singaporean
MY: Malaysia Malaysian Johor Penang
ID: Indonesia Indonesian Jakarta Bali Surabaya Batam
TH: Thailand Thai Bangkok Phuket
VN: Vietnam Vietnamese Hanoi Saigon
PH: Philippines Philippine Filipino Manila Cebu
MM: Myanmar Yangon
KH: Cambodia Cambodian
LA: Laos
IN: India Indian Delhi Mumbai Bangalore Bengaluru Hyderabad Chennai Pune Gurgaon Gurugram Noida Kolkata
PK: Pakistan Pakistani Karachi Lahore Islamabad
BD: Bangladesh Dhaka
LK: Colombo
NP: Nepal Kathmandu
KZ: Kazakhstan Kazakh Almaty Astana
UZ: Uzbekistan Uzbek Tashkent
RU: Russia Russian Moscow Siberia
UA: Ukraine Ukrainian Kyiv Kiev Lviv Odesa
BY: Belarus Minsk
PL: Poland Polish Warsaw Krakow Gdansk
CZ: Czech Czechia Prague Brno
SK: Slovakia Bratislava
HU: Hungary Hungarian Budapest
RO: Romania Romanian Bucharest
BG: Bulgaria Bulgarian Sofia
RS: Serbia Serbian Belgrade
HR: Croatia Croatian Zagreb
SI: Slovenia Ljubljana
GR: Greece Greek Athens Piraeus
TR: Turkey Turkish Türkiye Istanbul Ankara
CY: Cyprus Nicosia
IL: Israel Israeli Jerusalem Haifa
SA: Saudi Riyadh Jeddah
AE: Emirati Dubai
QA: Qatar Qatari Doha
KW: Kuwait
BH: Bahrain
OM: Oman Muscat
IR: Iran Iranian Tehran
IQ: Iraq Iraqi Baghdad
LB: Lebanon Beirut
EG: Egypt Egyptian Cairo Suez
MA: Morocco Moroccan Casablanca Rabat
TN: Tunisia Tunis
NG: Nigeria Nigerian Lagos Abuja
GH: Ghana Accra
KE: Kenya Kenyan Nairobi
ET: Ethiopia Ethiopian
RW: Rwanda Kigali
ZA: Johannesburg Pretoria Durban
GB: Britain British UK U.K. England English Scotland Scottish Wales London Manchester Edinburgh Cambridge Oxford Bristol
 Belfast Glasgow Leeds Liverpool
IE: Ireland Irish Dublin Cork
FR: France French Paris Lyon Marseille Grenoble Toulouse Cannes
DE: Germany German Berlin Munich Hamburg Frankfurt Cologne Stuttgart Leipzig Dresden Düsseldorf Mainz
AT: Austria Austrian Vienna
CH: Switzerland Swiss Zurich Geneva Basel Lausanne Zug
NL: Netherlands Dutch Amsterdam Rotterdam Eindhoven Utrecht Hague Delft
BE: Belgium Belgian Brussels Antwerp Ghent
LU: Luxembourg
ES: Spain Spanish Madrid Barcelona Valencia
PT: Portugal Portuguese Lisbon Porto
IT: Italy Italian Rome Milan Turin Bologna Venice
MT: Malta
SE: Sweden Swedish Stockholm Gothenburg Malmö
NO: Norway Norwegian Oslo Bergen
DK: Denmark Danish Copenhagen Aarhus
FI: Finland Finnish Helsinki Espoo Tampere
IS: Iceland Reykjavik
EE: Estonia Estonian Tallinn
LV: Latvia Riga
LT: Lithuania Lithuanian Vilnius
US: US U.S. USA America American California Texas Florida Washington Boston Chicago Seattle Austin Houston Dallas Atlanta
 Denver Detroit Miami Cupertino Massachusetts Illinois Ohio Michigan Georgia Arizona Nevada Utah Colorado Oregon Virginia
 Maryland Pennsylvania Philadelphia Hawaii Alaska Indiana Montana Delaware Tennessee Manhattan Brooklyn Hollywood Phoenix
CA: Canada Canadian Toronto Vancouver Montreal Ottawa Ontario Quebec
MX: Mexico Mexican Guadalajara Monterrey
BR: Brazil Brazilian Brasília
AR: Argentina Argentine
CL: Chile Chilean Santiago
CO: Colombia Colombian Bogotá Bogota Medellín
PE: Peru Peruvian Lima
VE: Venezuela Caracas
UY: Uruguay Montevideo
CU: Cuba Havana
PA: Panama Panamanian
AU: Australia Australian Sydney Melbourne Brisbane Perth Canberra
NZ: Auckland Wellington
"""
_TWO_WORD_PLACES = """
HK: Hong Kong; KR: South Korea, South Korean; KP: North Korea, North Korean; SA: Saudi Arabia, Saudi Arabian
AE: Abu Dhabi, United Arab Emirates; VN: Ho Chi Minh, Ho Chi Minh City; ZA: South Africa, South African, Cape Town
GB: United Kingdom, Great Britain, Northern Ireland; IL: Tel Aviv; NZ: New Zealand; LK: Sri Lanka, Sri Lankan; MY: Kuala Lumpur
IN: New Delhi; BR: São Paulo, Sao Paulo, Rio de Janeiro; AR: Buenos Aires; MX: Mexico City; CR: Costa Rica
US: United States, New York, New York City, San Francisco, Los Angeles, San Diego, San Jose, Silicon Valley, Las Vegas,
 Palo Alto, Mountain View, New Jersey, North Carolina, South Carolina, Wall Street, Salt Lake City, Bay Area, New Mexico
CN: Inner Mongolia, Greater Bay Area, Mainland China
"""


def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _PLACES.replace("\n ", " ").strip().splitlines():
        code, names = entry.split(": ")
        found |= dict.fromkeys(names.split(), code)
    for entry in _TWO_WORD_PLACES.replace(",\n ", ", ").replace("\n", "; ").strip("; ").split("; "):
        code, names = entry.split(": ")
        found |= dict.fromkeys(names.split(", "), code)
    return found


COUNTRY_OF: Mapping[str, str] = _countries()
"""`Munich` -> `DE`, `Hong Kong` -> `HK`, `Dutch` -> `NL`."""

PLACES = frozenset(COUNTRY_OF) | frozenset(
    "Asia Asian Asia-Pacific Europe European Africa African Americas Eurasia Mideast Scandinavia Nordic Nordics Baltic Baltics "
    "Balkans Atlantic Pacific Arctic Mediterranean Caribbean Gulf Sahara Himalayas Yangtze Danube Rhine Thames Earth Mars "
    "Western Eastern Northern Southern Central Southeast Northeast Northwest Southwest Latin Middle East West North South "
    "Syria Afghanistan Palestine Gaza Jordan Algeria Libya Sudan Somalia Uganda Tanzania Zambia Zimbabwe Senegal Angola "
    "Ecuador Bolivia Paraguay Guatemala Honduras Jamaica Mandarin Cantonese Arabic Hebrew Hindi Jewish Muslim Christian "
    "Catholic Islamic Buddhist Confucian Soviet Communist Kremlin Taliban Brussels Downing Bund".split()
)

DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September "
    "October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Q1 Q2 Q3 Q4 H1 H2 Christmas Easter Ramadan "
    "Halloween Thanksgiving Valentine Spring Summer Autumn Winter".split()
)

ACRONYMS = frozenset(
    "AI AGI AIGC API APIs APAC AR ASEAN ATM B2B B2C BBC BRICS C2C CBDC CBO CCO CCTV CDC CDN CEO CES CFO CGI CIO CMO CNN COO COP CPC "
    "CPI CPU CPUs CRM CRO CSO CTO DAO DAU DC DNA DRAM DVD EDA EIA EMEA ERP ESG ETF ETFs EU EUR EV EVs FAQ FBI FDA FDI FMCG FT "
    "FX FY GAAP GBP GDP GDPR GMV GPS GPT GPU GPUs HBM HK HKD HR ICU ID IMF IMO IOT IP IPO IPOs IT ITC JV KOL KOLs KPI KPIs KYC LED "
    "LLC LLM LLMs LNG LPG LTE M&A MAU MBA MCN MCNs MIT MOU MR MVP NATO NBA NDA NFC NFT NFTs NGO NGOs NHTSA OECD OEM OEMs OKR OLED OS "
    "OTA OTC P2P PC PCs PDF PE PLC PPI PR PRC PUBG QR R&D RFID RMB RNA ROI RPG SaaS PaaS SAFE SAMR SAR SARS SCMP SDK SEC SEO SKU "
    "SKUs SME SMEs SMS SOE SOEs SPAC SPACs SSD SUV SUVs TEU TEUs TV TVs UAE UGC UK UN UNESCO URL US USA USD USDT USTR UV VAT VC VCs VIP "
    "VLCC VPN VR WHO WSJ WTO XR YTD III II IV GMT UTC FTC FCC DOJ ECB FCA PBOC CSRC NDRC MIIT CAC EMA MHRA NHS BIS CFIUS NASA "
    "IEA OPEC iOS Android Linux Wi-Fi WiFi USB RISC-V COVID COVID-19 Covid Covid-19 5G 4G 6G 3D 2D 4K 8K "
    "Series Phase Act Section Chapter Article Part Figure Table".split()
)
"""What stands in capitals and is no company."""

FIRST_NAMES = frozenset(
    "Aaron Adam Adrian Ahmed Alan Albert Alex Alexander Alexandra Alexis Alice Alison Amanda Amy Ana Andrea Andreas Andrew Andy "
    "Angela Anders Anita Ann Anna Anne Anthony Antonio Arjun Arthur Arvind Barbara Barry Ben Benjamin Bernard Bill Bjorn Bob Boris "
    "Brad Brian Bruce Bruno Calvin Carl Carla Carlos Carol Caroline Carolyn Catherine Cathy Charles Charlie Charlotte Chloe Chris "
    "Christian Christina Christine Christopher Claire Clara Claudia Colin Connie Craig Dan Daniel Daniela David Dennis Denise "
    "Derek Diana Diane Diego Dmitri Dominic Don Donald Dong Doris Doug Duncan Eddie Edward Elena Eleanor Eli Elizabeth Ella Ellen Elon "
    "Emily Emma Emmanuel Eric Erica Erik Ethan Eva Evan Eve Felix Fiona Florian Frances Francesca Francesco Francis Francois Frank "
    "Fred Frederik Gabriel Gary Gavin Geoffrey George Gerald Gina Giulia Glenn Gordon Grace Graham Greg Guillaume Gustav Hannah "
    "Hans Harold Harry Heather Helen Helena Henri Henrik Henry Herbert Howard Hugh Hugo Ian Ingrid Irene Isabel Isabella Ivan Ivy "
    "Jack Jackie Jacob James Jamie Jan Jane Janet Jason Jay Jean Jeff Jeffrey Jennifer Jenny Jensen Jeremy Jerry Jesper Jessica "
    "Jessie Jet Jim Jimmy Joan Joanna Joe Joel Johan Johanna John Johnny Jon Jonathan Jordan Jorge Jose Joseph Joshua Juan Judy Julia "
    "Julian Julie Julien Jurgen Justin Karen Karim Karin Karl Kate Katherine Kathy Katie Katja Keith Kelly Ken Kenneth Kevin Kim "
    "Kumar Kurt Kyle Larry Lars Laura Lauren Lawrence Lea Lee Lei Leo Leon Leonard Lena Li Liam Lillian Lily Linda Linus Lisa "
    "Lorenzo Louis Louise Luca Lucas Lucia Lucy Luis Lukas Luke Lynn Magnus Marc Marco Marcus Margaret Maria Marie Marina Mario "
    "Marion Mark Markus Marta Martha Martin Mary Masayoshi Mathias Matt Matteo Matthew Maurice Max Maya Megan Mehmet Melanie Melissa "
    "Michael Michel Michelle Miguel Mike Mikko Mohamed Mohammed Mona Monica Morten Nancy Naomi Natalia Natalie Nathan Neil Nicholas "
    "Nick Nicola Nicole Niels Nigel Nikhil Nikola Klaus Nina Noah Nora Norman Olga Oliver Olivia Olga Oscar Otto Pablo Pamela Pat Patricia Patrick "
    "Paul Paula Pedro Peggy Per Peter Petra Phil Philip Philippe Pierre Priya Rachel Rafael Rahul Raj Rajesh Ralph Raymond Rebecca "
    "Renee Ricardo Richard Rick Rita Rob Robert Roberta Roberto Robin Roger Roland Rolf Roman Ron Ronald Rosa Rose Ross Roy Ruth "
    "Ryan Sabine Sally Sam Samantha Samuel Sandra Sanjay Sara Sarah Satya Scott Sean Sebastian Serena Sergei Sergey Sharon Sheila Shirley "
    "Silvia Simon Sofia Sonia Sophia Sophie Stefan Stefano Stella Stephanie Stephen Steve Steven Stuart Sundar Sunil Susan Suzanne Sven "
    "Sylvia Tara Ted Teresa Terry Theo Theresa Thomas Tiffany Tim Timothy Tina Tobias Todd Tom Tomas Tony Tracy Trevor Tyler Ulrich "
    "Ursula Valerie Vanessa Vera Victor Victoria Vijay Vincent Virginia Vivian Vladimir Walter Wayne Wendy Werner Wilhelm Will "
    "William Wolfgang Xavier Yang Yannick Yasmin Yves Yvonne Zack Zoe Joel Joe Jared Barack Donald Melinda Warren Tess Soren Søren "
    "Mette Freja Aoife Niamh Giovanni Paolo Ravi Deepak Anil Amit Neha Rohan Hiroshi Kenji Yuki Takeshi Min-jun Ji-woo".split()
)

SURNAMES = frozenset(
    "Bao Bai Cai Cao Chan Chang Chao Chen Cheng Cheung Chiu Chou Chow Chu Cui Dai Deng Ding Dong Du Duan Fan Fang Feng Fu Gao Geng "
    "Gong Gu Guan Guo Han Hao He Ho Hong Hou Hsu Hu Hua Huang Hung Jia Jiang Jin Kang Kong Kuo Kwok Lai Lam Lau Lee Lei Leung Li "
    "Lian Liang Liao Lim Lin Ling Liu Lo Long Lou Lu Luo Lv Ma Mao Mei Meng Miao Mo Ng Ni Nie Ou Pan Peng Pi Qi Qian Qiao Qin Qiu Qu Ren "
    "Shao Shen Sheng Shi Shu Song Su Sun Tan Tang Tao Teng Tian Tong Tsai Tse Tseng Tu Wan Wang Wei Wen Weng Wong Wu Xi Xia Xiang "
    "Xiao Xie Xin Xiong Xu Xue Yan Yang Yao Ye Yi Yin Ying You Yu Yuan Yue Yun Zeng Zhan Zhang Zhao Zheng Zhong Zhou Zhu Zhuang "
    "Zhuo Zou Zuo Kim Park Choi Jung Nguyen Tran Singh Patel Gupta Sharma Khan Smith Jones Brown Johnson Williams Miller Davis "
    "Wilson Anderson Taylor Thomas Moore Martin Garcia Muller Müller Schmidt Rossi Dubois Hansen Nielsen Jensen Andersson "
    "Johansson Ivanov Tanaka Suzuki Sato Trump Biden Obama Musk Bezos Zuckerberg Altman Gates Powell Xi".split()
)

TITLES = frozenset(
    "Mr Mrs Ms Dr Prof Sir Lord Lady CEO CFO CTO COO CMO President Chairman Chairwoman Chair Minister Secretary Senator Governor "
    "Mayor Judge Justice General Premier Chancellor Prince Princess King Queen Professor Director Founder Co-founder Partner "
    "Representative Congressman Commissioner Ambassador Emperor Pope Saint Captain".split()
)

LEGAL = frozenset(
    "Inc Ltd Limited Corp Corporation Co Company LLC LLP PLC Plc plc AG SE SA S.A. NV N.V. BV B.V. GmbH KK KGaA SpA S.p.A. AB ASA A/S "
    "Oy Oyj AS Bhd Pte Pty Tbk PJSC Group Holdings Holding".split()
)
TRADES = frozenset(
    "Technology Technologies Capital Ventures Partners Motors Motor Bank Bancorp Labs Lab Laboratories Therapeutics Pharma "
    "Pharmaceutical Pharmaceuticals Biosciences Bio Biotech Biologics Biotechnology Logistics Games Interactive Entertainment "
    "Studios Studio Pictures Music Airlines Airways Energy Solar Power Robotics Semiconductor Semiconductors Microelectronics "
    "Systems Networks Securities Insurance Express Foods Beverage Brands Retail Shipping Lines Maritime Marine Tankers "
    "Electronics Electric Industries Industrial Automotive Autos Mobility Software Solutions Digital Media Telecom Mobile "
    "Communications Health Healthcare Medical Diagnostics Genomics Payments Pay Finance Financial Wealth Investments Investment "
    "Management Asset Equity Fund Coffee Tea Hotels Resorts Travel Airport Steel Chemical Chemicals Materials Mining Petroleum "
    "Oil Gas Construction Properties Estate Land Fashion Sports Data Cloud Security AI Intelligence Analytics Research "
    "Consulting Advisors Advisory Associates Brothers Works Terminals Ports Chartering Yards Shipyard Shipbuilding Aerospace Space".split()
)
"""The last word of a company's name: `Kettle Therapeutics`."""

FUNDS = frozenset("Capital Ventures Partners Fund Equity Investments VC".split())

INSTITUTIONS = frozenset(
    "University College Institute School Academy Ministry Commission Council Committee Bureau Administration Agency Authority Office "
    "Department Court Parliament Congress Senate House Party Government Union Association Federation Alliance Forum Summit "
    "Conference Expo Exhibition Fair Festival Award Awards Prize Cup Olympics Olympic League Act Law Bill Rule Regulation Directive Treaty "
    "Day Week Month Year Province City County District Town Village Park Plaza Square Street Road Avenue River Lake Sea "
    "Island Islands Mountain Valley Bay Strait Canal Bridge Airport Station Port Harbour Harbor Zone Republic Kingdom States Dynasty Hospital Museum Temple "
    "Plan Initiative Program Programme Project Index Report Review Journal Times Post Daily News Newspaper Magazine War Agreement Protocol "
    "Coast Area Region Hall Centre Center Tower Sale Shopping Model Edition Version Pro Plus Max Ultra Mini Team".split()
)
"""The last word of a name that is none of a company."""

COMMON = frozenset(
    "A An The This That These Those It Its He She They We You I His Her Their Our Your My In On At By For From To Of With Without "
    "Within As Is Are Was Were Be Been Being Has Have Had Do Does Did Will Would Can Could May Might Must Shall Should And Or But Nor "
    "So Yet If Then Than Because Since While When Where Who Whom Whose What Which Why How Not No Yes All Any Both Each Every Few "
    "Many Most Much More Other Others Another Some Such Only Own Same Too Very Just Also Even Still Already After Before During Until "
    "Although Though Despite However Meanwhile Moreover Furthermore Therefore Thus Hence Instead Otherwise Besides Nevertheless "
    "According Based Among Amid Amidst Against About Above Across Along Around Behind Below Beneath Beside Between Beyond Down Into "
    "Like Near Off Onto Out Over Past Per Through Throughout Toward Towards Under Unlike Up Upon Via Once Here There Now Today "
    "Yesterday Tomorrow Recently Currently Previously Later Earlier Last Next First Second Third Fourth Fifth Finally One Two Three "
    "Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions Billions New Old Read Photo Image Source Sources Credit Why Details Context "
    "Background Note Editor Correction Update Related Share Follow Subscribe Comment Comments Contact Email Tags Category "
    "Companies Company Analysts Experts Investors Users Customers Consumers Shares Sales Revenue Profit Everyone Someone Nobody "
    "Nothing Anyone Something People Several Additionally Overall Together Similarly Likewise Given Following Including "
    "Founded Backed Headquartered Established Born Launched Local Global National Internet State High Chief Executive Officer Vice Senior "
    "Deputy Managing Co Former Team God Let Let’s Don’t Well Oh Please Thanks Thank Dear Hello Hi Ok OK Q Net Gross Total Nearly Roughly "
    "E-commerce Fintech Biotech Tech Bitcoin Ethereum Metaverse Web3 Web2 Lunar Moon Dragon Singles’ Singles Black Cyber Boxing "
    "Bachelor Master Ph.D PhD Gen Generation Renminbi Yuan Euro Dollar Yen Won Twitter Python Java".split()
)
"""Words that open a sentence or a heading."""

FIRM_NOUNS = (
    r"(?:company|firm|start-?up|scale-?up|platform|retailer|e-tailer|giant|operator|brand|chain|app|provider|developer|unicorn|"
    r"[a-z]*bank|lender|subsidiary|affiliate|rival|competitor|conglomerate|airline|publisher|studio|marketplace|broker|brokerage|"
    r"insurer|manufacturer|supplier|builder|shipbuilder|shipowner|business|venture|fintech|neobank|biotech|carrier|shipper|line|group|"
    r"player|label|consultancy|grocer|supermarket|exchange|wallet|[a-z]+-?maker|foundry|producer|vendor|distributor|incubator|"
    r"accelerator|think-?tank|website|site|portal|search engine|social network|newcomer|upstart|challenger|powerhouse|behemoth|"
    r"house|yard|shipyard|spin-?off|spin-?out|institution|processor|tech|investor|fund|owner|parent|outfit|heavyweight|"
    r"multinational|restaurant|hotelier|miner|refiner|utility|contractor|integrator|automaker|service)"
)
"""What a company is called in front of its name or behind a comma; a regular expression."""
