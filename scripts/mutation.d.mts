export interface Mutant {
  readonly fileName: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
  readonly status: string;
  readonly from: string;
  readonly replacement: string;
}
export function scoreOf(mutants: readonly Mutant[]): Readonly<Record<string, number>> & { readonly score: number };
export function shortcomings(mutants: readonly Mutant[]): string[];
export function reasonFor(mutant: Mutant): string | undefined;
