export const rooms: readonly string[];
export const leftOut: Readonly<Record<string, readonly string[]>>;
export const remembering: readonly string[];
export function mutatedIn(room: string): string[];
export function testsOf(room: string): string[];
