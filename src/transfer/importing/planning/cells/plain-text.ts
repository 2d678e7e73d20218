/** A text as cells are compared and sent: without blanks around it, and with one kind of line end. */
export function plainText(text: string): string {
  return (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trim();
}

/** A text as names are looked for: however its accents are put together. */
export function exactText(text: string): string {
  return plainText(text).normalize('NFC');
}

/** The same, where capitals make no difference. */
export function foldedText(text: string): string {
  return exactText(text).toLowerCase();
}
