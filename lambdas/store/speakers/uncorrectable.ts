/** A correction that can't be made as requested. */
export class Uncorrectable extends Error {
  readonly reason:
    | 'unknown-speaker'
    | 'unknown-quote'
    | 'same-speaker'
    | 'not-an-alias'
    | 'only-alias'
    | 'too-many'
    | 'no-name'
    | 'being-read'
    | 'changed';

  constructor(reason: Uncorrectable['reason'], message: string) {
    super(message);
    this.name = 'Uncorrectable';
    this.reason = reason;
  }
}
