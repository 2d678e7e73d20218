export interface Import {
  readonly specifier: string;
  readonly type: boolean;
  readonly lazy: boolean;
}
export function importsOf(text: string): Import[];
export function kindOf(path: string, text: string): 'pure' | 'controller' | 'element' | 'other';
export function judge(files: Iterable<readonly [path: string, text: string]>): string[];
export function readSources(folder: string): [path: string, text: string][];
