/**
 * Leaves the focus in its field while a button of its form is pressed: what a field says when it is left would move the
 * button away from under the pointer, and the press would be lost.
 */
export function keepFocus(press: Event): void {
  press.preventDefault();
}
