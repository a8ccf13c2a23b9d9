/** The limits of what is read. docs/limits.md lists them for users. */

const MIB = 1024 * 1024;

/** One article: a file, or one line of a JSON lines file, an item, a row, a page. */
export const MAX_ARTICLE_BYTES = 4 * MIB;

/**
 * The text of one article, in UTF-16 code units: eight times the longest reportage. One invocation of the extract
 * function reads each such text by itself, however hostile: the slowest ones (quotation marks everywhere) take 111 ms a
 * thousand on a server's core, twice as long on a core of Lambda, and a network twice as slow still takes 178 of an
 * invocation's 300 seconds then. Their memory stays below half of the function's. Its file may be larger, because of
 * markup.
 */
export const MAX_TEXT_LENGTH = 400_000;

/** Articles in one JSON array, or in JSON lines that are not UTF-8: with more, each would have less than 420 bytes. */
export const MAX_LISTED_ARTICLES = 10_000;

/** An e-mail message, including attachments. */
export const MAX_MAIL_BYTES = 32 * MIB;

/** A document in RTF, which includes its pictures in hexadecimal digits. */
export const MAX_RTF_BYTES = 32 * MIB;

/** A PDF, which includes its pictures. */
export const MAX_PDF_BYTES = 32 * MIB;
export const MAX_PDF_PAGES = 300;
/** A stream of a PDF once decompressed: the raw picture of a large page scanned at 600 dpi has less. */
export const MAX_PDF_STREAM_BYTES = 256 * MIB;

/** A record of a web archive, and a page in it once decompressed: pages are smaller. */
export const MAX_WARC_RECORD_BYTES = 16 * MIB;

/** A zip is read into memory as a whole. */
export const MAX_ZIP_BYTES = 64 * MIB;
export const MAX_ZIP_FILES = 10_000;
/** The total size of a zip's files, unpacked. */
export const MAX_UNPACKED_BYTES = 1024 * MIB;

/** Nesting of archives: one level, as in a zip of gzip files. */
export const MAX_ARCHIVE_DEPTH = 2;

/** The compression ratio beyond the first bytes: text reaches about 10, only decompression bombs exceed this. */
export const MAX_COMPRESSION_RATIO = 200;
export const UNSUSPECTED_BYTES = 16 * MIB;
