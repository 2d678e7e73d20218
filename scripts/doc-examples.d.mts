export function adapterIn(markdown: string, language: string): string;
export function withSources(code: string): string;
