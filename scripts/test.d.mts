export function gaps(lcov: string, file: string): string[];
