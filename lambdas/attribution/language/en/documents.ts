/** What somebody publishes, and what then says something: `the report`. */
export const DOCUMENTS: ReadonlySet<string> = new Set(
  (
    'report statement lawsuit suit book tweet document email e-mail letter study article memo complaint filing ruling order ' +
    'poll survey petition opinion notice ad video analysis review proposal post blog editorial brief column story affidavit ' +
    'indictment motion message'
  ).split(' '),
);
/** What their issuers do with them. */
export const ISSUES: ReadonlySet<string> = new Set(
  'released issued filed published sent wrote posted penned authored signed conducted produced commissioned'.split(
    ' ',
  ),
);
/** Between a document and its issuer. */
export const DOCUMENT_OF: ReadonlySet<string> = new Set(['by', 'from', 'of']);
