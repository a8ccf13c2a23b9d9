/** Articles for the page to show; town, people and events are invented. */
export const ARTICLES: Record<string, string> = {
  'pier.md': `---
title: Pier to close for the winter
publication: The Quay Herald
author: Nell Arden
published: 2024-10-02
url: https://quay-herald.example/pier
---

“The old pier will close on Sunday,” said Omar Quist, the harbour master of Selby Quay. “Nobody is to walk on it until the spring.”

Ilse Brandt, the mayor, said that the council had no money for new planks. “We counted every coin twice,” she told reporters.

A senior official said the work would take a year.
`,
  'planks.md': `---
title: No planks, no pier
publication: Morning Tide
published: 2024-10-03
url: https://morning-tide.example/planks
---

“The old pier will close on Sunday,” Omar Quist told Morning Tide.

“I have walked on it for sixty years,” said Petra Lindqvist, who sells ice cream beside the gate.
`,
  'ferry.md': `---
title: Ferry runs again
publication: The Quay Herald
published: 2024-11-20
---

“The ferry is mended and the pier is not,” said Ilse Brandt. Omar Quist said he was glad of the ferry.
`,
};

/** What somebody wrote who means no good. */
export const HOSTILE = `---
title: "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
publication: "\u202Eevil\u202C <b>Gazette</b>"
published: 2024-09-01
url: "javascript:alert(3)"
---

“<script>alert('one')</script> is what they wrote on the wall,” said Omar Quist. <img src="https://elsewhere.example/x.png" onerror="alert(4)">

“👩🏽‍🚒 Cafe\u0301 Zoe\u0308 stays open 👍🏽,” said Ilse Brandt, “and nobody will close it.”

“The sign reads \u202Eesolc ton od\u202C and we left it there,” said Petra Lindqvist. Nobody else spoke.
`;
