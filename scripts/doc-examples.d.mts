export function exampleIn(markdown: string, language: string): string;
export function withSources(code: string): string;
export function filesIn(markdown: string): Map<string, string>;
