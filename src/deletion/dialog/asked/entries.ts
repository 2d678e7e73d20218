/** What the viewer has entered where they are asked. */
export interface Entries {
  /** What had to be typed (U5). */
  readonly typed: string;
  /** Did they say that they have looked through the list (U13)? */
  readonly reviewed: boolean;
  /** Why they do it, as it stands in the field. */
  readonly reason: string;
  /** Where something was missing when it was last tried. */
  readonly missed?: string | undefined;
}

/** As a question begins. */
export const nothingEntered: Entries = { typed: '', reviewed: false, reason: '' };
