declare module '@mozilla/readability/JSDOMParser.js' {
  /** The light DOM that Readability brings along. Takes well-formed markup only. */
  export default class JSDOMParser {
    parse(markup: string): ConstructorParameters<typeof import('@mozilla/readability').Readability>[0];
  }
}
