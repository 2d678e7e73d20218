/** What is made for a language, made once: making a formatter costs far more than using it, and rows use them. */
export function kept<T>(make: (locale: string, options: string) => T): (locale: string, options?: string) => T {
  const made = new Map<string, T>();
  return (locale, options = '') => {
    const name = `${locale} ${options}`;
    const formatter = made.get(name) ?? make(locale, options);
    made.set(name, formatter);
    return formatter;
  };
}
