export interface Place {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
export const planted: readonly (Place & {
  readonly name: string;
  readonly what: string;
  readonly also?: readonly Place[];
})[];
export function plant(root: string, bug: (typeof planted)[number]): void;
