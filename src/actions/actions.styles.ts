import { css } from 'lit';

/** Looks of the fields of a message. Goes with those of a question. */
export const actionsStyles = css`
  .message-fields {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
  }
  .message-fields label {
    font-weight: 500;
  }
  .message-fields .input + label {
    margin-block-start: calc(var(--_space) * 3);
  }
  .message-fields textarea {
    padding-block: calc(var(--_space) * 2);
    line-height: 1.45;
    resize: vertical;
  }
`;
