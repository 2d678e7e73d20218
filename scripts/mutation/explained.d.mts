export const explained: readonly (readonly [file: string, from: string, to: string, reason: string])[];
