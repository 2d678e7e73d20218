/** English texts of this part. */
export const profile = {} as const;
