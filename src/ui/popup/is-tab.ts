/** Whether the Tab key is meant. WebKitGTK has no name for it while Shift is held. */
export function isTab({ key, code }: KeyboardEvent): boolean {
  return key === 'Tab' || code === 'Tab';
}
