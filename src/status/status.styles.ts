import { css } from 'lit';

/** The looks of a person’s status on their page. */
export const statusStyles = css`
  .status-section {
    display: grid;
    gap: calc(var(--_space) * 3);
  }
  .status-section :is(h3, h4, p, ul) {
    margin: 0;
  }
  .status-section h3 {
    font-size: 1em;
    font-weight: 600;
  }
  .status-section h4 {
    font-size: 1em;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  .status-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space) calc(var(--_space) * 4);
  }
  .status-section :is(.status-hint, .status-text) {
    max-inline-size: 65ch;
    color: var(--_muted);
  }
  .status-question {
    display: grid;
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_accent-soft);
  }
  .status-question ul {
    padding-inline-start: calc(var(--_space) * 5);
  }
  .status-buttons,
  .status-date {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 2);
  }
  .status-date > label {
    font-weight: 550;
  }
  .status-date > .input {
    inline-size: 11rem;
  }
  .status-date > .input[aria-disabled='true'] {
    color: var(--_muted);
    background: none;
    border-style: dashed;
  }
  .status-until {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }
  .status-section .status-problem {
    color: var(--_danger);
  }
  .status-section p:empty {
    display: none;
  }
`;
