export const ordinary: { readonly steps: number; readonly seed: number };
export interface ModelSum {
  readonly steps: number;
  readonly machineSteps: number;
  readonly runs: number;
  readonly settlements: number;
  readonly requests: number;
  readonly kinds: number;
  readonly seconds: number;
  readonly seed: number;
  readonly taken: Readonly<Record<string, number>>;
  readonly failure?: string;
}
export function runModel(options?: {
  readonly steps?: number;
  readonly seed?: number;
  readonly path?: string;
  readonly replayPath?: string;
}): Promise<ModelSum>;
