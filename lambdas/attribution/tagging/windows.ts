/** A window of pieces that the encoder reads at once, and the part of it for which no other window has more context. */
export interface Window {
  start: number;
  from: number;
  to: number;
}

/** The fewest pieces that two neighbouring windows share; each takes over in the middle of them. */
const OVERLAP = 48;

/** The fewest windows that cover all pieces, evenly spread and of equal length. */
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
