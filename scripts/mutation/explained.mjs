/** Mutants that no test finds, and why: file, what stands there, what takes its place, the reason. */
export const explained = [];
