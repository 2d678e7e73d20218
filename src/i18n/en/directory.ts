/** English texts of this part. */
export const directory = {} as const;
