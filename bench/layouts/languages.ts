import { between, each, type Layout, layout, menu, openGraph, page } from './layout.ts';
import type { Story } from './stories.ts';

const german: Story = {
  title: 'Turmuhr geht seit Montag rückwärts',
  summary: 'Der Uhrmacher sagt, er habe nur ein Zahnrad gedreht.',
  authors: ['Lore Hansmann', 'Till Ebers'],
  published: '2023-04-04T07:10:00.000Z',
  language: 'de',
  paragraphs: [
    'Seit Montag geht die Uhr am Rathausturm von Niederau rückwärts, und noch hat sich niemand im Ort beschwert.',
    '„Ich habe nur ein einziges Zahnrad umgedreht“, sagte der Uhrmacher Emil Kost, der sie seit dreißig Jahren wartet.',
    'Bürgermeisterin Ute Lamm will sie so lassen, bis der Haushalt beschlossen ist. Man gewinne auf diese Weise Zeit, erklärte sie.',
    'Der Pfarrer läutet nun von Hand. Er vertraue keinem Zeiger mehr, ließ er der Gemeinde ausrichten.',
  ],
};

const french: Story = {
  title: 'À Valbrune, le boulanger vend du pain par la fenêtre du train',
  summary: 'Deux minutes d’arrêt suffisent pour vingt baguettes.',
  authors: ['Odette Marchal'],
  published: '2022-09-14T05:30:00.000Z',
  language: 'fr',
  paragraphs: [
    'Depuis la fermeture de la gare, le train ne s’arrête plus que deux minutes à Valbrune, et le boulanger en profite.',
    '« Je cours, je lance, ils attrapent », raconte Lucien Fabre, qui vend ainsi vingt baguettes chaque matin.',
    'La compagnie a d’abord protesté. Selon sa porte-parole, Irène Coste, la sécurité passe avant le croissant.',
    'Le maire a fait installer un petit quai en bois. Il coûte moins cher qu’un procès, a-t-il expliqué au conseil.',
  ],
};

const arabic: Story = {
  title: 'سوق السمك ينتقل إلى المدرسة القديمة',
  summary: 'الباعة يشكون من رائحة الطباشير.',
  authors: ['سلمى حداد'],
  published: '2023-02-01T09:00:00.000Z',
  language: 'ar',
  paragraphs: [
    'انتقل سوق السمك في الميناء يوم الأربعاء إلى مبنى المدرسة القديمة بعد أن أغلقت البلدية القاعة للترميم.',
    'وقالت البائعة ليلى منصور: «أبيع السمك في الصف الذي تعلمت فيه القراءة، ولم أتخيل ذلك يوما».',
    'وأوضح رئيس البلدية كريم نصار أن الأعمال ستستمر ثلاثة أشهر، وأن الباعة لن يدفعوا إيجارا خلالها.',
    'ويخشى الصيادون أن يبتعد الزبائن عن المكان، لأن الطريق إليه أطول من الطريق إلى القاعة.',
  ],
};

const hebrew: Story = {
  title: 'הספרן שמלווה ספרים לרוכבי אופניים',
  summary: 'ספרייה על גלגלים יוצאת לדרך.',
  authors: ['נעה ברק'],
  published: '2023-06-11T11:15:00.000Z',
  language: 'he',
  paragraphs: [
    'מדי בוקר יוצא הספרן של העיירה לשביל האופניים עם עגלה מלאה בספרים ומחכה לרוכבים ליד הגשר.',
    '"הם עוצרים לשתות מים ונשארים לקרוא פרק שלם", אמר הספרן, יואל שדה, שהחל במיזם באביב.',
    'ראש המועצה, תמר גל, הבטיחה לבנות במקום ספסל ארוך וגג קטן שיגן על הקוראים מפני השמש.',
    'עד כה הושאלו מאה ועשרים ספרים, ורק אחד מהם לא הוחזר, כך סיפר הספרן לעיתון המקומי.',
  ],
};

const japanese: Story = {
  title: '小さな駅で猫が改札に立つ',
  summary: '乗客は毎朝あいさつをする。',
  authors: ['青木 花'],
  published: '2022-05-20T02:00:00.000Z',
  language: 'ja',
  paragraphs: [
    '山あいの小さな駅で、一匹の猫が毎朝改札の前に座り、通学する子どもたちを見送っている。',
    '「最初は雨宿りのつもりだったのでしょう」と、駅長の森田さんは笑いながら話した。',
    '町は来月から、猫のための小さな椅子を駅の入り口に置くことを決めた。費用は住民の寄付でまかなう。',
    '子どもたちは「猫が休みの日はさびしい」と言い、当番を決めて水を替えている。',
  ],
};

const portuguese: Story = {
  title: 'Padaria de Vila Serena troca pão por histórias',
  summary: 'Quem conta uma boa leva dois pães.',
  authors: ['Joana Prates'],
  published: '2021-12-03T10:40:00.000Z',
  language: 'pt',
  paragraphs: [
    'Na padaria da praça de Vila Serena, quem conta uma boa história leva dois pães e não paga nada por eles.',
    '“As melhores são as dos pescadores, que mentem com mais cuidado”, disse o padeiro Amaro Teles, dono da casa.',
    'A ideia nasceu numa manhã de chuva, quando a máquina de cartões deixou de funcionar e ninguém tinha troco.',
    'Segundo a vizinha Clara Bento, já há quem treine em casa antes de sair. A câmara quer agora publicar um livro.',
  ],
};

const direction = (html: string) => html.replace('<html ', '<html dir="rtl" ');

/** Pages in other languages, with what their publishers print around the text. */
export const languages: Layout[] = [
  layout(
    'German: a roof line, a box to subscribe, captions with credits',
    german,
    page(
      `${german.title} - Niederauer Bote`,
      openGraph(german),
      `${menu}<article class="article article--single"><header><span class="kicker">Niederau</span><h1 class="article__title">${german.title}</h1><div class="metadata">Von <a href="/autoren/lore-hansmann" rel="author">Lore Hansmann</a> und <a href="/autoren/till-ebers" rel="author">Till Ebers</a></div></header><div class="article-body">${between(german.paragraphs, 2, '<div class="newsletterteaser"><p>Melden Sie sich jetzt für unseren Newsletter an, der jeden Morgen um sechs kommt.</p></div><p>Lesen Sie auch: <a href="/2">Als die Glocke in den Brunnen fiel</a></p><figure><img src="/u.jpg"><figcaption>Die Uhr am Montag. Foto: dpa</figcaption></figure>')}</div></article>`,
      'de',
    ),
  ),
  layout(
    'French: a chapô, a fold for subscribers',
    french,
    page(
      `${french.title} | Le Courrier`,
      openGraph(french),
      `<main><section class="article__header"><h1 class="article__title">${french.title}</h1><p class="article__desc">${french.summary}</p><span class="article__author">Par Odette Marchal</span></section><article class="article__content">${between(french.paragraphs, 2, '<section class="inread"><p>Lire aussi <a href="/x">Le chef de gare vit toujours dans sa gare</a></p></section>', '<p class="article__paragraph">')}</article><section class="friend"><p>Abonnez-vous pour lire la suite de nos enquêtes</p></section></main>`,
      'fr',
    ),
    { text: [french.summary, ...french.paragraphs] },
  ),
  layout(
    'Arabic, from right to left',
    arabic,
    direction(
      page(
        `${arabic.title} - صحيفة الميناء`,
        openGraph(arabic),
        `<header><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></header><article><h1>${arabic.title}</h1><div class="wysiwyg wysiwyg--all-content" dir="rtl">${each(arabic.paragraphs)}</div></article><footer><p>جميع الحقوق محفوظة</p></footer>`,
        'ar',
      ),
    ),
  ),
  layout(
    'Hebrew, with an advert between',
    hebrew,
    direction(
      page(
        hebrew.title,
        openGraph(hebrew),
        `<div id="mainContent"><h1>${hebrew.title}</h1><div class="article-body">${between(hebrew.paragraphs, 2, '<div class="ad-container"><span>פרסומת</span></div>')}</div></div>`,
        'he',
      ),
    ),
  ),
  layout(
    'Japanese: no blanks, a list of related stories below',
    japanese,
    page(
      `${japanese.title} | 山の新聞`,
      openGraph(japanese),
      `<main><article><h1>${japanese.title}</h1><div class="articledetail-body">${each(japanese.paragraphs, '<p>　')}</div><section class="related"><h2>関連記事</h2><ul><li><a href="/1">橋の上の狐</a></li><li><a href="/2">冬の終わりの市場</a></li></ul></section></article></main>`,
      'ja',
    ),
  ),
  layout(
    'Portuguese: a share bar and related stories between',
    portuguese,
    page(
      `${portuguese.title} | Jornal da Serra`,
      openGraph(portuguese),
      `<main><h1 class="content-head__title">${portuguese.title}</h1><p class="content-publication-data__from">Por <a rel="author" href="/autor/joana">Joana Prates</a></p><div class="mc-article-body"><article>${between(portuguese.paragraphs, 2, '<div class="share-bar"><a href="#">Compartilhar</a></div><p>Leia também: <a href="/2">O relojoeiro que chega atrasado</a></p>', '<p class="content-text__container">')}</article></div></main>`,
      'pt',
    ),
  ),
];
