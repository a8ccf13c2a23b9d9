/** @see peak-memory.mjs */
export declare function peakMemory(): number;
