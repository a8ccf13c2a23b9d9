/** Raised whenever the same text may give other attributions; stored with every quote. */
export const extractorVersion = '3.9.0';
