/** What somebody publishes, and what then says something: `the report`. */
export const DOCUMENTS: ReadonlySet<string> = new Set(
  (
    'report statement lawsuit suit book tweet document email e-mail letter study article memo complaint filing ruling order ' +
    'poll survey petition opinion notice ad video analysis review proposal post blog editorial brief column story affidavit ' +
    'indictment motion message'
  ).split(' '),
);
