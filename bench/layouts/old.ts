import { day, each, escaped, type Layout, layout, links, OTHERS, page } from './layout.ts';
import { ferry, glacier, harbour, library, market, orchard, school, tunnel } from './stories.ts';

const cellMenu = `<td width="140" valign="top" bgcolor="#eeeeee"><font size="1">${links(['News', 'Sport', 'Letters', 'Archive', 'Contact'], '', '<br>')}</font></td>`;

/** Pages as they were made before there were style sheets, and as some still are. */
export const old: Layout[] = [
  layout(
    'tables in tables, paragraphs by two line breaks',
    harbour,
    `<HTML><HEAD><TITLE>${harbour.title}</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><TABLE WIDTH="760" BORDER="0" CELLPADDING="0"><TR><TD COLSPAN="3"><IMG SRC="logo.gif"></TD></TR><TR>${cellMenu}
<TD WIDTH="480" VALIGN="TOP"><FONT SIZE="5"><B>${harbour.title}</B></FONT><BR><BR><FONT FACE="Verdana" SIZE="2">${harbour.paragraphs.map(escaped).join('<BR><BR>\n')}</FONT></TD>
<TD WIDTH="140" VALIGN="TOP"><FONT SIZE="1">${links(OTHERS, '', '<BR><BR>')}</FONT></TD></TR></TABLE></BODY></HTML>`,
    { authors: [], published: '' },
  ),
  layout(
    'paragraphs that are opened and never closed',
    orchard,
    `<html><head><title>${orchard.title} - Senne Weekly</title></head><body>
<h1>${orchard.title}</h1><b>By Hanne Vik</b>
${orchard.paragraphs.map((text) => `<p>${escaped(text)}`).join('\n')}
<hr><a href="index.html">Back to the front page</a></body></html>`,
    { published: '' },
  ),
  layout(
    'divs for paragraphs',
    library,
    page(
      `${library.title} :: Orlow Online`,
      `<meta name="author" content="Samir Doyle"><meta name="date" content="${library.published}">`,
      `<div id="wrap"><div id="top">${links(['Home', 'Town', 'Paper'], '', ' | ')}</div><div id="story"><h1>${library.title}</h1>${each(library.paragraphs, '<div class="txt">', '</div>')}</div><div id="bottom">Orlow Online, Mill Lane 3</div></div>`,
    ),
  ),
  layout(
    'a weblog: one div, a line break for each line end',
    ferry,
    page(
      `Skerry Diary: ${ferry.title}`,
      `<meta name="generator" content="blogger">`,
      `<div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>Monday, 19 February 2024</span></h2><div class="post hentry"><h3 class="post-title entry-title">${ferry.title}</h3><div class="post-body entry-content" id="post-body-1"><div dir="ltr" style="text-align: left;" trbidi="on">${ferry.paragraphs.map((text) => `${escaped(text)}<br /><br />`).join('')}</div><div style="clear: both;"></div></div>
<div class="post-footer"><div class="post-footer-line"><span class="post-author vcard">Posted by <span class="fn"><a rel="author" href="/p/1">Tove Ask</a></span></span> <span class="post-timestamp">at <abbr class="published" title="${ferry.published}">12:30</abbr></span> <span class="post-comment-link"><a href="#c">2 comments</a></span></div></div></div></div></div>`,
    ),
    { title: undefined, authors: ['Tove Ask'], published: '' },
  ),
  layout(
    'nested divs around each paragraph, five deep',
    market,
    page(
      market.title,
      `<meta property="article:published_time" content="${market.published}"><meta name="author" content="Corin Wale">`,
      `<div><div class="row"><div class="col"><h1>${market.title}</h1></div></div>${market.paragraphs.map((text) => `<div class="row"><div class="col"><div class="box"><div><div>${escaped(text)}</div></div></div></div></div>`).join('')}</div>`,
    ),
  ),
  layout(
    'a page to print',
    tunnel,
    page(
      `County Post: ${tunnel.title}`,
      '',
      `<body onload="window.print()"><div class="print-logo">County Post</div><h1 class="print-title">${escaped(tunnel.title)}</h1><div class="print-submitted">By Ada Ferrant, Kurt Oyen and Lise Marr</div><div class="print-created">Created ${day(tunnel.published)}</div><div class="print-content">${each(tunnel.paragraphs)}</div><div class="print-footer"></div><hr><div class="print-source_url"><strong>Source URL:</strong> https://county.example/node/99</div>`,
    ),
    { title: undefined, authors: undefined, published: undefined },
  ),
  layout(
    'XHTML with a strict prolog',
    school,
    `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>${school.title}</title><meta name="DC.date" content="${school.published}" /><meta name="DC.creator" content="Bea Holm" /></head>
<body><div id="content"><h1>${school.title}</h1>${each(school.paragraphs)}</div><div id="navigation"><ul>${links(['Start', 'Archive', 'About us'])}</ul></div></body></html>`,
  ),
  layout(
    'a press page: its text in one preformatted block, wrapped by hand',
    glacier,
    page(
      glacier.title,
      '',
      `<h1>${glacier.title}</h1><pre>\n${glacier.paragraphs.map((text) => wrapped(escaped(text), 72)).join('\n\n')}\n</pre><p><a href="/press">All press releases</a></p>`,
    ),
    { authors: undefined, published: undefined },
  ),
  layout(
    'a heading by a picture, text in list items',
    harbour,
    page(
      `${harbour.title}`,
      `<meta name="author" content="Mira Tolland, Jonas Pell"><meta name="pubdate" content="${harbour.published}">`,
      `<center><img src="banner.jpg" alt="Courier"></center><ul class="storytext">${each(harbour.paragraphs, '<li>', '</li>')}</ul>`,
    ),
  ),
];

/** Lines of at most so many characters. */
export function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
