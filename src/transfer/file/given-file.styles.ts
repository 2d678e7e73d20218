import { css } from 'lit';

/** Looks of the field that takes a file, of the file that was given, and of what is said about it. Goes with those of a question. */
export const givenFileStyles = css`
  .file-input {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: calc(var(--_space) * 3);
    font: inherit;
    color: var(--_text);
    border: 1px dashed var(--_control-border);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .file-input::file-selector-button {
    font: inherit;
    font-weight: 500;
    color: var(--_text);
    background: var(--_raised);
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    min-block-size: calc(var(--_control-height) - var(--_space) * 2);
    margin: 0;
    margin-inline-end: calc(var(--_space) * 2);
    padding: 0 calc(var(--_space) * 3);
    cursor: pointer;
  }
  .file-chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .file-chosen > bdi {
    font-weight: 600;
  }
  .file-chosen > .button {
    margin-inline-start: auto;
  }
  .question .file-notice {
    flex-wrap: nowrap;
    align-items: start;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }
  .file-notice .notice-text {
    flex-basis: 0;
  }
`;
