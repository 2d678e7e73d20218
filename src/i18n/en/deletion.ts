/** English texts of this part. */
export const deletion = {} as const;
