"""Make glossary/data/countries.tsv from Unicode CLDR and the desk's own table.

    python tools/countries.py [FILE]

Needs Babel, which brings the CLDR data; the package itself does not. Names of
territories, of capitals (exemplar cities of time zones) and of languages come from
CLDR; the tables below hold what CLDR lacks and where the desk differs. One input
gives one output, byte for byte.
"""

import re
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

from babel import Locale

OUT = Path(__file__).parents[1] / "glossary/data/countries.tsv"
HEAD = """\
# Countries, capitals and major languages, Arabic to English, in British news style.
# Licence: made by tools/countries.py from Unicode CLDR, Unicode-3.0. Date: 2026-11.
# House style: Kyiv, Turkey, Czech Republic, Ivory Coast, Eswatini, Myanmar. Change the script, not this file.
"""
HEADER = "source target kind alternatives forbidden after before unless note"
ARABIC, ENGLISH = Locale("ar"), Locale("en")
BLANK = [""] * 8  # the fields of a table line behind its key


class Entry(NamedTuple):
    """Hold one glossary line; several values in a field are separated by '|'."""

    source: str
    target: str
    kind: str
    alternatives: str = ""
    forbidden: str = ""
    after: str = ""
    before: str = ""
    unless: str = ""
    note: str = ""


# Left out: no news, no people, no country, or a name that is another word in Arabic.
SKIP = """
AC AW AX BL BQ BV CC CP CX EA EU EZ FM GG GS HM IC IM IO JE KN MF MP MS NF NU PM PN
QO RE SH SJ SX TA TC TF TK UM UN VC VG VI WF XA XB ZZ
"""

# Of these the names are as CLDR has them, or as the table says under the same key.
CAPITALS = """
Africa/Accra Africa/Addis_Ababa Africa/Asmera Africa/Bamako Africa/Bangui Africa/Banjul
Africa/Brazzaville Africa/Bujumbura Africa/Cairo Africa/Conakry Africa/Dakar
Africa/Freetown Africa/Gaborone Africa/Harare Africa/Juba Africa/Kampala Africa/Khartoum
Africa/Kigali Africa/Kinshasa Africa/Libreville Africa/Lome Africa/Luanda Africa/Lusaka
Africa/Malabo Africa/Maputo Africa/Maseru Africa/Mbabane Africa/Mogadishu Africa/Monrovia
Africa/Nairobi Africa/Ndjamena Africa/Niamey Africa/Nouakchott Africa/Ouagadougou
Africa/Porto-Novo Africa/Tripoli Africa/Windhoek America/Asuncion America/Bogota
America/Buenos_Aires America/Caracas America/Havana America/La_Paz America/Lima
America/Managua America/Mexico_City America/Montevideo America/Paramaribo
America/Port-au-Prince America/Port_of_Spain America/Santiago America/Santo_Domingo
America/Tegucigalpa Asia/Ashgabat Asia/Baghdad Asia/Baku Asia/Bangkok Asia/Beirut
Asia/Bishkek Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Dili Asia/Dushanbe Asia/Jakarta
Asia/Kabul Asia/Katmandu Asia/Kuala_Lumpur Asia/Manila Asia/Muscat Asia/Nicosia
Asia/Phnom_Penh Asia/Pyongyang Asia/Riyadh Asia/Seoul Asia/Taipei Asia/Tashkent
Asia/Tbilisi Asia/Tehran Asia/Thimphu Asia/Tokyo Asia/Ulaanbaatar Asia/Vientiane
Asia/Yerevan Atlantic/Reykjavik Europe/Amsterdam Europe/Athens Europe/Belgrade
Europe/Berlin Europe/Bratislava Europe/Brussels Europe/Bucharest Europe/Budapest
Europe/Chisinau Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Kiev Europe/Lisbon
Europe/Ljubljana Europe/London Europe/Madrid Europe/Minsk Europe/Moscow Europe/Oslo
Europe/Paris Europe/Podgorica Europe/Prague Europe/Riga Europe/Rome Europe/Sarajevo
Europe/Skopje Europe/Sofia Europe/Stockholm Europe/Tallinn Europe/Tirane Europe/Vaduz
Europe/Vienna Europe/Vilnius Europe/Warsaw Europe/Zagreb Indian/Antananarivo
Pacific/Port_Moresby
"""

# Never the bare adjective ('الروسية' is also 'the Russian' of anything feminine): a
# language stands with the word 'language' or with 'in' ('بالروسية').
LANGUAGES = """
ar en fr de es it pt nl sv no da fi is pl cs sk sl hr sr bs mk bg ro hu el sq uk ru be lt
lv et ka hy az kk ky tg tk uz tt ce crh tr fa ku ckb he hi ur bn ta te pa ps sd si ne my
th lo vi km id ms tl ja ko zh yue mn bo ug sw am om ti so ha yo ig ff wo ln rw sn zu xh af
mg ca eu gl ga cy mt la syr arc sa yi ht qu gn rhg
"""
# Of these 'in Russian' is common enough in news to list.
SPOKEN = """
ar en fr de es it pt nl pl cs bg ro hu el sq uk ru be ka hy az tr fa ku he hi ur bn
ps id ja ko zh sw am so
"""

# key; source; target; alternatives; forbidden; after; before; unless; note
# Key: CLDR code, or '-' for an entry of the desk's own. Source and target: empty takes
# CLDR's name, a leading '+' adds to it.
COUNTRIES = """
BT; ; ; ; ; ; ; غاز|أسطوانة|أسطوانات|أنبوبة|بروبان; also butane
BH; +|مملكة البحرين; ; ; ; ; ; الأحمر|المتوسط|الميت|الأسود|ناقل|ملتقى; also 'the two seas'
LA; ; ; ; ; ; ; شواب|يوهانيس|هيرمان|بارتس|كينسكي; also the name Klaus with the preposition
SC; جزر سيشل|أرخبيل سيشل|جمهورية سيشل; Seychelles
EH; ; ; ; ; ; ; مصر|المصرية|مصري|الواحات|القاهرة|سيوة|مطروح|المتوسط; Egypt has a Western Desert
CO; ; ; ; ; ; ; البريطانية|جامعة|الجامعة|جامعات|مقاطعة|الطلاب|برنارد|هارفارد|براون|محمود; also Columbia
AE; +|الإمارات|دولة الإمارات|دولة الإمارات العربية المتحدة; United Arab Emirates; UAE|Emirates
AU; +|أوستراليا
AZ; +|أذربيدجان
-; البوسنة; Bosnia; Bosnia and Herzegovina|Bosnia-Herzegovina
-; جمهورية صرب البوسنة; Republika Srpska; Bosnian Serb Republic
BD; +|بنجلاديش|بنغلادش
BF; +|بوركينافاسو
BJ; +; ; ; ; ; ; مدرسة|مدارس|بنات|للبنات|أولاد|كلية|معهد|إعدادية|ثانوية|ابتدائية; also 'sons', 'boys'
BY; +|بيلاروسيا|روسيا البيضاء|بيلوروسيا; Belarus; ; Belorussia|Byelorussia|White Russia
BZ; +; ; ; ; ; ; ميتريويلي|مترويلي|مترولي; also the name Blaise
CD; جمهورية الكونغو الديمقراطية|جمهورية الكونغو الديموقراطية|الكونغو الديمقراطية|الكونغو الديموقراطية; Democratic Republic of Congo; Democratic Republic of the Congo|DR Congo|DRC|D.R. Congo|Congo
CG; جمهورية الكونغو|الكونغو برازافيل; Republic of the Congo; Republic of Congo|Congo-Brazzaville|Congo Republic; ; ; ; الديمقراطية|الديموقراطية
-; الكونغو; Congo; DRC; ; ; ; الديمقراطية|الديموقراطية|برازافيل; the desk says which where the Arabic does
CF; +|أفريقيا الوسطى; ; Central Africa
CH; +|الاتحاد السويسري; Switzerland; Swiss Confederation
CI; +|كوت ديفوار; Ivory Coast; Côte d'Ivoire|Cote d'Ivoire
CL; ; ; ; Chili
CN; +|الصين الشعبية|جمهورية الصين الشعبية; China; People's Republic of China|PRC
CU; +; ; ; ; ; ; شاي|قهوة|ماء|حليب|عصير|تحمل|رافعا|كم|خذ|يشرب|شرب|ليشتري|كأسا|أكواب|ميوك; also 'a cup'
CV; +|كاب فيردي|كابو فيردي; Cape Verde; Cabo Verde; Green Head
CZ; +|جمهورية التشيك|تشيكيا; Czech Republic; Czechia
-; تشيكوسلوفاكيا; Czechoslovakia
-; يوغوسلافيا|يوغسلافيا; Yugoslavia
-; ألمانيا الشرقية; East Germany; GDR
-; ألمانيا الغربية; West Germany
DE; +|جمهورية ألمانيا الاتحادية|ألمانيا الاتحادية; Germany; Federal Republic of Germany
DK; +|الدنمارك|الدانمارك|الدنمرك
DO; +|جمهورية الدومينيكان|الدومينيكان|جمهورية الدومينيك
DZ; +; Algeria; Algiers; ; ; ; ; the country and its capital
-; الجزائر العاصمة|العاصمة الجزائر|مدينة الجزائر; Algiers
EG; +|جمهورية مصر العربية; Egypt; Arab Republic of Egypt
FK; +|الفوكلاند|فوكلاند|جزر المالوين; Falkland Islands; Falklands|Malvinas
FO; +|جزر الفارو
GB; +|المملكة المتحدة لبريطانيا العظمى وأيرلندا الشمالية; United Kingdom; UK|U.K.|Britain|Great Britain
-; بريطانيا|بريطانيا العظمى; Britain; UK|U.K.|United Kingdom|Great Britain
-; إنجلترا|إنكلترا|انجلترة; England
-; اسكتلندا|سكوتلندا|سكتلندا; Scotland
-; ويلز; Wales; ; ; ; ; أورسون|جورج|هربرت|آرون|إعلان; also the surname Wells and Welles
-; أيرلندا الشمالية; Northern Ireland
GE; +; Georgia; ; ; ; ; ميلوني|أوكيف; the country and the American state
-; ولاية جورجيا; Georgia; ; ; ; ; ; the American state
GL; +|جرينلاند|غرينلند; Greenland
GM; +|جامبيا
GN; +; Guinea; ; ; ; ; بيساو|الاستوائية|بابوا|الجديدة|خليج
GW; +|غينيا بيساو
GY; +|غويانا; Guyana; ; ; ; ; الفرنسية
HK; هونغ كونغ|هونج كونج|هونغكونغ|هونكونغ; Hong Kong
HT; +|هاييتي; Haiti
HU; +|المجر; Hungary
IE; +|جمهورية أيرلندا; Ireland; Republic of Ireland|Irish Republic; ; ; ; الشمالية
IL; +|دولة إسرائيل; Israel
IN; +|جمهورية الهند; ; ; ; ; ; جوز|جوزة; coconut is the nut of India
IQ; +|جمهورية العراق
IR; +|الجمهورية الإسلامية الإيرانية|جمهورية إيران الإسلامية; Iran; Islamic Republic of Iran|Islamic Republic
IS; +; Iceland
JM; +|جاميكا; Jamaica
JO; +|المملكة الأردنية الهاشمية|المملكة الأردنية; Jordan; Hashemite Kingdom of Jordan|Hashemite Kingdom
KG; +|قرغيزستان|قيرغيزيا|قرغيزيا|كيرغيزستان|قرقيزستان|قيرغستان; Kyrgyzstan; ; Kirghizia|Kirgizstan
KH; +|كامبوديا; Cambodia
KM; +|اتحاد جزر القمر; Comoros; Comoro Islands; Moon Islands|Islands of the Moon
KP; +|جمهورية كوريا الديمقراطية الشعبية; North Korea; DPRK|Democratic People's Republic of Korea
KR; +|جمهورية كوريا; South Korea; Republic of Korea; ; ; ; الديمقراطية
-; شبه الجزيرة الكورية; Korean Peninsula; Korean peninsula
KW; +|دولة الكويت; Kuwait; Kuwait City
KZ; +|كازخستان|كزاخستان; Kazakhstan
LB; +|الجمهورية اللبنانية; Lebanon; Lebanese Republic
LI; +|ليشتنشتاين; Liechtenstein
LK; +|سري لانكا|سيريلانكا; Sri Lanka; ; Ceylon
LT; +|لتوانيا; Lithuania
LU; +|لوكسمبورج|اللوكسمبورغ; Luxembourg
MA; +|المملكة المغربية; Morocco; Kingdom of Morocco; ; ; ; صلاة|أذان|آذان|العربي|العشاء|الإسلامي|القاعدة|الكبير|اتحاد|قبيل|ملوك; also the sunset prayer, and the Maghreb
MD; +|مولدافيا|ملدوفا; Moldova; ; Moldavia
ME; +|مونتينيغرو|مونتنيغرو; Montenegro; ; Black Mountain
MK; +|مقدونيا; North Macedonia; Macedonia
ML; +; Mali; ; ; شمال|شمالي|جنوب|وسط|غرب|شرق|دولة|جمهورية|إمبراطورية|عاصمة|حكومة|حكام|رئيس|جيش|بوركينا|فاسو|النيجر|تشاد|السنغال|موريتانيا|باماكو|غينيا|صحراء|مجالس|العسكريون; بوركينا|فاسو|النيجر|تشاد|السنغال|موريتانيا|باماكو|غينيا|العسكريين|أفريقيا; خبير|محلل|محللون|دعم|عجز|فائض|نظام|قطاع|توازن|مركز|ضبط|سوق|عام|استقرار|إصلاح|تحليل|مدير; also the adjective 'financial'
MM; +|ماينمار|بورما; Myanmar; Burma
-; منغوليا الداخلية; Inner Mongolia
MO; ماكاو; Macau; Macao; ; ; ; ببغاء|ببغاوات|طيور; also the macaw
MR; +|الجمهورية الإسلامية الموريتانية; Mauritania
MT; +|مالطة; Malta
MV; +|المالديف; Maldives
MW; +|مالاوي; Malawi
MZ; +|موزامبيق; Mozambique
NC; +|كاليدونيا; New Caledonia
NE; النيجر|جمهورية النيجر; Niger
NI; +|نيكاراجوا; Nicaragua
NL; +|الأراضي المنخفضة; Netherlands; Holland
NP; +|النيبال; Nepal
NZ; +|نيوزيلاندا|نيوزلندا|نيوزلاندا; New Zealand
OM; سلطنة عمان; Oman; Sultanate of Oman
-; عمان; Oman; ; ; مسقط|سلطنة|السلطنة|الدقم|صلالة|صحار|هرمز|الكويت|البحرين|الإمارات|قطر|إيران|طهران|اليمن|مسندم; مسقط|سلطنة|السلطنة|الدقم|صلالة|هرمز|الكويت|البحرين|الإمارات|قطر|إيران|طهران|اليمن; الأردن|الأردنية|الأردني|الزرقاء|إربد|دمشق|أيلة|خليج|بحر|العاصمة|أمانة; the sultanate, where a neighbour says so
-; عمان; Amman; ; ; الأردن|الأردنية|الأردني|أردنية|الزرقاء|إربد|دمشق|العاصمة|أمانة|القاهرة|رام; الأردن|الأردنية|الأردني|الزرقاء|إربد|العاصمة|ورام; مسقط|سلطنة|السلطنة|الدقم|صلالة|صحار|هرمز|الكويت|البحرين|الإمارات|قطر|إيران|طهران|اليمن|مسندم|خليج|بحر; the capital of Jordan
PE; +|البيرو
PG; +|بابوا غينيا الجديدة
PH; +|الفليبين; Philippines
PK; +|الباكستان
PR; +|بورتو ريكو; Puerto Rico
PS; فلسطين; Palestine
-; دولة فلسطين; State of Palestine; Palestinian state|Palestine
PY; +|باراجواي|البارغواي; Paraguay
QA; +|دولة قطر; Qatar; ; ; ; ; نصف|متر|مترا|أمتار|سنتيمتر|سنتيمترا|سنتيمترات|مليمتر|مليمترا|ملم|كيلومترا|دائرة|عربي|قطره|قطرها|عيار|قذيفة|بروتون|مترين|زورق|سفينة|قارب|قاطرة|يبلغ|دوائر; also 'diameter'
RS; +|جمهورية صربيا; Serbia
RU; +|روسيا الاتحادية; Russia; Russian Federation
SA; +; Saudi Arabia; Kingdom of Saudi Arabia|KSA
-; السعودية; Saudi Arabia; KSA|Saudi; ; في|من|إلى|مع|بين|عن|على|دعت|قالت|أعلنت|أكدت|تدعم|تدرس|تسعى|عبر|مصر|قطر|الإمارات|الكويت|البحرين|عمان|الأردن|تركيا|إيران|باكستان|روسيا|اليمن|العراق|سوريا; مصر|قطر|الإمارات|الكويت|البحرين|عمان|الأردن|تركيا|إيران|باكستان|روسيا|اليمن|العراق|سوريا; حكومة|وزارة|وزير|خارجية|دفاع|وكالة|أنباء|سلطات|صحيفة|عاصمة|شركة|أسرة|عائلة|جنسية|مدينة|قيادة|سوق|هيئة|أراضي|حدود|مملكة|عربية|قوات|مقاتلات|طائرات|وساطة|داخلية|طاقة|جزيرة|نسخة|مدن|مدينتي|استثمارات|أسهم|قناة|رسمية|وزراء|نووية|دبلوماسية|جماهير|رياضية|صحافة|منتخب|ملكية|علاقات|خطوط; also the adjective 'Saudi'
SI; +|سلوفانيا; Slovenia
SL; +|سييراليون
SO; +|جمهورية الصومال الفيدرالية; Somalia; ; ; ; ; أرض
SS; +|دولة جنوب السودان|جمهورية جنوب السودان; South Sudan; southern Sudan
SY; +|الجمهورية العربية السورية; Syria; Syrian Arab Republic
SZ; +|سوازيلاند|سوازيلند; Eswatini; Swaziland
TH; +|تايلند; Thailand
TJ; +|طاجكستان|طادجيكستان; Tajikistan
TL; تيمور الشرقية|تيمور ليشتي; East Timor; Timor-Leste
TM; +|تركمنستان; Turkmenistan
TN; +|الجمهورية التونسية; Tunisia; Tunis; ; ; ; ; the country and its capital
-; تونس العاصمة|العاصمة تونس|مدينة تونس; Tunis
TR; +|الجمهورية التركية|جمهورية تركيا; Turkey; Türkiye|Turkiye|Republic of Turkey|Turkish Republic
TT; +|ترينيداد وتوباجو|ترينيداد; Trinidad and Tobago; Trinidad
UG; +|أوغندة|أوغاندا; Uganda
US; +|الولايات المتحدة الأمريكية|الولايات المتحدة الأميركية; United States; US|U.S.|USA|U.S.A.|United States of America|America
-; أمريكا|أميركا; America; US|U.S.|USA|United States; ; ; ; اللاتينية|الشمالية|الجنوبية|الوسطى|بنك|صوت
UY; +|أوروغواي|الأوروغواي|الأورغواي; Uruguay
UZ; +|أوزباكستان; Uzbekistan
VA; +|دولة الفاتيكان|حاضرة الفاتيكان|مدينة الفاتيكان|الكرسي الرسولي; Vatican; Vatican City|Holy See
VN; +|فييتنام; Vietnam; Viet Nam
XK; +; Kosovo; ; Kosova
YE; +|الجمهورية اليمنية; Yemen; Republic of Yemen
ZA; +|إفريقيا الجنوبية|جمهورية جنوب أفريقيا; South Africa; southern Africa
ZW; +|زمبابوي; Zimbabwe
-; جزيرة لاريونيون|لاريونيون|جزيرة ريونيون; Reunion; Réunion
-; جزر فيرجن|الجزر العذراء|جزر العذراء; Virgin Islands
-; جزر الكناري; Canary Islands; Canaries
-; جزر تشاغوس|تشاغوس; Chagos Islands; Chagos Archipelago|Chagos
"""  # noqa: E501

# The same columns; the key is a time zone whose exemplar city is the capital.
CITIES = """
Europe/Prague; ; ; ; ; ; ; مسامير|مسمار; also 'screws'
Africa/Accra; ; ; ; ; غانا|الغانية|الغاني|العاصمة|مدينة|أبيدجان|لاغوس|أبوجا; غانا|الغانية|أبيدجان|لاغوس|أبوجا; ; 'باكرا' is also 'early'
Africa/Bangui; +|بانغي; Bangui
Africa/Cairo; +; ; ; ; ; ; قوة|ظروف|ظرف|أسباب|أحوال|حاجة; also 'compelling'
Africa/Dakar; +|دكار
Africa/Freetown; +|فريتاون; Freetown
Africa/Gaborone; +|غابوروني
Africa/Harare; +; ; ; ; ; ; يوفال|نوح|المؤرخ; also the surname Harari
Africa/Lome; +; Lome; Lomé; ; توغو|التوغولية|العاصمة|التوغولي; توغو|التوغولية; ; short, also a surname
Africa/Mbabane; +|مبابان
Africa/Mogadishu; +|مقديشو|موقديشو; Mogadishu
Africa/Ndjamena; +|إنجمينا|نجمينا; N'Djamena; Ndjamena
Africa/Ouagadougou; +|واجادوجو|وغادوغو; Ouagadougou
Africa/Porto-Novo; +|بورتونوفو; Porto-Novo; Porto Novo
Africa/Tripoli; +|طرابلس الغرب; Tripoli
America/Asuncion; +|أسونثيون
America/Bogota; +|بوجوتا; Bogota; Bogotá
America/Buenos_Aires; +|بوينس آيرس|بيونس آيرس
America/Caracas; +|كركاس
America/La_Paz; +|لاباز; La Paz
America/Mexico_City; +|مكسيكو; Mexico City; ; ; ; ; نيو
America/Montevideo; +|مونتيفيديو
America/Port-au-Prince; +|بور أو برانس|بورت أو برانس|بورتو برانس; Port-au-Prince
America/Santiago; +; ; ; ; تشيلي|شيلية|العاصمة; تشيلي|شيلية; كومبوستيلا|برنابيو|أبسكال; also a personal name
America/Santo_Domingo; +|سانتو دومنغو
Asia/Ashgabat; +; Ashgabat; ; Ashkhabad
Asia/Bishkek; +|بيشكيك
Asia/Dhaka; +|داكا; Dhaka; ; Dacca
Asia/Dili; +; ; ; ; تيمور; تيمور; ; also 'Daily' in names of newspapers
Asia/Dushanbe; +|دوشنبه|دوشنبي; Dushanbe
Asia/Katmandu; +|كتماندو|كاتمندو; Kathmandu; Katmandu
Asia/Kuala_Lumpur; +|كوالالمبور|كوالا لمبور|كوالالامبور; Kuala Lumpur
Asia/Muscat; +; ; ; ; ; ; رأس|رأسه|رأسها|رأسهم|رأسي|الرأس|رؤوسهم; also 'birthplace'
Asia/Phnom_Penh; +|بنوم بن|بنوم بينه; Phnom Penh
Asia/Pyongyang; +|بيونغيانغ|بيونج يانج|بيونجيانج; Pyongyang
Asia/Seoul; سيول|سول; Seoul; ; ; كوريا|الكورية|الكوري|الكوريتين|بيونغ|بيونغيانغ|طوكيو|واشنطن|بكين|العاصمة|محكمة; كوريا|الكورية|الكوري|بيونغ|بيونغيانغ|طوكيو|واشنطن|بكين; أمطار|جارفة|فيضانات|طين|جرفت|وحل|انزلاقات|أودية|مياه|أخلاق; also 'floods'
Asia/Taipei; +|تايبي|تايبه
Asia/Tbilisi; +|تفليس; Tbilisi; ; Tiflis
Asia/Tehran; +; Tehran; ; Teheran
Asia/Thimphu; +|ثيمفو
Asia/Ulaanbaatar; أولان باتور|أولان باتار|أولانباتار|أولان باتر; Ulaanbaatar; Ulan Bator
Asia/Vientiane; +|فيينتيان; Vientiane
Asia/Yerevan; +|إريفان; Yerevan; ; Erevan
Europe/Budapest; +|بودابيست
Europe/Chisinau; كيشيناو|كيشيناوف|كيشينيف|تشيسيناو|تشيشيناو; Chisinau; ; Kishinev
Europe/Copenhagen; +|كوبنهاجن
Europe/Kiev; +; Kyiv; ; Kiev; ; ; روس; the spelling كيف is left out: it is also 'how'
Europe/Podgorica; بودغوريتسا|بودغوريكا|بودجوريتسا; Podgorica
Europe/Rome; +; ; ; ; ; ; نادي|فريق|لاعب|مهاجم|مدرب|الدوري|لاتسيو|يوفنتوس; also the football club Roma
Europe/Skopje; +|سكوبيي|سكوبيه; Skopje
Europe/Sofia; +; ; ; ; بلغاريا|بلغارية|البلغارية|العاصمة|محكمة|أثينا|بوخارست; بلغاريا|بلغارية|البلغارية|بوخارست|رفضت; ; also 'a mystic' and a given name
Europe/Stockholm; +|استوكهولم
Europe/Tirane; +; Tirana
Pacific/Port_Moresby; +|بورت مورسبي; Port Moresby
-; واشنطن|واشنطن العاصمة; Washington; ; ; ; ; جورج|دنزل|دينزل|إيرفينغ
-; ولاية واشنطن; Washington state; state of Washington|Washington State
-; بكين|بيجين|بيجينغ; Beijing; ; Peking
-; نيودلهي|نيو دلهي|دلهي; New Delhi; Delhi
-; إسلام آباد|إسلامآباد; Islamabad
-; الدوحة; Doha
-; المنامة; Manama
-; أبوظبي|أبو ظبي; Abu Dhabi
-; صنعاء; Sanaa; Sana'a|Sana
-; الرباط; Rabat; ; ; ; ; صليبي|أربطة|جراحة; also 'ligament'
-; أنقرة; Ankara
-; أستانا; Astana
-; نايبيداو|نايبيتاو|نايبيدو; Naypyidaw; Naypyitaw|Nay Pyi Taw
-; هانوي; Hanoi
-; كانبيرا|كانبرا; Canberra
-; ويلينغتون|ولنغتون|ويلنغتون; Wellington
-; أوتاوا; Ottawa
-; برازيليا; Brasilia; Brasília
-; كيتو; Quito
-; سوكري; Sucre
-; سان خوسيه; San Jose; San José
-; سان سلفادور|سان سالفادور; San Salvador
-; كينغستون|كينجستون; Kingston
-; أبوجا; Abuja
-; ياوندي; Yaounde; Yaoundé
-; بريتوريا; Pretoria
-; دودوما; Dodoma
-; ليلونغوي; Lilongwe
-; ياموسوكرو; Yamoussoukro
-; غيتيغا; Gitega
-; بريشتينا|بريستينا; Pristina
-; فاليتا|لافاليت|لا فاليتا; Valletta
-; برن|بيرن; Bern; Berne; ; سويسرا|السويسرية|السويسري|العاصمة; سويسرا|السويسرية|السويسري; ; three letters
-; نوك; Nuuk; ; ; غرينلاند|الغرينلاندية|جزيرة; غرينلاند|الغرينلاندية; ; three letters
-; تيراسبول; Tiraspol
-; سوخومي; Sukhumi
-; ستيباناكيرت|خانكيندي; Stepanakert; Khankendi
"""  # noqa: E501

# code; Arabic without 'language'; English; alternatives. The forms follow the rules below.
TONGUES = """
en; الإنجليزية|الإنكليزية
da; الدنماركية|الدانماركية|الدانمركية
bn; البنغالية; Bengali; Bangla
be; البيلاروسية; Belarusian; Belarussian
fa; الفارسية; Persian; Farsi
zh; الصينية; Chinese; Mandarin
hi; الهندية; Hindi
tl; التاغالوغية|التغالوغية; Tagalog; Filipino
ps; البشتوية|البشتونية|الباشتو|البشتو; Pashto
ckb; السورانية|الكردية السورانية; Sorani; Central Kurdish|Sorani Kurdish
crh; تتار القرم|التتارية القرمية; Crimean Tatar
ms; الماليزية|الملايوية; Malay
yue; الكانتونية|الكنتونية; Cantonese
ha; الهوسا
am; الأمهرية
sw; السواحيلية|السواحلية; Swahili; Kiswahili
ti; التغرينية|التيغرينية|التيغرينيا; Tigrinya
sl; السلوفينية; Slovene; Slovenian
ky; القرغيزية|القيرغيزية
ca; الكتالونية|الكتالانية|الكاتالونية; Catalan
ga; الأيرلندية|الغيلية; Irish; Gaelic|Irish Gaelic
qu; الكيتشوا|الكيشوا; Quechua
ht; الكريولية الهايتية|الكريولية; Haitian Creole; Creole
syr; السريانية; Syriac
rw; الكينيارواندا|الكينياروندية; Kinyarwanda
mg; الملغاشية|المالاغاشية; Malagasy
yi; اليديشية|الييديشية
ro; الرومانية; Romanian
eu; الباسكية; Basque
ig; الإيغبو; Igbo
yo; اليوروبا
-; الأمازيغية; Tamazight; Amazigh|Berber
-; الإشارة; sign
"""


def clean(name: str) -> str:
    """Return a CLDR name without brackets, Arabic vowel marks and typographic signs."""
    name = name.split(" (")[0].replace(" & ", " and ").replace("’", "'")
    return "".join(c for c in name if not "\u064b" <= c <= "\u0652")


def plain(name: str) -> str:
    """Return `name` without accents ('Sao Tome' for 'São Tomé')."""
    marked = unicodedata.normalize("NFD", name)
    return "".join(c for c in marked if not unicodedata.combining(c))


def table(text: str) -> list[tuple[str, list[str]]]:
    """Return (key, fields) for each line of a desk table, short lines filled up."""
    lines = [[cell.strip() for cell in line.split(";")] for line in text.strip().splitlines()]
    return [(key, (fields + BLANK)[: len(BLANK)]) for key, *fields in lines]


def joined(*lists: str) -> str:
    """Join '|' lists in order, each value once, without empty ones."""
    return "|".join(dict.fromkeys(value for text in lists for value in text.split("|") if value))


def place(fields: list[str], arabic: str = "", english: str = "") -> Entry:
    """Return the entry of a desk line, CLDR's names standing where the line is silent."""
    source, target, alternatives, *rest = fields
    if not source or source.startswith("+"):
        source = joined(arabic, source[1:])
    if not target:
        target = plain(english).replace("St. ", "St ")
        saint = re.sub(r"^St ", "Saint ", target)
        alternatives = joined(alternatives, *(name for name in (english, saint) if name != target))
    return Entry(source, target, "place", alternatives, *rest)


def places(text: str, names: dict[str, tuple[str, str]]) -> list[Entry]:
    """Return the entries of `names` (key to Arabic and English), then the desk's own ones."""
    lines = table(text)
    known = dict(lines)
    assert set(known) <= {"-", *names}, set(known) - {"-", *names}
    from_cldr = [place(known.get(key, BLANK), *both) for key, both in names.items()]
    return from_cldr + [place(fields) for key, fields in lines if key == "-"]


def countries() -> list[Entry]:
    """Return countries and territories."""
    codes = sorted(c for c in ARABIC.territories if len(c) == 2 and c.isalpha() and c not in SKIP.split())
    return places(
        COUNTRIES,
        {code: (clean(ARABIC.territories[code]), clean(ENGLISH.territories[code])) for code in codes},
    )


def capitals() -> list[Entry]:
    """Return capitals; CLDR has an English city only where the zone's own name will not do."""
    names = {}
    for zone in CAPITALS.split():
        own = zone.rpartition("/")[2].replace("_", " ")
        names[zone] = (
            clean(ARABIC.time_zones[zone]["city"]),
            ENGLISH.time_zones.get(zone, {}).get("city", own),
        )
    return places(CITIES, names)


def languages() -> list[Entry]:
    """Return languages, each with the word 'language' and some with 'in'."""
    made = []
    lines = table(TONGUES)
    known = dict(lines)
    named = [(code, known.get(code, BLANK)) for code in LANGUAGES.split()]
    for code, fields in named + [line for line in lines if line[0] == "-"]:
        arabic = (fields[0] or clean(ARABIC.languages[code])).split("|")
        english = fields[1] or ENGLISH.languages[code]
        forms = "|".join(f"لغة {name.removeprefix('ال')}" for name in arabic)
        made.append(Entry(forms, f"{english} language", "term", joined(english, fields[2])))
        if code in SPOKEN.split():
            forms = "|".join(f"ب{name}" for name in arabic)
            made.append(Entry(forms, english, "term", fields[2], note="'in' the language"))
    return made


def main(path: Path = OUT) -> None:
    """Write the glossary file to `path`."""
    lines = [*HEAD.splitlines(), HEADER.replace(" ", "\t")]
    for title, entries in ("countries", countries()), ("capitals", capitals()), ("languages", languages()):
        lines += [f"# {title}", *("\t".join(entry).rstrip("\t") for entry in entries)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
