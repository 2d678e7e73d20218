import { css } from 'lit';

/** Looks of selecting from a file. Goes with those of a question. */
export const fromFileStyles = css`
  .from-file,
  .from-file-field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }
  .from-file-field {
    gap: var(--_space);
    align-content: start;
  }
  :is(.from-file-field > label, #from-file-chosen, .from-file-label, .from-file-values) {
    font-weight: 500;
  }
  .from-file-field textarea {
    padding-block: calc(var(--_space) * 2);
    line-height: 1.45;
    resize: vertical;
  }
  .from-file-input {
    inline-size: 100%;
    min-block-size: var(--_control-height);
    padding: calc(var(--_space) * 2);
    font: inherit;
    color: var(--_text);
    border: 1px dashed var(--_control-border);
    border-radius: var(--_radius);
    cursor: pointer;
  }
  .from-file-input::file-selector-button {
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
  .from-file-chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 3);
    padding: var(--_space) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
  .from-file-chosen > bdi {
    flex: 1 1 8rem;
    font-weight: 600;
  }
  .from-file-choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: calc(var(--_space) * 4);
  }
  .from-file-choices .select {
    inline-size: 100%;
    min-inline-size: 0;
  }
  .question .from-file-notice {
    flex-wrap: nowrap;
    align-items: start;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
  }
  .from-file-notice .notice-text {
    flex-basis: 0;
  }
  .from-file-sum {
    font-weight: 600;
    outline-offset: 4px;
  }
  .from-file .question-left-out {
    gap: calc(var(--_space) * 2);
  }
  .question .from-file-label {
    margin-block-end: var(--_space);
  }
  .from-file .question-people .from-file-candidates {
    flex: 1 0 100%;
    margin: 0;
    padding-inline-start: calc(var(--_space) * 4);
    border: 0;
    background: none;
  }
  .from-file .from-file-candidates li {
    padding: 0;
    border: 0;
  }
  .from-file-replace {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .from-file-further {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-inline-start: calc(var(--_space) * -3);
  }
  .from-file-further .button {
    color: var(--_accent);
  }
  .from-file-progress {
    inline-size: 100%;
    block-size: 8px;
    accent-color: var(--_accent);
  }
  .from-file-looking {
    justify-items: start;
  }
`;
