/** A stretch of pieces that the encoder reads at once, and the part of it that no other window reads with more around it. */
export interface Window {
  start: number;
  from: number;
  to: number;
}

/** The least number of pieces that two neighbouring windows share: each takes over in the middle of them. */
const OVERLAP = 48;

/** As few windows as reach over all pieces, all of one length, no longer than it takes, and evenly spread. */
export function windowsOver(count: number, room: number): { length: number; windows: Window[] } {
  const number = Math.max(1, Math.ceil((count - OVERLAP) / (room - OVERLAP)));
  const length = Math.ceil((count + (number - 1) * OVERLAP) / number);
  const startOf = (index: number) =>
    index === 0 ? 0 : Math.round((index * (count - length)) / (number - 1));
  const edge = (index: number) => Math.floor((startOf(index - 1) + length + startOf(index)) / 2);
  const windows = Array.from({ length: number }, (_, index) => ({
    start: startOf(index),
    from: index === 0 ? 0 : edge(index),
    to: index === number - 1 ? count : edge(index + 1),
  }));
  return { length, windows };
}
