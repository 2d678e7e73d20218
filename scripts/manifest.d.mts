export function undocumented(manifest: unknown): string[];
export function missing(manifest: unknown, sources: readonly (readonly [path: string, text: string])[]): string[];
