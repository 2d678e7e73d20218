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
  .from-file-choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: calc(var(--_space) * 4);
  }
  .from-file-choices .select {
    inline-size: 100%;
    min-inline-size: 0;
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
