import { css } from 'lit';

/** Looks of the field that asks who takes over. Goes with `pickerStyles`. */
export const successorStyles = css`
  .successor #successor-note {
    margin-block: calc(var(--_space) * 2) 0;
  }
  .successor .chosen,
  .successor .unchosen {
    display: flex;
    gap: calc(var(--_space) * 2);
    overflow-wrap: anywhere;
  }
  .successor > .button {
    /* under the text of the note */
    margin-inline-start: calc(var(--_space) * 3.75);
  }
  .successor .unchosen {
    color: var(--_danger);
  }
  .successor .chosen .icon {
    color: var(--_success);
  }
`;
