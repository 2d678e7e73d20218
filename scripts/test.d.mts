export function gaps(lcov: string, file: string): string[];
export function unloaded(lcov: string, sources: readonly (readonly [file: string, text: string])[]): string[];
